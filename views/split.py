"""Cutting long Telegram HTML: between lines where possible, never inside a tag, an entity or a word."""

from __future__ import annotations

import html
import re
from typing import Final

LIMIT: Final = 4096
"""Characters of a message after parsing, in UTF-16 units as Telegram counts."""

CAPTION_LIMIT: Final = 1024
"""The same, under a photo or a file."""

_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-z-]+)[^>]*>|&[#\w]+;|\n|[^\S\n]+|[^<&\s]+|[<&]")


def parsed_length(markup: str) -> int:
    """Length after parsing, in UTF-16 units."""
    return _units(html.unescape(re.sub(r"<[^>]*>", "", markup)))


def split(markup: str, limit: int = LIMIT) -> list[str]:
    """``markup`` in parts of at most ``limit`` units after parsing; tags open at a cut are closed and opened again."""
    parts: list[str] = []
    rest = markup.strip("\n")
    while parsed_length(rest) > limit:
        part, rest = _cut(rest, limit)
        if parsed_length(part):
            parts.append(part)
    return [*parts, rest] if rest.strip() or not parts else parts


def _cut(markup: str, limit: int) -> tuple[str, str]:
    """The first part, and the rest with the open tags opened again."""
    used, opened = 0, list[re.Match[str]]()
    line = word = None  # where the last line or word ended: (place, tags open there)
    for token in _TOKEN.finditer(markup):
        if token["tag"]:
            opened = opened[:-1] if token["close"] else [*opened, token]
            continue
        size = _units(html.unescape(token[0]))
        if used + size > limit:
            place, tags = line or word or (token.start() + _fitting(token[0], limit - used), opened)
            return _close(markup, place, tags)
        if token[0] == "\n" and used:
            line = (token.start(), opened)
        elif token[0].isspace() and used:
            word = (token.start(), opened)
        used += size
    return markup, ""


def _fitting(word: str, room: int) -> int:
    """How many characters of an endless word go into ``room`` units; none of an entity, which cannot be cut."""
    if word.startswith("&"):
        return 0
    taken = 0
    for index, letter in enumerate(word):
        taken += _units(letter)
        if taken > room:
            return index
    return len(word)


def _close(markup: str, place: int, opened: list[re.Match[str]]) -> tuple[str, str]:
    closing = "".join(f"</{tag['tag']}>" for tag in reversed(opened))
    opening = "".join(tag[0] for tag in opened)
    return markup[:place].rstrip() + closing, opening + markup[place:].lstrip()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
