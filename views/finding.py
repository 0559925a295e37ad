"""/tim: what was found, page by page; a task or a notice opened to be read."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.finding import Found, Hit, TaskSeen
from services.overview import NoticeLine
from views.buttons.finding import FindButton, SeenAct, SeenButton
from views.buttons.oversight import LedgerButton
from views.buttons.people import UnitsAct, UnitsButton
from views.buttons.work import WorkAct, WorkButton
from views.letter import Button, Card, Rows
from views.sheets import BLANK, deadline, state_words
from views.work import shortened

A_PAGE: Final = 8
"""Tasks on one screen."""
OTHERS: Final = 6
"""Notices and units that are named; they stand on the first page."""
_LINE: Final = Markup("\n")


def found_card(found: Found, page: int, t: Tongue) -> Card:
    """Tasks by page, numbered through; notices and units first."""
    if not (found.tasks or found.notices or found.units):
        return Card(t("find.nothing", words=found.words))
    last = max(0, (len(found.tasks) - 1) // A_PAGE)
    page = min(page, last)
    shown = list(enumerate(found.tasks, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [t("find.heading", words=found.words, tasks=len(found.tasks), notices=len(found.notices))]
    lines += [t("find.task", n=n, text=shortened(hit.text, 110), notice=hit.notice) for n, hit in shown]
    numbers = [Button(str(n), _open(hit)) for n, hit in shown]
    rows = [tuple(numbers[start : start + 4]) for start in range(0, len(numbers), 4)]
    return Card(_LINE.join(lines), (*rows, *(_others(found, t) if page == 0 else ()), *_turning(found, page, last, t)))


def _open(hit: Hit) -> str:
    if hit.assignment_id is not None:
        return WorkButton(act=WorkAct.OPEN, assignment=hit.assignment_id).pack()
    return SeenButton(act=SeenAct.TASK, id=hit.task_id).pack()


def _others(found: Found, t: Tongue) -> Rows:
    notices = [
        (str(t("button.found_notice", name=shortened(name, 40))), SeenButton(act=SeenAct.NOTICE, id=id_).pack())
        for id_, name in found.notices[:OTHERS]
    ]
    units = [
        (str(t("button.found_unit", name=unit.name)), UnitsButton(act=UnitsAct.OPEN, unit=unit.id or 0).pack())
        for unit in found.units[:OTHERS]
    ]
    return tuple((Button(label, data),) for label, data in (*notices, *units))


def _turning(found: Found, page: int, last: int, t: Tongue) -> Rows:
    steps = [(page - 1, "button.earlier"), (page + 1, "button.later")]
    row = tuple(
        Button(str(t(key)), FindButton(page=to, words=found.words).pack()) for to, key in steps if 0 <= to <= last
    )
    return (row,) if row else ()


def task_seen_card(seen: TaskSeen, name: str, t: Tongue, today: date) -> Card:
    """One task to be read: its words, its notice, how each unit stands with it."""
    lines = [Markup.escape(seen.task.text), t("find.of_notice", name=name), BLANK]
    for unit, item in seen.parts:
        lines.append(t("find.part", unit=unit, state=state_words(item, t), due=deadline(item, t, today)))
    back = SeenButton(act=SeenAct.NOTICE, id=seen.notice.id or 0).pack()
    return Card(_LINE.join(lines), ((Button(str(t("button.found_notice", name=shortened(name, 40))), back),),))


def notice_seen_card(line: NoticeLine, title: str, t: Tongue, *, with_ledger: bool) -> Card:
    """One notice to be read: its name, title and counts; for Văn phòng the way to its ledger."""
    lines = [t("find.notice", name=line.name), Markup.escape(title)]
    lines.append(t("find.counts", done=line.done, open=line.open, waiting=line.waiting, overdue=line.overdue))
    ledger = Button(str(t("button.ledger", name=shortened(line.name, 30))), LedgerButton(notice=line.id).pack())
    return Card(_LINE.join(filter(None, lines)), ((ledger,),) if with_ledger else ())


def usage_card(t: Tongue) -> Card:
    """/tim alone."""
    return Card(t("find.usage"))
