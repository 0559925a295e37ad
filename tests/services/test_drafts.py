"""From what was read to a draft, and what the Office changes in it."""

from __future__ import annotations

from datetime import date

import pytest

from notices.grounds import Field, Ground, Why
from notices.model import Doubt, DoubtKind, Milestone
from notices.places import Place, Source
from services.draft import Draft, Earlier
from services.drafts import discard, draft
from services.edits import ALL_UNITS, assign, set_due, set_text, settle_doubt, unassign
from services.errors import DomainError
from services.issue import issue
from services.splitting import add_task, drop
from storage.members import Member
from storage.notices import NoticeState
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from tests.services.office import (
    HEAD,
    HEAD_UNIT,
    OFFICER,
    PLANNING,
    drafted,
    notice,
    person,
    settle_in,
    supporting,
    task,
    unit,
)


async def begun(uow: UnitOfWork, clock: SetClock, *args: object, **more: object) -> tuple[Draft, Member]:
    await settle_in(uow, clock)
    row = await drafted(uow, clock, notice(*args, **more))  # type: ignore[arg-type]
    return await draft(uow, row.id or 0), await person(uow, OFFICER)


async def test_names_are_resolved_exactly_by_alias_and_by_likeness(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, _ = await begun(
            uow, clock, task("1", HEAD_UNIT), task("2", "Phòng KH-TC"), task("3", "Phòng Quản lý Công nghê")
        )
    assert [[u.name for u in t.units] for t in seen.tasks] == [[HEAD_UNIT], [PLANNING], [HEAD_UNIT]]
    assert seen.doubts == ()


async def test_an_unknown_unit_becomes_a_doubt_with_its_words(database: Database, clock: SetClock) -> None:
    reader_says = Doubt(DoubtKind.UNKNOWN_UNIT, "1", "Phòng Hợp tác Quốc tế")
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, task("1", "Phòng Hợp tác Quốc tế"), doubts=[reader_says])
    assert [(d.kind, d.words, d.task_id) for d in seen.doubts] == [
        ("unknown_unit", "Phòng Hợp tác Quốc tế", seen.tasks[0].id)
    ]
    assert seen.orphans == seen.tasks


async def test_partners_support_and_supporting_tasks_have_no_leader(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, task("1", HEAD_UNIT, partners=(PLANNING, "*")), supporting("2", PLANNING))
    first, second = seen.tasks
    assert [(u.name, u.partner) for u in first.units] == [(HEAD_UNIT, False), (PLANNING, True)]
    assert not second.without_unit
    assert not first.everybody


async def test_a_task_for_all_makes_every_unit_addressed(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, task("1", "*"))
    assert seen.tasks[0].everybody
    assert len(seen.units) == 8


async def test_a_milestone_of_one_unit_is_that_units_alone(database: Database, clock: SetClock) -> None:
    milestones = (
        Milestone(date(2024, 4, 10), "10/4", (HEAD_UNIT,)),
        Milestone(date(2024, 4, 20), "20/4", (HEAD_UNIT, PLANNING)),
    )
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, task("1", HEAD_UNIT, PLANNING, milestones=milestones))
    assert [(d.due.day, d.unit and d.unit.name) for d in seen.tasks[0].dues] == [(10, HEAD_UNIT), (20, None)]
    assert seen.dated == 1


async def test_assigning_twice_assigns_once_and_settles_the_doubt(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", "Phòng Lạ"))
        task_id, planning = seen.tasks[0].id, (await unit(uow, PLANNING)).id or 0
        for _ in range(2):
            await assign(uow, officer, task_id, planning, clock.now())
        after = await draft(uow, seen.id)
        assert [u.name for u in after.tasks[0].units] == [PLANNING]
        assert after.doubts == ()
        assert after.version == seen.version + 1
        assert [e.action for e in await uow.log.of(f"task:{task_id}")] == ["task.assign"]


async def test_taking_a_unit_off_twice_is_the_same_as_once(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT))
        for _ in range(2):
            await unassign(uow, officer, seen.tasks[0].id, (await unit(uow, HEAD_UNIT)).id or 0, clock.now())
        after = await draft(uow, seen.id)
    assert after.tasks[0].without_unit
    assert after.version == seen.version + 1


