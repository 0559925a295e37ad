"""Members (people of the office) and the one-time invitations that bind them to a Telegram account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum

from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice, telegram_id


class MemberRole(StrEnum):
    """What a member may do."""

    OFFICE = "office"
    HEAD = "head"
    DEPUTY = "deputy"
    STAFF = "staff"
    LEADER = "leader"
    ADMIN = "admin"


class Member(SQLModel, table=True):
    """One person on the roster. ``telegram_id`` is set once, by an invitation."""

    __tablename__ = "member"

    id: int | None = Field(default=None, primary_key=True)
    full_name: str = Field(max_length=120)
    position: str = Field(default="", max_length=120)
    """Chức vụ, as shown."""
    role: MemberRole = Field(sa_type=choice(MemberRole))
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    telegram_id: int | None = telegram_id(default=None, unique=True)
    """The person's Telegram id, which is also the id of the private chat."""
    language: str = Field(default="vi", max_length=8)
    active: bool = True
    nudge_at: time | None = None
    """The hour at which they want the day's nudge; None: the office's."""
    quiet_from: time | None = None
    quiet_until: time | None = None
    """Their own quiet hours inside the office's; both or none."""
    bound_at: datetime | None = None
    unreachable_since: datetime | None = None
    """Set while Telegram refuses our messages to them (blocked, deactivated)."""

    @property
    def chat_id(self) -> int | None:
        """Where to write to them; None if they never pressed Start or cannot be reached."""
        return None if self.unreachable_since else self.telegram_id


class Invitation(SQLModel, table=True):
    """A one-time code. Only its hash is kept."""

    __tablename__ = "invitation"

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    code_hash: str = Field(max_length=64, unique=True)
    expires_at: datetime
    used_at: datetime | None = None


class Members:
    """Queries on members and invitations."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, member_id: int) -> Member | None:
        return await self._session.get(Member, member_id)

    async def by_telegram(self, telegram_id: int) -> Member | None:
        query = select(Member).where(Member.telegram_id == telegram_id, col(Member.active))
        return (await self._session.exec(query)).first()

    async def former(self, telegram_id: int) -> Member | None:
        """Somebody taken off the roster who still holds this account."""
        query = select(Member).where(Member.telegram_id == telegram_id, col(Member.active).is_(False))
        return (await self._session.exec(query)).first()

    async def all(self) -> Sequence[Member]:
        query = select(Member).where(col(Member.active)).order_by(col(Member.id))
        return (await self._session.exec(query)).all()

    async def everybody(self) -> Sequence[Member]:
        """Also who was taken off the roster."""
        return (await self._session.exec(select(Member).order_by(col(Member.id)))).all()

    async def all_former(self) -> Sequence[Member]:
        """Everybody who was taken off the roster, the last one added first."""
        query = select(Member).where(col(Member.active).is_(False)).order_by(col(Member.id).desc())
        return (await self._session.exec(query)).all()

    async def with_role(self, *roles: MemberRole) -> Sequence[Member]:
        query = select(Member).where(col(Member.active), col(Member.role).in_(roles)).order_by(col(Member.id))
        return (await self._session.exec(query)).all()

    async def of_unit(self, unit_id: int, *roles: MemberRole) -> Sequence[Member]:
        query = select(Member).where(col(Member.active), Member.unit_id == unit_id).order_by(col(Member.id))
        return [m for m in (await self._session.exec(query)).all() if not roles or m.role in roles]

    async def same_person(self, full_name: str, unit_id: int | None) -> Member | None:
        query = select(Member).where(Member.full_name == full_name, Member.unit_id == unit_id)
        return (await self._session.exec(query)).first()

    async def invitation(self, code_hash: str) -> Invitation | None:
        """The invitation of this code, locked: a link pressed twice at once binds one account."""
        query = select(Invitation).where(Invitation.code_hash == code_hash).with_for_update()
        return (await self._session.exec(query)).first()

    async def open_invitations(self, member_id: int) -> Sequence[Invitation]:
        query = select(Invitation).where(Invitation.member_id == member_id, col(Invitation.used_at).is_(None))
        return (await self._session.exec(query)).all()

    async def add(self, row: Member | Invitation) -> None:
        self._session.add(row)
        await self._session.flush()
