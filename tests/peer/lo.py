"""The second Bot API server: `lo-bot-api-emulator`, written by other people, with the person's words of our sandbox.

Lo decides what is accepted, and speaks HTTP, polling, webhooks and files; the chat that a test looks at is mirrored
from what it accepted. What it is known to refuse or to leave out stands in the tables below; any other refusal is a
finding: `lo.surprises` must be empty at the end of a run.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TypeVar

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator  # type: ignore[import-untyped]

from sandbox.api import Call
from sandbox.bell import Bell
from sandbox.chats import Account, Chat
from sandbox.entities import formatted
from sandbox.files import Upload
from sandbox.limits import Limiter, Limits
from sandbox.messages import Message
from sandbox.people import Person
from sandbox.updates import UpdateQueue
from sandbox.world import World

T = TypeVar("T")
TOKEN = "7000000002:peer-not-a-secret"
# Arguments of the real API that lo says are "not supported yet": taken off before it looks, and counted.
FORGIVEN = frozenset({"link_preview_options", "protect_content", "message_thread_id"})
# (method, how the refusal begins)
EXPECTED = [
    ("getChat", "Emulator does not model this method"),
    ("sendMediaGroup", "Bad Request: only the first item of a media group may carry a caption"),
]
# Updates that lo cannot queue: blocking, coming back, edited messages. The person's words for them do nothing here.
QUEUEABLE = frozenset({"message", "callback_query"})


class Lo(LoBotApiEmulator):  # type: ignore[misc] # the package has no types
    """Use as `async with Lo() as lo:`; then lo.base_url, lo.token, lo.person(...), lo.wait_for(...)."""

    def __init__(self, token: str = TOKEN, username: str = "dondoc_peer_bot") -> None:
        super().__init__(allow_insecure_loopback_webhooks=True, max_history=100_000)
        bell, now = Bell(), lambda: datetime.now(UTC)
        bot = Account(7, "Đôn Đốc", username=username, is_bot=True)
        self.token, self.calls = token, list[Call]()
        self.people = tuple[Person, ...]()
        self.forgiven: list[str] = []
        self.surprises: list[str] = []
        queue = PeerQueue(now, bell)
        self.world = PeerWorld(bot, now, bell, Limiter(Limits(), now, on=False), queue)
        queue.peer = self.world.peer = self
        self._queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def __aenter__(self) -> Lo:
        self._runner = web.AppRunner(self.app(), access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._pump = asyncio.create_task(self._forward())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pump.cancel()
        await self._runner.cleanup()

    @property
    def pending(self) -> list[Any]:
        """Updates that the bot has not confirmed."""
        return list(self._update_queues._state(self.token).updates)

    def person(self, name: str, user_id: int | None = None) -> Person:
        met = len(self.world.chats.everything())
        return Person(self.world, Account(user_id or 1001 + met, name, language_code="vi"))

    async def handed_on(self) -> None:
        """Returns when every update of the people is where the bot can fetch it."""
        await self._queue.join()

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 10) -> T:  # noqa: ASYNC109
        """As the sandbox's: the first true value, a LookupError counts as not yet."""

        def value() -> Any:
            try:
                return predicate()
            except LookupError:
                return None

        found: T = await self.world.bell.until(value, timeout)
        return found

    def enqueue(self, kind: str, payload: dict[str, Any]) -> None:
        for file in (payload.get("document"), *payload.get("photo", [])):
            if file:
                self.assets[file["file_id"]] = {"data": self.world.files.by_id(file["file_id"]).data}
        self._queue.put_nowait({kind: payload})

    async def _forward(self) -> None:
        while True:
            await self.enqueue_update(await self._queue.get(), token=self.token)
            self._queue.task_done()
            self.world.bell.ring()

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        """Lo's own check, with the call logged and, when it was accepted, its effect shown in the chat."""
        self.forgiven += [name for name in FORGIVEN if fields.pop(name, None) is not None]
        plain = {name: plainly(value) for name, value in fields.items()}
        try:
            result = super().validate(method, fields | as_read(fields), uploads)
        except ApiRefusal as refusal:
            self._refused(method, plain, refusal)
            raise
        self.calls.append(Call(method, plain, 200, self.world.now()))
        self._show(method, plain, result)
        self.world.bell.ring()
        return result | {"username": self.world.bot.username} if method == "getMe" else result

    def _refused(self, method: str, fields: dict[str, Any], refusal: ApiRefusal) -> None:
        self.calls.append(Call(method, fields, refusal.status, self.world.now()))
        if not any(method == name and refusal.description.startswith(words) for name, words in EXPECTED):
            self.surprises.append(f"{method}: {refusal.description} ({fields})")

    def _show(self, method: str, fields: dict[str, Any], result: Any) -> None:
        if method.startswith("send") and method != "sendChatAction":
            items = result if isinstance(result, list) else [result]
            given = fields.get("media", [fields] * len(items))
            for place, (item, wish) in enumerate(zip(items, given, strict=True)):
                self._post(int(fields["chat_id"]), item["message_id"] + place, item, wish, fields)
        elif method.startswith("editMessage") or method == "deleteMessage":
            self._change(method, fields)
        elif method == "answerCallbackQuery" and fields["callback_query_id"] in self.world.presses:
            self.world.presses[fields["callback_query_id"]].answer = {"text": fields.get("text", "")}

    def _post(
        self, chat_id: int, number: int, item: dict[str, Any], wish: dict[str, Any], fields: dict[str, Any]
    ) -> None:
        chat = self.world.chats.known(chat_id)
        quoted = chat.messages.get((fields.get("reply_parameters") or {}).get("message_id", 0))
        body = item | written(wish) | {"message_id": number, "from": self.world.bot.body(), "chat": chat.body()}
        message = Message(chat, number, body | ({"reply_to_message": quoted.quoted()} if quoted else {}))
        for kind in ("document", "photo"):
            if kind in item:
                sent = item[kind][-1] if kind == "photo" else item[kind]
                asset = self.assets[sent["file_id"]]
                message.file = self.world.files.put(f"{kind}s", Upload(asset.get("filename", ""), asset["data"]))
        chat.messages[number] = message

    def _change(self, method: str, fields: dict[str, Any]) -> None:
        message = self.world.chats.known(fields["chat_id"]).messages[int(fields["message_id"])]
        if method == "deleteMessage":
            message.deleted = True
            return
        message.change(self.world.unix(), **{"reply_markup": None, **written(fields)})


