"""Questions and directions of the leadership, and what the unit answers."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.cases import Case
from services.directions import Directed
from storage.directions import DirectionKind
from storage.outbox import Kind
from views.address import to_each
from views.buttons.oversight import CaseAct
from views.buttons.work import DirectionButton, WorkAct
from views.letter import Button, Card, Letter
from views.oversight import case_button
from views.work import task_line, work_button

_LINE: Final = Markup("\n")


def card_name(direction_id: int) -> str:
    """Of the living card of a question or direction."""
    return f"direction:{direction_id}"


def ask_words_card(case: Case, kind: DirectionKind, t: Tongue) -> Card:
    """What is to be asked, or done?"""
    return Card(t(f"direction.words_{kind.value}", n=case.item.number, unit=case.unit))


def ask_explanation_card(made: Directed, t: Tongue) -> Card:
    """What does the unit answer?"""
    return Card(t("direction.ask_explanation", who=made.by.full_name, words=made.direction.words))


def sent_card(made: Directed, t: Tongue) -> Card:
    """Said back to who asked or directed."""
    key = f"direction.sent_{made.direction.kind.value}" if made.people else "direction.sent_nobody"
    return Card(t(key, unit=made.unit, n=made.item.number, words=made.direction.words))


def explained_card(made: Directed, t: Tongue) -> Card:
    """Said back to the unit."""
    return Card(t("direction.explained", who=made.by.full_name, words=made.direction.answer))


def direction_letters(made: Directed, tongues: Tongues, today: date) -> list[Letter]:
    """The unit's living card, with the button that answers a question; and one for Văn phòng."""
    name = card_name(made.direction.id or 0)
    office = to_each(
        made.office, tongues, lambda t: _office_card(made, t, today), kind=Kind.REQUEST, name=f"{name}:office"
    )
    return [
        *to_each(made.people, tongues, lambda t: _unit_card(made, t, today), kind=Kind.REQUEST, name=name),
        *office,
    ]


def _unit_card(made: Directed, t: Tongue, today: date) -> Card:
    one = made.direction
    lines = [
        t(f"direction.unit_{one.kind.value}", who=made.by.full_name, position=made.by.position),
        t("report.words", words=one.words),
        task_line(made.item, made.notice, t, today),
        *_answer(made, t),
    ]
    opening = work_button(WorkAct.OPEN, "button.open_work", made.item, t)
    if one.kind is DirectionKind.DIRECT or one.answered_at:
        return Card(_LINE.join(lines), ((opening,),))
    answer = Button(str(t("button.answer")), DirectionButton(direction=one.id or 0).pack())
    return Card(_LINE.join(lines), ((answer,), (opening,)))


def _answer(made: Directed, t: Tongue) -> list[Markup]:
    if not made.answered_by:
        return []
    return [t("direction.answer", who=made.answered_by.full_name, words=made.direction.answer)]


def _office_card(made: Directed, t: Tongue, today: date) -> Card:
    one = made.direction
    lines = [
        t(f"direction.office_{one.kind.value}", who=made.by.full_name, unit=made.unit),
        t("report.words", words=one.words),
        task_line(made.item, made.notice, t, today),
        *_answer(made, t),
    ]
    return Card(_LINE.join(lines), ((_open(made, t),),))


def explained_letters(made: Directed, tongues: Tongues, today: date) -> list[Letter]:
    """The answer, at the bottom of the chat of who asked; the cards of the unit and of Văn phòng now show it."""

    def card(t: Tongue) -> Card:
        lines = [
            t("direction.came", unit=made.unit, who=made.answered_by.full_name if made.answered_by else ""),
            t("report.words", words=made.direction.answer),
            t("direction.you_asked", words=made.direction.words),
            task_line(made.item, made.notice, t, today),
        ]
        return Card(_LINE.join(lines), ((_open(made, t),),))

    key = f"direction:{made.direction.id}:answer"
    return [
        *to_each([made.by], tongues, card, kind=Kind.REQUEST, key=key),
        *direction_letters(made, tongues, today),
    ]


def _open(made: Directed, t: Tongue) -> Button:
    return Button(str(t("button.open_work")), case_button(CaseAct.OPEN, made.item.id))
