"""What became of a request to Telegram, and what to do about it. Pure, so that one table tests it.

Neither Telegram nor its clients repeat a request, and there is no idempotency key: a request that went out and was not
answered may have been delivered. What happens then depends on what it would have said (DESIGN 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectionResetError, ClientConnectorError, ConnectionTimeoutError
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from storage.outbox import Kind


class Fate(StrEnum):
    """What became of one request."""

    SENT = "sent"
    WAIT = "wait"
    """Telegram asked for a pause (429)."""
    NOT_SENT = "not_sent"
    """It never reached Telegram, or Telegram said that it failed."""
    UNREACHABLE = "unreachable"
    """The person cannot be written to: blocked, deactivated, never started, chat gone."""
    MIGRATED = "migrated"
    CARD_GONE = "card_gone"
    """The message to be edited is not there any more."""
    REFUSED = "refused"
    """Telegram will never take it as it is."""
    UNAUTHORIZED = "unauthorized"
    UNCERTAIN = "uncertain"
    """The request went out, and no answer came."""
    DIED = "died"
    """Whoever was sending it died somewhere between claim and record; mostly before the request."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fate with the datum needed to act on it."""

    fate: Fate
    why: str = ""
    message_id: int | None = None
    retry_after: float = 0
    """Seconds, for WAIT."""
    chat_id: int | None = None
    """The new id, for MIGRATED."""


class BadAnswer(Exception):
    """An answer that is no Bot API JSON: HTML from a proxy, a body cut off, a field missing."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status} with an unreadable body")
        self.status = status


class NeverLeft(TelegramNetworkError):
    """The connection failed before the request went out: nothing can have been delivered."""


PROXY_ERRORS: Final = (ProxyError, ProxyConnectionError, ProxyTimeoutError)
"""The proxy did not connect us: nothing went out."""
_NEVER_LEFT: Final = (
    ClientConnectorError,
    ConnectionTimeoutError,
    ClientConnectionResetError,  # "Cannot write to closing transport": kept-alive connection closed before the request
)
_UNREACHABLE: Final = (
    "chat not found",
    "user is deactivated",
    "peer_id_invalid",
    "have no rights to send",
    "not enough rights to send",
    "bot was kicked",
    "need administrator rights",
)
_CARD_GONE: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")
_AS_WISHED: Final = ("message is not modified", "message to delete not found", "message can't be deleted")
"""Refusals that say that the wished state holds already (or that nobody can bring it about)."""
_TOO_MANY = 429
_TOO_LARGE = 413
_GATEWAY_ERRORS = (502, 503, 504)


def outcome_of(error: BaseException) -> Outcome:
    """The outcome that an exception of the client stands for."""
    why = f"{type(error).__name__}: {' '.join(str(error).split())}"
    match error:
        case TelegramRetryAfter():
            return Outcome(Fate.WAIT, why, retry_after=error.retry_after)
        case TelegramMigrateToChat():
            return Outcome(Fate.MIGRATED, why, chat_id=error.migrate_to_chat_id)
        case TelegramUnauthorizedError() | TelegramNotFound():
            # Not Found is about the token or the server's address, never about a chat.
            return Outcome(Fate.UNAUTHORIZED, why)
        case TelegramForbiddenError():
            return Outcome(Fate.UNREACHABLE, why)
        case TelegramBadRequest():
            return _of_bad_request(error.message, why)
        case NeverLeft():
            return Outcome(Fate.NOT_SENT, why)
        case TelegramNetworkError():
            left = not isinstance(error.__cause__, _NEVER_LEFT)
            return Outcome(Fate.UNCERTAIN if left else Fate.NOT_SENT, why)
        case TelegramServerError():
            return Outcome(Fate.NOT_SENT, why)
        case BadAnswer():
            return _of_bad_answer(error.status, why)
        case TelegramAPIError():
            return _of_bare_error(error.message or "", why)
    return Outcome(Fate.UNCERTAIN, why)


def _of_bad_request(message: str, why: str) -> Outcome:
    said = message.lower()
    if any(words in said for words in _AS_WISHED):
        return Outcome(Fate.SENT, why)
    if any(words in said for words in _CARD_GONE):
        return Outcome(Fate.CARD_GONE, why)
    return Outcome(Fate.UNREACHABLE if any(words in said for words in _UNREACHABLE) else Fate.REFUSED, why)


def _of_bad_answer(status: int, why: str) -> Outcome:
    if status == _TOO_MANY:
        return Outcome(Fate.WAIT, why, retry_after=5)
    if status == _TOO_LARGE:
        return Outcome(Fate.REFUSED, why)
    # A gateway that answers for a Bot API that is away has not passed the request on, as a rule, and one that refuses
    # us (407, a login page) never does; a 200 has.
    away = status in _GATEWAY_ERRORS or 400 <= status < 500
    return Outcome(Fate.NOT_SENT if away else Fate.UNCERTAIN, why)


def _of_bare_error(message: str, why: str) -> Outcome:
    """429 without parameters comes as a bare TelegramAPIError."""
    if "too many requests" in message.lower():
        return Outcome(Fate.WAIT, why, retry_after=5)
    return Outcome(Fate.REFUSED, why)


class Verdict(StrEnum):
    """What to do with the row."""

    DONE = "done"
    AGAIN = "again"
    GIVE_UP = "give_up"
    UNKNOWN = "unknown"
    """May have arrived; do not repeat."""


@dataclass(frozen=True, slots=True)
class Decision:
    verdict: Verdict
    delay: timedelta = timedelta()
    repeats: bool = False
    """AGAIN after an uncertain outcome: the ledger says so."""


BACKOFF: Final = tuple(timedelta(seconds=s) for s in (1, 2, 5, 10, 30, 60, 120, 300))
_REPEATED_ONCE: Final = frozenset({Kind.REQUEST, Kind.ASSIGNMENT, Kind.NUDGE, Kind.DIGEST})


DEATHS: Final = 5
"""A message that was under way at so many deaths is not sent again: it may be what kills us."""


def decide(outcome: Outcome, *, kind: Kind, idempotent: bool, attempts: int, repeated: bool) -> Decision:
    """What to do after attempt number ``attempts`` (from 1). A network that stays away is waited for without end."""
    pause = BACKOFF[min(attempts, len(BACKOFF)) - 1]
    match outcome.fate:
        case Fate.SENT:
            return Decision(Verdict.DONE)
        case Fate.WAIT:
            return Decision(Verdict.AGAIN, timedelta(seconds=outcome.retry_after))
        case Fate.NOT_SENT | Fate.UNAUTHORIZED:
            return Decision(Verdict.AGAIN, pause)
        case Fate.MIGRATED | Fate.CARD_GONE:
            return Decision(Verdict.AGAIN)
        case Fate.UNREACHABLE | Fate.REFUSED:
            return Decision(Verdict.GIVE_UP)
        case Fate.DIED:
            again = idempotent or attempts < DEATHS
            return Decision(Verdict.AGAIN, repeats=True) if again else Decision(Verdict.UNKNOWN)
        case Fate.UNCERTAIN:
            if idempotent or (kind in _REPEATED_ONCE and not repeated):
                return Decision(Verdict.AGAIN, pause, repeats=True)
            return Decision(Verdict.UNKNOWN)
