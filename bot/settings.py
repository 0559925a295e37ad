"""The settings: the only reader of the environment (and of .env beside it)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

_TOKEN: Final = re.compile(r"\d+:[\w-]{5,}")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError) as error:
        raise ValueError(f"no such time zone: {name}") from error
    return name


def _secret(secret: SecretStr | None) -> SecretStr | None:
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        raise ValueError("16 to 256 of A-Z a-z 0-9 _ - (Telegram's rule; ours for the length)")
    return secret


def _token(token: SecretStr | None) -> SecretStr | None:
    if token and not _TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("looks like 123456:ABC-DEF… (from @BotFather)")
    return token


class SettingsError(Exception):
    """The environment is wrong; the message names each variable and what it should be."""


class Settings(BaseSettings):
    """What .env.example explains, line by line."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    bot_token: Annotated[SecretStr | None, AfterValidator(_token)] = None
    telegram_api_base: str | None = None
    proxy_url: str | None = None
    database_url: str = "sqlite+aiosqlite:///data/dondoc.db"
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Ho_Chi_Minh"
    webhook_url: str | None = None
    webhook_secret: Annotated[SecretStr | None, AfterValidator(_secret)] = None
    templates: Path | None = None
    webhook_port: int = Field(default=8080, ge=1, le=65535)
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    backup_dir: Path | None = None
    backup_keep: int = Field(default=14, ge=1)
    evidence_dir: Path | None = None
    """Where copies of evidence are kept; None: only Telegram has it."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def public_url(self) -> str | None:
        """Where people reach this machine: the webhook's address without its path."""
        parts = urlsplit(self.webhook_url or "")
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else None

    def token(self) -> str:
        """The bot's token.

        :raises SettingsError: none is set.
        """
        if self.bot_token is None:
            raise SettingsError("BOT_TOKEN is not set: get one from @BotFather and put it into .env")
        return self.bot_token.get_secret_value()

    def secret(self) -> str:
        """The webhook's secret.

        :raises SettingsError: none is set.
        """
        if self.webhook_secret is None:
            raise SettingsError("WEBHOOK_URL is set, so WEBHOOK_SECRET must be, too")
        return self.webhook_secret.get_secret_value()


def load(**given: object) -> Settings:
    """Settings from the environment, ``given`` taking precedence.

    :raises SettingsError: a variable has no valid value.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
        raise SettingsError("\n".join(lines)) from None
