"""Who is told on a day: who answers for a unit, who is in charge of it; stand-ins where somebody is on leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from services.reach import receivers
from storage.absences import Absence
from storage.members import Member, MemberRole
from storage.nudges import Aim
from storage.work import UnitOfWork


class Addressees:
    """The people of one day. Pure."""

    def __init__(self, members: Iterable[Member], away: Sequence[Absence], charges: Mapping[int, int]) -> None:
        self._members = {member.id or 0: member for member in members}
        self._away = {absence.member_id: absence.stand_in_id for absence in away}
        self._charges = charges

    def of(self, aim: Aim, unit_id: int) -> tuple[Member, ...]:
        """Who is told of a step of the unit's; () when nobody can be reached."""
        match aim:
            case Aim.UNIT:
                return self.of_unit(unit_id)
            case Aim.DEPUTY:
                return self._present([self._charges[unit_id]]) if unit_id in self._charges else self.directors()
            case Aim.DIRECTOR:
                return self.directors()
            case Aim.OFFICE:
                return self.office()

    def of_unit(self, unit_id: int) -> tuple[Member, ...]:
        """Whom the unit's letters go to; for those on leave who stands in, else who is still there."""
        mine = [m for m in self._members.values() if m.unit_id == unit_id]
        return self._present([m.id or 0 for m in receivers(mine)]) or receivers(
            [m for m in mine if m.id not in self._away]
        )

    def directors(self) -> tuple[Member, ...]:
        """Leaders whom no unit is in charge of; all, where each has one."""
        leaders = [m.id or 0 for m in self._members.values() if m.role is MemberRole.LEADER]
        above = [id_ for id_ in leaders if id_ not in self._charges.values()]
        return self._present(above or leaders)

    def leaders(self) -> tuple[Member, ...]:
        """All of the directorate who can be reached."""
        return tuple(m for m in self._members.values() if m.role is MemberRole.LEADER and m.chat_id is not None)

    def office(self) -> tuple[Member, ...]:
        """Everybody of the Office who is there."""
        return self._present([m.id or 0 for m in self._members.values() if m.role is MemberRole.OFFICE])

    def _present(self, ids: Iterable[int]) -> tuple[Member, ...]:
        """Those who are there, and the stand-ins of the others; each once."""
        who = dict.fromkeys(self._away.get(id_, id_) for id_ in ids)
        found = [self._members[id_] for id_ in who if id_ is not None and id_ in self._members]
        return tuple(m for m in found if m.chat_id is not None and m.id not in self._away)


async def addressees_on(uow: UnitOfWork, day: date) -> Addressees:
    """The people of this day."""
    return Addressees(await uow.members.all(), await uow.absences.on(day), await uow.absences.charges())
