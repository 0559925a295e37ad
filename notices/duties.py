"""What a text makes of the bodies that it names: who is told to act, with whom, and who is only mentioned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from notices.bodies import LIST_JOIN, gathered, mentions
from notices.fold import plain
from notices.memo import remembered
from notices.mentioned import Mention
from notices.names import HEAD
from notices.persons import is_person_at
from notices.verbs import LITTLE, PREDICATE


class Part(StrEnum):
    """The part a named body plays in a sentence."""

    TOLD = "told"
    """ "Giao Sở X …", "đề nghị Sở X …"."""
    ACTS = "acts"
    """ "Sở X có trách nhiệm …", "Sở X khẩn trương …"."""
    JOINS = "joins"
    """ "… phối hợp với Sở X …"."""
    NAMED = "named"
    """Receives, is asked, owns, is only spoken of."""


class Named(NamedTuple):
    """Bodies of one list and their part."""

    start: int
    end: int
    names: tuple[str, ...]
    part: Part


TOLD_BY: Final = re.compile(
    r"""
    (?: (?<!bàn\s)(?<!chuyển\s)\bgiao (?:\s+(?:trách\s+nhiệm|nhiệm\s+vụ|thêm|lại))? (?:\s+cho)?
      | \byêu\s+cầu | \bđề\s+nghị | \bphân\s+công
      | \bđồng\s+ý\s+giao | \blưu\s+ý | \bgiao\s+trực\s+tiếp (?:\s+cho)?
      | (?:đơn\s+vị|cơ\s+quan|bộ\s+phận|phòng|người) \s+
          (?:chủ\s+trì|(?:tổ\s+chức\s+)?thực\s+hiện|đầu\s+mối|phụ\s+trách) \s* (?=:)
      | (?:^|[.;(]\s*) chủ\s+trì \s* (?=:) )
    \s* :? \s* (?:đồng\s+thời\s+)? $                                   # "giao ", "Yêu cầu: "
    """,
    re.VERBOSE,
)
TOLD_ENDS: Final = (
    "giao", "nhiệm", "vụ", "cho", "thêm", "lại", "cầu", "nghị", "công", "ý", "tiếp", "trì", "hiện", "mối", "trách",
    "thời",
)  # fmt: skip
"""The last words of :data:`TOLD_BY`: nearly always there is none of them, and that is quick to see."""
REPORTED: Final = re.compile(
    r"(?:được|đã|theo|xét|của|kiến\s+nghị|xem\s+xét|cơ\s+quan|để)\s+(?:[^\s.:;,]+\s+){0,3}(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công)(?:\s+cho)?\s*:?\s*$"
)
"""An order that is only told of: "theo đề nghị …", "được Thủ tướng giao …"."""
JOINED_BY: Final = re.compile(
    r"""
    (?: \b phối \s+ (?: hợp \s* )? | \b chủ \s+ trì ,? \s* (?=cùng) ) (?:,\s*)?
    (?: chặt\s+chẽ | tốt | kịp\s+thời | thường\s+xuyên | đồng\s+bộ | hiệu\s+quả | tích\s+cực | liên\s+tục | công\s+tác
      | và\s+hướng\s+dẫn | ,?\s*hướng\s+dẫn | , | và | \s )*
    (?: cùng\s+với | với | cùng )? \s* :? \s* $                          # "phối hợp chặt chẽ với "
    """,
    re.VERBOSE,
)
JOINED_ENDS: Final = (
    "phối", "hợp", "trì", "chẽ", "tốt", "thời", "xuyên", "bộ", "quả", "cực", "tục", "tác", "dẫn", "và", "với", "cùng",
)  # fmt: skip
"""Its last words, if it ends in a word."""
LEADS: Final = re.compile(r"\w\slãnh\s+đạo\s")
ASKED_TO_JOIN: Final = re.compile(
    r"(?:đôn\s+đốc|theo\s+dõi|mời|nhắc|kiểm\s+tra)\s+[^.;:,]*$|(?:^|[.;])\W*đôn\s+đốc\s+[^.;:]*$"
)
""" "đôn đốc A phối hợp với B" gives no partner."""
OPENS: Final = re.compile(
    r"""
    (?: ^\W* | [.;:!?…]["”')*]*\s* | \)\s* | ,\s*(?:và\s+)? | \bđồng\s+thời,?\s* | \btheo\s+đó,?\s*
      | \btrong\s+đó,?\s* | \s[-–+]\s
      | \b(?:hàng|hằng)\s+(?:tuần|tháng|quý|năm|ngày)\s+
      | \bthì\s+ | \briêng\s+ | \bsau\s+đó,?\s* | (?:^|[.;]\s*)(?:về\s+phía|đối\s+với|riêng)\s+ ) $
    """,
    re.VERBOSE,
)
"""Where a clause begins."""
OPENS_ENDS: Final = ("thời", "đó", "tuần", "tháng", "quý", "năm", "ngày", "thì", "riêng", "phía", "với")
"""The last words of :data:`OPENS`, if it ends in a word."""
LONGEST_OPENING: Final = 30
ACTING: Final = re.compile(
    rf"""
    \s* (?: \([^)]*\) \s* )? (?: ,\s*(?:là\s+)?(?:cơ\s+quan|đơn\s+vị)\s[^,.;:]{{3,60}},\s* )? (?: ,? \s*
      (?:theo|căn\s+cứ|trên\s+cơ\s+sở|bám\s+sát|trong\s+phạm\s+vi|với\s+vai\s+trò) \s [^.;:]{{0,160}}? [,\s] \s* )?
    (?: (?:và\s+)?(?:các\s+)?(?: (?:có\s+)?liên\s+quan | nêu\s+trên | trên\s+địa\s+bàn [^,.;:]{{0,40}}?
        | (?:chưa|khi)\s [^,.;:]{{3,80}}? (?=\s(?:phải|cần|khẩn\s+trương|có\s+trách\s+nhiệm)\s)
        | (?:có|thuộc|vùng|nơi|ven)\s [^,.;:]{{3,60}}? ) \s+ )? ,?\s*
    (?: (?:định\s+kỳ\s+)?(?:hằng|hàng)\s+(?:tuần|tháng|quý|năm)\s*,?\s* )? (?:{PREDICATE.pattern})
    """,
    re.VERBOSE,
)
ASIDE: Final = re.compile(r"\s*\([^()]*")
AFTER_ASIDE: Final = re.compile(rf"(?:\s*\([^()]{{2,120}}\))?{LIST_JOIN.pattern}")
""" "Ban Chỉ đạo 09 (Sở Tài chính), Sở Xây dựng": a list goes on behind what stands in brackets."""
EACH: Final = re.compile(r"(?:mỗi|từng)\s")
""" "Bảo tàng, Thư viện: mỗi đơn vị chuẩn bị …": those named before."""
PERSON_BEFORE: Final = re.compile(r"(?:đồng\s+chí|đ/c|ông|bà)\s[^.;:,()]{3,60}?\s*(?:\s[-–]\s|,\s*|\()$")
""" "đồng chí Nguyễn Văn An - Phó Chủ tịch UBND huyện chỉ đạo …": the body is only a part of the post."""
DEPUTY: Final = re.compile(r"(?:phó|thứ\s+trưởng)\s")
ANYBODY: Final = re.compile(r"(?:các|những)\s+(?:đơn\s+vị|cơ\s+quan|tổ\s+chức|doanh\s+nghiệp|cá\s+nhân)\b")
NO_VERB: Final = re.compile(r"giao\s+thông|tổ\s+chức\s|quản\s+lý|đầu\s+tư|xây\s+dựng|kiểm\s+(?:ngư|lâm)")
"""Within names these are no verbs."""
STILL_JOINED: Final = re.compile(r"phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+(?P<names>[^.;:()]{3,110}),\s*$")
""" "phối hợp với lực lượng kiểm ngư, Bộ Quốc phòng": a list goes on behind what nobody knows."""
LOCATED: Final = re.compile(r"\b(?:xóm|thôn|bản|ấp|khối|khu\s+phố|tổ\s+dân\s+phố)\s[^,;.]{1,30},\s*$")
LOCAL_PLACE: Final = re.compile(r"(?:xã|phường|thị\s+trấn|huyện|quận|thị\s+xã)\s")
""" "đơn của 05 hộ dân xóm Đồng, xã Hòa Lâm, báo cáo …": where they live."""
DEPUTY_OF: Final = re.compile(rf"(?:các\s+)?(?:(?:đồng\s+chí|đ/c|ông|bà)\s+)?{DEPUTY.pattern}")
LISTED_BY: Final = re.compile(
    r"(?:\d|,|\b(?:và|gồm|như|các|cùng|với|đôn\s+đốc|chỉ\s+đạo|lãnh\s+đạo|hướng\s+dẫn|nhắc|mời|giúp|hỗ\s+trợ|thi\s+công|sửa\s+chữa|cải\s+tạo))\s*$"
)
DONE_BY: Final = re.compile(r"\bdo\s+$")
CITED: Final = re.compile(r"\bsố\s+\d[^.;]*\bdo\s+$")
""" "Báo cáo số 61/BC-ĐGS của Đoàn giám sát do Ban Pháp chế tham mưu": who wrote a paper."""
CARRIES_OUT: Final = re.compile(
    r"\s+(?:chịu\s+trách\s+nhiệm|làm\s+đầu\s+mối|chủ\s+trì|đảm\s+nhận|đảm\s+nhiệm|phụ\s+trách|(?:tổ\s+chức\s+)?thực\s+hiện|tham\s+mưu)(?!\w)"
)
""" "… do Sở X thực hiện", "… do Sở X chủ trì"; not "do Bộ Y ban hành"."""
ADDRESSED: Final = re.compile(r"\s*(?:\([^)]*\)\s*)?:")
DONE_ALREADY: Final = re.compile(r"\s*(?:cơ\s+bản\s+)?(?:đã|đang|được)\b")


MEMBERS_FOLLOW: Final = re.compile(r"[^.;:()]{0,100}\(\s*")
MEMBERS_END: Final = re.compile(r"\s*\)")
CLASS_OPENS: Final = re.compile(r"^\W*(?:(?:giao|yêu\s+cầu|đề\s+nghị)\s+)?(?:các|những|một\s+số)\s[^.;:()]{2,60}$")
"""A class at the beginning of the item."""


@remembered
def named(text: str, known: tuple[str, ...] = ()) -> tuple[Named, ...]:
    """Every list of bodies in ``text`` with the part that it plays, in order."""
    low = plain(text)
    found = [
        Named(group[0].start, group[-1].end, _names(group), _part_of(text, low, group[0].start, group[-1].end))
        for group in _groups(low, mentions(text, known))
    ]
    return tuple(_with_members(low, found))


def _with_members(low: str, found: Sequence[Named]) -> Sequence[Named]:
    """ "Các đơn vị còn thiếu thuốc (Bệnh viện A, Trung tâm B) rà soát …": the members act, and no longer the class."""
    for at, (whole, members) in enumerate(pairwise(found)):
        if MEMBERS_FOLLOW.fullmatch(low, whole.end, members.start) and CLASS_OPENS.search(low, 0, whole.end):
            behind = MEMBERS_END.match(low, members.end)
            if behind and (whole.part in (Part.TOLD, Part.ACTS) or ACTING.match(low, behind.end())):
                rest = (whole._replace(part=Part.NAMED), members._replace(part=Part.ACTS))
                return (*found[:at], *rest, *found[at + 2 :])
    return found


def orders(found: Sequence[Named]) -> tuple[Named, ...]:
    """Those that must act."""
    return tuple(one for one in found if one.part in (Part.TOLD, Part.ACTS))


def _groups(low: str, found: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    asides: list[list[Mention]] = []
    for mention in found:
        if groups and ASIDE.fullmatch(low, groups[-1][-1].end, mention.start):
            asides.append([mention])
            continue
        joined = groups and AFTER_ASIDE.fullmatch(low, groups[-1][-1].end, mention.start)
        if joined and not _begins_anew(low, groups[-1], mention, joined[0].rpartition(")")[2]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return sorted([*groups, *asides], key=lambda group: group[0].start)


def _begins_anew(low: str, group: Sequence[Mention], mention: Mention, join: str) -> bool:
    # "phối hợp với Sở A; Sở B chủ trì": after a semicolon a body that acts begins a clause of its own,
    # but "Giám đốc các sở; Chủ tịch UBND các xã chủ động …" are one list. So after the comma that ends an aside:
    # "Đối với hồ sơ đã chuyển sang Công an, Thanh tra Sở có trách nhiệm …".
    begins = group[0].start
    if LEADS.match(low, max(0, begins - 2)):
        return False  # "Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh, các sở, ngành …"
    before = low[max(0, begins - 120) : begins]
    if not ACTING.match(low, mention.end) or (_may_end(before, OPENS_ENDS) and OPENS.search(before)):
        return False
    at_once = not low[mention.end :].lstrip().startswith(",")
    loose = (
        at_once
        and join.strip() == ","
        and not (JOINED_BY.search(before) or TOLD_BY.search(before) or LISTED_BY.search(before))
    )
    return join.strip().startswith(";") or (loose and len(group) == 1)


def _names(group: Sequence[Mention]) -> tuple[str, ...]:
    return gathered(name for mention in group for name in mention.names)


def _part_of(text: str, low: str, start: int, end: int) -> Part:
    """ "Giao đồng chí Phó Chủ tịch UBND tỉnh Lê Văn Hai …": the person is told, and heads no unit."""
    deputy = DEPUTY_OF.match(low, start)
    return Part.NAMED if deputy and is_person_at(text, end) else _part(low, start, end)


def _part(low: str, start: int, end: int) -> Part:
    before = low[max(0, start - 120) : start]
    told = TOLD_BY.search(before) if before.rstrip(" \n:").endswith(TOLD_ENDS) else None
    if (start and EACH.match(low, start) and not told) or (DEPUTY.match(low, start) and PERSON_BEFORE.search(before)):
        return Part.NAMED
    if LOCAL_PLACE.match(low, start) and LOCATED.search(before):
        return Part.NAMED
    if told and not REPORTED.search(before):
        return Part.TOLD
    may_join = _may_end(before, JOINED_ENDS) and ("phối" in before or "trì" in before)
    joined = JOINED_BY.search(before) if may_join else None
    if joined and not ASKED_TO_JOIN.search(before[: joined.start()]):
        return Part.JOINS
    still = STILL_JOINED.search(before) if before.endswith((", ", ",")) and "phối" in before else None
    if still and not PREDICATE.search(NO_VERB.sub("", still["names"])):
        return Part.JOINS
    if DONE_BY.search(before) and CARRIES_OUT.match(low, end) and not CITED.search(before):
        return Part.ACTS
    opens = _may_end(before, OPENS_ENDS) and OPENS.search(low, max(0, start - LONGEST_OPENING), start)
    if opens and not DONE_ALREADY.match(low, end):
        acts = (
            ACTING.match(low, end)
            or _addressed(opens, low, end)
            or ((start == 0 or opens[0].startswith(":")) and _goes_on_with_a_verb(low, end))
            or (opens[0].startswith(".") and _acts_in_turn(low, start, end))
        )
        return Part.ACTS if acts else Part.NAMED
    return Part.NAMED


def _acts_in_turn(low: str, start: int, end: int) -> bool:
    """ "Sở Công Thương giám sát hồ chứa. Các chủ hồ chứa hạ mực nước": one sentence for each."""
    in_turn = HEAD.match(low) is not None and ANYBODY.match(low, start) is None
    return in_turn and _goes_on_with_a_verb(low, end)


def _may_end(before: str, words: tuple[str, ...]) -> bool:
    """Whether text ends in one of ``words`` or in a sign; else patterns that end so need not be tried."""
    ends = before.rstrip()
    return not ends[-1:].isalnum() or ends.endswith(words)


def _goes_on_with_a_verb(low: str, end: int) -> bool:
    # A body that opens an item acts, whatever the verb is called.
    word = re.compile(r"\s+(?=[^\W\d_])").match(low, end)
    return word is not None and not LITTLE.match(low, word.end())


def _addressed(opens: re.Match[str], low: str, end: int) -> bool:
    return not opens[0].startswith(",") and ADDRESSED.match(low, end) is not None
