"""The reader: fetching with patience, refusing with a reason, one draft whatever happens on the way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import BinaryIO

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetFile
from aiogram.types import File

import delivery.reader
import locales
from delivery.clock import Bell
from delivery.reader import PAUSES, Reader
from notices.cage import OnProgress
from notices.errors import Reason, Unreadable
from notices.model import Notice
from services.readings import SentFile, accept_file, accept_words
from storage.notices import NoticeState
from storage.readings import ReadingState
from storage.work import Database
from tests.conftest import SetClock
from tests.services.office import HEAD_UNIT, OFFICER, person, settle_in

WRITTEN = f"""SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH BÌNH SƠN
Số: 15/TB-SKHCN
Bình Sơn, ngày 01 tháng 4 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024

Giám đốc Sở giao nhiệm vụ trong tháng 4/2024 như sau:
1. {HEAD_UNIT}
- Tham mưu kế hoạch chuyển giao công nghệ năm 2024, trình trước ngày 20/4/2024.
"""


class FakeBot:
    """Gives files; fails first with ``errors``, one a request."""

    def __init__(self, data: bytes = WRITTEN.encode(), *errors: Exception) -> None:
        self.data = data
        self.errors = list(errors)

    async def get_file(self, file_id: str) -> File:
        if self.errors:
            raise self.errors.pop(0)
        return File(file_id=file_id, file_unique_id="u", file_size=len(self.data), file_path="documents/1.txt")

    async def download_file(self, path: str, destination: BinaryIO) -> None:
        destination.write(self.data)


def reader_of(database: Database, clock: SetClock, texts: locales.Tongues, bot: FakeBot) -> Reader:
    return Reader(database, bot, clock, texts, Bell())  # type: ignore[arg-type]


async def sent(database: Database, clock: SetClock, words: str | None = None) -> int:
    async with database.write() as uow:
        await settle_in(uow, clock, OFFICER)
        officer = await person(uow, OFFICER)
        chat = officer.telegram_id or 0
        if words is not None:
            return (await accept_words(uow, officer, chat, words, clock.now())).id or 0
        return (await accept_file(uow, officer, chat, SentFile("F1", "tb.txt", 10), clock.now())).id or 0


async def state(database: Database, reading_id: int) -> tuple[ReadingState, str | None, int]:
    """Of the reading; its reason; how many drafts there are."""
    async with database.read() as uow:
        reading = await uow.readings.get(reading_id)
        assert reading is not None
        return reading.state, reading.error, len(await uow.notices.in_state(NoticeState.DRAFT))


async def said(database: Database) -> list[str]:
    async with database.read() as uow:
        rows = [await uow.outbox.get(n) for n in range(1, 20)]
        return [json.loads(row.payload)["text"] for row in rows if row]


async def test_a_file_becomes_a_draft_and_its_card(database: Database, clock: SetClock, texts: locales.Tongues) -> None:
    reading_id = await sent(database, clock)
    reader = reader_of(database, clock, texts, FakeBot())
    assert await reader.read_next()
    assert not await reader.read_next()
    assert await state(database, reading_id) == (ReadingState.DONE, None, 1)
    assert "15/TB-SKHCN" in (await said(database))[0]


async def test_pasted_words_need_no_telegram(database: Database, clock: SetClock, texts: locales.Tongues) -> None:
    reading_id = await sent(database, clock, WRITTEN)
    assert await reader_of(database, clock, texts, FakeBot(b"", OSError())).read_next()
    assert (await state(database, reading_id))[0] is ReadingState.DONE


async def test_a_network_that_is_away_is_waited_for(
    database: Database, clock: SetClock, texts: locales.Tongues
) -> None:
    reading_id = await sent(database, clock)
    away = TelegramNetworkError(GetFile(file_id="F1"), "away")
    reader = reader_of(database, clock, texts, FakeBot(WRITTEN.encode(), away, OSError("reset")))
    for pause in PAUSES[:2]:
        assert await reader.read_next()
        assert not await reader.read_next()
        clock.advance(pause)
    assert await reader.read_next()
    assert await state(database, reading_id) == (ReadingState.DONE, "network", 1)


async def test_after_many_tries_the_person_is_asked_to_send_it_again(
    database: Database, clock: SetClock, texts: locales.Tongues
) -> None:
    reading_id = await sent(database, clock)
    reader = reader_of(database, clock, texts, FakeBot(b"", *[OSError("away")] * 20))
    for pause in (*PAUSES, PAUSES[-1]):
        await reader.read_next()
        clock.advance(pause)
    assert await state(database, reading_id) == (ReadingState.FAILED, "network", 0)
    assert await said(database) == [str(texts["vi"]("reading.reason.network"))]


async def test_a_file_that_telegram_does_not_give_is_not_asked_for_again(
    database: Database, clock: SetClock, texts: locales.Tongues
) -> None:
    reading_id = await sent(database, clock)
    refused = TelegramBadRequest(GetFile(file_id="F1"), "Bad Request: file is too big")
    await reader_of(database, clock, texts, FakeBot(b"", refused)).read_next()
    assert await state(database, reading_id) == (ReadingState.FAILED, "too_big", 0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 and no more", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 64, "broken"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "phone_picture"),
        ("Giấy mời họp lớp.\n".encode(), "not_a_notice"),
        ("MẬT\nKế hoạch.\n".encode(), "secret"),
    ],
)
async def test_each_bad_file_gets_its_own_sentence(
    database: Database, clock: SetClock, texts: locales.Tongues, data: bytes, reason: str
) -> None:
    reading_id = await sent(database, clock)
    await reader_of(database, clock, texts, FakeBot(data)).read_next()
    assert await state(database, reading_id) == (ReadingState.FAILED, reason, 0)
    assert await said(database) == [str(texts["vi"](f"reading.reason.{reason}"))]


async def test_the_card_says_which_page_is_being_read(
    database: Database, clock: SetClock, texts: locales.Tongues, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sent(database, clock)

    async def reads(files: Sequence[object], *_: object, on_progress: OnProgress) -> Notice:
        for page in range(1, 9):  # two seconds a page
            await on_progress(page, 8)
            clock.advance(timedelta(seconds=2))
        raise Unreadable(Reason.BLURRED)

    monkeypatch.setattr(delivery.reader, "read_album_caged", reads)
    await reader_of(database, clock, texts, FakeBot()).read_next()
    vi = texts["vi"]
    pages = [str(vi("reading.page", page=page, pages=8)) for page in (1, 3, 5, 7)]
    assert await said(database) == [*pages, str(vi("reading.reason.blurred"))]
    async with database.read() as uow:
        rows = [await uow.outbox.get(number) for number in range(1, 6)]
    assert {row.card for row in rows if row} == {"reading:1"}


async def test_a_crash_after_reading_makes_no_second_draft(
    database: Database, clock: SetClock, texts: locales.Tongues, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading_id = await sent(database, clock)
    reader = reader_of(database, clock, texts, FakeBot())

    async def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(reader, "_tell", dies)
        with pytest.raises(KeyboardInterrupt):
            await reader.read_next()
    assert await state(database, reading_id) == (ReadingState.WAITING, None, 0)
    assert not await reader.read_next(), "for all that others know, it is still being read"
    clock.advance(delivery.reader.LEASE)
    assert await reader.read_next()
    assert await state(database, reading_id) == (ReadingState.DONE, None, 1)


async def test_a_fault_of_ours_is_tried_again_and_then_said(
    database: Database, clock: SetClock, texts: locales.Tongues, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading_id = await sent(database, clock)
    reader = reader_of(database, clock, texts, FakeBot())

    async def breaks(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(reader, "_finish", breaks)
    for pause in (*PAUSES, PAUSES[-1]):
        await reader.read_next()
        clock.advance(pause)
    assert await state(database, reading_id) == (ReadingState.FAILED, "trouble", 0)


def test_the_fake_has_what_the_client_has() -> None:
    assert all(hasattr(Bot, name) for name in ("get_file", "download_file"))
