"""Text with entities, written again as Telegram HTML: what a test or a chat page shows."""

from __future__ import annotations

from html import escape
from typing import Any

Entity = dict[str, Any]
TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def as_html(text: str, entities: list[Entity]) -> str:
    """HTML that parses back to the same text and entities. Found entities (commands, links) stay plain text."""
    raw = text.encode("utf-16-le")
    marks = sorted({0, len(raw), *(at * 2 for entity in entities for at in _ends(entity))})
    pieces = []
    for start, end in zip(marks, [*marks[1:], len(raw)], strict=True):
        pieces.append(_closing(entities, start // 2) + _opening(entities, start // 2))
        pieces.append(escape(raw[start:end].decode("utf-16-le"), quote=False))
    return "".join(pieces)


def _ends(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _opening(entities: list[Entity], at: int) -> str:
    """Outer tags first."""
    starting = [entity for entity in entities if entity["offset"] == at]
    return "".join(_tags(entity)[0] for entity in sorted(starting, key=lambda entity: -int(entity["length"])))


def _closing(entities: list[Entity], at: int) -> str:
    """Inner tags first: of those that end here, the one that began last."""
    ending = [entity for entity in reversed(entities) if _ends(entity)[1] == at]
    ending.sort(key=lambda entity: (-int(entity["offset"]), int(entity["length"])))
    return "".join(_tags(entity)[1] for entity in ending)


def _tags(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre":
        language = entity.get("language")
        inner = f'<code class="language-{escape(language)}">' if language else ""
        return f"<pre>{inner}", f"{'</code>' if language else ''}</pre>"
    if kind in {"text_link", "text_mention"}:
        url = entity.get("url") or f"tg://user?id={entity['user']['id']}"
        return f'<a href="{escape(url)}">', "</a>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
    return "", ""
