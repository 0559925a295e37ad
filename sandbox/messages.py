"""A message as it stands in a chat: the Bot API object, with the versions it had before it was edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.chats import Chat
from sandbox.files import StoredFile
from sandbox.rendering import as_html


@dataclass
class Message:
    """`body` is the object on the wire. `history` holds the earlier bodies, oldest first."""

    chat: Chat
    message_id: int
    body: dict[str, Any]
    file: StoredFile | None = None
    history: list[dict[str, Any]] = field(default_factory=list)
    deleted: bool = False

    @property
    def text(self) -> str:
        """What a person reads: the text, or the caption of a file."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def caption(self) -> str | None:
        return self.body.get("caption")

    @property
    def entities(self) -> list[dict[str, Any]]:
        return list(self.body.get("entities") or self.body.get("caption_entities") or [])

    @property
    def html(self) -> str:
        return as_html(self.text, self.entities)

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """Rows of inline buttons."""
        return list((self.body.get("reply_markup") or {}).get("inline_keyboard") or [])

    @property
    def buttons(self) -> list[list[str]]:
        """Rows of the labels of the inline buttons."""
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def document(self) -> StoredFile | None:
        return self.file if "document" in self.body else None

    @property
    def photo(self) -> StoredFile | None:
        return self.file if "photo" in self.body else None

    @property
    def reply_to(self) -> int | None:
        """message_id of the message that this one answers."""
        return (self.body.get("reply_to_message") or {}).get("message_id")

    @property
    def from_bot(self) -> bool:
        return bool(self.body["from"]["is_bot"])

    def quoted(self) -> dict[str, Any]:
        """The body as it stands inside an answer: Telegram nests replies one deep only."""
        return {key: value for key, value in self.body.items() if key != "reply_to_message"}

    def change(self, edited_at: int, **fields: Any) -> None:
        """Replaces fields (None removes one) and keeps the earlier version."""
        self.history.append(dict(self.body))
        body = {**self.body, **fields, "edit_date": edited_at}
        self.body = {key: value for key, value in body.items() if value is not None}
