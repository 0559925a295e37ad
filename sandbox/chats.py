"""Accounts and chats, and whether the bot may write there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from sandbox import errors

if TYPE_CHECKING:
    from sandbox.messages import Message


class Standing(Enum):
    """How the bot stands with a chat."""

    STRANGER = "stranger"  # a person who never pressed Start
    MEMBER = "member"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    LEFT = "left"


@dataclass
class Account:
    """A person or the bot."""

    user_id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    is_bot: bool = False
    language_code: str | None = None

    def body(self) -> dict[str, Any]:
        body = {"id": self.user_id, "is_bot": self.is_bot, **self.names()}
        return body | ({"language_code": self.language_code} if self.language_code else {})

    def names(self) -> dict[str, Any]:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {key: value for key, value in names.items() if value is not None}


@dataclass
class Chat:
    """`kind` is private, group or supergroup. `messages` are by id, deleted ones stay with `deleted` set."""

    chat_id: int
    kind: str
    about: dict[str, Any]
    standing: Standing = Standing.MEMBER
    moved_to: int | None = None
    members: dict[int, Account] = field(default_factory=dict)
    admins: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    actions: list[str] = field(default_factory=list)
    # When the bot last showed that it is at something (sendChatAction), in Unix time.
    acted_at: int = 0
    reply_keyboard: list[list[str]] = field(default_factory=list)

    @property
    def instance(self) -> str:
        """chat_instance of button presses: one for each chat, the same for ever."""
        return str(7_000_000_000_000_000_000 + abs(self.chat_id))

    def body(self) -> dict[str, Any]:
        return {"id": self.chat_id, "type": self.kind, **self.about}

    def visible(self) -> list[Message]:
        return [message for message in self.messages.values() if not message.deleted]

    def message(self, message_id: int, absent: str) -> Message:
        """400 with the words `absent` when there is none or it was deleted."""
        found = self.messages.get(message_id)
        if found is None or found.deleted:
            raise errors.bad_request(absent)
        return found


@dataclass
class Chats:
    """Every chat that exists, whether the bot knows it or not."""

    _chats: dict[int, Chat] = field(default_factory=dict)

    def add(self, chat: Chat) -> Chat:
        self._chats[chat.chat_id] = chat
        return chat

    def find(self, chat_id: int) -> Chat | None:
        return self._chats.get(chat_id)

    def everything(self) -> list[Chat]:
        return list(self._chats.values())

    def known(self, chat_id: int | str) -> Chat:
        """The chat, if the bot has ever met it. 400 otherwise."""
        try:
            chat = self._chats.get(int(chat_id))
        except ValueError:
            chat = None
        if chat is None:
            raise errors.bad_request(errors.CHAT_NOT_FOUND)
        return chat

    def writable(self, chat_id: int | str) -> Chat:
        """The chat, if the bot may send there; else the refusal that Telegram gives."""
        chat = self.known(chat_id)
        if chat.moved_to is not None:
            raise errors.moved(chat.moved_to)
        reasons = {
            Standing.STRANGER: errors.NOT_STARTED,
            Standing.BLOCKED: errors.BLOCKED,
            Standing.DEACTIVATED: errors.DEACTIVATED,
            Standing.KICKED: errors.KICKED.format(kind=chat.kind),
            Standing.LEFT: errors.LEFT.format(kind=chat.kind),
        }
        if chat.standing in reasons:
            raise errors.forbidden(reasons[chat.standing])
        return chat
