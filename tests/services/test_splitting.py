"""Tasks of a draft split and merged, and the sentences at which they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.model import Milestone
from services.drafts import draft
from services.edits import LONGEST, set_text
from services.errors import DomainError
from services.splitting import merge, sentences, split
from storage.work import Database
from tests.conftest import SetClock
from tests.services.office import HEAD_UNIT, PLANNING, task, unit
from tests.services.test_drafts import begun

TWO = "Tham mưu kế hoạch, trình trước ngày 20/4/2024. Báo cáo kết quả trước ngày 25/4/2024."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tham mưu kế hoạch.", ["Tham mưu kế hoạch."]),
        (TWO, ["Tham mưu kế hoạch, trình trước ngày 20/4/2024.", "Báo cáo kết quả trước ngày 25/4/2024."]),
        ("Rà soát quy chế; báo cáo Giám đốc", ["Rà soát quy chế;", "báo cáo Giám đốc"]),
        ("Làm việc với TP. Hà Nội về đề án.", ["Làm việc với TP. Hà Nội về đề án."]),
        ("Theo Điều 5. 3 đơn vị cùng làm.", ["Theo Điều 5. 3 đơn vị cùng làm."]),
        ("Mời GS. N. Văn An dự họp! Chuẩn bị tài liệu.", ["Mời GS. N. Văn An dự họp!", "Chuẩn bị tài liệu."]),
        ("Rà soát hồ sơ, v.v. Trong tháng 4.", ["Rà soát hồ sơ, v.v. Trong tháng 4."]),
        ("Báo cáo Sở. Gấp.", ["Báo cáo Sở. Gấp."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


@given(st.text(alphabet="aáăTP.;!? \n1", max_size=60))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


async def test_a_deadline_goes_with_the_words_that_state_it(database: Database, clock: SetClock) -> None:
    milestones = (
        Milestone(date(2024, 4, 20), "trước ngày 20/4/2024", (HEAD_UNIT,)),
        Milestone(date(2024, 4, 25), "trước ngày 25/4/2024", (HEAD_UNIT,)),
    )
    async with database.write() as uow:
        read = task("1", HEAD_UNIT, text=TWO, milestones=milestones, partners=(PLANNING,))
        seen, officer = await begun(uow, clock, read, task("2", PLANNING))
        new = await split(uow, officer, seen.tasks[0].id, 1, clock.now())
        after = await draft(uow, seen.id)
    first, second, third = after.tasks
    assert (first.text, second.text) == tuple(sentences(TWO))
    assert [[d.due.day for d in t.dues] for t in (first, second)] == [[20], [25]]
    assert first.units == second.units
    assert (second.id, third.text) == (new.id, seen.tasks[1].text)


async def test_a_deadline_without_words_holds_for_both_parts(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT, text=TWO, due=date(2024, 4, 30)))
        await split(uow, officer, seen.tasks[0].id, 1, clock.now())
        after = await draft(uow, seen.id)
    assert [[d.due.day for d in t.dues] for t in after.tasks] == [[30], [30]]


async def test_two_tasks_become_one_for_all_their_units(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(
            uow,
            clock,
            task("1", HEAD_UNIT, text="Lập kế hoạch", partners=(PLANNING,)),
            task("2", PLANNING, text="Báo cáo Giám đốc.", due=date(2024, 4, 9)),
            task("3", "Phòng Lạ"),
        )
        await merge(uow, officer, seen.tasks[0].id, clock.now())
        await merge(uow, officer, seen.tasks[0].id, clock.now())
        (after,) = (await draft(uow, seen.id)).tasks
        with pytest.raises(DomainError, match="nothing_to_merge"):
            await merge(uow, officer, seen.tasks[0].id, clock.now())
    assert after.text == "Lập kế hoạch; Báo cáo Giám đốc. Tham mưu kế hoạch"
    assert [(u.name, u.partner) for u in after.units] == [(HEAD_UNIT, False), (PLANNING, False)]
    assert [d.due.day for d in after.dues] == [9]
    assert [d.words for d in after.doubts] == ["Phòng Lạ"]


async def test_what_is_too_long_together_is_not_merged(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT), task("2", HEAD_UNIT))
        for one in seen.tasks:
            await set_text(uow, officer, one.id, "x" * (LONGEST - 10), clock.now())
        with pytest.raises(DomainError, match="text_length"):
            await merge(uow, officer, seen.tasks[0].id, clock.now())
        assert len((await draft(uow, seen.id)).tasks) == 2


@pytest.mark.parametrize("sentence", [0, 2, 99])
async def test_a_sentence_that_is_not_there_splits_nothing(database: Database, clock: SetClock, sentence: int) -> None:
    async with database.write() as uow:
        seen, officer = await begun(uow, clock, task("1", HEAD_UNIT, text=TWO))
        with pytest.raises(DomainError, match="no_such_sentence"):
            await split(uow, officer, seen.tasks[0].id, sentence, clock.now())
        assert (await unit(uow, HEAD_UNIT)).id == seen.tasks[0].units[0].id
