"""From what a bot sends (text, parse_mode, entities) and a person types to the text and entities of a message."""

from __future__ import annotations

import re
from typing import Any

from aiogram.enums import MessageEntityType

from sandbox import utf16
from sandbox.errors import bad_request
from sandbox.html_text import HtmlText
from sandbox.markdown_text import MarkdownText

Entity = dict[str, Any]
ENTITY_KINDS = frozenset(kind.value for kind in MessageEntityType)
# Inside these Telegram keeps no other entity and looks for none.
VERBATIM = frozenset({"code", "pre"})
# Which of two entities over the same text comes first; the order of the real server. All others: 50.
RANK = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}

# type: pattern, with an example of what it matches
FOUND: list[tuple[str, re.Pattern[str]]] = [
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),  # /done@a_bot
    ("url", re.compile(r"\bhttps?://[^\s<>\"']*[^\s<>\"'.,;:!?)]")),  # https://example.vn/a
    ("email", re.compile(r"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b")),  # a@example.vn
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z0-9_]{3,32}\b")),  # @director
    ("hashtag", re.compile(r"(?<![\w#])#(?!\d+\b)\w{1,256}")),  # #họp
]


def formatted(source: str, parse_mode: str | None, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Text and entities as the message will carry them. 400 for broken markup or an unknown parse_mode."""
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, entities = HtmlText(source).parse()
    elif mode == "markdownv2":
        text, entities = MarkdownText(source).parse()
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = source, [checked(source, entity) for entity in given or []]
    return finished(text, entities)


def checked(text: str, entity: Entity) -> Entity:
    """An entity that the bot gave itself; 400 when its kind or its place does not exist."""
    offset, end, total = entity["offset"], entity["offset"] + entity["length"], utf16.length(text)
    if entity["type"] not in ENTITY_KINDS:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if offset > total:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if end > total:
        beyond = f"ends after the end of the text at UTF-16 offset {end}"
        raise bad_request(f"entity beginning at UTF-16 offset {offset} {beyond}")
    return entity


def finished(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Blank ends cut off, entities clipped to what is left, commands and links found, all in order."""
    kept = text.strip()
    shift = utf16.length(text[: len(text) - len(text.lstrip())])
    clipped = [_clip(entity, shift, utf16.length(kept)) for entity in entities]
    ours = _outside_verbatim([entity for entity in clipped if entity["length"] > 0])
    return kept, ordered(ours + found_in(kept, ours))


def found_in(text: str, taken: list[Entity]) -> list[Entity]:
    """Commands, addresses, mentions and hashtags that no link or code covers, the first pattern that fits wins."""
    blocking = [entity for entity in taken if entity["type"] in VERBATIM | {"text_link", "text_mention"}]
    found: list[Entity] = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            offset, length = utf16.length(text[: match.start()]), utf16.length(match.group())
            entity = {"type": kind, "offset": offset, "length": length}
            if not any(_overlap(entity, other) for other in blocking + found):
                found.append(entity)
    return found


def ordered(entities: list[Entity]) -> list[Entity]:
    """By place; where two begin together the longer (outer) one first; over the same text by rank."""
    return sorted(entities, key=lambda entity: (entity["offset"], -int(entity["length"]), RANK.get(entity["type"], 50)))


def _clip(entity: Entity, shift: int, total: int) -> Entity:
    start = max(0, entity["offset"] - shift)
    end = min(total, entity["offset"] + entity["length"] - shift)
    return {**entity, "offset": start, "length": end - start}


def _outside_verbatim(entities: list[Entity]) -> list[Entity]:
    verbatim = [entity for entity in entities if entity["type"] in VERBATIM]
    return [
        entity
        for entity in entities
        if entity["type"] in VERBATIM or not any(_overlap(entity, other) for other in verbatim)
    ]


def _overlap(one: Entity, other: Entity) -> bool:
    first, second = sorted((one, other), key=lambda entity: int(entity["offset"]))
    return bool(first["offset"] + first["length"] > second["offset"])
