"""A unit's open tasks, one task with its buttons, and the questions that a button asks back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.sheets import Item
from services.work import Work
from storage.assignments import AssignmentState
from storage.files import FileKind
from storage.notices import Notice
from views.buttons.files import FileButton
from views.buttons.work import WorkAct, WorkButton
from views.dates import day
from views.history import SHOWN, recent, told
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
    head = _LINE.join((t.count("work.heading", len(works), unit=works[0].unit), *_counted(works, t, today)))
    lines = [_short_entry(work.item, t, today) for work in shown]
    buttons = (*number_buttons([w.item for w in shown], t), *_turning(page, len(pages), t), _calendar(t))
    return Card(_GAP.join((head, *lines)), buttons)


def _calendar(t: Tongue) -> tuple[Button]:
    return (Button(str(t("button.file_calendar")), FileButton(kind=FileKind.CALENDAR).pack()),)


def _counted(works: Sequence[Work], t: Tongue, today: date) -> list[Markup]:
    """How many are overdue, due today, sent back, waiting; nothing where all goes on quietly."""
    of_unit = [w.item for w in works if not w.item.waits_for_office]
    counts = {
        "overdue": sum(i.due is not None and i.due < today for i in of_unit),
        "today": sum(i.due == today for i in of_unit),
        "returned": sum(i.state is AssignmentState.RETURNED for i in of_unit),
        "waiting": len(works) - len(of_unit),
    }
    parts = [t(f"work.count_{key}", n=n) for key, n in counts.items() if n]
    return [Markup(" · ").join(parts)] if parts else []


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


def task_card(work: Work, t: Tongue, now: datetime, *, heads: bool = False) -> Card:
    """One task in full, with what was said about it, the buttons that answer, and the way back to the list.

    ``heads``: the reader may hand it to others of the unit.
    """
    item, notice, today = work.item, work.notice, now.date()
    lines = [
        t("work.task", n=item.number, role=t(f"work.role_{item.role.value}")),
        Markup.escape(item.text),
        BLANK,
        *(facts(item, t, today) if item.due else [t("sheet.no_due"), *facts(item, t, today)]),
        state_words(item, t),
        *([t("work.evidence_wanted")] if item.evidence_required and item.is_open else []),
        origin_line(notice, work.path, t),
        *recent(work.history, t, now),
    ]
    more = work_button(WorkAct.HISTORY, "button.history", item, t)
    back = Button(str(t("button.all_work")), WorkButton(act=WorkAct.LIST).pack())
    last = (more, back) if len(work.history) > SHOWN else (back,)
    return Card(_LINE.join(lines), (*answer_buttons(item, t), *_handing(item, t, heads=heads), last))


def origin_line(notice: Notice, path: str, t: Tongue) -> Markup:
    """The notice that it comes from, and where it stands there."""
    name = notice_name(notice.number, notice.symbol, t)
    return t("work.from_place", name=name, path=path) if path else t("work.from_notice", name=name)


def history_card(work: Work, t: Tongue, now: datetime) -> Card:
    """All that happened, and the way back to the task."""
    head = t("work.task", n=work.item.number, role=t(f"work.role_{work.item.role.value}"))
    back = work_button(WorkAct.OPEN, "button.to_work", work.item, t)
    return Card(_LINE.join((head, BLANK, *told(work.history, t, now))), ((back,),))


def task_line(item: Item, notice: Notice, t: Tongue, today: date, *, due: bool = True) -> Markup:
    """A task as others are told of it: number, words, deadline, notice."""
    by = t("report.due", due=day(item.due, today, t)) if due and item.due else Markup("")
    name = notice_name(notice.number, notice.symbol, t)
    return t("report.line", n=item.number, text=shortened(item.text, 300), due=by, notice=name)


def answer_buttons(item: Item, t: Tongue) -> Rows:
    """How the unit can answer; while Văn phòng decides and when it has ended only what is asked can be withdrawn."""
    withdraw = ((work_button(WorkAct.WITHDRAW, "button.withdraw", item, t),),) if item.asked_due else ()
    if not item.is_open or item.waits_for_office:
        return withdraw if item.is_open else ()
    acknowledge = work_button(WorkAct.ACKNOWLEDGE, "button.received", item, t)
    stuck = [work_button(WorkAct.STUCK, "button.stuck", item, t)]
    if item.blocked:
        stuck = [work_button(WorkAct.UNSTUCK, "button.unstuck", item, t)]
    extend = [] if item.asked_due else [work_button(WorkAct.EXTEND, "button.extend", item, t)]
    return (
        *(((acknowledge,),) if item.state is AssignmentState.ASSIGNED else ()),
        (work_button(WorkAct.DOING, "button.doing", item, t), work_button(WorkAct.DONE, "button.done", item, t)),
        (*stuck, *extend),
        *withdraw,
        (work_button(WorkAct.NOT_MINE, "button.not_mine", item, t),),
    )


def _handing(item: Item, t: Tongue, *, heads: bool) -> Rows:
    if not heads or not item.is_open or item.waits_for_office:
        return ()
    if item.staff:
        return ((work_button(WorkAct.TAKE_BACK, "button.take_back", item, t),),)
    return ((work_button(WorkAct.HAND, "button.hand", item, t),),)


def work_button(act: WorkAct, key: str, item: Item, t: Tongue) -> Button:
    """A button on this task."""
    return Button(str(t(key)), WorkButton(act=act, assignment=item.id).pack())


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
