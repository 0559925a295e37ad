"""Reports: what each leads to from each state; several at once; taking back; evidence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from services.approvals import accept, send_back
from services.errors import DomainError
from services.extensions import ask
from services.reports import EVIDENCE_LIMIT, add_evidence, after, report
from services.undo import undo
from storage.assignments import AssignmentState, ReportKind, Verdict
from storage.evidence import Evidence
from storage.work import Database
from tests.conftest import SetClock
from tests.services.given import given_to_all, work_of
from tests.services.office import HEAD, HEAD_UNIT, OFFICER, PLANNING_HEAD, person, task

S, K = AssignmentState, ReportKind
LEADS_TO = {
    (K.DONE, S.ASSIGNED): S.REPORTED_DONE,
    (K.DONE, S.ACKNOWLEDGED): S.REPORTED_DONE,
    (K.DONE, S.IN_PROGRESS): S.REPORTED_DONE,
    (K.DONE, S.RETURNED): S.REPORTED_DONE,
    (K.PROGRESS, S.ASSIGNED): S.IN_PROGRESS,
    (K.PROGRESS, S.ACKNOWLEDGED): S.IN_PROGRESS,
    (K.PROGRESS, S.IN_PROGRESS): S.IN_PROGRESS,
    (K.PROGRESS, S.RETURNED): S.IN_PROGRESS,
    (K.BLOCKED, S.ASSIGNED): S.IN_PROGRESS,
    (K.BLOCKED, S.ACKNOWLEDGED): S.IN_PROGRESS,
    (K.BLOCKED, S.IN_PROGRESS): S.IN_PROGRESS,
    (K.BLOCKED, S.RETURNED): S.RETURNED,
    (K.ACKNOWLEDGE, S.ASSIGNED): S.ACKNOWLEDGED,
    (K.ACKNOWLEDGE, S.ACKNOWLEDGED): S.ACKNOWLEDGED,
    (K.ACKNOWLEDGE, S.IN_PROGRESS): S.IN_PROGRESS,
    (K.ACKNOWLEDGE, S.RETURNED): S.RETURNED,
    (K.NOT_MINE, S.ASSIGNED): S.ACKNOWLEDGED,
    (K.NOT_MINE, S.ACKNOWLEDGED): S.ACKNOWLEDGED,
    (K.NOT_MINE, S.IN_PROGRESS): S.IN_PROGRESS,
    (K.NOT_MINE, S.RETURNED): S.RETURNED,
    (K.UNBLOCKED, S.ASSIGNED): S.ACKNOWLEDGED,
    (K.UNBLOCKED, S.ACKNOWLEDGED): S.ACKNOWLEDGED,
    (K.UNBLOCKED, S.IN_PROGRESS): S.IN_PROGRESS,
    (K.UNBLOCKED, S.RETURNED): S.RETURNED,
    (K.REOPEN, S.REPORTED_DONE): S.IN_PROGRESS,
}


@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize("state", S)
def test_every_report_from_every_state(kind: ReportKind, state: AssignmentState) -> None:
    assert after(kind, state) is LEADS_TO.get((kind, state))


async def test_what_was_reported_before_is_left_out_of_an_answer_about_several(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT), task("2", HEAD_UNIT))
        head, both = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        await report(uow, head, both[:1], K.DONE, answer="a", now=clock.now())
        answer = await report(uow, head, both, K.DONE, answer="b", now=clock.now())
        assert [line.item.number for line in answer.lines] == [2]
        assert answer.already == (1,)


async def test_one_unit_cannot_report_for_another(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        with pytest.raises(DomainError, match=r"error\.work\.not_yours"):
            await report(
                uow,
                await person(uow, PLANNING_HEAD),
                await work_of(uow, HEAD_UNIT),
                K.DONE,
                answer="a",
                now=clock.now(),
            )


async def test_undo_brings_back_state_percentage_and_difficulty(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        await report(uow, head, [mine], K.PROGRESS, answer="a", now=clock.now(), percent=40)
        await report(uow, head, [mine], K.BLOCKED, answer="b", now=clock.now(), words="thiếu kinh phí")
        await report(uow, head, [mine], K.NOT_MINE, answer="c", now=clock.now())
        done = await report(uow, head, [mine], K.DONE, answer="d", now=clock.now())
        assert not mine.blocked
        await undo(uow, head, done.id, clock.now())
        assert (mine.state, mine.percent, mine.blocked, mine.reported_at) == (S.IN_PROGRESS, 40, True, None)
        with pytest.raises(DomainError, match="too_late_to_undo"):
            await undo(uow, head, done.id, clock.now())


async def test_only_the_latest_report_can_be_taken_back(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, mine = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        first = await report(uow, head, mine, K.PROGRESS, answer="a", now=clock.now(), percent=10)
        await report(uow, head, mine, K.DONE, answer="b", now=clock.now())
        with pytest.raises(DomainError, match="too_late_to_undo"):
            await undo(uow, head, first.id, clock.now())


async def test_what_was_decided_stays_when_the_rest_of_an_answer_is_taken_back(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT), task("2", HEAD_UNIT))
        head, (one, two) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        answer = await report(uow, head, [one, two], K.DONE, answer="a", now=clock.now())
        first = answer.lines[0].report.id or 0
        await accept(uow, await person(uow, OFFICER), first, clock.now())
        left = await undo(uow, head, answer.id, clock.now())
        assert [line.report.verdict for line in left.lines] == [Verdict.ACCEPTED, Verdict.UNDONE]
        assert (one.state, two.state) == (S.ACCEPTED, S.ASSIGNED)
        assert not left.waiting


async def test_evidence_ends_at_its_limit_and_with_the_decision(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, mine = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        answer = await report(uow, head, mine, K.DONE, answer="a", now=clock.now())
        for n in range(EVIDENCE_LIMIT):
            await add_evidence(uow, head, "a", Evidence(report_id=0, words=f"{n}/QĐ-SKHCN"), clock.now())
        with pytest.raises(DomainError, match="enough_evidence"):
            await add_evidence(uow, head, "a", Evidence(report_id=0, words="11/QĐ-SKHCN"), clock.now())
        await send_back(uow, await person(uow, OFFICER), answer.lines[0].report.id or 0, "thiếu", clock.now())
        with pytest.raises(DomainError, match="too_late_for_evidence"):
            await add_evidence(uow, head, "a", Evidence(report_id=0, words="12/QĐ-SKHCN"), clock.now())
        late, other = Evidence(report_id=0, words="13/QĐ-SKHCN"), await person(uow, PLANNING_HEAD)
        with pytest.raises(DomainError, match="not_yours"):
            await add_evidence(uow, other, "a", late, clock.now())


async def test_every_change_is_in_the_log_with_who_did_it(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, due=date(2024, 4, 20)))
        head, mine = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        clock.advance(timedelta(hours=1))
        answer = await report(uow, head, mine, K.DONE, answer="a", now=clock.now(), words="đã gửi")
        await undo(uow, head, answer.id, clock.now())
        lines = await uow.log.of(f"assignment:{mine[0].id}")
    acts = [(line.action, line.actor_id) for line in lines]
    assert set(acts) >= {("assignment.acknowledge", head.id), ("report.done", head.id), ("report.undo", head.id)}


async def test_done_taken_back_by_a_later_message_waits_again_once_that_is_undone(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        done = await report(uow, head, [mine], K.DONE, answer="m1", now=clock.now())
        reported_at = mine.reported_at
        clock.advance(timedelta(hours=1))
        reopened = await report(uow, head, [mine], K.REOPEN, answer="m2", now=clock.now(), words="nhầm")
        assert (mine.state, mine.reported_at, done.lines[0].report.verdict) == (S.IN_PROGRESS, None, Verdict.UNDONE)
        await undo(uow, head, reopened.id, clock.now())
        assert (mine.state, mine.reported_at, done.lines[0].report.verdict) == (S.REPORTED_DONE, reported_at, None)
        await accept(uow, await person(uow, OFFICER), done.lines[0].report.id or 0, clock.now())
        assert mine.state is S.ACCEPTED


async def test_undo_takes_back_all_that_one_message_said_of_one_task(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        await report(uow, head, [mine], K.PROGRESS, answer="m1", now=clock.now(), percent=70)
        await report(uow, head, [mine], K.BLOCKED, answer="m1", now=clock.now(), words="chờ thẩm định")
        await ask(uow, head, mine, date(2024, 5, 2), "chờ thẩm định", answer="m1", now=clock.now())
        undone = await undo(uow, head, "m1", clock.now())
        assert undone.undone
        assert (mine.state, mine.percent, mine.blocked) == (S.ASSIGNED, None, False)
        assert await uow.assignments.open_extensions() == []
