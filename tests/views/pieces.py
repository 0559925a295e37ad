"""Items, sheets and answers for the tests of views, made without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from services.answers import Answer, Asked, Line
from services.history import Event
from services.sheets import Item, Sheet
from services.work import Work
from storage.assignments import AssignmentRole, AssignmentState, Report, ReportKind, Verdict
from storage.evidence import Evidence
from storage.members import Member, MemberRole
from storage.notices import Notice, NoticeState
from tests.conftest import OFFICE_ZONE

NOW = datetime(2024, 4, 1, 8, 0, tzinfo=OFFICE_ZONE)
TODAY = NOW.date()
UNIT = "Phòng Quản lý Công nghệ"


def item(number: int = 1, **more: object) -> Item:
    """A task just assigned, without a deadline."""
    made = Item(
        id=100 + number,
        number=number,
        text=f"Tham mưu kế hoạch số {number}",
        role=AssignmentRole.LEAD,
        state=AssignmentState.ASSIGNED,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def sheet(*items: Item, number: str | None = "15", symbol: str | None = "TB-SKHCN") -> Sheet:
    return Sheet(7, number, symbol, date(2024, 4, 1), "Kết luận giao ban", 1, UNIT, items)


def notice() -> Notice:
    return Notice(id=7, number="15", symbol="TB-SKHCN", state=NoticeState.ISSUED, uploaded_by=1, created_at=NOW)


def work(one: Item, *events: Event) -> Work:
    return Work(one, notice(), UNIT, "1.2", events)


def report(
    kind: ReportKind = ReportKind.DONE,
    *,
    n: int = 1,
    verdict: Verdict | None = None,
    words: str = "",
    percent: int | None = None,
) -> Report:
    return Report(
        id=n,
        assignment_id=100 + n,
        member_id=1,
        answer="a",
        kind=kind,
        words=words,
        percent=percent,
        created_at=NOW,
        state_before=AssignmentState.ASSIGNED,
        verdict=verdict,
        verdict_words="thiếu biểu" if verdict is Verdict.RETURNED else "",
    )


def member(full_name: str, telegram_id: int | None = 5, language: str = "vi") -> Member:
    return Member(id=1, full_name=full_name, role=MemberRole.HEAD, telegram_id=telegram_id, language=language)


def answer(*reports: Report, asked: tuple[Asked, ...] = (), evidence: tuple[Evidence, ...] = ()) -> Answer:
    return Answer(
        id="a",
        member=member("Trần Văn Sáu"),
        unit_id=1,
        unit=UNIT,
        lines=tuple(Line(one, item(one.id or 0, due=date(2024, 4, 20)), notice()) for one in reports),
        asked=asked,
        evidence=evidence,
        office=(member("Lê Thị Hà", 6), member("Chưa nối", None)),
    )
