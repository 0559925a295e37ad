"""A department whose units have just been given their tasks: four for one head, ten for another, one for a third."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from storage.assignments import Assignment
from storage.members import MemberRole
from tests.conftest import SetClock
from tests.flows.department import (
    DIRECTOR,
    OFFICER,
    SECOND_OFFICER,
    Department,
    head_of,
    roster_of,
    row,
)
from tests.flows.kept import Kept

TECHNOLOGY = "Phòng Quản lý Công nghệ"
PLANNING = "Phòng Kế hoạch - Tài chính"
INSPECTION = "Thanh tra"
BUREAU = "Văn phòng Sở"
HEAD = head_of(TECHNOLOGY)
BUSY_HEAD = head_of(PLANNING)
INSPECTOR = head_of(INSPECTION)
BUREAU_OFFICER = "Vũ Thị Lan"
"""An officer of Văn phòng Sở, where that is a unit which has a task of its own."""

NOTICE = f"""SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH BÌNH SƠN
Số: 15/TB-SKHCN
Bình Sơn, ngày 01 tháng 4 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024

Giám đốc Sở giao nhiệm vụ trong tháng 4/2024 như sau:
1. {TECHNOLOGY}
- Tham mưu kế hoạch chuyển giao công nghệ, trình trước ngày 20/4/2024.
- Báo cáo tình hình thẩm định dự án, hoàn thành trước ngày 02/4/2024.
- Rà soát mục <b>A & B</b> của quy chế chi tiêu nội bộ.
- Tổ chức hội thảo về an toàn bức xạ, xong trước ngày 01/4/2024.
2. {PLANNING}
{{many}}
3. {INSPECTION}
- Lập kế hoạch thanh tra chuyên đề, hoàn thành trước ngày 25/4/2024.
4. {BUREAU}
- Chuẩn bị hội nghị viên chức, hoàn thành trước ngày 26/4/2024.
""".format(many="\n".join(f"- Lập biểu tổng hợp số {n} về giải ngân vốn sự nghiệp." for n in range(1, 11)))


@asynccontextmanager
async def issued(folder: Path, clock: SetClock, *, received: bool = True) -> AsyncIterator[Department]:
    """The notice issued on Monday 1 April 2024 at 08:00; with ``received`` the first head has pressed Đã nhận."""
    async with (RECEIVED if received else ISSUED).opened(folder, clock) as office:
        yield office


async def _issue(office: Department) -> None:
    await join(office)
    await office.upload(OFFICER, "tb.txt", NOTICE.encode())
    await office.click(OFFICER, "Phát hành")


async def _issue_and_receive(office: Department) -> None:
    await _issue(office)
    await office.click(HEAD, "Đã nhận")


ISSUED = Kept(_issue)
RECEIVED = Kept(_issue_and_receive)


async def join(office: Department) -> None:
    """Three heads, two officers, an officer of a unit and the Director are connected."""
    bureau = row(BUREAU, BUREAU_OFFICER, "Chuyên viên", MemberRole.OFFICE)
    await office.roster([*roster_of([TECHNOLOGY, PLANNING, INSPECTION]), bureau])
    await office.join(OFFICER, SECOND_OFFICER, BUREAU_OFFICER, DIRECTOR, HEAD, BUSY_HEAD, INSPECTOR)


def folded(text: str) -> str:
    return " ".join(text.split())


def last(office: Department, who: str) -> str:
    """The newest message, on one line."""
    return folded(office[who].last.text)


def digest(office: Department, who: str) -> str:
    """The newest digest: its picture comes after it."""
    return next(m.text for m in reversed(office[who].said) if "Tình hình thực hiện kết luận" in m.text)


def all_said(office: Department, who: str) -> str:
    return folded(" ".join(message.text for message in office[who].said))


def labels(office: Department, who: str) -> list[str]:
    return [label for row in office[who].last.buttons for label in row]


def letter(office: Department, who: str) -> str:
    """The message that brought the notice, as it now reads."""
    found = [message for message in office[who].said if "theo thông báo kết luận" in message.text]
    assert len(found) == 1, "one letter each"
    return folded(found[0].text)


async def press(office: Department, who: str, data: str) -> None:
    """A press that no app would make: ``who`` sends callback data of their own making."""
    office.server.world.press(office[who].account, office[who].last, data)
    await office.settle()


async def assignment(office: Department, unit: str, number: int) -> Assignment:
    """As it stands in the database."""
    async with office.app.database.read() as uow:
        found = await uow.units.named(unit)
        rows = [a for a, _, _ in await uow.assignments.issued() if found and a.unit_id == found.id]
        return next(a for a in rows if a.number == number)


async def in_english(office: Department, full_name: str) -> None:
    async with office.app.database.write() as uow:
        next(m for m in await uow.members.all() if m.full_name == full_name).language = "en"
