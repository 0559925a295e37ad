"""Telegram counts text in UTF-16 code units."""

from __future__ import annotations


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, units: int) -> str:
    """The part of `text` that an entity covers. Offset and length in code units."""
    return text.encode("utf-16-le")[offset * 2 : (offset + units) * 2].decode("utf-16-le")
