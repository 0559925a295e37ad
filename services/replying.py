"""A unit's message in its own words → what it changes, what must be asked back, what goes on to Văn phòng.

What is said plainly of a known task is done at once, all of it in the update's transaction; what is not, is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from replies.model import Kind, Update, Why
from replies.reading import understand
from services.answers import Answer, office_without, the_answer
from services.errors import DomainError
from services.extensions import ask
from services.meant import Meant, joined, parted
from services.reports import report
from services.work import Work, answered_works, open_work, own, unit_of
from storage.assignments import Assignment, AssignmentState, ReportKind
from storage.members import Member
from storage.work import UnitOfWork

_REPORTS: Mapping[Kind, ReportKind] = {
    Kind.DONE: ReportKind.DONE,
    Kind.PROGRESS: ReportKind.PROGRESS,
    Kind.BLOCKED: ReportKind.BLOCKED,
    Kind.NOT_MINE: ReportKind.NOT_MINE,
    Kind.REOPEN: ReportKind.REOPEN,
    Kind.ACKNOWLEDGE: ReportKind.ACKNOWLEDGE,
}
TALK = (Kind.QUESTION, Kind.OTHER)
"""What changes nothing."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a message."""

    answer: Answer | None = None
    """What was written down."""
    problems: tuple[DomainError, ...] = ()
    """What was said plainly, but cannot be."""
    wanting: Meant | None = None
    """Done, but Văn phòng wants to see evidence first: counts once that has come."""
    unsure: tuple[Meant, ...] = ()
    """To be confirmed before it counts."""
    untold: Meant | None = None
    """Said of a task, but not of which."""
    candidates: tuple[Work, ...] = ()
    """The tasks that ``untold`` may be about: open, and not waiting for Văn phòng."""
    no_such: Meant | None = None
    """Said of numbers that are not open."""
    numbers: tuple[int, ...] = ()
    """The numbers that are."""
    questions: tuple[Meant, ...] = ()
    """For Văn phòng to answer."""
    talk: bool = False
    """Nothing but talk: no answer is needed."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks Văn phòng something, and whom."""

    member: Member
    unit: str
    office: tuple[Member, ...]


async def asker(uow: UnitOfWork, actor: Member) -> Asker:
    """:raises DomainError: the actor is of no unit."""
    _, unit = await unit_of(uow, actor)
    return Asker(actor, unit, await office_without(uow, actor))


async def hear(
    uow: UnitOfWork,
    actor: Member,
    text: str,
    *,
    answered: int | None,
    answer: str,
    now: datetime,
    proved: bool = False,
) -> Heard:
    """Understands the message and does what it plainly says.

    ``answered`` is the message that it replies to, ``answer`` names what is written down; ``proved``: a file came, too.

    :raises DomainError: the actor is of no unit; the message answered shows only what has ended.
    """
    every = await open_work(uow, actor)
    works = await answered_works(uow, actor, every, answered)
    updates = understand(text, now.date(), *_list_before(works, every))
    meant = [_completed(_meant(update, every), works) for update in updates]
    done = await carry_out(uow, actor, [one for one in meant if _plain(one)], answer=answer, now=now, proved=proved)
    asked = [one for one in meant if one.kind not in TALK and not _plain(one)]
    untold = [one for one in asked if not one.assignments]
    return Heard(
        answer=done.answer,
        problems=done.problems,
        wanting=done.wanting,
        unsure=tuple(one for one in asked if one.assignments),
        untold=next((one for one in untold if one.why is not Why.NO_SUCH_TASK), None),
        candidates=tuple(work for work in works if not work.item.waits_for_office),
        no_such=next((one for one in untold if one.why is Why.NO_SUCH_TASK), None),
        numbers=tuple(sorted(work.item.number for work in every)),
        questions=tuple(one for one in meant if one.kind is Kind.QUESTION),
        talk=all(one.kind is Kind.OTHER for one in meant),
    )


