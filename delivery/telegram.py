"""The Bot API client: aiogram's, with time-outs that tell connecting from waiting, and every bad answer classified."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientTimeout

from delivery.outcome import PROXY_ERRORS, BadAnswer

ANSWER_WITHIN = ClientTimeout(total=20, sock_connect=5)
"""For everything but long polling. ``sock_connect`` apart: a connection that failed is known not to have delivered."""


class TelegramSession(AiohttpSession):
    """aiogram's session, except that an answer that is no Bot API JSON raises :class:`BadAnswer` with its status.

    aiogram raises ClientDecodeError without the status for HTML from a proxy, and TypeError for a 5xx without
    description.
    """

    def __init__(self, api_base: str | None, proxy: str | None) -> None:
        api = TelegramAPIServer.from_base(api_base) if api_base else PRODUCTION
        super().__init__(proxy=proxy, api=api)
        self.timeout = ANSWER_WITHIN  # type: ignore[assignment]  # passed to aiohttp as it is

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
            raise TelegramNetworkError(method=method, message=f"proxy: {error}") from error

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
