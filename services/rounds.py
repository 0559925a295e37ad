"""Saying a round: once a day, at an hour that suits; put off where the person asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.day_news import DayNews, news_of
from services.errors import DomainError
from services.hours import hours_of, may_write, next_day, next_moment, put_off_choices
from services.nudging import Day, day_of
from storage.members import Member, MemberRole
from storage.nudges import Round
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of the round whose time had come."""

    news: DayNews | None = None
    """What is to be said now; None: nothing, it waits or was answered."""
    key: str = ""
    """Of the message: the round, and which time it is sent."""
    before: datetime | None = None
    """When the person's last message of this kind was sent: it gives way to the new one."""


async def next_turn(uow: UnitOfWork, now: datetime) -> Turn | None:
    """Settles one round whose time has come; None when there is none."""
    found = await uow.nudges.next_round(now)
    if found is None:
        return None
    member = await uow.members.get(found.member_id)
    if member is None or not member.active or member.chat_id is None:
        await _let_go(uow, found)
        return Turn()
    day = await day_of(uow, now)
    hours = hours_of(member, day.rules)
    if not may_write(now, hours, day.calendar):
        found.at = next_moment(now, hours, day.calendar)
        await uow.session.flush()
        return Turn()
    if found.sent_on is not None and found.sent_on != day.today:
        await _carry_over(uow, found, now)  # was put off, and the bot was down at that hour
        return Turn()
    earlier = await uow.nudges.sent_round(member.id or 0, now.date())
    if earlier is not None and earlier.id != found.id:
        found.at = next_day(now, hours, day.calendar)
        await uow.session.flush()
        return Turn()
    return await _say(uow, found, member, day)


async def _say(uow: UnitOfWork, found: Round, member: Member, day: Day) -> Turn:
    news = await news_of(uow, found, member, day)
    if news.empty:
        await _let_go(uow, found)
        return Turn()
    last = await uow.nudges.last_round(member.id or 0)
    before = last.sent_at if last else None
    found.at, found.sent_on, found.sent_at, found.times = None, day.today, day.now, found.times + 1
    await uow.session.flush()
    await uow.log.append(
        "nudge.say", f"member:{member.id}", actor_id=None, now=day.now, after={"round": found.id, "time": found.times}
    )
    return Turn(news, f"nudge:{found.id}:{found.times}", before)


async def _carry_over(uow: UnitOfWork, found: Round, at: datetime) -> None:
    """What an earlier day's round told goes with the one that waits, from ``at`` on."""
    waiting = await uow.nudges.waiting_round(found.member_id)
    if waiting is None:
        waiting = Round(member_id=found.member_id, at=at)
        await uow.nudges.add(waiting)
    await uow.nudges.hand_over(found, waiting)


async def _let_go(uow: UnitOfWork, found: Round) -> None:
    """Nothing to say: what was sent stays in the records, what was not is no more."""
    if found.sent_on is None:
        await uow.nudges.drop(found)
    else:
        found.at = None
        await uow.session.flush()


async def own_round(uow: UnitOfWork, actor: Member, round_id: int) -> Round:
    """The round, if it is the actor's.

    :raises DomainError: it is not.
    """
    found = await uow.nudges.round(round_id)
    if found is None or found.member_id != actor.id:
        raise DomainError("error.gone")
    return found


async def as_it_stands(uow: UnitOfWork, actor: Member, round_id: int, now: datetime) -> DayNews:
    """What the round told, with what was answered since.

    :raises DomainError: it is not the actor's.
    """
    return await news_of(uow, await own_round(uow, actor, round_id), actor, await day_of(uow, now), answered=True)


async def rounds_today(uow: UnitOfWork, unit_id: int, now: datetime) -> list[DayNews]:
    """Today's messages, as they stand, of the unit's people and of the Office."""
    found = []
    members = {m.id: m for m in await uow.members.of_unit(unit_id)}
    members |= {m.id: m for m in await uow.members.with_role(MemberRole.OFFICE)}
    day: Day | None = None
    for member in members.values():
        told = await uow.nudges.sent_round(member.id or 0, now.date())
        if told is not None and told.at is None and member.chat_id is not None:
            day = day or await day_of(uow, now)
            found.append(await news_of(uow, told, member, day, answered=True))
    return found


async def put_off_to(uow: UnitOfWork, actor: Member, round_id: int, now: datetime) -> list[datetime]:
    """The moments to which the actor can put the round off.

    :raises DomainError: it is not the actor's, or not today's.
    """
    found = await own_round(uow, actor, round_id)
    if found.sent_on != now.date():
        raise DomainError("error.nudge.older")
    day = await day_of(uow, now)
    return put_off_choices(now, hours_of(actor, day.rules), day.calendar)


async def put_off(uow: UnitOfWork, actor: Member, round_id: int, choice: int, now: datetime) -> datetime:
    """Hoãn nhắc: the round comes again at the moment that ``choice`` (:func:`moment_number`) names; gives it.

    :raises DomainError: as :func:`put_off_to`; a moment that was not offered, or is past.
    """
    offered = {moment_number(at): at for at in await put_off_to(uow, actor, round_id, now)}
    if choice not in offered:
        raise DomainError("error.nudge.moment")
    found, at = await own_round(uow, actor, round_id), offered[choice]
    if at.date() == now.date():
        found.at = at
        await uow.session.flush()
    else:
        await _carry_over(uow, found, at)
    after = {"round": round_id, "until": at}
    await uow.log.append("nudge.put_off", f"member:{actor.id}", actor_id=actor.id, now=now, after=after)
    return at


def moment_number(at: datetime) -> int:
    """A moment as a button carries it: month, day, hour, minute."""
    return int(f"{at:%m%d%H%M}")
