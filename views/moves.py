"""A transfer or cancellation, told to both units, to Văn phòng, and to who decided."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.moved import Moved, Side
from storage.moves import MoveKind
from storage.outbox import Kind
from views.address import to_each
from views.buttons.oversight import MoveButton
from views.letter import Button, Card, Letter
from views.sheets import facts, notice_name
from views.work import answer_buttons, shortened

_LINE: Final = Markup("\n")


def moved_card(made: Moved, t: Tongue) -> Card:
    """Said back to who decided, with Hoàn tác."""
    key = _key(made)
    text = t(f"move.done_{key}", **_values(made))
    if made.undone:
        return Card(text)
    return Card(text, ((Button(str(t("button.undo")), MoveButton(move=made.move.id or 0).pack()),),))


def _key(made: Moved) -> str:
    return f"{made.move.kind.value}_undone" if made.undone else made.move.kind.value


def _values(made: Moved) -> dict[str, object]:
    item = made.losing.item
    return {
        "n": item.number,
        "text": shortened(item.text, 120),
        "unit": made.losing.unit,
        "to": made.gaining.unit if made.gaining else "",
        "who": made.by.full_name,
        "words": made.move.words,
    }


def move_letters(made: Moved, tongues: Tongues, today: date) -> list[Letter]:
    """To the unit that had it, the one that gets it, and the rest of Văn phòng."""
    key = f"move:{made.move.id}:{'undone' if made.undone else 'made'}"

    def losing(t: Tongue) -> Card:
        text = t(f"move.losing_{_key(made)}", **_values(made))
        return Card(text, answer_buttons(made.losing.item, t) if made.undone else ())

    name = f"work:{made.losing.item.id}" if made.undone else None
    letters = to_each(
        made.losing.people, tongues, losing, kind=Kind.REQUEST, key=f"{key}:losing", name=name, fresh=made.undone
    )
    if made.gaining:
        letters += _gaining_letters(made, made.gaining, tongues, today, f"{key}:gaining")
    office = to_each(
        made.office,
        tongues,
        lambda t: Card(t(f"move.office_{_key(made)}", **_values(made))),
        kind=Kind.REQUEST,
        key=f"{key}:office",
    )
    return letters + office


def _gaining_letters(made: Moved, side: Side, tongues: Tongues, today: date, key: str) -> list[Letter]:
    def card(t: Tongue) -> Card:
        if made.undone or made.move.kind is not MoveKind.TRANSFER:
            return Card(t("move.gaining_undone", **_values(made) | {"n": side.item.number}))
        name = notice_name(made.notice.number, made.notice.symbol, t)
        head = t("move.gaining_transfer", n=side.item.number, who=made.by.full_name, unit=made.losing.unit, notice=name)
        lines = [head, Markup.escape(side.item.text), *facts(side.item, t, today)]
        return Card(_LINE.join(lines), answer_buttons(side.item, t))

    name = None if made.undone else f"work:{side.item.id}"
    return to_each(
        side.people,
        tongues,
        card,
        kind=Kind.ASSIGNMENT,
        key=key,
        name=name,
        fresh=name is not None,
        notice_id=made.notice.id,
    )
