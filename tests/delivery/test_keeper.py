"""Copies of evidence: under their hash, whole or not at all, taken up again after trouble."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import build
from bot.settings import Settings
from delivery.keeper import PAUSES, Keeper, kept, suffix_of
from storage.evidence import Evidence
from tests.conftest import SetClock
from tests.flows.department import Department
from tests.flows.issued import HEAD, issued

REPORT = b"%PDF-1.4 report"


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    async with issued(tmp_path, clock) as department:
        await department.upload(HEAD, "Báo cáo.PDF", REPORT, caption="/done 3")
        yield department


async def pieces(office: Department) -> list[Evidence]:
    async with office.app.database.read() as uow:
        return list(await uow.evidence.of(range(1, 10)))


def keeper(office: Department, folder: Path) -> Keeper:
    return Keeper(office.app.database, office.app.bot, office.clock, folder)


async def test_a_file_is_copied_once_under_its_hash(office: Department, tmp_path: Path) -> None:
    folder, sha256 = tmp_path / "evidence", hashlib.sha256(REPORT).hexdigest()
    assert await keeper(office, folder).keep_next()
    assert (folder / sha256[:2] / f"{sha256}.pdf").read_bytes() == REPORT
    assert [piece.sha256 for piece in await pieces(office)] == [sha256]
    assert not await keeper(office, folder).keep_next()
    assert [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pdf"] == []


async def test_trouble_is_tried_again_after_a_pause_and_in_the_end_given_up(
    office: Department, tmp_path: Path, clock: SetClock
) -> None:
    blocked = tmp_path / "evidence"
    blocked.write_text("a file where the folder should be")
    for pause in PAUSES:
        assert await keeper(office, blocked).keep_next()
        assert not await keeper(office, blocked).keep_next(), "not before the pause is over"
        clock.advance(pause)
    assert not await keeper(office, blocked).keep_next(), "given up"
    assert [piece.sha256 for piece in await pieces(office)] == [None]


async def test_a_copy_that_a_crash_left_unrecorded_is_made_again(
    office: Department, tmp_path: Path, clock: SetClock
) -> None:
    folder = tmp_path / "evidence"
    kept(folder, REPORT, ".pdf")
    async with office.app.database.write() as uow:
        for piece in await uow.evidence.of(range(1, 10)):
            piece.copy_tries, piece.copy_at = 1, clock.now() + timedelta(minutes=1)
    clock.advance(timedelta(minutes=1))
    assert await keeper(office, folder).keep_next()
    assert [piece.sha256 for piece in await pieces(office)] == [hashlib.sha256(REPORT).hexdigest()]
    assert len([file for file in folder.rglob("*") if file.is_file()]) == 1


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.pdf", ".pdf"), ("Ảnh.JPEG", ".jpeg"), ("khong-duoi", ""), ("x.../../etc", ""), ("a.tệp", ""), ("", "")],
)
def test_only_a_plain_suffix_is_taken_from_a_name(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


@pytest.mark.parametrize("set_", [True, False])
async def test_nothing_is_copied_unless_a_folder_is_set(set_: bool, tmp_path: Path) -> None:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token="42:not-a-secret",  # type: ignore[arg-type]
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'd.db'}",
        evidence_dir=tmp_path / "evidence" if set_ else None,
    )
    async with build(settings) as app:
        assert (app.keeper is not None) is set_
