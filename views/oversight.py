"""Issued tasks as Văn phòng and the leadership see them: lists with numbers, one task with what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.cases import Case, CaseList, Listed
from services.digest import Digest
from services.rights import Action, may
from storage.members import Member
from storage.units import Unit
from views import decisions
from views.buttons.oversight import CaseAct, CaseButton, CaseListButton
from views.dates import how_far
from views.history import recent
from views.letter import Button, Card, Rows
from views.sheets import BLANK, PER_ROW, facts, state_words
from views.task_ladder import ladder_button, ladder_line
from views.work import origin_line, shortened

PAGE: Final = 10
UNITS_PAGE: Final = 12
_LINE: Final = Markup("\n")


def digest_buttons(digest: Digest, reader: Member, t: Tongue) -> Rows:
    """From the digest to the tasks that it counts, for who oversees all units."""
    if not may(reader, Action.OVERSEE):
        return ()
    counts = {
        CaseList.LATE: len(digest.late),
        CaseList.STUCK: len(digest.stuck),
        CaseList.ASKED: len(digest.asked),
        CaseList.WAITING: digest.waiting,
    }
    return tuple(
        (Button(str(t(f"button.list_{which.value}", n=n)), CaseListButton(which=which).pack()),)
        for which, n in counts.items()
        if n
    )


def list_card(
    found: Sequence[Listed], which: CaseList, page: int, t: Tongue, today: date, *, notice_id: int = 0
) -> Card:
    """Page ``page`` (from 0), a button with its number for each task."""
    if not found:
        return Card(t("cases.nothing"))
    last = (len(found) - 1) // PAGE
    page = min(page, last)
    shown = list(enumerate(found, start=1))[page * PAGE : (page + 1) * PAGE]
    lines = [t.count(f"cases.heading_{which.value}", len(found)), *(_entry(n, one, t, today) for n, one in shown)]
    buttons = [Button(str(t("button.task", n=n)), case_button(CaseAct.OPEN, one.id)) for n, one in shown]
    steps = [(page - 1, "button.earlier"), (page + 1, "button.later")]
    turning = tuple(
        Button(str(t(key)), CaseListButton(which=which, notice=notice_id, page=to).pack())
        for to, key in steps
        if 0 <= to <= last
    )
    rows = [tuple(buttons[start : start + PER_ROW]) for start in range(0, len(buttons), PER_ROW)]
    return Card(Markup("\n\n").join(lines), (*rows, *((turning,) if turning else ())))


def _entry(n: int, one: Listed, t: Tongue, today: date) -> Markup:
    due = how_far(one.due, today, t) if one.due else t("sheet.no_due")
    state = t(f"state.{one.state.value}")
    said = t("state.blocked", state=state) if one.blocked else state
    return t("cases.entry", n=n, unit=one.unit, text=shortened(one.text, 90), due=due, state=said)


def case_card(case: Case, reader: Member, t: Tongue, now: datetime) -> Card:
    """One task with its history, and the buttons of who reads it."""
    item, today = case.item, now.date()
    lines = [
        t("cases.task", unit=case.unit, n=item.number, role=t(f"work.role_{item.role.value}")),
        Markup.escape(item.text),
        BLANK,
        *(facts(item, t, today) if item.due else [t("sheet.no_due"), *facts(item, t, today)]),
        state_words(item, t),
        *([ladder_line(case.ladder, t, own=True)] if case.ladder is not None and case.item.is_open else []),
        *([t("work.evidence_wanted")] if item.evidence_required else []),
        *([t.count("report.evidence_here", len(case.evidence))] if case.evidence else []),
        origin_line(case.notice, case.path, t),
        *recent(case.history, t, now),
    ]
    return Card(_LINE.join(lines), _buttons(case, reader, t))


def _buttons(case: Case, reader: Member, t: Tongue) -> Rows:
    if not case.item.is_open:
        return ()
    id_, of_office = case.item.id, may(reader, Action.DECIDE)
    asking = [_case(t, "button.ask", CaseAct.ASK, id_)]
    if may(reader, Action.DIRECT):
        asking.append(_case(t, "button.direct", CaseAct.DIRECT, id_))
    moving = [_case(t, "button.transfer", CaseAct.UNITS, id_)]
    if of_office:
        moving.append(_case(t, "button.cancel", CaseAct.CANCEL, id_))
    wanted = case.item.evidence_required
    nudging = (ladder_button(id_, t),) if may(reader, Action.SET_LADDER) and case.item.due else ()
    evidence = _case(t, "button.no_evidence" if wanted else "button.evidence", CaseAct.EVIDENCE, id_, int(not wanted))
    return (
        *_decisions(case, reader, t),
        tuple(asking),
        *(() if case.item.waits_for_office else (tuple(moving),)),
        *(((evidence, *nudging),) if of_office else ()),
    )


def _decisions(case: Case, reader: Member, t: Tongue) -> list[decisions.Row]:
    """What waits for this reader; nobody decides on what they said themselves."""
    n, rows = case.item.number, list[decisions.Row]()
    if case.done and may(reader, Action.DECIDE) and case.done.member_id != reader.id:
        rows.append(decisions.approval(case.done.id or 0, n, t, alone=True))
    if case.extension and case.extension.member_id != reader.id:
        rows.append(decisions.request(case.extension.id or 0, n, t, alone=True))
    if case.difficulty and case.difficulty.member_id != reader.id:
        rows.append(decisions.difficulty(case.difficulty.id or 0, n, t, alone=True))
    return rows


def units_card(case: Case, units: Sequence[Unit], page: int, t: Tongue) -> Card:
    """Which unit does the task belong to? The likeliest first."""
    last = max(len(units) - 1, 0) // UNITS_PAGE
    page = min(page, last)
    shown = units[page * UNITS_PAGE : (page + 1) * UNITS_PAGE]
    buttons = [
        (Button(unit.short_name or unit.name, case_button(CaseAct.TRANSFER, case.item.id, unit.id or 0)),)
        for unit in shown
    ]
    steps = [(page - 1, "button.earlier"), (page + 1, "button.later")]
    turning = tuple(
        Button(str(t(key)), case_button(CaseAct.UNITS, case.item.id, to)) for to, key in steps if 0 <= to <= last
    )
    back = Button(str(t("button.to_case")), case_button(CaseAct.OPEN, case.item.id))
    text = t("cases.ask_unit", n=case.item.number, unit=case.unit, text=shortened(case.item.text, 300))
    return Card(text, (*buttons, *((turning,) if turning else ()), (back,)))


def ask_cancel_card(case: Case, t: Tongue) -> Card:
    """Hủy việc: why?"""
    return Card(t("cases.ask_cancel", n=case.item.number, unit=case.unit))


def _case(t: Tongue, key: str, act: CaseAct, assignment: int, value: int = 0) -> Button:
    return Button(str(t(key)), case_button(act, assignment, value))


def case_button(act: CaseAct, assignment: int, value: int = 0) -> str:
    """Callback data."""
    return CaseButton(act=act, assignment=assignment, value=value).pack()
