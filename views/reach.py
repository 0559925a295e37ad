"""Telling the Office about people who cannot be written to; the letters that somebody who came back has missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from locales import Tongue, Tongues
from services.reach import Lost, lost
from services.sheets import Sheet
from storage.members import Member
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.letter import Card, Letter
from views.sheets import sheet_card


async def unreachable_letters(uow: UnitOfWork, chat_id: int, now: datetime, tongues: Tongues) -> list[Letter]:
    """Marks the person of this chat, and tells the Office once; [] when it is known already."""
    gone = await lost(uow, chat_id, now)
    return lost_letters(gone, tongues) if gone else []


def lost_letters(gone: Lost, tongues: Tongues) -> list[Letter]:
    """To everybody of the Office."""
    return to_each(gone.office, tongues, lambda t: lost_card(gone, t), kind=Kind.REQUEST)


def lost_card(gone: Lost, t: Tongue) -> Card:
    """Who cannot be reached, and what to do."""
    if gone.unit_name:
        return Card(t("reach.lost_of_unit", name=gone.member.full_name, unit=gone.unit_name))
    return Card(t("reach.lost", name=gone.member.full_name))


def missed_letters(
    member: Member, sheets: Sequence[tuple[int, Sheet]], tongues: Tongues, now: datetime
) -> list[Letter]:
    """The letters of these notices, now that the member can get them."""
    return [
        letter
        for notice_id, sheet in sheets
        for letter in to_each(
            [member],
            tongues,
            lambda t, sheet=sheet: sheet_card(sheet, t, now.date()),  # type: ignore[misc]  # bound now, called now
            kind=Kind.ASSIGNMENT,
            name=f"letter:{notice_id}",
            notice_id=notice_id,
            fresh=True,
        )
    ]
