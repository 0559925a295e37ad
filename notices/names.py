"""How the name of a body is written, and where it ends in running text."""

from __future__ import annotations

import re
from typing import Final

from notices.fields import FIELD_NOUNS, FIELDS
from notices.fold import UPPER
from notices.phrases import any_of
from notices.verbs import NO_NAME, PREDICATE
from notices.vocabulary import (
    ALSO_NOUNS,
    EVERYBODY_NOUNS,
    HEADS,
    NO_BODIES,
    OF_WHOM,
    OPEN_ENDED,
    PLACES,
    TAILED,
    WHOLE,
)

SHORT_HEAD: Final = r"(?:[pk]\.\s?|tt\.?\s)(?=[^\W\d_])"
""" "P. KHTC", "P.TCHC", "TT Đào tạo lái xe"."""
HEAD: Final = re.compile(rf"(?!(?:{any_of(NO_BODIES)})(?!\w))(?:(?:{any_of(HEADS)})(?!\w)|{SHORT_HEAD})")
FIELD: Final = re.compile(rf"(?:{any_of(FIELDS)})(?!\w)")
ALSO_NOUN: Final = re.compile(rf"(?:{any_of(ALSO_NOUNS)})(?!\w)")
FIELD_NOUN: Final = re.compile(rf"(?:{any_of(FIELD_NOUNS)})(?!\w)")
PLACE: Final = re.compile(rf"(?:{any_of(PLACES)})(?!\w|\s+hội)")
OWNER: Final = re.compile(
    rf"(?:{any_of(OF_WHOM)})(?!\w|\s+(?:hội|hữu|hợp|học|phí|trưởng))"
    r"(?<!thị\strường)(?<!môi\strường)(?<!công\strường)(?<!cơ\ssở)(?<!công\ssở)(?<!cán\sbộ)(?<!nội\sbộ)"
)
NOUN: Final = rf"(?:{any_of(EVERYBODY_NOUNS)})(?!\w)"
LIES: Final = (
    r"(?:ven\s+(?:biển|sông)|miền\s+núi|vùng\s+(?:cao|lũ|biển|núi)|biên\s+giới|nội\s+thành|ngoại\s+thành|đồng\s+bằng|trung\s+du|trong\s+vùng)"
    r"(?!\w)"
)
""" "các xã, phường ven biển"."""
CLASS: Final = re.compile(
    rf"""
    (?: (?:tất\s+cả\s+|toàn\s+thể\s+)? (?P<plural> các | những | từng | mỗi ) \s+
      | (?=đơn\s+vị\s+(?:có\s+)?liên\s+quan) )
    (?P<nouns> {NOUN} (?: \s*(?:,|và|hoặc|;|/|-|,\s*và|và\s+các|,\s*các)\s* (?:các\s+)? {NOUN}
      | \s+(?!tổ\s+chức\s|nhà\s+máy|hội\s+đồng) {NOUN} )* )
    (?P<which> (?: \s* ,? \s* (?:có\s+)? liên\s+quan | \s+trực\s+thuộc(?:\s+(?:sở|tỉnh|bộ))? | \s+khác
      | \s+thuộc(?:(?:,|\s+và)\s*trực\s+thuộc)?\s+(?:sở|tỉnh|bộ|trung\s+tâm) | \s+chức\s+năng | \s+chuyên\s+môn
      | \s+trung\s+ương | \s+còn\s+lại | \s+{LIES}
      | \s+trên\s+địa\s+bàn(?:\s+(?:tỉnh|thành\s+phố|xã))? | \s+nêu\s+trên )* )
    (?P<having> (?<=\bban)\s+(?:của\s+)?(?:hđnd|hội\s+đồng\s+nhân\s+dân)(?:\s+(?:tỉnh|thành\s+phố|huyện|xã|phường))?
      | \s+có\s+(?!trách|nhiệm|biện|kế|ý|văn|thể|liên) [^,.;:]{{2,40}}
      | (?<=ban\squản\slý)\s+(?:rừng(?:\s+(?:phòng\s+hộ|đặc\s+dụng))?|chợ|di\s+tích)(?!\w)
      | (?<=chủ\sđầu\stư)\s+(?:nhà\s+máy(?:\s+\w+)?|hạ\s+tầng(?:\s+(?:khu|cụm)\s+công\s+nghiệp)?)
      | \s+(?:lâm\s+sàng|cận\s+lâm\s+sàng|quản\s+lý\s+dự\s+án)
      | \s+(?:dự\s+toán|sự\s+nghiệp(?:\s+công\s+lập)?|sử\s+dụng\s+ngân\s+sách|đầu\s+mối)
      | (?:(?<=đơn\svị)|(?<=nhà\sthầu))\s+(?:thi\s+công|tư\s+vấn) )?
    """,
    re.VERBOSE,
)
"""A class of bodies: "các sở, ban, ngành", "Các phòng, đơn vị trực thuộc", "Các đơn vị có TTHC"."""
PLACE_BEHIND: Final = re.compile(rf"\s+(?:{OWNER.pattern}|{PLACE.pattern})")
PARTY_OWNER: Final = re.compile(r"\s+(?:đảng|tỉnh|thành|huyện|thị|quận)\s+ủy")
NUMBERED_PLACE: Final = re.compile(r"\s+(?:[Pp]hường|[Qq]uận)\s+\d{1,2}(?![\w/%.])")
""" "UBND Phường 14"."""
CAPITAL_WORDS: Final = re.compile(rf"(?:\s+[{UPPER}]\w*)+")
IN_LONG_NAMES: Final = re.compile(
    r"(?:các|đầu\s+tư|xây\s+dựng|giao\s+thông|quản\s+lý|phát\s+triển|(?<=công )trình|hợp\s+tác|bảo\s+trì)(?!\w)"
)
"""Words that are verbs elsewhere, within "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông"."""
WORD: Final = re.compile(r"[^\W_](?:[\w/]*\w)?(?:\s?&\s?\w+)*", re.UNICODE)
SMALL_WORDS: Final = re.compile(r"\s?(?P<word>[^\W\d_]+)(?!\w)")
BETWEEN_LARGE: Final = re.compile(rf"(?<!\w)[{UPPER}]\w*\s$")
AS_A_NAME: Final = re.compile(r"(?:kế hoạch|hành chính|tài chính|kinh tế|nội|ngoại|văn xã)\s$")
"""Before "tổng hợp" where it is no verb: "Phòng Kế hoạch tổng hợp"."""
SEEN_TO: Final = (
    "kiểm tra",
    "giám sát",
    "thanh tra",
    "nghiên cứu",
    "tuyên truyền",
    "thẩm định",
    "giải quyết",
    "xử lý",
    "hỗ trợ",
)
"""What several do together, at a sentence's end: "phối hợp với Cục Quản lý đất đai xử lý."."""
LONGEST_TAIL: Final = 5
CLOSES_NAME: Final = re.compile(
    r"\s*(?:[:;.()]|[-–]\s|$)|\s+(?:để|trong|tại|theo|về|vào|trước|của|là|đã|đang|sẽ|có|phải|cần|thì|khi|cùng|nhằm)(?!\w)"
)
"""What cannot be a part of a name, nor the object of a verb before it."""
JOIN: Final = re.compile(r"\s*(?:-|–|&)\s*|\s+và\s+|\s+")
COMMA: Final = re.compile(r",\s*(?=\w)")
BOARDS: Final = ("ban quản lý", "ban qlda", "bqlda", "bql")
NAMED_BY_FIELDS: Final = ("phòng", "chi cục", "cục", "vụ", "trung tâm")
BEFORE_FIELDS: Final = (
    "phòng",
    "hợp tác xã",
    "chi nhánh",
    "xí nghiệp",
    "văn phòng điều phối",
    "văn phòng điều hành",
    "ban chỉ huy",
    "ban",
)
"""Heads whose names may begin with a small letter: "Văn phòng điều hành dự án 3"."""
AND_FIELD: Final = re.compile(rf"\s+và\s+(?:{FIELD_NOUN.pattern})")
NO_FIELDS: Final = re.compile(
    r"cán bộ|công chức|viên chức|học sinh|sinh viên|doanh nghiệp|nhà nước|lao động|trẻ em|cá nhân|dự án"
)
"""Fields of work that are people, too: behind a comma these do something themselves."""
PLURAL: Final = re.compile(rf"(?:các|những|hai|ba|02|03|04)\s+(?={any_of(h for h in HEADS if h not in PLACES)})")
OF_ALL: Final = re.compile(r"(?:\s+(?:trực\s+thuộc|(?:có\s+)?liên\s+quan|nêu\s+trên|nói\s+trên))+")
"""What closes a class named by its head: "các chi bộ trực thuộc"."""


