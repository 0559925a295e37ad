"""A name that the roster does not have: which unit is it?"""

from __future__ import annotations

from markupsafe import Markup

from locales import Tongue
from services.draft import Draft
from services.unknown_units import Unknown
from storage.units import Unit
from views.buttons.drafts import DraftAct, UnknownAct, UnknownButton
from views.drafts import heading, shortened
from views.letter import Button, Card
from views.places import draft_button
from views.task_pages import in_rows


def unknown_card(draft: Draft, name: Unknown, t: Tongue, *, all_units: bool = False) -> Card:
    """The nearest units, or all of them; a new unit; nobody."""
    lines = [
        heading(draft, t),
        t.count("unknown_unit.ask", name.tasks, name=shortened(name.words, 200)),
        t("unknown_unit.hint"),
    ]
    offered = (*name.nearest, *name.others) if all_units else name.nearest
    more = []
    if name.others and not all_units:
        more.append((_button(t("button.all_of_roster"), UnknownAct.ALL, draft, name),))
    create = _button(t("button.create_unit", name=shortened(name.words, 30)), UnknownAct.CREATE, draft, name)
    nobody = _button(t("button.leave_out_unit"), UnknownAct.LEAVE_OUT, draft, name)
    to_doubts = draft_button(t("button.to_doubts"), DraftAct.DOUBTS, draft)
    units = in_rows([_unit(unit, draft, name) for unit in offered], 2)
    return Card(Markup("\n").join(lines), (*units, *more, (create,), (nobody, to_doubts)))


def _unit(unit: Unit, draft: Draft, name: Unknown) -> Button:
    return _button(unit.short_name or unit.name, UnknownAct.IS, draft, name, unit.id or 0)


def _button(label: object, act: UnknownAct, draft: Draft, name: Unknown, unit_id: int = 0) -> Button:
    return Button(str(label), UnknownButton(act=act, doubt=name.doubt_id, unit=unit_id, version=draft.version).pack())
