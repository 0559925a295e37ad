"""The same notice again: was it issued before, or does it lie in another draft?"""

from __future__ import annotations

from services.draft import Draft, Earlier
from services.drafts import draft, drafted
from services.errors import DomainError
from services.likeness import SAME_NOTICE, Differences, differences
from storage.members import Member
from storage.notices import Notice, NoticeState
from storage.work import UnitOfWork


async def repeated(uow: UnitOfWork, notice: Notice) -> int | None:
    """The notice that this draft repeats: the same file, the same number and date, or one of them and the same tasks.

    Two different numbers are two notices, however alike: their tasks are compared one by one (:mod:`services.repeats`).

    One that was issued comes before another draft.
    """
    found = [one for one in await uow.notices.related(notice) if await _same(uow, one, notice)]
    issued = [one for one in found if one.state is NoticeState.ISSUED]
    return next((one.id for one in issued + found), None)


async def _same(uow: UnitOfWork, one: Notice, other: Notice) -> bool:
    if one.sha256 is not None and one.sha256 == other.sha256:
        return True
    if one.number and (one.number, one.symbol, one.issued_on) == (other.number, other.symbol, other.issued_on):
        return True
    if one.number and other.number and one.number != other.number:
        return False  # alike as two months' notices are: to take the first one's place would be wrong
    return (await _between(uow, one.id or 0, other.id or 0)).likeness >= SAME_NOTICE


async def compared(uow: UnitOfWork, actor: Member, notice_id: int) -> tuple[Draft, Earlier, Differences]:
    """The draft, what it repeats, and how the tasks differ.

    :raises DomainError: not the Office; not a draft; it repeats nothing (any more).
    """
    seen = await drafted(uow, actor, notice_id)
    if seen.earlier is None:
        raise DomainError("draft.nothing_earlier")
    return seen, seen.earlier, await _between(uow, seen.earlier.notice_id, notice_id)


async def _between(uow: UnitOfWork, before: int, now: int) -> Differences:
    return differences((await draft(uow, before)).tasks, (await draft(uow, now)).tasks)
