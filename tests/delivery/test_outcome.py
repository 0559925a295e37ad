"""Every way in which Telegram or the network can answer, and what we do about it: one table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram import exceptions as tg
from aiogram.methods import SendMessage
from aiohttp import (
    ClientConnectionResetError,
    ClientConnectorError,
    ClientPayloadError,
    ConnectionTimeoutError,
    ServerDisconnectedError,
    SocketTimeoutError,
)
from aiohttp.client_reqrep import ConnectionKey

from delivery.outcome import BACKOFF, BadAnswer, Decision, Fate, NeverLeft, Outcome, Verdict, decide, outcome_of
from storage.outbox import Kind

METHOD = SendMessage(chat_id=1, text="x")
KEY = ConnectionKey("127.0.0.1", 80, False, True, None, None, None)


def network(cause: BaseException) -> tg.TelegramNetworkError:
    error = tg.TelegramNetworkError(method=METHOD, message=str(cause))
    error.__cause__ = cause
    return error


def bad_request(message: str) -> tg.TelegramBadRequest:
    return tg.TelegramBadRequest(method=METHOD, message=f"Bad Request: {message}")


FATES = [
    (tg.TelegramRetryAfter(METHOD, "Too Many Requests: retry after 7", 7), Fate.WAIT),
    (tg.TelegramAPIError(METHOD, "Too Many Requests"), Fate.WAIT),
    (BadAnswer(429), Fate.WAIT),
    (tg.TelegramServerError(METHOD, "Internal Server Error"), Fate.NOT_SENT),
    (BadAnswer(502), Fate.NOT_SENT),
    (BadAnswer(503), Fate.NOT_SENT),
    (BadAnswer(403), Fate.NOT_SENT),
    (BadAnswer(407), Fate.NOT_SENT),
    (BadAnswer(413), Fate.REFUSED),
    (BadAnswer(500), Fate.UNCERTAIN),
    (BadAnswer(200), Fate.UNCERTAIN),
    (network(ClientConnectorError(KEY, OSError("refused"))), Fate.NOT_SENT),
    (network(ConnectionTimeoutError()), Fate.NOT_SENT),
    (network(ClientConnectionResetError("Cannot write to closing transport")), Fate.NOT_SENT),
    (NeverLeft(METHOD, "proxy: closed while shaking hands"), Fate.NOT_SENT),
    (network(SocketTimeoutError()), Fate.UNCERTAIN),
    (network(TimeoutError()), Fate.UNCERTAIN),
    (network(ServerDisconnectedError()), Fate.UNCERTAIN),
    (network(ClientPayloadError("cut off")), Fate.UNCERTAIN),
    (tg.TelegramForbiddenError(METHOD, "Forbidden: bot was blocked by the user"), Fate.UNREACHABLE),
    (tg.TelegramForbiddenError(METHOD, "Forbidden: user is deactivated"), Fate.UNREACHABLE),
    (bad_request("chat not found"), Fate.UNREACHABLE),
    (bad_request("message is not modified: specified new message content …"), Fate.SENT),
    (bad_request("message to delete not found"), Fate.SENT),
    (bad_request("message to edit not found"), Fate.CARD_GONE),
    (bad_request("message can't be edited"), Fate.CARD_GONE),
    (bad_request("can't parse entities: Unsupported start tag"), Fate.REFUSED),
    (bad_request("message is too long"), Fate.REFUSED),
    (tg.TelegramMigrateToChat(METHOD, "group chat was upgraded", -100123), Fate.MIGRATED),
    (tg.TelegramUnauthorizedError(METHOD, "Unauthorized"), Fate.UNAUTHORIZED),
    (tg.TelegramNotFound(METHOD, "Not Found"), Fate.UNAUTHORIZED),
    (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), Fate.UNCERTAIN),
]


@pytest.mark.parametrize(("error", "fate"), FATES, ids=lambda value: str(value)[:50])
def test_an_error_of_the_client_is_understood(error: BaseException, fate: Fate) -> None:
    assert outcome_of(error).fate is fate


def test_the_pause_that_telegram_asks_for_is_kept_exactly() -> None:
    outcome = outcome_of(tg.TelegramRetryAfter(METHOD, "Too Many Requests", 17))
    decision = decide(outcome, kind=Kind.ANSWER, idempotent=False, attempts=3, repeated=False)
    assert decision == Decision(Verdict.AGAIN, timedelta(seconds=17))


UNCERTAIN = [
    # kind, idempotent, repeated before → verdict
    (Kind.ANSWER, False, False, Verdict.UNKNOWN),
    (Kind.ANSWER, True, False, Verdict.AGAIN),
    (Kind.ANSWER, True, True, Verdict.AGAIN),
    (Kind.ASSIGNMENT, False, False, Verdict.AGAIN),
    (Kind.ASSIGNMENT, False, True, Verdict.UNKNOWN),
    (Kind.REQUEST, False, False, Verdict.AGAIN),
    (Kind.NUDGE, False, False, Verdict.AGAIN),
    (Kind.NUDGE, False, True, Verdict.UNKNOWN),
    (Kind.DIGEST, False, False, Verdict.AGAIN),
]


@pytest.mark.parametrize(("kind", "idempotent", "repeated", "verdict"), UNCERTAIN)
def test_what_may_have_arrived_is_repeated_only_where_a_miss_is_worse_than_a_double(
    kind: Kind, idempotent: bool, repeated: bool, verdict: Verdict
) -> None:
    decision = decide(Outcome(Fate.UNCERTAIN), kind=kind, idempotent=idempotent, attempts=1, repeated=repeated)
    assert decision.verdict is verdict
    assert decision.repeats is (verdict is Verdict.AGAIN)


@pytest.mark.parametrize("attempts", [1, 2, 8, 9, 1000])
def test_an_absent_network_is_waited_for_ever_more_slowly_and_without_end(attempts: int) -> None:
    decision = decide(Outcome(Fate.NOT_SENT), kind=Kind.ANSWER, idempotent=False, attempts=attempts, repeated=False)
    assert decision == Decision(Verdict.AGAIN, BACKOFF[min(attempts, len(BACKOFF)) - 1])


@pytest.mark.parametrize("fate", [Fate.UNREACHABLE, Fate.REFUSED])
def test_what_telegram_will_never_take_is_given_up(fate: Fate) -> None:
    decision = decide(Outcome(fate), kind=Kind.ASSIGNMENT, idempotent=True, attempts=1, repeated=False)
    assert decision.verdict is Verdict.GIVE_UP