async def test_all_units_can_be_switched_on_and_off(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1"))
        await assign(uow, officer, seen.tasks[0].id, ALL_UNITS, clock.now())
        assert (await draft(uow, seen.id)).tasks[0].everybody
        await unassign(uow, officer, seen.tasks[0].id, ALL_UNITS, clock.now())
        assert not (await draft(uow, seen.id)).tasks[0].everybody


async def test_a_deadline_replaces_those_of_the_document(database: Database, clock: SetClock) -> None:
    unclear = Doubt(DoubtKind.DATE_UNCLEAR, "1", "sớm")
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT, due=date(2024, 4, 9)), doubts=[unclear])
        for _ in range(2):
            await set_due(uow, officer, seen.tasks[0].id, date(2024, 4, 25), clock.now())
        after = await draft(uow, seen.id)
        assert [(d.due, d.phrase) for d in after.tasks[0].dues] == [(date(2024, 4, 25), "")]
        assert after.doubts == ()
        assert after.version == seen.version + 1
        await set_due(uow, officer, seen.tasks[0].id, None, clock.now())
        assert (await draft(uow, seen.id)).tasks[0].dues == ()


async def test_words_are_put_on_one_line_and_kept_in_the_log(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT, text="Câu cũ dài"))
        await set_text(uow, officer, seen.tasks[0].id, "  Câu mới \n dài hơn ", clock.now())
        assert (await draft(uow, seen.id)).tasks[0].text == "Câu mới dài hơn"
        entry = (await uow.log.of(f"task:{seen.tasks[0].id}"))[-1]
        assert ("Câu cũ dài" in entry.before, "Câu mới dài hơn" in entry.after) == (True, True)


@pytest.mark.parametrize("words", ["", "  ", "abc", "x" * 5000])
async def test_words_that_are_no_task_are_refused(database: Database, clock: SetClock, words: str) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT))
        with pytest.raises(DomainError, match=r"draft\.text_length"):
            await set_text(uow, officer, seen.tasks[0].id, words, clock.now())


async def test_a_dropped_task_is_gone_with_its_doubts(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", "Phòng Lạ"), task("2", HEAD_UNIT))
        await drop(uow, officer, seen.tasks[0].id, clock.now())
        after = await draft(uow, seen.id)
        assert [(t.number, t.path) for t in after.tasks] == [(1, "2")]
        assert after.doubts == ()
        with pytest.raises(DomainError, match=r"draft\.task_gone"):
            await drop(uow, officer, seen.tasks[0].id, clock.now())


async def test_an_added_task_stands_last_and_waits_for_units(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT))
        await add_task(uow, officer, seen.id, "Báo cáo tổng kết", clock.now())
        after = await draft(uow, seen.id)
    assert [t.text for t in after.tasks][-1] == "Báo cáo tổng kết"
    assert [t.number for t in after.orphans] == [2]


async def test_what_belongs_to_no_task_keeps_its_place(database: Database, clock: SetClock) -> None:
    lost = Doubt(DoubtKind.UNPLACED, None, "Câu lạc lõng", Place(page=2, line=14))
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, task("1", HEAD_UNIT), doubts=[lost])
    assert [(doubt.words, doubt.place) for doubt in seen.doubts] == [("Câu lạc lõng", Place(page=2, line=14))]


async def test_a_doubt_can_be_settled_as_it_is(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(
            uow, clock, task("1", HEAD_UNIT), doubts=[Doubt(DoubtKind.UNPLACED, None, "Câu lạc lõng")]
        )
        for _ in range(2):
            assert await settle_doubt(uow, officer, seen.doubts[0].id, clock.now()) == seen.id
        assert (await draft(uow, seen.id)).doubts == ()
        assert len(await uow.log.of(f"notice:{seen.id}")) == 2


async def test_old_buttons_of_a_draft_that_is_none_any_more_say_so(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        issued, officer = await begun(uow, clock, task("1", HEAD_UNIT))
        await issue(uow, officer, issued.id, clock.now())
        with pytest.raises(DomainError, match=r"draft\.issued_already"):
            await set_text(uow, officer, issued.tasks[0].id, "Lời mới", clock.now())
        with pytest.raises(DomainError, match=r"draft\.issued_already"):
            await discard(uow, officer, issued.id, clock.now())
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT), number="13"))
        assert (await discard(uow, officer, row.id or 0, clock.now())).state is NoticeState.DISCARDED
        with pytest.raises(DomainError, match=r"draft\.discarded_already"):
            await add_task(uow, officer, row.id or 0, "Việc mới", clock.now())
        with pytest.raises(DomainError, match=r"draft\.gone"):
            await discard(uow, officer, 999, clock.now())


