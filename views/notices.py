"""The list of notices: drafts that wait, and how far those that were issued are."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.cases import CaseList
from services.overview import NoticeLine, Overview
from views.buttons.drafts import DraftAct, DraftButton
from views.buttons.oversight import CaseListButton, LedgerButton
from views.drafts import day, shortened
from views.letter import Button, Card

SHOWN: Final = 12
"""Of each sort; the newest."""


def overview_card(overview: Overview, t: Tongue, *, with_ledgers: bool = False) -> Card:
    """Drafts with a button each, then issued notices with their counts; for Văn phòng a button to each one's ledger."""
    if not overview.drafts and not overview.issued:
        return Card(t("notices.none"))
    lines: list[Markup] = []
    if overview.drafts:
        lines.append(t.count("notices.drafts", len(overview.drafts)))
        lines += [t("notices.draft", name=_name(line)) for line in overview.drafts[:SHOWN]]
    if overview.issued:
        lines.append(t.count("notices.issued", len(overview.issued)))
        lines += [_issued(line, t) for line in overview.issued[:SHOWN]]
    buttons = [(_open(line, t),) for line in overview.drafts[:SHOWN]]
    for line in overview.issued[:SHOWN]:
        buttons.append((_tasks(line, t),))
        if with_ledgers:
            buttons.append((_ledger(line, t),))
    return Card(Markup("\n").join(lines), tuple(buttons))


def _issued(line: NoticeLine, t: Tongue) -> Markup:
    text = t("notices.line", name=_name(line), done=line.done, open=line.open)
    if line.waiting:
        text += t("notices.waiting", n=line.waiting)
    return text + t("notices.overdue", n=line.overdue) if line.overdue else text


def _open(line: NoticeLine, t: Tongue) -> Button:
    label = t("button.open_draft", name=shortened(line.name, 30))
    return Button(str(label), DraftButton(act=DraftAct.CARD, notice=line.id).pack())


def _ledger(line: NoticeLine, t: Tongue) -> Button:
    return Button(str(t("button.ledger", name=shortened(line.name, 30))), LedgerButton(notice=line.id).pack())


def _tasks(line: NoticeLine, t: Tongue) -> Button:
    label = t("button.tasks_of", name=shortened(line.name, 30))
    return Button(str(label), CaseListButton(which=CaseList.NOTICE, notice=line.id).pack())


def _name(line: NoticeLine) -> str:
    name = shortened(line.name, 80)
    return f"{name} ({day(line.issued_on)})" if line.issued_on else name
