"""What a heading over tasks is: a unit, a topic, a look back, or a sentence that leads on."""

from __future__ import annotations

import re
from typing import Final

from notices.fold import plain
from notices.memo import remembered
from notices.outline import Node
from notices.verbs import AGREES, ORDER, PERMITS, PRAISES, PREDICATE, TELLS

LOOKS_BACK: Final = re.compile(
    r"""
    \W* (?:về\s+|kết\s+quả\s+)? (?: đánh\s+giá | tình\s+hình | kết\s+quả | nhận\s+định | nhận\s+xét | ưu\s+điểm
      | tồn\s+tại | hạn\s+chế
      | những\s+(?:kết\s+quả|tồn|hạn|mặt) | một\s+số\s+(?:kết\s+quả|tồn|hạn|khó) | bối\s+cảnh | khó\s+khăn
        | nguyên\s+nhân | thành\s+phần
      | ghi\s+nhận | nội\s+dung\s+báo\s+cáo | ý\s+kiến\s+(?:phát\s+biểu|thảo\s+luận|của) )(?!\w)
    """,
    re.VERBOSE,
)
""" "Đánh giá chung", "Tình hình, kết quả thực hiện …", "Tồn tại, hạn chế"."""
LOOKS_AHEAD: Final = re.compile(
    r"giải\s+pháp|nhiệm\s+vụ\s+(?:trọng\s+tâm|chủ\s+yếu)?\s*(?:trong\s+)?thời\s+gian|phương\s+hướng|yêu\s+cầu|trong\s+thời\s+gian\s+tới|và\s+nhiệm\s+vụ"
)
TOPIC: Final = re.compile(
    r"\W*(?:về|đối\s+với|liên\s+quan|công\s+tác|lĩnh\s+vực|nội\s+dung|việc|nhóm|một\s+số|các\s+nhiệm\s+vụ|nhiệm\s+vụ|trong\s+lĩnh\s+vực)(?!\w)"
)
TOPIC_BEFORE: Final = re.compile(r"\W*[^:.;]{3,150}:\s*")
""" "Về kết quả năm 2024: " before the words that count."""
BLAMES: Final = re.compile(r"\W*(?:kết\s+luận\s*:\s*)?(?:nghiêm\s+khắc\s+)?phê\s+bình\s[^.;]*[.;]?\s*$")
""" "Phê bình Chủ tịch UBND xã …": blames, and orders nothing."""
CONCERNING: Final = re.compile(
    r"\W*(?:đối\s+với|về|với)\s(?:[^:.;]|(?<=\d)\.(?=\d)){3,150}?,\s+(?=(?:cơ\s+bản\s+)?(?:thống\s+nhất|đồng\s+ý|nhất\s+trí)\s)"
)
NARRATES: Final = re.compile(
    r"\W*(?:đến\s+nay|hiện\s+nay|thời\s+gian\s+qua|trong\s+thời\s+gian\s+qua|trong\s+(?:\d+|các|những)\s+tháng|tính\s+đến|đến\s+(?:hết\s+)?ngày\s+\d+"
    r"|vừa\s+qua|tổng\s+số|nhìn\s+chung|tuy\s+nhiên|bên\s+cạnh)(?!\w)"
)
PETITION: Final = re.compile(
    r"\W*nội\s+dung\s+(?:đơn\s+)?(?:kiến\s+nghị|phản\s+ánh|khiếu\s+nại|tố\s+cáo|trình\s+bày)\s*:|"
    r"\W*nội\s+dung(?:\s+\w+){0,3}\s*:\s*(?:đề\s+nghị|kiến\s+nghị|phản\s+ánh|khiếu\s+nại|tố\s+cáo)(?!\w)"
)
""" "Nội dung: đề nghị xem xét …": what a citizen asks for, in a notice of receiving citizens."""
STATES: Final = re.compile(
    r"[^,.;:]{3,90}\slà\s(?:một\s|những\s|các\s)?(?:xu\s+thế|nhiệm\s+vụ|vấn\s+đề|yêu\s+cầu|chủ\s+trương|động\s+lực"
    r"|nền\s+tảng|việc\s|quan\s+điểm|mục\s+tiêu|dự\s+án|công\s+trình|nội\s+dung|lĩnh\s+vực|cơ\s+hội)"
)
TELLS_SOMEBODY: Final = re.compile(
    r"(?:^|[.;,:]\s+|\b(?:và|đồng\s+thời)\s+)(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công)\s(?!ban\b|của\b|thông\b|dịch\b)|có\s+trách\s+nhiệm|(?<!yêu\scầu\s)hoàn\s+thành\s+trước"
)
CALLS: Final = re.compile(
    r"(?<!do\s)(?<!nên\s)(?<!vẫn\s)\b(?:cần(?!\s+thơ)|phải|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm)\b|(?<!đã\s)\b(?:khẩn\s+trương|tăng\s+cường|tiếp\s+tục|tập\s+trung)\b|chủ\s+trì"
)
"""Words of duty that are no part of a report."""
NO_ORDER: Final = re.compile(
    r"\b(?:đã|đang|được\s+giao|được\s+[\d.,]+|đạt|mới|còn|chưa|vẫn|bị|thuộc\s+về|rất\s+thấp|ổn\s+định|chuyển\s+biến|chia\s+cắt|thời\s+gian\s+qua"
    r"|chậm(?!\s+(?:nhất|lại))|vượt(?=\s+\d)|là\s+do)\b"
)
OPENS_ORDER: Final = re.compile(
    rf"\W*(?:(?:từ\s+nay|trước\s+mắt|trong|trước|sau|khi|để|căn\s+cứ|trên\s+cơ\s+sở|định\s+kỳ|hằng|hàng|chiều|sáng)\s[^,;.]*,\s*)?(?:{PREDICATE.pattern})"
)
""" "Từ nay đến khi có kết quả trúng thầu mới, hướng dẫn …"."""
ANSWERED: Final = re.compile(
    r"\W*(?:các|những|một\s+số|công\s+tác|tình\s+hình|việc)\s[^,.;]*?\s(?:đã\s+(?:được|có)|còn|chưa)\s"
)
""" "Các kiến nghị khác … đã được trả lời tại buổi làm việc"."""
REFUSES: Final = re.compile(
    r"\b(?:chưa|không)\s+(?:xem\s+xét|đồng\s+ý|thống\s+nhất|chấp\s+thuận|có\s+cơ\s+sở|đủ\s+(?:cơ\s+sở|điều\s+kiện))\b"
)
"""A petition that is not granted: "chưa xem xét trong năm nay"."""
NO_DOING: Final = re.compile(r"giao\s+thông|tổ\s+chức\s+(?:bộ\s+máy|đảng)")
"""Begin like verbs of orders."""
SENTENCE_END: Final = re.compile(r"[.;!]\W*$")
LAST_CLAUSE: Final = re.compile(r"(?:^|[.;]\s+)(?P<clause>[^.;]*)$")
ALSO: Final = re.compile(r"\b(?:trong\s+đó|lưu\s+ý|chú\s+ý|nhất\s+là|cụ\s+thể)\b")
LONG: Final = 220


