"""What each unit will get of a draft, unit by unit, before it is issued."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from locales import Tongue
from services.draft import Draft
from services.sheets import Sheet
from views.buttons.drafts import DraftAct, DraftButton
from views.drafts import back, turning
from views.letter import Button, Card
from views.places import draft_button
from views.sheets import sheet_card


def preview_card(draft: Draft, page: int, sheet: Sheet, t: Tongue, today: date) -> Card:
    """The letter of unit number ``page`` (from 0), with the buttons that turn to the others."""
    letter = sheet_card(sheet, t, today, preview=True)
    unit = draft.units[page].name
    head = t("preview.heading", n=page + 1, count=len(draft.units), unit=unit)
    issue = draft_button(t("button.issue"), DraftAct.ISSUE, draft)
    pager = tuple(
        tuple(Button(b.label, _one_up(b.data)) for b in row)
        for row in turning(DraftAct.PREVIEW, draft, page, len(draft.units), 1)
    )
    return Card(Markup("\n").join((head, letter.text)), (*pager, (issue, back(draft, t))))


def _one_up(data: str) -> str:
    """Page 0 opens the preview anew at the bottom of the chat; pages from 1 turn within it."""
    button = DraftButton.unpack(data)
    return button.model_copy(update={"page": button.page + 1}).pack()


def empty_card(t: Tongue) -> Card:
    """No unit would get anything yet."""
    return Card(t("preview.nobody"))