class PeerQueue(UpdateQueue):
    """Hands updates on to lo instead of keeping them."""

    peer: Lo

    def add(self, kind: str, payload: dict[str, Any]) -> None:
        if kind in QUEUEABLE:
            self.peer.enqueue(kind, payload)


class PeerWorld(World):
    """Message ids come from lo, which gives out its own."""

    peer: Lo

    def next_message_id(self, chat: Chat) -> int:
        number: int = self.peer.next_id
        self.peer.next_id += 1
        return number


def plainly(value: Any) -> Any:
    """Form fields carry objects as JSON text."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def as_read(fields: dict[str, Any]) -> dict[str, Any]:
    """Text and caption without their markup: lo counts it, Telegram counts "after entities parsing"."""
    given = {name: fields.get(name) for name in ("text", "caption")}
    return {
        name: formatted(words, fields.get("parse_mode"), None)[0]
        for name, words in given.items()
        if isinstance(words, str) and words.strip()
    }


def written(fields: dict[str, Any]) -> dict[str, Any]:
    """Text or caption as a person reads it; lo leaves the markup in."""
    shown: dict[str, Any] = {}
    for name, entities in (("text", "entities"), ("caption", "caption_entities")):
        if fields.get(name):
            shown[name], shown[entities] = formatted(fields[name], fields.get("parse_mode"), fields.get(entities))
    if (fields.get("reply_markup") or {}).get("inline_keyboard"):
        shown["reply_markup"] = fields["reply_markup"]
    return shown
