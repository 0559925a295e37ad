"""Handing a task to a person of the unit: whom, and what they and the head are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from locales import Tongue, Tongues
from services.answers import Answer
from services.handing import Handed
from services.work import Work
from storage.members import Member
from storage.moves import MoveKind
from storage.outbox import Kind
from views.address import to_each
from views.buttons.work import UndoButton, WorkAct, WorkButton
from views.letter import Button, Card, Letter
from views.reports import understood_card
from views.sheets import BLANK
from views.work import answer_buttons, shortened, task_card, work_button


def takers_card(work: Work, people: Sequence[Member], t: Tongue) -> Card:
    """To whom? One button a person; who cannot be written to is marked."""

    def label(member: Member) -> str:
        return str(t("button.taker" if member.chat_id else "button.taker_away", name=member.full_name))

    rows = tuple(
        (Button(label(m), WorkButton(act=WorkAct.HAND_TO, assignment=work.item.id, value=m.id or 0).pack()),)
        for m in people[:90]
    )
    back = work_button(WorkAct.OPEN, "button.to_work", work.item, t)
    return Card(t("hand.ask", n=work.item.number, text=shortened(work.item.text, 200)), (*rows, (back,)))


def handed_letters(made: Handed, tongues: Tongues, now: datetime) -> list[Letter]:
    """The person gets the task's card, or hears that it was taken back."""
    given = made.move.kind is MoveKind.HAND_DOWN

    def card(t: Tongue) -> Card:
        head = t(f"hand.{made.move.kind.value}", who=made.by.full_name, n=made.work.item.number)
        shown = task_card(made.work, t, now)
        if not given:
            return Card(head)
        return Card(head + "\n" + BLANK + shown.text, answer_buttons(made.work.item, t))

    name = f"work:{made.work.item.id}" if given else None
    key = f"hand:{made.move.id}"
    return to_each([made.staff], tongues, card, kind=Kind.ASSIGNMENT, key=key, name=name, fresh=given)


def to_heads(answer: Answer, heads: Sequence[Member], tongues: Tongues, today: date) -> list[Letter]:
    """What somebody of the unit reported, for its heads; they can take it back."""

    def card(t: Tongue) -> Card:
        shown = understood_card(answer, t, today)
        undo = Button(str(t("button.undo")), UndoButton(answer=answer.id).pack())
        rows = () if answer.undone else ((undo,),)
        return Card(t("hand.reported", who=answer.member.full_name) + "\n" + shown.text, rows)

    return to_each(heads, tongues, card, kind=Kind.REQUEST, name=f"staff:{answer.id}")
