"""One spelling for every word: keyboard left-overs, chat spelling, dialect, stretched letters and slips undone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from replies.gist import Gist
from replies.marks import lenient
from replies.slang import SLANG
from replies.slips import corrected
from replies.telex import decoded

WORD: Final = re.compile(r"(?<![\w/@])[^\W\d_]++(?:\d++[^\W\d_]*+)*+(?!@|/[^\W\d_](?!\w))")
"""Letters, with digits inside or at the end (VNI): not the "k" of "50k"."""
_LAUGHTER: Final = re.compile(r"(?<!\w)(?:k{2,}|(?:h[aeiìí]|k[eè]){2,}|[:;=]['-]?[()dp3]+|\^+_*\^+|<3)(?!\w)")
_REPEATED: Final = re.compile(r"([^\w ])(?: ?\1)+")
"""!!!, ..., ---, empty lines"""
_A_NUMBER: Final = re.compile(r" \d")
_STRETCHED: Final = re.compile(r"(?!(?<!\w)iii(?!\w))([^\W\d_])\1{2,}")
_DOUBLED: Final = re.compile(r"([^\W\d_aeiouydđ])\1(?!\w)")
_NUMBERED: Final = re.compile(
    lenient(r"(mục|muc|việc|số|so|câu|task|nv|nd|xong|done|thứ|ngày|tháng|quý|năm|đến|tới|từ|điểm|ý|item|no)(\d{1,2})")
)
"""A word that takes a number, typed without the space: "mục5", "thu6", "ngay25"."""
_PHRASES: Final = (
    (r"(vướng|khó|không|cái|làm|có|việc|xong|gặp|chưa) chi(?! cục| phí| tiết| nhánh| trả| đoàn| bộ| hội)", r"\1 gì"),
    (r"(chưa \w+|xong|có|không|hồi|khi|ở|chỗ|đi|biết) mô(?! hình)", r"\1 đâu"),  # "chưa xong mô"
    (r"(?<!\d )(?:kh|o|0) (?=phải|vướng|có|kịp|được|biết|thuộc|xong|làm được)", "không "),  # "kh phải"
    (r"(?:đã|vừa|mới) song(?!\w)", "đã xong"),  # "đã song"
    (r"song (?=rồi|hết|cả|mục|việc|\d)", "xong "),  # "song rồi"
    (r"mô (?=phải|có)", "không "),  # "mô phải việc tui"
    (r"v/v", "về việc"),
    (r"đ/ ?c(?!\w)|đ/ ?chí", "đồng chí"),
    (r"(?:mần|làm) (?:ăn )?(?:gì|chi) được", "làm được gì"),
    (r"(?:xong|hoàn thành) béng|xong phắt|xong tuốt|xong luốt", "xong"),
    (r"tối thứ", "thứ"),
    (r"hết (?:hết|cả|sạch|tất cả)", "hết"),  # "xong hết trơn", "hết ráo"
    (r"dự kiến được|được kiến", "dự kiến"),
    (r"được (?=thứ \d|tuần sau|cuối tuần)", "dự kiến "),  # "dk thứ 6 xong"
)
"""Words that are another only beside certain others."""
PHRASES: Final = tuple(
    (re.compile(rf"(?<!\w){lenient(pattern)}(?:(?<= )|(?!\w))"), meant) for pattern, meant in _PHRASES
)


def spelled(gist: Gist) -> Gist:
    """The gist with every word in its full spelling (marks are not added: patterns allow for that)."""
    gist = gist.rewrite(_LAUGHTER, lambda _: " ").rewrite(_REPEATED, lambda marks: marks[1])
    gist = gist.rewrite(_STRETCHED, lambda letters: letters[1])
    gist = gist.rewrite(
        WORD, lambda word: _word(word[0], before_number=_A_NUMBER.match(word.string, word.end()) is not None)
    )
    for pattern, meant in PHRASES:
        gist = gist.rewrite(pattern, lambda found, meant=meant: found.expand(meant))  # type: ignore[misc]
    return gist


@lru_cache(maxsize=8192)
def _word(word: str, *, before_number: bool) -> str | None:
    numbered = _NUMBERED.fullmatch(word)
    if numbered and not (before_number and decoded(word)):
        return f"{numbered[1]} {numbered[2]}"
    single = _DOUBLED.sub(r"\1", word)
    for known in (word, single):
        if known in SLANG:
            return SLANG[known]
    made = decoded(word) or decoded(single) or (single if single != word else None)
    if made:
        return SLANG.get(made, made)
    return corrected(word)
