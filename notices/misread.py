"""What scanning does to the marks of everyday words, put right for the grammar's patterns (never in a task's text).

Of 2,778 letters read wrongly in twelve scans, 37 % had a wrong mark, most of them ổ→ố, ể→ế, ẩ→ấ and i→ỉ: "tố chức",
"triến khai", "khấn trương", "chỉ cục". A pair of syllables is put right only where it differs from a well-known one in
such a mark alone, so that no other pair of words is ever touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Final

PHRASES: Final = (
    "khẩn trương", "tổ chức", "triển khai", "kiểm tra", "kiểm điểm", "kiểm soát", "kiểm kê", "chuẩn bị", "thẩm định",
    "tổng hợp", "chuyển đổi số", "chi cục", "điều chỉnh", "sửa đổi", "bổ sung", "cải cách", "bảo đảm", "đảm bảo", "xử lý",
    "giải quyết", "giải pháp", "giải ngân", "quản lý", "hoàn chỉnh", "chủ trì", "chủ động", "chủ tịch", "tiến độ",
    "hiệu quả", "kết quả", "thủ tục", "thủ trưởng", "trưởng phòng", "của tỉnh", "đẩy nhanh", "đẩy mạnh", "biểu dương",
    "nghỉ lễ", "để thực hiện", "cụ thể", "đơn vị", "ủy ban nhân dân", "ủy ban", "sở y tế", "sở nội vụ", "sở tài chính",
    "văn phòng sở", "thanh tra sở", "giám đốc sở", "lãnh đạo sở", "chỉ đạo", "tỉnh ủy", "đảng ủy", "phổ biến", "tuyển dụng",
    "phát triển", "ổn định", "mở rộng", "bảo vệ", "giảm nghèo", "cắt giảm", "thảo luận", "dự thảo", "báo cáo",
    "phản ánh", "đổi mới", "chuyển giao", "tham mưu", "phối hợp", "đôn đốc", "rà soát", "hoàn thành", "thực hiện",
    "kế hoạch", "trách nhiệm", "trước ngày", "nhiệm vụ", "trung tâm", "hướng dẫn", "theo dõi", "yêu cầu", "đề nghị",
)  # fmt: skip
"""Words by which the grammar knows orders, bodies and deadlines."""
SURE: Final = frozenset(
    [
        "khan truong",
        "phoi hop",
        "hoan thanh",
        "thuc hien",
        "trien khai",
        "tham muu",
        "trach nhiem",
        "ra soat",
        "nhiem vu",
    ]
)
"""Of these every reading of the marks is put right: no other words have these letters."""
LIKE: Final = str.maketrans("ảẳẩẻểỏổởủửỷỉíìĩị", "áắấéếóốớúứýiiiii")
"""Marks that scanning confuses, under one letter."""
SYLLABLE: Final = re.compile(r"[^\W\d_]+")


def repaired(low: str) -> str:
    """The text (in small letters) with misread marks of well-known words put right; of the same length."""
    alike, bare = low.translate(LIKE), low.translate(_MARKS)
    if not _is_misread(low, alike, bare):
        return low
    letters, places = list(low), list(SYLLABLE.finditer(low))
    for one, two in pairwise(places):
        right = _right(low, alike, bare, one, two)
        if right and low[one.end() : two.start()].isspace():
            letters[one.start() : one.end()], letters[two.start() : two.end()] = right
    return "".join(letters)


def _is_misread(low: str, alike: str, bare: str) -> bool:
    """Whether any pair has to be put right: a quick look, for nearly every text has none."""
    lists = (SYLLABLE.findall(text) for text in (low, alike, bare))
    return any(
        (a in _RIGHT and _RIGHT[a].get(b, (x, y)) != (x, y)) or (c in _SURE and _SURE[c].get(d, (x, y)) != (x, y))
        for (x, a, c), (y, b, d) in pairwise(zip(*lists, strict=True))
    )


def _right(low: str, alike: str, bare: str, one: re.Match[str], two: re.Match[str]) -> tuple[str, str] | None:
    for text, table in ((alike, _RIGHT), (bare, _SURE)):
        right = table.get(text[one.start() : one.end()], {}).get(text[two.start() : two.end()])
        if right and (len(right[0]), len(right[1])) == (one.end() - one.start(), two.end() - two.start()):
            return right
    return None


Table = Mapping[str, Mapping[str, tuple[str, str]]]


def _table(phrases: Iterable[str], marks: Mapping[int, str], only: Collection[str] = ()) -> Table:
    """Each neighbouring pair of syllables by the folded form of both; a form of two different pairs is left out."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    doubled: set[str] = set()
    for one, two in sorted({pair for phrase in phrases for pair in pairwise(phrase.split())}):
        first, second = one.translate(marks), two.translate(marks)
        if only and f"{first} {second}" not in only:
            continue
        if second in found.setdefault(first, {}):
            doubled.add(f"{first} {second}")
        found[first][second] = (one, two)
    return {
        first: {second: pair for second, pair in seconds.items() if f"{first} {second}" not in doubled}
        for first, seconds in found.items()
    }


_MARKS: Final = {
    code: ("d" if chr(code) == "đ" else unicodedata.normalize("NFD", chr(code))[0])
    for code in (*range(0xE0, 0x1B1), *range(0x1EA1, 0x1EFA))
}
_RIGHT: Final = _table(PHRASES, LIKE)
_SURE: Final = _table(PHRASES, _MARKS, SURE)