def past_blanks(low: str, at: int, also: str = "") -> int:
    while at < len(low) and (low[at].isspace() or low[at] in also):
        at += 1
    return at


def name_end(text: str, low: str, at: int, after: str = "", *, lists: bool = False) -> int:
    """Where the name that goes on at ``at`` ends; ``at`` itself when nothing of it follows.

    ``after`` is the head before it; in ``lists`` of places "và" parts two names.
    """
    here = start = past_blanks(low, at)
    field = FIELD.match(low, start)
    if field and after in ("bộ", "sở", "") and text[start].isupper():
        return place_end(text, low, field.end())
    end = at
    while (word_end := _word_end(text, low, here, start=start, after=after)) > here:
        end = word_end
        join = JOIN.match(low, end) or _between_fields(text, low, end, after)
        if not join or (join[0].strip() == "và" and (lists or begins_body(text, low, join.end()))):
            break
        here = join.end()
    return place_end(text, low, end)


def _between_fields(text: str, low: str, at: int, after: str) -> re.Match[str] | None:
    """The comma in "Ban Quản lý dự án giao thông, nông nghiệp tỉnh", "Phòng Vận tải, phương tiện và người lái"."""
    comma = COMMA.match(low, at) if after in (*BOARDS, *NAMED_BY_FIELDS) else None
    field = FIELD_NOUN.match(low, comma.end()) if comma and text[comma.end()].islower() else None
    if comma is None or field is None:
        return None
    if after in BOARDS:
        return comma
    second = AND_FIELD.match(low, field.end())
    closes = _closes_a_name(text, low, second.end() if second else field.end())
    return comma if closes and not NO_FIELDS.match(field[0]) else None


