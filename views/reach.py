"""Telling the Office about people who cannot be written to; the letters that somebody who came back has missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from locales import Tongue, Tongues
from services.reach import Lost, lost
from services.sheets import Sheet
from storage.members import Member, MemberRole
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.letter import Card, Letter
from views.sheets import sheet_card


class Undelivered:
    """What the Office is told of messages that do not arrive."""

    def __init__(self, tongues: Tongues) -> None:
        self._tongues = tongues

    async def unreachable(self, uow: UnitOfWork, chat_id: int, now: datetime) -> list[Letter]:
        """Marks the person of this chat, and tells the Office once; [] when it is known already."""
        gone = await lost(uow, chat_id, now)
        return lost_letters(gone, self._tongues) if gone else []

    async def refused(self, uow: UnitOfWork, chat_id: int, why: str) -> list[Letter]:
        """Who did not get something to act on. Told as an answer, so that a refusal of this is not told again."""
        member = await uow.members.by_telegram(chat_id)
        office = await uow.members.with_role(MemberRole.OFFICE, MemberRole.ADMIN)
        name = member.full_name if member else str(chat_id)
        return to_each(office, self._tongues, lambda t: Card(t("reach.refused", name=name, why=why)), kind=Kind.ANSWER)


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
