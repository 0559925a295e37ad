"""Which task a command without numbers is about."""

from __future__ import annotations

import pytest

from services.approvals import accept
from services.errors import DomainError
from services.reports import report
from services.work import WORK_LIST, meant, numbered
from storage.assignments import ReportKind
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from tests.services.given import given
from tests.services.office import HEAD, HEAD_UNIT, OFFICER, PLANNING, person, settle_in, task

LETTER, CARD = 40, 41
"""Messages of the head's chat."""


async def tasks_in_messages(uow: UnitOfWork, clock: SetClock) -> None:
    """Two tasks in a letter, the second also on a card of its own; a third came with another notice."""
    await settle_in(uow, clock, HEAD, OFFICER)
    notice_id = await given(uow, clock, task("1", HEAD_UNIT), task("2", HEAD_UNIT), task("3", PLANNING))
    await given(uow, clock, task("1", HEAD_UNIT), number="13")
    head = await person(uow, HEAD)
    (second,) = await numbered(uow, head, [2])
    await uow.outbox.place_card(head.telegram_id or 0, f"letter:{notice_id}", LETTER)
    await uow.outbox.place_card(head.telegram_id or 0, f"work:{second.id}", CARD)


async def understood(uow: UnitOfWork, answered: int | None = None) -> tuple[list[int | None], list[int]]:
    """Numbers that are meant, and numbers to choose from."""
    chosen, works = await meant(uow, await person(uow, HEAD), (), answered)
    return [a.number for a in chosen], sorted(work.item.number for work in works)


async def report_done(uow: UnitOfWork, clock: SetClock, number: int) -> int:
    head = await person(uow, HEAD)
    chosen = await numbered(uow, head, [number])
    answer = await report(uow, head, chosen, ReportKind.DONE, answer=f"m{number}", now=clock.now())
    return answer.lines[0].report.id or 0


async def test_a_reply_means_what_stands_in_the_message(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await tasks_in_messages(uow, clock)
        assert await understood(uow, LETTER) == ([], [1, 2])
        assert await understood(uow, CARD) == ([2], [])
        assert await understood(uow, 99) == ([], [1, 2, 3]), "a message that shows no task"


async def test_a_reply_to_what_has_ended_never_means_another_task(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await tasks_in_messages(uow, clock)
        await accept(uow, await person(uow, OFFICER), await report_done(uow, clock, 2), clock.now())
        with pytest.raises(DomainError, match=r"error\.work\.ended_there"):
            await understood(uow, CARD)
        assert await understood(uow, LETTER) == ([1], [])


async def test_a_card_that_has_become_the_list_means_all_that_is_open(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await tasks_in_messages(uow, clock)
        await uow.outbox.place_card((await person(uow, HEAD)).telegram_id or 0, WORK_LIST, CARD)
        assert await understood(uow, CARD) == ([], [1, 2, 3])


async def test_what_waits_for_the_office_is_not_meant_while_something_else_is_open(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await tasks_in_messages(uow, clock)
        await report_done(uow, clock, 1)
        assert await understood(uow) == ([], [2, 3])
        await report_done(uow, clock, 3)
        assert await understood(uow) == ([2], [])
        await report_done(uow, clock, 2)
        assert await understood(uow) == ([], [1, 2, 3])