def looks_back(node: Node) -> bool:
    """A heading over what has been, not over what is to be done; an item of a list of orders is none."""
    low = plain(node.text)
    if node.row:
        return False
    if all(child.is_prose for child in node.children) and _sums_up(low):
        return True
    if not node.children and not (
        node.bold or (LOOKS_BACK.match(low) and len(low) < 60 and not SENTENCE_END.search(low))
    ):
        return False
    return (
        bool(LOOKS_BACK.match(low)) and not LOOKS_AHEAD.search(low) and len(low) < LONG and not SENTENCE_END.search(low)
    )


def _sums_up(low: str) -> bool:
    """An item that runs on from such a heading: "1. Đánh giá chung: Tiến độ còn chậm …"."""
    begins = LOOKS_BACK.match(low)
    colon = low.find(":", 0, 60)
    return bool(begins) and colon > 0 and not LOOKS_AHEAD.search(low[:colon]) and not TELLS_SOMEBODY.search(low, colon)


def is_order(text: str) -> bool:
    """Whether a paragraph without number tells somebody to do something."""
    low = plain(text)
    agrees = AGREES.match(low)
    return bool(ORDER.search(low, agrees.end() if agrees else 0))


def only_agrees(text: str) -> bool:
    """ "Thống nhất với đề xuất …": records a consent, and orders nothing."""
    agrees = _agrees(text)
    if BLAMES.match(plain(text)) and not TELLS.search(plain(text)):
        return True
    if agrees and PRAISES.search(agrees[0]):
        # "… tuy nhiên còn chậm, cần tiếp tục hoàn thiện": only what somebody is told counts after a praise.
        return not TELLS_SOMEBODY.search(plain(text), agrees.end())
    return bool(agrees) and not TELLS.search(plain(text), agrees.end() if agrees else 0)


