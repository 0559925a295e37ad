"""The Bot API client: aiogram's, with time-outs that tell connecting from waiting, and every bad answer classified."""

from __future__ import annotations

import asyncio
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientSession, ClientTimeout, TraceConfig

from delivery.outcome import PROXY_ERRORS, BadAnswer, NeverLeft

ANSWER_WITHIN = ClientTimeout(total=10, sock_connect=5)
"""For words. ``sock_connect`` apart: a connection that failed is known not to have delivered."""
UPLOADED_WITHIN = ClientTimeout(total=20, sock_connect=5)
"""For files of ours."""


class TelegramSession(AiohttpSession):
    """aiogram's session, except for what its errors tell.

    An answer that is no Bot API JSON raises :class:`BadAnswer` with its status (aiogram raises ClientDecodeError
    without it for HTML from a proxy, and TypeError for a 5xx without description); a request that failed before its
    first byte was written raises :class:`NeverLeft`.
    """

    def __init__(self, api_base: str | None, proxy: str | None) -> None:
        api = TelegramAPIServer.from_base(api_base) if api_base else PRODUCTION
        super().__init__(proxy=proxy, api=api)
        self.timeout = ANSWER_WITHIN  # type: ignore[assignment]  # passed to aiohttp as it is
        self._left = set[asyncio.Task[Any] | None]()
        """Tasks whose request has gone out, at least in part."""
        self._watch = TraceConfig()
        self._watch.on_request_headers_sent.append(self._goes_out)
        self._watch.freeze()

    async def _goes_out(self, *_: object) -> None:
        self._left.add(asyncio.current_task())

    async def create_session(self) -> ClientSession:
        """As aiogram's, with an eye on what leaves."""
        session = await super().create_session()
        if self._watch not in session.trace_configs:
            session.trace_configs.append(self._watch)
        return session

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """As aiogram's; a proxy that does not let us through is a network error like any other."""
        try:
            return await super().make_request(bot, method, timeout)
        except PROXY_ERRORS as error:
            raise NeverLeft(method=method, message=f"proxy: {error}") from error
        except TelegramNetworkError as error:
            if asyncio.current_task() in self._left:
                raise
            raise NeverLeft(method=method, message=error.message) from error.__cause__
        finally:
            self._left.discard(asyncio.current_task())

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        try:
            return super().check_response(bot, method, status_code, content)
        except (ClientDecodeError, TypeError) as error:
            raise BadAnswer(status_code) from error


def connect(token: str, api_base: str | None = None, proxy: str | None = None) -> Bot:
    """A Bot API client; close with ``bot.session.close()``."""
    return Bot(token, session=TelegramSession(api_base, proxy))


def method_named(name: str, parameters: dict[str, Any]) -> TelegramMethod[Any]:
    """The aiogram method of this Bot API name ("sendMessage").

    :raises KeyError: no such method.
    """
    import aiogram.methods

    kind = vars(aiogram.methods)[name[:1].upper() + name[1:]]
    method: TelegramMethod[Any] = kind.model_validate(parameters)
    return method
