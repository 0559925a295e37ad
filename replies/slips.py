"""Slips of the finger in the words that matter: "xogn", "thnah", "đnag" are one slip away from a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from replies.marks import plain
from replies.syllable import could_be_bare

_WORDS: Final = """
    xong hoàn thành chưa đang không được vướng nhận trình tuần tháng ngày phần trăm khoảng lùi hạn mục nhiệm
    việc xin thêm cuối quyết thẩm định duyệt phòng thuộc triển khai thực hiện còn trừ nhầm kinh khăn đến cảm
    chuyển hướng dẫn báo gửi đã rồi tất
"""
_KEYS: Final = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST: Final = 4


def corrected(word: str) -> str | None:
    """The one word that is a slip away; None for a word that can be Vietnamese, is short, or has several such."""
    bare = plain(word)
    if len(bare) < _SHORTEST or could_be_bare(word):
        return None
    meant = _slipped().get(bare, frozenset())
    return next(iter(meant)) if len(meant) == 1 else None


@cache
def _slipped() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for word in _WORDS.split():
        for slip in _slips(plain(word)):
            found[slip] = found.get(slip, frozenset()) | {word}
    return found


def _slips(word: str) -> Iterator[str]:
    """Two letters swapped, one left out, one too many, or one for another."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if tail:
            yield head + tail[1:]
        for key in _KEYS:
            yield head + key + tail
            if tail:
                yield head + key + tail[1:]


def one_slip_from(typed: str, word: str) -> bool:
    """ "dome" is one slip from "done"."""
    return typed in set(_slips(word))
