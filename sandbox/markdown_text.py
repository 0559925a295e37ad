"""MarkdownV2 to text and entities, with the refusals of the real server.

The grammar is that of core.telegram.org/bots/api#markdownv2-style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox import utf16
from sandbox.html_text import link_entity, refuse

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
# Longest first: __ before _, ||.
MARKS = {
    "```": "pre",
    "__": "underline",
    "||": "spoiler",
    "*": "bold",
    "_": "italic",
    "~": "strikethrough",
    "`": "code",
    "[": "text_link",
}
# How the server names an entity in "Can't find end of ... entity".
SPOKEN = {
    "pre": "Pre",
    "underline": "Underline",
    "spoiler": "Spoiler",
    "bold": "Bold",
    "italic": "Italic",
    "strikethrough": "Strikethrough",
    "code": "Code",
    "text_link": "TextUrl",
}
# python\n
LANGUAGE = re.compile(r"(?:(?P<word>[^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?")
Entity = dict[str, Any]


@dataclass
class _Open:
    kind: str
    mark: str
    offset: int
    begin: int
    language: str = ""


class MarkdownText:
    """One reading of one text. Block quotes are not modelled: a `>` at a line's start is refused as reserved."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._out: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            self._step()
        if self._open:
            last = self._open[-1]
            spoken = "PreCode" if last.language else SPOKEN[last.kind]
            raise refuse(f"Can't find end of {spoken} entity at byte offset {self._byte(last.begin)}")
        return "".join(self._out), self._entities

    def _byte(self, at: int) -> int:
        return len(self._source[:at].encode())

    def _step(self) -> None:
        rest = self._source[self._at :]
        if rest[0] == "\\" and len(rest) > 1 and 1 <= ord(rest[1]) <= 126:
            self._put(rest[1], 2)
        elif self._ends(rest):
            self._close()
        elif self._open and self._open[-1].kind in {"code", "pre"}:
            self._put(rest[0], 1)
        elif mark := next((mark for mark in MARKS if rest.startswith(mark)), None):
            self._begin(mark)
        elif rest[0] in RESERVED:
            raise refuse(f"Character '{rest[0]}' is reserved and must be escaped with the preceding '\\'")
        else:
            self._put(rest[0], 1)

    def _ends(self, rest: str) -> bool:
        """`__` never ends an italic: it begins or ends an underline."""
        if not self._open or not rest.startswith(self._open[-1].mark):
            return False
        return self._open[-1].kind != "italic" or not rest.startswith("__")

    def _put(self, character: str, consumed: int) -> None:
        self._out.append(character)
        self._units += utf16.length(character)
        self._at += consumed

    def _begin(self, mark: str) -> None:
        kind = MARKS[mark]
        opened = _Open(kind, "]" if mark == "[" else mark, self._units, self._at)
        self._at += len(mark)
        if kind == "pre":
            opened.language = self._language()
        self._open.append(opened)

    def _language(self) -> str:
        """The word after ``` when a space or a new line follows it; one new line is part of the mark."""
        found = LANGUAGE.match(self._source, self._at)
        assert found  # it matches the empty string too
        self._at = found.end()
        return found["word"] or ""

    def _close(self) -> None:
        opened = self._open.pop()
        self._at += len(opened.mark)
        entity: Entity | None = {"type": opened.kind}
        if opened.kind == "text_link":
            inner = utf16.cut("".join(self._out), opened.offset, self._units - opened.offset)
            address = self._address()
            entity = link_entity(inner if address is None else address)
        elif opened.language:
            entity = {"type": "pre", "language": opened.language}
        if entity and self._units > opened.offset:
            self._entities.append({**entity, "offset": opened.offset, "length": self._units - opened.offset})

    def _address(self) -> str | None:
        """(address) behind [text]; only `)` and `\\` are escaped in it. None when there is none."""
        if not self._source.startswith("(", self._at):
            return None
        begin, address = self._at, []
        self._at += 1
        while self._at < len(self._source) and self._source[self._at] != ")":
            self._at += self._source[self._at] == "\\"
            address.append(self._source[self._at : self._at + 1])
            self._at += 1
        if self._at >= len(self._source):
            raise refuse(f"Can't find end of a URL at byte offset {self._byte(begin + 1)}")
        self._at += 1
        return "".join(address)
