"""Everything one sandbox knows: the bot, the chats, the files, what is waiting, what was pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.bell import Bell
from sandbox.chats import Account, Chat, Chats, Standing
from sandbox.files import FileStore, StoredFile
from sandbox.limits import Limiter
from sandbox.messages import Message
from sandbox.updates import UpdateQueue


@dataclass
class Press:
    """A button that was pressed. `answer` is what answerCallbackQuery said, None until then."""

    query_id: str
    account: Account
    message: Message
    data: str
    at: datetime
    answer: dict[str, Any] | None = None


@dataclass
class World:
    """`private_mode`: in groups the bot sees only commands, answers to its messages, and mentions (as by default)."""

    bot: Account
    now: Callable[[], datetime]
    bell: Bell
    limiter: Limiter
    updates: UpdateQueue
    private_mode: bool = True
    files: FileStore = field(default_factory=FileStore)
    chats: Chats = field(default_factory=Chats)
    presses: dict[str, Press] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    _last_id: dict[int, int] = field(default_factory=dict)
    _albums: int = 0
    _albums_of: dict[str, str] = field(default_factory=dict)

    def unix(self) -> int:
        return int(self.now().timestamp())

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups count for themselves; all other chats of the bot share one counter."""
        key = chat.chat_id if chat.kind == "supergroup" else 0
        self._last_id[key] = self._last_id.get(key, 0) + 1
        return self._last_id[key]

    def next_album(self) -> str:
        self._albums += 1
        return str(13_000_000_000 + self._albums)

    def album(self, key: str) -> str:
        """The id of the album that an app calls `key`: the same for all that go together."""
        if key not in self._albums_of:
            self._albums_of[key] = self.next_album()
        return self._albums_of[key]

    def post(self, chat: Chat, sender: Account, content: dict[str, Any], file: StoredFile | None = None) -> Message:
        """Puts a message into the chat. Empty fields of `content` are left out."""
        message_id = self.next_message_id(chat)
        body = {"message_id": message_id, "from": sender.body(), "chat": chat.body(), "date": self.unix()}
        body |= {key: value for key, value in content.items() if value not in (None, [], {})}
        message = Message(chat, message_id, body, file)
        chat.messages[message_id] = message
        self.bell.ring()
        return message

    def press(self, account: Account, message: Message, data: str) -> Press:
        query_id = str(4_000_000_000_000_000_000 + len(self.presses) + 1)
        press = Press(query_id, account, message, data, self.now())
        self.presses[query_id] = press
        query = {
            "id": query_id,
            "from": account.body(),
            "message": message.body,
            "chat_instance": message.chat.instance,
            "data": data,
        }
        self.updates.add("callback_query", query)
        return press

    def bot_standing_changed(self, chat: Chat, by: Account, old: str, new: str) -> None:
        """Tells the bot that it was started, blocked, added or thrown out (my_chat_member)."""
        change = {
            "chat": chat.body(),
            "from": by.body(),
            "date": self.unix(),
            "old_chat_member": self._membership(old),
            "new_chat_member": self._membership(new),
        }
        self.updates.add("my_chat_member", change)

    def _membership(self, status: str) -> dict[str, Any]:
        return {"user": self.bot.body(), "status": status} | ({"until_date": 0} if status == "kicked" else {})

    def groups_of(self, account: Account) -> Iterable[Chat]:
        return (chat for chat in self.chats.everything() if account.user_id in chat.members)

    def private_chat(self, account: Account) -> Chat:
        """The chat between this person and the bot; made on first use, not yet started."""
        chat = self.chats.find(account.user_id)
        if chat is None:
            chat = self.chats.add(Chat(account.user_id, "private", account.names(), Standing.STRANGER))
        return chat