def _list_before(works: Sequence[Work], every: Sequence[Work]) -> tuple[list[int], int | None]:
    """The numbers that the person has before them, and the one whose message is answered.

    A task's own message means that task, though other numbers may be named; a letter means its own tasks.
    """
    if len(works) == 1 and len(every) > 1:
        return sorted(work.item.number for work in every), works[0].item.number
    return sorted(work.item.number for work in works), None


def _completed(meant: Meant, works: Sequence[Work]) -> Meant:
    """With the tasks that "đã nhận" or "chưa xong đâu" can only be about."""
    if meant.assignments or meant.why is not Why.NO_TASK:
        return meant
    fitting = [work for work in works if _fits(meant.kind, work.item.state)]
    if meant.kind is Kind.REOPEN and len(fitting) == 1:
        return replace(meant, assignments=(fitting[0].item.id,), numbers=(fitting[0].item.number,), why=Why.IMPLIED)
    if meant.kind is Kind.ACKNOWLEDGE and fitting:
        ids = tuple(work.item.id for work in fitting)
        return replace(meant, assignments=ids, numbers=tuple(work.item.number for work in fitting), why=Why.STATED)
    return replace(meant, kind=Kind.OTHER, why=Why.STATED) if meant.kind is Kind.ACKNOWLEDGE else meant


def _fits(kind: Kind, state: AssignmentState) -> bool:
    return state is (AssignmentState.REPORTED_DONE if kind is Kind.REOPEN else AssignmentState.ASSIGNED)


def _meant(update: Update, works: Iterable[Work]) -> Meant:
    ids = {work.item.number: work.item.id for work in works}
    numbers = tuple(number for number in update.tasks if number in ids)
    return Meant(
        update.kind,
        tuple(ids[number] for number in numbers),
        numbers,
        update.percent,
        update.until,
        update.words.strip(),
        update.why,
    )


def _plain(meant: Meant) -> bool:
    """It may be written down without asking."""
    if meant.kind in TALK or meant.why is not Why.STATED or not meant.assignments:
        return False
    return meant.kind is not Kind.EXTENSION or meant.until is not None


async def carry_out(
    uow: UnitOfWork, actor: Member, meant: Sequence[Meant], *, answer: str, now: datetime, proved: bool = False
) -> Heard:
    """Writes down what was said; what cannot be, or wants evidence, is left out and told."""
    problems, written, wanting = list[DomainError](), False, list[Meant]()
    for one in meant:
        ready, unready = await parted(uow, actor, one, proved=proved)
        wanting += [unready] if unready else []
        for chosen in await _groups(uow, actor, ready):
            try:
                await _write(uow, actor, one, chosen, answer, now, proved=proved)
                written = True
            except DomainError as problem:
                problems.append(problem)
    return Heard(await the_answer(uow, answer) if written else None, tuple(problems), joined(wanting))


async def _groups(uow: UnitOfWork, actor: Member, meant: Meant) -> list[list[Assignment]]:
    """The assignments, apart where one that cannot be changed must not keep the others back."""
    chosen = [await own(uow, actor, id_) for id_ in meant.assignments]
    if meant.kind in (Kind.EXTENSION, Kind.REOPEN):
        return [[one] for one in chosen]
    if meant.kind is Kind.ACKNOWLEDGE:
        chosen = [one for one in chosen if one.state is AssignmentState.ASSIGNED]
    return [chosen] if chosen else []


async def _write(
    uow: UnitOfWork,
    actor: Member,
    meant: Meant,
    chosen: Sequence[Assignment],
    answer: str,
    now: datetime,
    *,
    proved: bool,
) -> None:
    if meant.kind is Kind.EXTENSION:
        if meant.until is None:
            raise DomainError("error.extension.no_day", words=meant.words)
        await ask(uow, actor, chosen[0], meant.until, meant.words, answer=answer, now=now)
        return
    kind = _REPORTS[meant.kind]
    if kind is ReportKind.REOPEN and chosen[0].state is not AssignmentState.REPORTED_DONE:
        kind = ReportKind.PROGRESS  # nothing was reported done: that it is not done is all there is to say
    words, percent = meant.words, meant.percent
    await report(uow, actor, chosen, kind, answer=answer, now=now, words=words, percent=percent, proved=proved)
