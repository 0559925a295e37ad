"""A unit's open tasks, one task with its buttons, and the questions that a button asks back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.sheets import Item
from services.work import Work
from storage.assignments import AssignmentState, Report
from storage.files import FileKind
from storage.notices import Notice
from views.buttons import FileButton, WorkAct, WorkButton
from views.dates import day
from views.letter import Button, Card, Rows
from views.sheets import BLANK, deadline, facts, notice_name, number_buttons, state_words

PAGE: Final = 8
"""Tasks on one screen of /viec."""
EXTENSION_DAYS: Final = (3, 5, 7)
"""Days that the quick buttons of Xin gia hạn add."""
CHOICES: Final = 20
"""Tasks that are offered as buttons where the person must choose one."""
_SHORT: Final = 160
_LINE: Final = Markup("\n")
_GAP: Final = Markup("\n\n")


def work_list_card(works: Sequence[Work], page: int, t: Tongue, today: date) -> Card:
    """/viec: page ``page`` (from 0) of the open tasks."""
    if not works:
        return Card(t("work.nothing"))
    pages = range((len(works) + PAGE - 1) // PAGE)
    page = min(max(page, 0), pages[-1])
    shown = works[page * PAGE : (page + 1) * PAGE]
    head = t.count("work.heading", len(works), unit=works[0].unit)
    lines = [_short_entry(work.item, t, today) for work in shown]
    buttons = (*number_buttons([w.item for w in shown], t), *_turning(page, len(pages), t), _calendar(t))
    return Card(_GAP.join((head, *lines)), buttons)


def _calendar(t: Tongue) -> tuple[Button]:
    return (Button(str(t("button.file_calendar")), FileButton(kind=FileKind.CALENDAR).pack()),)


def _turning(page: int, pages: int, t: Tongue) -> Rows:
    steps = [(page - 1, "button.earlier"), (page + 1, "button.later")]
    buttons = tuple(
        Button(str(t(key)), WorkButton(act=WorkAct.LIST, value=to).pack()) for to, key in steps if 0 <= to < pages
    )
    return (buttons,) if buttons else ()


def _short_entry(item: Item, t: Tongue, today: date) -> Markup:
    parts = [t("sheet.item", n=item.number, text=shortened(item.text)), deadline(item, t, today)]
    if item.state is not AssignmentState.ASSIGNED:
        parts.append(state_words(item, t))
    return _LINE.join(parts)


def shortened(text: str, length: int = _SHORT) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


def task_card(work: Work, t: Tongue, now: datetime) -> Card:
    """One task in full, with what was reported, the buttons that answer, and the way back to the list."""
    item, notice, today = work.item, work.notice, now.date()
    lines = [
        t("work.task", n=item.number, role=t(f"work.role_{item.role.value}")),
        Markup.escape(item.text),
        BLANK,
        *(facts(item, t, today) if item.due else [t("sheet.no_due"), *facts(item, t, today)]),
        state_words(item, t),
        t("work.from_notice", name=notice_name(notice.number, notice.symbol, t)),
        *_history(work.reports, t, now),
    ]
    back = Button(str(t("button.all_work")), WorkButton(act=WorkAct.LIST).pack())
    return Card(_LINE.join(lines), (*answer_buttons(item, t), (back,)))


def task_line(item: Item, notice: Notice, t: Tongue, today: date, *, due: bool = True) -> Markup:
    """A task as others are told of it: number, words, deadline, notice."""
    by = t("report.due", due=day(item.due, today, t)) if due and item.due else Markup("")
    name = notice_name(notice.number, notice.symbol, t)
    return t("report.line", n=item.number, text=shortened(item.text, 300), due=by, notice=name)


def _history(reports: Sequence[Report], t: Tongue, now: datetime) -> list[Markup]:
    lines = []
    for report in reports[-5:]:
        said = t(f"report.kind_{report.kind.value}")
        if report.percent is not None:
            said = t("state.percent", state=said, percent=report.percent)
        told_on = report.created_at.astimezone(now.tzinfo).date()
        lines.append(t("work.history", day=day(told_on, now.date(), t), what=said))
        if report.words:
            lines.append(t("report.words", words=report.words))
        if report.verdict is not None:
            lines.append(t(f"work.verdict_{report.verdict.value}", words=report.verdict_words))
    return [BLANK, *lines] if lines else []


def answer_buttons(item: Item, t: Tongue) -> Rows:
    """How the unit can answer; nothing while Văn phòng decides, or when it has ended."""
    if not item.is_open or item.waits_for_office:
        return ()

    def button(act: WorkAct, key: str) -> Button:
        return Button(str(t(key)), WorkButton(act=act, assignment=item.id).pack())

    received = ((button(WorkAct.ACKNOWLEDGE, "button.received"),),) if item.state is AssignmentState.ASSIGNED else ()
    return (
        *received,
        (button(WorkAct.DOING, "button.doing"), button(WorkAct.DONE, "button.done")),
        (button(WorkAct.STUCK, "button.stuck"), button(WorkAct.EXTEND, "button.extend")),
        (button(WorkAct.NOT_MINE, "button.not_mine"),),
    )


def which_card(works: Sequence[Work], act: WorkAct, t: Tongue) -> Card:
    """Asks which task was meant, one button each."""
    rows = tuple(
        (
            Button(
                str(t("button.which", n=work.item.number, text=shortened(work.item.text, 40))),
                WorkButton(act=act, assignment=work.item.id).pack(),
            ),
        )
        for work in works[:CHOICES]
    )
    question = t(f"work.which_{act.value}")
    if len(works) > CHOICES:
        question = _LINE.join((question, t("work.which_more", n=len(works) - CHOICES)))
    return Card(question, rows)


def ask_stuck_card(numbers: str, t: Tongue) -> Card:
    """Vướng: what is the difficulty with the tasks of these numbers ("3, 4")?"""
    return Card(t("work.ask_stuck", n=numbers))


def ask_until_card(work: Work, t: Tongue, today: date) -> Card:
    """Xin gia hạn: until when? The usual answers as buttons."""
    start = max(work.item.due or today, today)
    row = tuple(
        Button(
            str(t("button.extend_by", n=days, day=day(start + timedelta(days=days), today, t))),
            WorkButton(act=WorkAct.EXTEND_BY, assignment=work.item.id, value=days).pack(),
        )
        for days in EXTENSION_DAYS
    )
    return Card(t("work.ask_until", n=work.item.number), tuple((button,) for button in row))


def ask_reason_card(n: int, until: date, t: Tongue, today: date) -> Card:
    """Xin gia hạn: why?"""
    return Card(t("work.ask_reason", n=n, day=day(until, today, t)))
