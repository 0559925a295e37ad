"""Numbers in words → digits, where a word can only be a number: "mục ba", "tám mươi phần trăm", "thứ sáu"."""

from __future__ import annotations

import re
from typing import Final

from replies.gist import Gist
from replies.marks import lenient, plain

_DIGITS: Final = {
    "khong": 0, "mot": 1, "hai": 2, "nhi": 2, "nhat": 1, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_UNIT: Final = "một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín"
_LAST: Final = f"{_UNIT}|mốt|lăm|nhăm"
NUMBER: Final = rf"""(?:
    (?:một\ )? trăm (?=\ phần\ trăm|\ ?%)                     # một trăm phần trăm
  | (?:hai|ba|bốn|năm|sáu|bảy|tám|chín|\d)\ (?:mươi|chục) (?:\ (?:{_LAST})(?!\w))?     # tám mươi lăm, 8 chục
  | (?:hai|hăm|ba|bốn|năm|sáu|bảy|tám|chín)\ (?:lăm|nhăm|mốt)     # hai lăm, ba mốt
  | mười (?:\ (?:{_UNIT}|lăm)(?!\w))?                         # mười hai
  | chục | mươi (?=\ ngày|\ hôm)                             # chục ngày
  | (?:{_UNIT}) (?!\ (?:vấn|pháp|liệu|nhân|lệnh|nay|ngoái|qua|cửa|nửa|chút|ít|vài|số|mình|cách|bên|\d\d))
)(?!\w)"""
_BEFORE: Final = r"""(?:phần\ trăm|%|ngày|hôm|tuần|tháng|quý|mục|việc|nhiệm\ vụ|đầu\ việc|cái|nội\ dung|hồ\ sơ|phần
    |đơn|xã|phường|đơn\ vị|dự\ án|giờ\ (?:sáng|chiều)|lần|buổi|người|bước|khâu|văn\ bản|gói)"""
_AFTER: Final = (
    r"""(?:ngày|mùng|mồng|thứ|tháng|quý|phần|mục|việc|số|nhiệm\ vụ|câu|ý|đầu\ việc|nội\ dung|task|cả|bước|đợt)"""
)
_JOINT: Final = r"(?:\ ?,|\ và|\ với|\ cùng|\ đến|\ tới)?\ "
_LIST: Final = re.compile(
    lenient(
        rf"(?<!\w)(?P<after>{_AFTER}\ )(?P<list>(?:{NUMBER}|\d+)(?:{_JOINT}(?:{NUMBER}|\d+)(?!\ ?%"
        rf"|\ phần\ trăm|\ trăm))*)"
    ),
    re.VERBOSE,
)
_COUNT: Final = re.compile(
    lenient(rf"(?<!\w)(?:{NUMBER}|nửa(?=\ phần|\ %)) (?P<second>\ {NUMBER})? (?=\ {_BEFORE}(?!\w))"), re.VERBOSE
)
_ONE: Final = re.compile(lenient(NUMBER), re.VERBOSE)
_NEXT: Final = re.compile(lenient(r"sáu|tư"))


def in_digits(gist: Gist) -> Gist:
    """ "mục ba, bốn được tám mươi phần trăm" → "mục 3, 4 được 80 phần trăm"; other words stay: "anh Ba", "năm nay"."""
    return gist.rewrite(_LIST, _list).rewrite(_COUNT, _count)


def _list(found: re.Match[str]) -> str | None:
    after = plain(found["after"])
    bare = found["list"].split(" ")[0]
    if bare in ("sau", "tu") and not (after == "thu " or (found["after"] == "muc " and bare == "sau")):
        return None  # "tháng sau", "mục từ"
    if bare == "mot" and after == "ngay ":
        return None  # "ngày mốt"
    return found["after"] + _ONE.sub(lambda one: str(value(one[0])), found["list"])


def _count(found: re.Match[str]) -> str | None:
    words = found[0]
    if words in ("sau", "tu", "bay"):
        return None
    if found["second"] and _whole(words) is None:
        return "-".join(str(value(one)) for one in words.split(" "))  # "một hai hôm"
    return str(value(words))


def value(words: str) -> int:
    """ "tám mươi lăm" → 85, "hai lăm" → 25, "mười" → 10, "một trăm" → 100."""
    return _whole(words) or 0


def _whole(words: str) -> int | None:
    parts = plain(words).split(" ")
    if parts[-1] == "tram":
        return 100
    if parts[0] in ("muoi", "chuc"):
        return 10 + (_digit(parts[1]) if len(parts) > 1 else 0)
    if parts[0] == "ham":
        return 20 + _digit(parts[1])
    first = _digit(parts[0])
    if len(parts) == 1:
        return first
    if parts[1] in ("muoi", "chuc"):
        return first * 10 + (_digit(parts[2]) if len(parts) > 2 else 0)
    return first * 10 + _digit(parts[1]) if parts[1] in ("lam", "nham", "mot") and len(parts) == 2 else None


def _digit(word: str) -> int:
    return int(word) if word.isdigit() else _DIGITS.get(word, 0)