def consent_end(text: str) -> int:
    """Where the words of consent or praise end, with whoever gives it: 0 without them."""
    agrees = _agrees(text)
    return agrees.end() if agrees else 0


def only_permits(text: str) -> bool:
    """ "Thống nhất gia hạn tiến độ đến hết quý I": a consent whose dates are no deadlines."""
    agrees = _agrees(text)
    if not agrees or not only_agrees(text):
        return False
    return bool(PRAISES.search(agrees[0]) or PERMITS.match(plain(text), agrees.end()))


@remembered
def _agrees(text: str) -> re.Match[str] | None:
    low = plain(text)
    topic = TOPIC_BEFORE.match(low) or CONCERNING.match(low)
    return AGREES.match(low, topic.end() if topic else 0)


def narrates(text: str) -> bool:
    """ "Đến nay sản lượng đạt 65 %", "… là xu thế tất yếu": tells how things are, and orders nothing."""
    low = plain(text)
    tells_of = bool(NARRATES.match(low) or STATES.match(low)) and not TELLS.search(low)
    return tells_of or is_petition(text)


def is_petition(text: str) -> bool:
    """ "Nội dung: Đề nghị xem xét lại giá đất …": what a citizen asks for."""
    return PETITION.match(plain(text)) is not None


def reports(text: str, *, dated: bool) -> bool:
    """A paragraph that only tells what was and what is still wanting, or why nothing is done about a petition.

    ``dated``: a day by which something is to be done stands in it; then only an opening as of a report tells.
    """
    low = plain(text)
    topic = TOPIC_BEFORE.match(low)
    topic = None if topic and (NO_ORDER.search(topic[0]) or NARRATES.match(low)) else topic
    told = low[topic.end() if topic else 0 :]
    if TELLS_SOMEBODY.search(told):
        return False
    if topic and REFUSES.search(told):
        return True
    if CALLS.search(told) or OPENS_ORDER.match(told) or (dated and not NARRATES.match(told)):
        return False
    sentences = [sentence for sentence in re.split(r"(?<=[.;])\s+", told) if sentence.strip(" .;")]
    if len(sentences) < 2 and not NARRATES.match(told) and not ANSWERED.match(told):
        return False
    told_of = (NO_ORDER.search(one) or NARRATES.match(one) for one in sentences)
    return all(told_of) and all(NO_DOING.match(one) or not PREDICATE.match(one) for one in sentences)


def is_heading(node: Node) -> bool:
    """Whether a paragraph with others under it is only their heading or introduction, and no order of its own."""
    if SENTENCE_END.search(node.text):
        return False
    clause = LAST_CLAUSE.search(plain(node.text))
    first = plain(node.text)[: clause.start("clause")] if clause else ""
    if first.strip() and ORDER.search(first):
        return False
    if (
        clause
        and node.leads_on
        and ALSO.search(clause["clause"])
        and ORDER.search(clause["clause"].split("trong đó")[0])
    ):
        return bool(TOPIC.match(plain(node.text))) and not ORDER.search(plain(node.text))
    return True
