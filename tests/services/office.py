"""A small department for the tests of services: the sample roster imported, and drafts made from written notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from notices.model import Doubt, Header, Milestone, Notice, Role, Task
from services.drafting import create
from services.roster import import_roster, parse_roster
from storage.members import Member
from storage.notices import Notice as NoticeRow
from storage.readings import Reading
from storage.units import Unit
from storage.work import UnitOfWork
from tests.conftest import SetClock

ROSTER = Path(__file__).parents[1] / "samples" / "roster.csv"
OFFICER = "Đinh Thị Mai"
SECOND_OFFICER = "Lưu Văn Khôi"
HEAD = "Mạc Thị Yến"
HEAD_UNIT = "Phòng Quản lý Công nghệ"
PLANNING = "Phòng Kế hoạch - Tài chính"
PLANNING_HEAD = "Hoàng Thị Nga"
PLANNING_DEPUTY = "Tạ Quang Minh"
DIRECTOR = "Ngô Quốc Trung"
ADMINISTRATOR = "Giáp Văn Hùng"


async def settle_in(uow: UnitOfWork, clock: SetClock, *connected: str) -> None:
    """The sample roster; those named in ``connected`` have pressed Start."""
    await import_roster(uow, parse_roster(ROSTER.read_bytes(), "roster.csv"), clock.now())
    for member in await uow.members.all():
        if member.full_name in connected:
            member.telegram_id = 1000 + (member.id or 0)
    await uow.session.flush()


async def person(uow: UnitOfWork, full_name: str) -> Member:
    return next(m for m in await uow.members.all() if m.full_name == full_name)


async def unit(uow: UnitOfWork, name: str) -> Unit:
    found = await uow.units.named(name)
    assert found is not None
    return found


def task(path: str, *assignees: str, text: str = "Tham mưu kế hoạch", due: date | None = None, **more: object) -> Task:
    milestones = (Milestone(due, "trong tháng", assignees),) if due else ()
    return Task(path, text, assignees, **{"milestones": milestones, **more})  # type: ignore[arg-type]


def supporting(path: str, *assignees: str) -> Task:
    return task(path, *assignees, text="Phối hợp triển khai chương trình", role=Role.SUPPORT)


def notice(*tasks: Task, doubts: Sequence[Doubt] = (), number: str | None = "12") -> Notice:
    header = Header(
        number=number,
        symbol="TB-SKHCN" if number else None,
        issued_on=date(2024, 4, 1),
        title="Kết luận tại cuộc họp giao ban tháng 3",
        period_end=date(2024, 4, 30),
    )
    return Notice(header, (), tasks, tuple(doubts))


async def drafted(uow: UnitOfWork, clock: SetClock, read: Notice) -> NoticeRow:
    """A draft as the reader leaves it."""
    officer = await person(uow, OFFICER)
    reading = Reading(chat_id=1, member_id=officer.id or 0, file_name="thong-bao.docx", next_at=clock.now())
    await uow.readings.add(reading)
    return await create(uow, read, reading, clock.now())
