"""What a person does and sees: writes, presses, answers, sends files, blocks the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox import utf16
from sandbox.chats import Account, Chat, Standing
from sandbox.entities import finished
from sandbox.files import StoredFile, Upload, document_body, photo_body, sticker_body, voice_body
from sandbox.messages import Message
from sandbox.world import Press, World


@dataclass
class Room:
    """A chat as those in it see it."""

    world: World
    chat: Chat

    @property
    def chat_id(self) -> int:
        return self.chat.chat_id

    @property
    def messages(self) -> list[Message]:
        """All that stands in the chat, oldest first, as it now reads."""
        return self.chat.visible()

    @property
    def said(self) -> list[Message]:
        """The bot's messages only."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> Message:
        """The bot's newest message. LookupError when it has said nothing."""
        if not self.said:
            raise LookupError("the bot has said nothing here")
        return self.said[-1]

    @property
    def reply_keyboard(self) -> list[list[str]]:
        """Labels of the keyboard under the input field, by row."""
        return self.chat.reply_keyboard


class Person(Room):
    """A person with the private chat to the bot. Every act takes effect at once; `chat` moves it into a group."""

    def __init__(self, world: World, account: Account) -> None:
        super().__init__(world, world.private_chat(account))
        self.account = account

    @property
    def user_id(self) -> int:
        return self.account.user_id

    @property
    def presses(self) -> list[Press]:
        return [press for press in self.world.presses.values() if press.account is self.account]

    @property
    def toasts(self) -> list[str]:
        """Texts that answers to presses have shown, in the order of the presses."""
        return [press.answer["text"] for press in self.presses if press.answer and press.answer["text"]]

    async def send(self, text: str, *, chat: Room | None = None) -> Message:
        """Writes `text`; commands, links and mentions in it become entities."""
        return self._say(chat or self, text_body(text))

    async def reply_to(self, message: Message, text: str) -> Message:
        """Answers `message`, in the chat where it stands."""
        return self._say(Room(self.world, message.chat), text_body(text) | {"reply_to_message": message.quoted()})

    async def upload(
        self,
        name: str,
        data: bytes,
        caption: str | None = None,
        *,
        chat: Room | None = None,
        to: Message | None = None,
        album: str | None = None,
    ) -> Message:
        """Sends a document, as an answer when `to` is given; `album` is the id that those sent together share."""
        stored = self.world.files.put("documents", Upload(name, data))
        content = {"document": document_body(stored)} | caption_body(caption)
        return self._say(chat or self, content | placed(to, album), stored)

    async def photo(
        self,
        data: bytes,
        caption: str | None = None,
        *,
        chat: Room | None = None,
        to: Message | None = None,
        album: str | None = None,
    ) -> Message:
        """Sends a picture: PNG, JPEG, GIF or WebP; `to` and `album` as in :meth:`upload`."""
        stored = self.world.files.put("photos", Upload("photo.jpg", data))
        content = {"photo": photo_body(stored)} | caption_body(caption)
        return self._say(chat or self, content | placed(to, album), stored)

    async def sticker(self, data: bytes, emoji: str) -> Message:
        """Sends a sticker: WebP, 512 by 512."""
        stored = self.world.files.put("stickers", Upload("sticker.webp", data))
        return self._say(self, {"sticker": sticker_body(stored, emoji)}, stored)

    async def voice(self, data: bytes, seconds: int) -> Message:
        """Speaks instead of writing."""
        stored = self.world.files.put("voice", Upload("voice.oga", data))
        return self._say(self, {"voice": voice_body(stored, seconds)}, stored)

    async def edit(self, message: Message, text: str) -> Message:
        """Changes an own message."""
        if message.body["from"]["id"] != self.user_id:
            raise PermissionError("only an own message can be edited")
        message.change(self.world.unix(), **{"entities": None, **text_body(text)})
        self.world.bell.ring()
        if self._reaches_bot(message):
            self.world.updates.add("edited_message", message.body)
        return message

    async def click(self, label: str, *, message: Message | None = None, chat: Room | None = None) -> Press:
        """Presses the button whose label contains `label` on the newest message that has one (or on `message`).

        LookupError names the buttons there are.
        """
        looked_at = [message] if message else list(reversed((chat or self).said))
        for candidate in looked_at:
            for button in (button for row in candidate.keyboard for button in row):
                if label in button["text"]:
                    return self._press(candidate, button)
        there = [text for candidate in looked_at for row in candidate.buttons for text in row]
        raise LookupError(f"no button with {label!r}; there are: {there}")

    async def press(self, message: Message, row: int, column: int) -> Press:
        """Presses this very button, counted from 0. LookupError when there is none."""
        return self._press(message, message.keyboard[row][column])

    async def block(self) -> None:
        """Stops the bot: it can send nothing more."""
        self.chat.standing = Standing.BLOCKED
        self.world.bot_standing_changed(self.chat, self.account, "member", "kicked")

    async def unblock(self) -> None:
        self.chat.standing = Standing.MEMBER
        self.world.bot_standing_changed(self.chat, self.account, "kicked", "member")

    async def deactivate(self) -> None:
        """Deletes the account. The bot is not told; it learns by a 403."""
        self.chat.standing = Standing.DEACTIVATED

    def _press(self, message: Message, button: dict[str, Any]) -> Press:
        self._may_act(message.chat)
        if "callback_data" not in button:
            raise LookupError(f"{button['text']!r} opens something, it tells the bot nothing: {button}")
        return self.world.press(self.account, message, button["callback_data"])

    def _say(self, room: Room, content: dict[str, Any], file: StoredFile | None = None) -> Message:
        self._may_act(room.chat)
        if room.chat.standing is Standing.STRANGER:
            room.chat.standing = Standing.MEMBER
        message = self.world.post(room.chat, self.account, content, file)
        if self._reaches_bot(message):
            self.world.updates.add("message", message.body)
        return message

    def _may_act(self, chat: Chat) -> None:
        if self.chat.standing is Standing.DEACTIVATED:
            raise PermissionError(f"{self.account.first_name} has no account any more")
        if chat is self.chat and chat.standing is Standing.BLOCKED:
            raise PermissionError(f"{self.account.first_name} has blocked the bot")
        if chat.kind != "private" and self.user_id not in chat.members:
            raise PermissionError(f"{self.account.first_name} is not in the group")

    def _reaches_bot(self, message: Message) -> bool:
        chat = message.chat
        if chat.standing is not Standing.MEMBER:
            return False
        if chat.kind == "private" or not self.world.private_mode or self.world.bot.user_id in chat.admins:
            return True
        answered = message.body.get("reply_to_message")
        return bool(answered and answered["from"]["id"] == self.world.bot.user_id) or self._addresses_bot(message)

    def _addresses_bot(self, message: Message) -> bool:
        """A command not meant for another bot, or a mention."""
        mention = f"@{self.world.bot.username}".lower()
        if mention in message.text.lower():
            return True
        return message.text.startswith("/") and "@" not in message.text.split()[0]


def placed(to: Message | None, album: str | None) -> dict[str, Any]:
    """What a message answers, and what it came together with."""
    answered = {"reply_to_message": to.quoted()} if to else {}
    return answered | ({"media_group_id": album} if album else {})


def text_body(text: str) -> dict[str, Any]:
    """Telegram's apps let nobody send an empty or overlong message, nor does this."""
    kept, entities = finished(text, [])
    if not 1 <= utf16.length(kept) <= 4096:
        raise ValueError("a person's message has 1 to 4096 characters")
    return {"text": kept, **({"entities": entities} if entities else {})}


def caption_body(caption: str | None) -> dict[str, Any]:
    text, entities = finished(caption or "", [])
    return {"caption": text, "caption_entities": entities}
