"""Documents taken in, and what becomes of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from services.errors import DomainError
from services.overview import overview
from services.readings import CUT_LENGTH, MAX_BYTES, SentFile, accept_file, accept_words, finish, refuse
from storage.readings import ReadingState
from storage.work import Database
from tests.conftest import SetClock
from tests.services.office import DIRECTOR, HEAD, HEAD_UNIT, OFFICER, notice, person, settle_in, task

FILE = SentFile("AgAD", "thong-bao.docx", 1000)


async def test_a_file_waits_until_it_is_read_and_makes_one_draft(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        reading = await accept_file(uow, await person(uow, OFFICER), 5, FILE, clock.now())
        assert (await uow.readings.next(clock.now())) is reading
        read = notice(task("1", HEAD_UNIT))
        outcome = await finish(uow, reading.id or 0, read, "a" * 64, clock.now())
        assert outcome is not None
        assert outcome.draft is not None
        assert await finish(uow, reading.id or 0, read, "a" * 64, clock.now()) is None
        row = await uow.notices.get(outcome.draft.id)
        assert row is not None
        assert (row.sha256, row.file_id, reading.state) == ("a" * 64, "AgAD", ReadingState.DONE)
        assert await uow.readings.next(clock.now()) is None


async def test_nothing_of_a_refused_document_is_kept(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        reading = await accept_file(uow, await person(uow, OFFICER), 5, FILE, clock.now())
        outcome = await refuse(uow, reading.id or 0, "secret", clock.now())
        assert outcome is not None
        assert (outcome.reason, outcome.draft) == ("secret", None)
        assert (reading.words, reading.file_id, reading.file_name) == (None, None, None)
        assert all(FILE.name not in entry.after for entry in await uow.log.of(f"reading:{reading.id}"))
        assert await refuse(uow, reading.id or 0, "secret", clock.now()) is None


async def test_pasted_words_are_dropped_once_read(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        reading = await accept_words(uow, await person(uow, OFFICER), 5, "Thông báo …", clock.now())
        await finish(uow, reading.id or 0, notice(task("1", HEAD_UNIT)), "b" * 64, clock.now())
        assert reading.words is None


async def test_a_paste_that_the_app_cut_in_two_is_one_document(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        officer = await person(uow, OFFICER)
        first = await accept_words(uow, officer, 5, "x" * CUT_LENGTH, clock.now())
        assert await uow.readings.next(clock.now()) is None
        second = await accept_words(uow, officer, 5, "phần sau", clock.now())
        assert second is first
        assert (first.words or "").endswith("x\nphần sau")
        assert await uow.readings.next(clock.now()) is first


async def test_words_that_come_much_later_are_a_document_of_their_own(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        officer = await person(uow, OFFICER)
        first = await accept_words(uow, officer, 5, "x" * CUT_LENGTH, clock.now())
        clock.advance(timedelta(minutes=1))
        assert await accept_words(uow, officer, 5, "khác", clock.now()) is not first


async def test_who_may_send_documents_and_how_large(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        with pytest.raises(DomainError, match=r"error\.not_allowed"):
            await accept_file(uow, await person(uow, HEAD), 5, FILE, clock.now())
        with pytest.raises(DomainError, match=r"error\.not_allowed"):
            await accept_words(uow, None, 5, "x", clock.now())
        large = SentFile("AgAD", "lon.pdf", MAX_BYTES + 1)
        with pytest.raises(DomainError, match=r"reading\.reason\.too_big"):
            await accept_file(uow, await person(uow, OFFICER), 5, large, clock.now())


async def test_leaders_see_no_drafts_and_heads_no_list(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        officer = await person(uow, OFFICER)
        reading = await accept_file(uow, officer, 5, FILE, clock.now())
        await finish(uow, reading.id or 0, notice(task("1", HEAD_UNIT)), "a" * 64, clock.now())
        assert len((await overview(uow, officer, clock.now())).drafts) == 1
        assert (await overview(uow, await person(uow, DIRECTOR), clock.now())).drafts == ()
        with pytest.raises(DomainError, match=r"error\.not_allowed"):
            await overview(uow, await person(uow, HEAD), clock.now())
