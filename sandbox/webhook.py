"""Webhook delivery: one update after the other, again and again until the bot answers 2xx."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, ClientError, ClientResponse, ClientSession, ClientTimeout, MultipartReader
from yarl import URL

from sandbox import errors
from sandbox.arguments import Arguments, take_part
from sandbox.updates import Update
from sandbox.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # a-secret_1
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
PATIENCE = ClientTimeout(total=60)


@dataclass(frozen=True)
class Backoff:
    """Real seconds between tries: doubles from `first_s` to `longest_s`."""

    first_s: float = 0.1
    longest_s: float = 5

    def after(self, failures: int) -> float:
        return min(self.first_s * float(1 << min(failures - 1, 16)), self.longest_s)


class Webhook:
    """The order to deliver, if there is one. `run` carries out a method that the bot gives as its answer."""

    def __init__(
        self, world: World, run: Callable[[str, Arguments], Awaitable[Any]], backoff: Backoff | None = None
    ) -> None:
        self._world = world
        self._run = run
        self._backoff = backoff or Backoff()
        self._task: asyncio.Task[None] | None = None
        self._secret: str | None = None
        self._error: tuple[int, str] | None = None
        self.url = ""

    async def set(self, arguments: Arguments) -> bool:
        """An empty url takes the webhook away."""
        url = arguments.get("url") or ""
        if url:
            check_address(url)
        secret = arguments.get("secret_token")
        if secret is not None and not SECRET.fullmatch(secret):
            raise errors.bad_request("secret token contains unallowed characters")
        self._world.updates.allow(arguments.get("allowed_updates"))
        await self._stop(drop=bool(arguments.get("drop_pending_updates")))
        self.url, self._secret = url, secret
        self.resume()
        return True

    async def delete(self, arguments: Arguments) -> bool:
        await self._stop(drop=bool(arguments.get("drop_pending_updates")))
        self.url, self._secret = "", None
        return True

    async def info(self, _arguments: Arguments) -> dict[str, Any]:
        body: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates.pending()),
        }
        if self.url:
            body |= {"max_connections": 1, "ip_address": "127.0.0.1"}
            body["allowed_updates"] = sorted(self._world.updates.allowed)
        if self._error:
            body |= dict(zip(("last_error_date", "last_error_message"), self._error, strict=True))
        return body

    def resume(self) -> None:
        """Starts delivering, when there is where to."""
        if self.url and self._task is None:
            self._task = asyncio.create_task(self._deliver())

    async def pause(self) -> None:
        await self._stop(drop=False)

    async def _stop(self, *, drop: bool) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._task = self._error = None
        if drop:
            self._world.updates.clear()

    async def _deliver(self) -> None:
        failures = 0
        async with ClientSession(timeout=PATIENCE) as session:
            while True:
                update = (await self._world.bell.until(self._world.updates.pending, None))[0]
                if await self._offer(session, update):
                    self._world.updates.confirm_below(update.update_id + 1)
                    failures = 0
                    continue
                failures += 1
                await asyncio.sleep(self._backoff.after(failures))

    async def _offer(self, session: ClientSession, update: Update) -> bool:
        """Whether the bot took the update."""
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        try:
            async with session.post(self.url, json=update.body(), headers=headers, ssl=False) as response:
                return await self._taken(response)
        except TimeoutError:
            return self._failed("Connection timed out")
        except ClientError:
            return self._failed("Connection refused")

    async def _taken(self, response: ClientResponse) -> bool:
        if not 200 <= response.status < 300:
            return self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
        answer = await answer_of(response)
        if method := answer.values.pop("method", None):
            await self._run(method, answer)
        return True

    def _failed(self, reason: str) -> bool:
        self._error = (self._world.unix(), reason)
        return False


def check_address(url: str) -> None:
    """https, or http on this machine; the sandbox never calls anywhere else."""
    address = URL(url)
    if address.scheme not in {"http", "https"} or not address.host:
        raise errors.bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if address.host not in LOOPBACK:
        reason = (
            "sandbox: webhooks on this machine only"
            if address.scheme == "https"
            else "An HTTPS URL must be provided for webhook"
        )
        raise errors.bad_request(f"bad webhook: {reason}")


async def answer_of(response: ClientResponse) -> Arguments:
    """The bot may answer a webhook with a method call, as JSON or multipart; anything else is an empty answer."""
    if response.content_type.startswith("multipart/"):
        arguments = Arguments({})
        reader = MultipartReader.from_response(response)
        while (part := await reader.next()) is not None:
            if isinstance(part, BodyPartReader):
                await take_part(arguments, part)
        return arguments
    if response.content_type == "application/json":
        body = await response.json()
        return Arguments(body if isinstance(body, dict) else {})
    return Arguments({})
