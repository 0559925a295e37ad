"""What a killed process had noted: taken is not said again, never gone is no doubt, and out is uncertain as before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from delivery import slate as slates
from delivery.sender import Sender
from delivery.slate import Attempt, Slate
from sandbox.people import Person
from storage.outbox import Kind, OutboxState
from tests.delivery.post_office import Post, ToldTo, texts


def reborn(mail: Post, slate: Slate) -> Sender:
    return Sender(mail.database, mail.bot, mail.clock, ToldTo(mail.server.person("Lê Thị Hà", user_id=1)), slate=slate)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "office.db.out"


@pytest.fixture
async def dying(mail: Post, file: Path) -> Sender:
    """A sender that keeps a slate."""
    sender = reborn(mail, Slate(file))
    await sender.take_up()
    return sender


async def revived(mail: Post, file: Path) -> None:
    mail.sender = reborn(mail, Slate(file))
    await mail.sender.take_up()
    await mail.drain()


async def test_what_telegram_took_before_the_kill_is_not_said_again(
    mail: Post, head: Person, dying: Sender, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    await mail.put(head, "việc mới", Kind.ASSIGNMENT, name="letter:1")
    with monkeypatch.context() as patch:
        patch.setattr(dying, "_record", killed)
        with pytest.raises(KeyboardInterrupt):
            await dying.send_next()
    assert await mail.states() == [OutboxState.SENDING]
    await revived(mail, file)
    (row,) = await mail.rows()
    assert (row.state, row.repeated, row.message_id) == (OutboxState.SENT, False, head.last.message_id)
    assert texts(head) == ["việc mới"]
    await mail.put(head, "việc mới, đã nhận", name="letter:1")
    await mail.drain()
    assert texts(head) == ["việc mới, đã nhận"], "the card is edited where it stands"


async def test_what_was_claimed_and_never_went_out_is_sent_without_a_doubt(
    mail: Post, head: Person, dying: Sender, file: Path
) -> None:
    await mail.put(head, "tin")
    assert await dying._claim() is not None  # … and here the process is gone
    await revived(mail, file)
    (row,) = await mail.rows()
    assert (row.state, row.repeated) == (OutboxState.SENT, False)
    assert texts(head) == ["tin"]


@pytest.mark.parametrize("power_cut", [False, True], ids=["killed while it is out", "power cut before it goes"])
async def test_what_may_be_there_is_uncertain(
    mail: Post, head: Person, dying: Sender, file: Path, monkeypatch: pytest.MonkeyPatch, *, power_cut: bool
) -> None:
    await mail.put(head, "tin")
    claimed = await dying._claim()
    assert claimed
    if power_cut:  # the notes of the last moments may be gone with it
        monkeypatch.setattr(slates, "_boot", lambda: b"another start of the machine".ljust(64, b"\0"))
    else:
        with dying._slate.line(claimed.attempt) as line:
            assert line.out()
    await revived(mail, file)
    mail.clock.advance(timedelta(minutes=1))
    await mail.drain()
    (row,) = await mail.rows()
    assert (row.state, row.repeated) == (OutboxState.SENT, True)


def test_a_line_is_written_over_and_a_slate_holds_as_many_as_can_be_out(tmp_path: Path) -> None:
    slate = Slate(tmp_path / "out")
    slate.wipe()
    for row in range(3 * slates.LINES):
        with slate.line(Attempt(row, 1, -100)) as line:
            assert line.out()
            assert line.taken(row + 1)
    assert slate.read().taken[Attempt(3 * slates.LINES - 1, 1, -100)] == 3 * slates.LINES
    assert len(slate.read().taken) <= slates.LINES


def test_notes_of_another_process_do_not_tell_of_ours(tmp_path: Path) -> None:
    before = Slate(tmp_path / "out")
    before.wipe()
    with Slate(tmp_path / "out").line(Attempt(1, 1, 2)) as line:
        assert not line.out(), "it did not take them up"
    assert not Slate(tmp_path / "out").read().whole


@pytest.mark.parametrize("rubbish", [b"", b"x", b"\0" * 5000])
def test_a_file_that_is_no_slate_tells_nothing(tmp_path: Path, rubbish: bytes) -> None:
    file = tmp_path / "out"
    file.write_bytes(rubbish)
    assert Slate(file).read().outcome_of(Attempt(1, 1, 2)) is None