async def test_a_notice_of_the_same_number_and_date_is_noticed(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        first, officer = await begun(uow, clock, task("1", HEAD_UNIT))
        again = await drafted(uow, clock, notice(task("1", HEAD_UNIT)))
        assert (await draft(uow, again.id or 0)).earlier is None
        await issue(uow, officer, first.id, clock.now())
        assert (await draft(uow, again.id or 0)).earlier == Earlier(first.id, same_file=False, issued_at=clock.now())


async def test_a_head_can_change_nothing(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, task("1", HEAD_UNIT))
        head = await person(uow, HEAD)
        task_id = seen.tasks[0].id
        for attempt in (
            assign(uow, head, task_id, ALL_UNITS, clock.now()),
            set_due(uow, head, task_id, None, clock.now()),
            drop(uow, head, task_id, clock.now()),
            add_task(uow, head, seen.id, "Việc mới", clock.now()),
            discard(uow, head, seen.id, clock.now()),
        ):
            with pytest.raises(DomainError, match=r"error\.not_allowed"):
                await attempt


async def test_a_task_keeps_its_words_and_place_whatever_the_office_writes(database: Database, clock: SetClock) -> None:
    stands = Source("- Tham mưu kế hoạch", Place(page=2, line=14))
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT, source=stands))
        assert (seen.tasks[0].source, seen.tasks[0].reworded) == (stands, False)
        await set_text(uow, officer, seen.tasks[0].id, "Tham mưu kế hoạch năm 2025", clock.now())
        again = (await draft(uow, seen.id)).tasks[0]
    assert (again.source, again.reworded) == (stands, True)


GUESSED = (Ground(Field.WHO, (Why.INHERITED,)), Ground(Field.WHEN, (Why.MIDDLE,)), Ground(Field.TEXT, (Why.POOR_SCAN,)))


async def test_what_was_guessed_is_told_until_the_office_has_set_it(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT, grounds=GUESSED))
        number, planning = seen.tasks[0].id, await unit(uow, PLANNING)
        left = [[one.field.value for one in seen.tasks[0].guesses]]
        for change in (
            assign(uow, officer, number, planning.id or 0, clock.now()),
            set_due(uow, officer, number, date(2024, 5, 1), clock.now()),
            set_text(uow, officer, number, "Tham mưu kế hoạch năm 2025", clock.now()),
        ):
            await change
            left.append([one.field.value for one in (await draft(uow, seen.id)).tasks[0].guesses])
    assert left == [["who", "when", "text"], ["when", "text"], ["text"], []]


async def test_what_a_doubt_asks_is_not_told_twice(database: Database, clock: SetClock) -> None:
    doubts = [Doubt(DoubtKind.NO_UNIT, "1", "Tham mưu kế hoạch"), Doubt(DoubtKind.DATE_UNCLEAR, "1", "giữa tháng")]
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, task("1", HEAD_UNIT, grounds=GUESSED), doubts=doubts)
    assert [one.field for one in seen.tasks[0].guesses] == [Field.TEXT]


async def test_the_roster_tells_by_what_it_knew_a_name(database: Database, clock: SetClock) -> None:
    printed = (Ground(Field.WHO, (Why.PRINTED,)),)
    names = (PLANNING, "Phòng KH-TC", "Phòng Quản lý Công nghê", "Phòng Quản lý Công nghệp", "Phòng Lạ")
    async with database.write() as uow:
        seen, _ = await begun(uow, clock, *(task(str(n), name, grounds=printed) for n, name in enumerate(names)))
    assert [[why.value for one in task.grounds for why in one.why] for task in seen.tasks] == [
        ["roster"], ["roster"], ["mended"], ["nearest"], ["printed"],
    ]  # fmt: skip
