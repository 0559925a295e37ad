"""The one message a day: what is due, what is late elsewhere, who is silent, what waits; and the answering buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.day_news import DayNews, Due, Late, Silent
from services.rounds import moment_number
from storage.assignments import AssignmentState
from views.buttons.work import NudgeAct, NudgeButton, WorkAct, WorkButton
from views.dates import day
from views.letter import Button, Card, Rows
from views.sheets import BLANK, PER_ROW, deadline, state_words
from views.wanted import wanted_buttons, wanted_lines
from views.work import shortened

NAME: Final = "nudge"
"""Name of the living card: one stands in a chat, the newest."""
DUE_SHOWN: Final = 10
LATE_SHOWN: Final = 10
MAY_DELETE: Final = timedelta(hours=47)
"""Telegram lets a bot delete its messages for 48 hours."""
_LINE: Final = Markup("\n")


def nudge_card(news: DayNews, t: Tongue, now: datetime, chosen: int | None = None) -> Card:
    """``chosen``: the assignment whose buttons are shown; else the worst that can be answered."""
    open_ones = [one for one in news.due[:DUE_SHOWN] if one.answerable]
    picked = next((one for one in open_ones if one.item.id == chosen), open_ones[0] if open_ones else None)
    parts = [
        _due(news, open_ones, picked, t, now),
        _section(t("nudge.late", n=len(news.late)), [_late(one, t, now) for one in news.late[:LATE_SHOWN]], t, news),
        _section(t("nudge.silent"), [_silent(one, t) for one in news.silent], t),
        _section(t("nudge.wanted", n=len(news.wanted)), wanted_lines(news.wanted, t, now.date()), t),
    ]
    lines = [line for part in parts if part for line in (BLANK, *part)][1:]
    buttons = (*_answers(news, open_ones, picked, t), *wanted_buttons(news.wanted, t))
    return Card(_LINE.join(lines) if lines else t("nudge.nothing_left"), buttons)


def _section(heading: Markup, lines: list[Markup], t: Tongue, cut: DayNews | None = None) -> list[Markup]:
    more = [t("nudge.late_more", n=len(cut.late) - LATE_SHOWN)] if cut and len(cut.late) > LATE_SHOWN else []
    return [heading, *lines, *more] if lines else []


def _due(news: DayNews, open_ones: Sequence[Due], picked: Due | None, t: Tongue, now: datetime) -> list[Markup]:
    if not news.due:
        return []
    if picked is None:
        return [t("nudge.all_answered"), *(_entry(one, t, now) for one in news.due[:DUE_SHOWN])]
    n, more = len([one for one in news.due if one.answerable]), len(news.due) - DUE_SHOWN
    return [
        t.count("nudge.heading", n, unit=news.due[0].unit),
        *(_entry(one, t, now) for one in news.due[:DUE_SHOWN]),
        *([t("nudge.due_more", n=more)] if more > 0 else []),
        BLANK,
        *([t("nudge.buttons_for", n=picked.item.number)] if len(open_ones) > 1 else []),
        t("nudge.next_late" if picked.item.due and picked.item.due < now.date() else "nudge.next_soon"),
    ]


def _entry(one: Due, t: Tongue, now: datetime) -> Markup:
    item = one.item
    lines = [t("sheet.item", n=item.number, text=shortened(item.text))]
    if item.state is not AssignmentState.ACCEPTED:
        lines.append(deadline(item, t, now.date()))
    if item.asked_due:
        lines.append(t("sheet.asked", day=day(item.asked_due, now.date(), t)))
    elif item.state is not AssignmentState.ASSIGNED:
        lines.append(state_words(item, t))
    elif one.turn:
        lines.append(t("nudge.turn"))
    return _LINE.join(lines)


def _late(one: Late, t: Tongue, now: datetime) -> Markup:
    due, text = day(one.due, now.date(), t), shortened(one.text, 110)
    if one.waits_for:
        return t("nudge.late_waits", unit=one.unit, text=text, due=due, other=one.waits_for)
    line = t("nudge.late_one", unit=one.unit, text=text, due=due, days=one.days)
    cause = t("nudge.cause", words=shortened(one.cause, 160)) if one.cause else t("nudge.no_cause")
    return _LINE.join((line, cause))


def _silent(one: Silent, t: Tongue) -> Markup:
    key = "nudge.silent_one" if one.head else "nudge.silent_unit"
    return t(key, unit=one.unit, n=one.tasks, head=one.head)


def _answers(news: DayNews, open_ones: Sequence[Due], picked: Due | None, t: Tongue) -> Rows:
    """Which task, how to answer, and later."""
    if picked is None:
        return ()
    id_, many = picked.item.id, len(open_ones) > 1
    numbers = [
        Button(str(t("nudge.number_picked" if one is picked else "button.task", n=one.item.number)), _pick(news, one))
        for one in open_ones
    ]

    def label(key: str) -> str:
        return str(t("nudge.button_of", label=t(key), n=picked.item.number) if many else t(key))

    def act(which: NudgeAct) -> str:
        return NudgeButton(act=which, round=news.round_id, assignment=id_).pack()

    return (
        *(tuple(numbers[start : start + PER_ROW]) for start in range(0, len(numbers) if many else 0, PER_ROW)),
        (
            Button(label("button.doing"), act(NudgeAct.DOING)),
            Button(label("button.done"), act(NudgeAct.DONE)),
        ),
        (
            Button(label("button.stuck"), WorkButton(act=WorkAct.STUCK, assignment=id_).pack()),
            Button(label("button.extend"), WorkButton(act=WorkAct.EXTEND, assignment=id_).pack()),
        ),
        (Button(str(t("button.later_today")), act(NudgeAct.LATER)),),
    )


def _pick(news: DayNews, one: Due) -> str:
    return NudgeButton(act=NudgeAct.PICK, round=news.round_id, assignment=one.item.id).pack()


def later_card(news: DayNews, offered: Sequence[datetime], t: Tongue, now: datetime) -> Card:
    """Hoãn nhắc: until when? And the way back."""
    rows = [
        (Button(_moment(at, t, now), NudgeButton(act=NudgeAct.LATER_TO, round=news.round_id, value=value).pack()),)
        for at, value in ((at, moment_number(at)) for at in offered)
    ]
    back = Button(str(t("button.back_to_nudge")), NudgeButton(act=NudgeAct.PICK, round=news.round_id).pack())
    return Card(nudge_card(news, t, now).text, (*rows, (back,)))


def _moment(at: datetime, t: Tongue, now: datetime) -> str:
    time = f"{at.hour}:{at.minute:02}"
    if at.date() == now.date():
        return str(t("nudge.at_today", time=time))
    return str(t("nudge.at_day", time=time, day=day(at.date(), now.date(), t)))


def put_off_card(at: datetime, t: Tongue, now: datetime) -> Card:
    """Until the chosen moment the message says only this."""
    return Card(t("nudge.put_off", when=_moment(at, t, now)))


def replaced_card(t: Tongue) -> Card:
    """What an older message becomes where Telegram does not let us delete it."""
    return Card(t("nudge.replaced"))