def _word_end(text: str, low: str, at: int, *, start: int, after: str) -> int:
    """Where the word of a name that begins at ``at`` ends; ``at`` when the name, begun at ``start``, does not go on."""
    first = at == start
    word = WORD.match(low, at)
    if not word or ((PLACE.match(low, at) or OWNER.match(low, at)) and (after or not first)):
        return at
    if text[at].isupper():
        return _large_word_end(text, low, at, word.end(), start)
    if after in OPEN_ENDED:
        within = after not in ("tổ", "đội", "bộ phận") and IN_LONG_NAMES.match(low, at)
        return at if NO_NAME.match(low, at) and not within else word.end()
    if text[at].isdigit():
        return word.end()
    noun = FIELD_NOUN.match(low, at)
    if noun and (not first or after in BEFORE_FIELDS):
        return noun.end()
    return at if first or after not in TAILED else _tail_end(text, low, at)


def _large_word_end(text: str, low: str, at: int, end: int, start: int) -> int:
    doing = PREDICATE.match(low, at)
    whole = FIELD_NOUN.match(low, at) or (doing if doing and " " in doing[0] else None)
    if whole:
        return whole.end()
    # In "Đông Mỹ", "Việt Nam" every syllable is large: a small one behind them is no part of the name.
    return end if BETWEEN_LARGE.search(text, max(start - 1, at - 12), at) else _compound(text, low, end)


def _tail_end(text: str, low: str, at: int) -> int:
    """Words of small letters that close a name ("Phòng Tổ chức cán bộ"); ``at`` where their end is not certain."""
    also = ALSO_NOUN.match(low, at)
    if also:
        sure = also[0] != "tổng hợp" or AS_A_NAME.search(low, max(0, at - 20), at)
        ends = at_end(low, also.end()) and also[0] in SEEN_TO
        return also.end() if sure and not ends and _closes_a_name(text, low, also.end()) else at
    end = at
    for word in SMALL_WORDS.finditer(text, at):
        begins = word.start("word")
        if begins > end + 1 or not text[begins].islower() or NO_NAME.match(low, begins):
            break
        end = word.end()
    if len(text[at:end].split()) > LONGEST_TAIL or not _closes_a_name(text, low, end):
        return at
    return end


def at_end(low: str, at: int) -> bool:
    """Whether the sentence ends at ``at``."""
    return not low[at:].strip(" .;)") or low[at : at + 1] in ".;"


def _closes_a_name(text: str, low: str, at: int) -> bool:
    """Whether what stands at ``at`` cannot go on with a word before it as its verb's object."""
    if CLOSES_NAME.match(low, at):
        return True
    comma = re.compile(r"\s*(?:,|\bvà\b)\s*").match(low, at)
    if comma:
        large = text[comma.end() : comma.end() + 1].isupper()
        return large or not PREDICATE.match(low, comma.end())
    blank = re.compile(r"\s+").match(low, at)
    return bool(blank) and bool(PREDICATE.match(low, at if blank is None else blank.end()))


def _compound(text: str, low: str, end: int) -> int:
    """ "Kiểm lâm" is one word though its second syllable is small; "Giá rà soát" is a name and a verb."""
    following = re.compile(r"\s([^\W\d_]\w*)").match(text, end)
    if not following or not following[1].islower() or NO_NAME.match(low, following.start(1)):
        return end
    if low[following.end() : following.end() + 1].isalnum():
        return end
    return following.end()


def place_end(text: str, low: str, at: int) -> int:
    """Behind the name its place: " tỉnh Bình Sơn", " Thành phố", " Sở"."""
    found = PLACE_BEHIND.match(low, at)
    if not found:
        return at
    name = CAPITAL_WORDS.match(text, found.end()) or NUMBERED_PLACE.match(text, found.start())
    end = name.end() if name else found.end()
    # "Ban Thường vụ Đảng ủy phường Cảng Mới": the owner has a place of its own.
    return place_end(text, low, end) if PARTY_OWNER.fullmatch(low, at, end) else end


def begins_body(text: str, low: str, at: int) -> bool:
    if CLASS.match(low, at) or PLURAL.match(low, at):
        return True
    head = HEAD.match(low, at)
    if not head or not text[at].isupper():
        return False
    alone = head[0] in WHOLE and head[0] not in PLACES
    return alone or name_end(text, low, head.end(), after=head[0]) > head.end()
