"""Telegram HTML to text and entities, with the refusals of the real server.

The grammar is that of core.telegram.org/bots/api#html-style; the words of the errors are the server's own.
Offsets in errors count UTF-8 bytes, offsets of entities UTF-16 code units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox import utf16
from sandbox.errors import bad_request

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
}
SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)
NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

# name: pattern, and an example of what it matches
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<number>\d+)|(?P<name>lt|gt|amp|quot)(?![a-zA-Z]));?")  # &lt;
TAG_NAME = re.compile(r"[^\s>]*")  # tg-spoiler
SPACE = re.compile(r"\s*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")  # href
TOKEN = re.compile(r"[A-Za-z0-9.-]*")  # language-python
USER_LINK = re.compile(r"tg:(?://)?user\?id=(\d+)\Z")  # tg://user?id=1001
HOST = re.compile(r"(://[^/?#]+)(?:/|(?=[?#]|\Z))(.*)")  # ://example.vn?x
LINK = re.compile(r"(?:(?:https?|tg|ton|mailto|tel)://|[^\s/:]+\.[^\s/:])\S*\Z")  # example.vn/a

Entity = dict[str, Any]
TAGS = frozenset({*SIMPLE, "a", "tg-emoji", "blockquote"})


def refuse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


@dataclass
class _Open:
    """A tag that waits for its end: its one argument (address, language, emoji id) and where its text began."""

    tag: str
    argument: str
    offset: int


class HtmlText:
    """One reading of one text. `parse()` gives the plain text and its entities, outer ones first."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._out: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []
        # What the tag that was closed last said of its language.
        self._language = ""

    def parse(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            self._step()
        if self._open:
            raise refuse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return "".join(self._out), self._entities

    def _step(self) -> None:
        if self._source.startswith("</", self._at):
            self._end_tag()
        elif self._source[self._at] == "<":
            self._start_tag()
        else:
            self._character()

    def _character(self) -> None:
        reference = REFERENCE.match(self._source, self._at)
        character = decode(reference) if reference else self._source[self._at]
        self._at = reference.end() if reference else self._at + 1
        self._out.append(character)
        self._units += utf16.length(character)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._source, self._at)
        assert found  # every pattern used here matches the empty string too
        self._at = found.end()
        return found.group()

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _byte(self, at: int) -> int:
        return len(self._source[:at].encode())

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._take(TAG_NAME).lower()
        if not self._peek():
            raise refuse(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in TAGS:
            raise refuse(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            raise refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self._open.append(_Open(tag, argument, self._units))

    def _attributes(self, tag: str, begin: int) -> str:
        """The one attribute that means something for the tag; the others are read and forgotten."""
        argument = ""
        while True:
            self._take(SPACE)
            if self._peek() == ">":
                self._at += 1
                return argument
            name, value = self._attribute(tag, begin)
            argument = meaning(tag, name, value) or argument

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._take(ATTRIBUTE_NAME).lower()
        if not name and self._peek():
            raise refuse(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
        self._take(SPACE)
        value = ""
        if self._peek() == "=":
            self._at += 1
            self._take(SPACE)
            value = self._value(begin)
        if not self._peek():
            raise refuse(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
        return name, value

    def _value(self, begin: int) -> str:
        if not self._peek():
            return ""
        value = self._literal() if self._peek() in {'"', "'"} else self._token()
        if not self._peek():
            raise refuse(f"Unclosed start tag at byte offset {self._byte(begin)}")
        return value

    def _token(self) -> str:
        begin = self._at
        value = self._take(TOKEN).lower()
        if self._peek() and self._peek() != ">" and not self._peek().isspace():
            raise refuse(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return value

    def _literal(self) -> str:
        quote = self._peek()
        end = self._source.find(quote, self._at + 1)
        end = len(self._source) if end < 0 else end
        value = REFERENCE.sub(decode, self._source[self._at + 1 : end])
        self._at = end + 1
        return value

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise refuse(f"Unexpected end tag at byte offset {self._byte(begin)}")
        self._at += 2
        name = self._take(TAG_NAME)
        self._take(SPACE)
        if self._peek() != ">":
            raise refuse(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self._at += 1
        opened = self._open.pop()
        if name.lower() not in {"", opened.tag}:
            expected = f'expected "</{opened.tag}>", found "</{name}>"'
            raise refuse(f"Unmatched end tag at byte offset {self._byte(begin)}, {expected}")
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        units = self._units - opened.offset
        if not units:
            return
        inner = utf16.cut("".join(self._out), opened.offset, units)
        entity = entity_of(opened.tag, opened.argument, inner)
        if entity is None:
            return
        span = {"offset": opened.offset, "length": units}
        self._entities.append({**entity, **span})
        self._join_code(opened.argument)

    def _join_code(self, argument: str) -> None:
        """<pre><code class="language-x"> over the same text, either way round, is one entity with a language."""
        pair = self._entities[-2:]
        language = self._language if pair[-1]["type"] == "pre" else argument
        self._language = argument
        same = len(pair) == 2 and all(pair[0][key] == pair[1][key] for key in ("offset", "length"))
        if same and language and {entity["type"] for entity in pair} == {"code", "pre"}:
            self._entities[-2:] = [{**pair[0], "type": "pre", "language": language}]


def decode(reference: re.Match[str]) -> str:
    """&lt; &gt; &amp; &quot; and numbers. Anything that is no character stays as it is written."""
    if name := reference["name"]:
        return NAMES[name]
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["number"])
    if 0xD800 <= code <= 0xDFFF:
        raise refuse(SURROGATE)
    if code == 0 or code > 0x10FFFF:
        return reference.group()
    return chr(code)


def meaning(tag: str, name: str, value: str) -> str:
    """What an attribute says about its tag; empty when it says nothing."""
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "expandable" if (tag, name) == ("blockquote", "expandable") else ""


def entity_of(tag: str, argument: str, inner: str) -> Entity | None:
    """The entity without its place. None where Telegram drops it in silence (a link that is no address)."""
    if tag in SIMPLE:
        return {"type": SIMPLE[tag]}
    if tag == "blockquote":
        return {"type": "expandable_blockquote" if argument else "blockquote"}
    if tag == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": argument}
    return link_entity(argument or inner)


def link_entity(url: str) -> Entity | None:
    if mention := USER_LINK.match(url):
        return {"type": "text_mention", "user": {"id": int(mention[1])}}
    if not LINK.match(url):
        return None
    if "://" not in url:
        url = f"http://{url}"
    return {"type": "text_link", "url": HOST.sub(r"\1/\2", url, count=1)}
