"""The sandbox: the Bot API over HTTP on loopback, and the persons behind it."""

from __future__ import annotations

import argparse
import asyncio
import copy
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count
from types import TracebackType
from typing import Any, TypeVar

from aiohttp import web

from sandbox.api import Api, Call
from sandbox.bell import Bell
from sandbox.chats import Account
from sandbox.control import Control
from sandbox.faults import Faults
from sandbox.files import UPLOAD_LIMIT
from sandbox.groups import Group, new_group
from sandbox.limits import Limiter, Limits
from sandbox.people import Person
from sandbox.troubles import Troubles
from sandbox.updates import Update, UpdateQueue
from sandbox.webhook import Backoff
from sandbox.world import World

TOKEN = "7000000001:sandbox-not-a-secret"
T = TypeVar("T")


def real_now() -> datetime:
    return datetime.now(UTC)


class Sandbox:
    """One bot's Telegram. `now` dates messages and drives the limits; waiting is always in real time.

    `limits=None` switches the limits off. `async with Sandbox() as server:` listens and closes at the end.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        now: Callable[[], datetime] = real_now,
        limits: Limits | None = Limits(),  # noqa: B008 - frozen
        token: str = TOKEN,
        username: str = "dondoc_sandbox_bot",
        name: str = "Đôn Đốc",
        private_mode: bool = True,
        backoff: Backoff | None = None,
    ) -> None:
        bell = Bell()
        limiter = Limiter(limits or Limits(), now, on=limits is not None)
        bot = Account(int(token.partition(":")[0]), name, username=username, is_bot=True)
        self.world = World(bot, now, bell, limiter, UpdateQueue(now, bell), private_mode)
        self.token = token
        self._api = Api(self.world, token, backoff)
        self._people: dict[int, Person] = {}
        self.routes: list[Callable[[web.Application], None]] = [self._api.add_routes, Control(self).add_routes]
        """Each adds its own when the server begins to listen."""
        self._port = port
        self._runner: web.AppRunner | None = None

    @classmethod
    async def start(cls, **settings: Any) -> Sandbox:
        """A listening sandbox; takes the same settings as Sandbox()."""
        server = cls(**settings)
        await server.resume()
        return server

    async def __aenter__(self) -> Sandbox:
        if self._runner is None:
            await self.resume()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def base_url(self) -> str:
        """Without a slash at the end; the methods are at {base_url}/bot{token}/{method}."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pending(self) -> list[Update]:
        """Updates that the bot has not confirmed."""
        return self.world.updates.pending()

    @property
    def calls(self) -> list[Call]:
        """Every request of the bot, oldest first."""
        return self._api.calls

    @property
    def polled(self) -> bool:
        """Whether the bot waits for updates at this moment: it is up, and has taken in all there was."""
        return self._api.polled

    @property
    def faults(self) -> Faults:
        """Where failures are ordered: faults.order(method="sendMessage", fault=too_many(3), times=1, chat=None)."""
        return self._api.faults

    @property
    def troubles(self) -> Troubles:
        """What goes wrong until it is switched off."""
        return self._api.troubles

    @property
    def limiter(self) -> Limiter:
        return self.world.limiter

    def person(self, name: str, user_id: int | None = None, *, username: str | None = None) -> Person:
        """A new person, or the one that has this `user_id`. A stranger to the bot until the first message."""
        if user_id is not None and user_id in self._people:
            return self._people[user_id]
        user_id = user_id or next(number for number in count(1001) if number not in self._people)
        person = Person(self.world, Account(user_id, name, username=username, language_code="vi"))
        self._people[user_id] = person
        return person

    @property
    def people(self) -> Sequence[Person]:
        """Everybody who was ever made, oldest first."""
        return tuple(self._people.values())

    def twin(self, now: Callable[[], datetime]) -> Sandbox:
        """Another sandbox that knows all that this one knows, tells the time by ``now`` and listens on no port yet.

        To be asked for while this one is stopped.
        """
        self.world.bell.ring()  # whoever waited belongs to a loop that has ended
        twin = copy.deepcopy(self, {id(self.world.now): now})
        twin._port = 0
        return twin

    def known_person(self, user_id: int) -> Person:
        """LookupError when nobody has this id."""
        return self._people[user_id]

    def group(self, title: str, members: Sequence[Person], chat_id: int | None = None, *, kind: str = "group") -> Group:
        """A group (or kind="supergroup") of these persons and the bot."""
        number = sum(chat.chat_id < 0 for chat in self.world.chats.everything()) + 1
        default = -5000 - number if kind == "group" else -1_000_000_005_000 - number
        return new_group(self.world, title, members, chat_id or default, kind)

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 10) -> T:  # noqa: ASYNC109
        """The first true value of `predicate`, asked again after each change. A LookupError in it counts as not yet.

        TimeoutError after `timeout` real seconds.
        """

        def value() -> Any:
            try:
                return predicate()
            except LookupError:
                return None

        found: T = await self.world.bell.until(value, timeout)
        return found

    async def resume(self, port: int | None = None) -> None:
        """Listens, on `port` or the same as before stop(). Everything that was known is still known.

        OSError when the port is taken.
        """
        self._port = self._port if port is None else port
        app = web.Application(client_max_size=UPLOAD_LIMIT)
        for add_to in self.routes:
            add_to(app)
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self._api.webhook.resume()

    async def stop(self) -> None:
        """Refuses connections and pauses the webhook."""
        await self._api.webhook.pause()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


async def serve(port: int, token: str, *, strict: bool) -> None:
    """Listens until cancelled; says its address on standard output, where the starting process reads it."""
    async with Sandbox(port=port, token=token, limits=Limits() if strict else None) as server:
        sys.stdout.write(f"{server.base_url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox.server", description="The Bot API on this machine")
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--no-limits", action="store_true", help="let the bot send as fast as it likes")
    chosen = parser.parse_args()
    try:
        asyncio.run(serve(chosen.port, chosen.token, strict=not chosen.no_limits))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
