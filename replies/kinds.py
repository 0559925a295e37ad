"""What one clause says: the decision from its signs to kinds of update."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from replies.clause import Clause, is_saying
from replies.dates import Day
from replies.model import Kind, Why
from replies.signals import Signal
from replies.until import until
from replies.vocabulary.sign import Sign

_UNDER_WAY: Final = {Sign.NOT_DONE, Sign.DOING, Sign.PROMISE, Sign.STALLED, Sign.LATE, Sign.RETURNED}
_FINE: Final = {Sign.CLEAR, Sign.KEEP, Sign.LOOK}
_FEW: Final = 2
_ASKED_FOR: Final = {Sign.EXTEND, Sign.HELP, Sign.BLOCK, Sign.TAKE_BACK, Sign.NOT_MINE}
"""Said as a polite question, these are no question."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says of its tasks, once."""

    kind: Kind
    percent: int | None = None
    until: date | None = None
    why: Why = Why.STATED


def said(clause: Clause, before: Sequence[Said], unknown: int = 0) -> list[Said]:
    """What the clause says, in text order; ``before`` is what the clause before it said ("mục 5 cũng vậy").

    Empty where it only greets, thanks or says what no rule knows.
    """
    asking = [part for part in clause.parts if _asks(part)]
    telling = [one for part in clause.parts if not _asks(part) for one in part]
    told = _told(clause, telling, before) or _nodded(clause, unknown)
    if not asking:
        return told
    first = clause.parts.index(asking[0])
    asked_first = not any(is_saying(one) for part in clause.parts[:first] for one in part)
    question = [Said(Kind.QUESTION)]
    if told and told[0].kind is Kind.ACKNOWLEDGE:
        return question
    return question + told if asked_first else told + question


def _asks(part: Iterable[Signal]) -> bool:
    signs = {one.sign for one in part}
    if Sign.WHEN in signs:
        return True
    if signs & _ASKED_FOR:
        return False
    return Sign.ASK in signs or Sign.QUESTION_MARK in signs


def _told(clause: Clause, telling: Sequence[Signal], before: Sequence[Said]) -> list[Said]:
    signs = _settled(telling)
    percent = _percent(telling)
    share = [Said(Kind.PROGRESS, percent)] if percent is not None and percent < 100 else []
    if Sign.EXTEND in signs or (Sign.LATE in signs and signs & {Sign.DAY, Sign.LENGTH} and Sign.DONE not in signs):
        day = until(telling)
        return [*share, Said(Kind.EXTENSION, until=day, why=Why.STATED if day else Why.NO_DATE)]
    if _takes_back(clause, signs):
        return [Said(Kind.REOPEN)]
    if Sign.NOT_MINE in signs:
        return [Said(Kind.NOT_MINE)]
    if _is_blocked(signs) and not _overcome(telling):
        return [*share, Said(Kind.BLOCKED)]
    if share:
        return share
    return _plain(clause, signs, before, everything_done=percent == 100)


def _plain(clause: Clause, signs: set[Sign], before: Sequence[Said], *, everything_done: bool) -> list[Said]:
    """Neither more time nor a difficulty: progress, done, acknowledged."""
    done = Sign.DONE in signs or everything_done
    if signs & {Sign.RECEIVED} and not done and not signs & (_UNDER_WAY - {Sign.PROMISE}):
        return [Said(Kind.ACKNOWLEDGE)]
    if done and signs & _UNDER_WAY == {Sign.PROMISE}:
        return [Said(Kind.DONE, why=Why.MIXED)]
    if everything_done and signs & _UNDER_WAY <= {Sign.DOING}:
        return [Said(Kind.DONE)]
    if signs & _UNDER_WAY:
        return [Said(Kind.PROGRESS, why=Why.MIXED if done else Why.STATED)]
    if done:
        return [Said(Kind.DONE, why=Why.MIXED if signs & {Sign.BLOCK, Sign.SAID_DONE} else Why.STATED)]
    if signs & {Sign.ACTED, Sign.SAID_DONE}:
        return [Said(Kind.DONE, why=Why.IMPLIED)]
    if signs & _FINE:
        return [Said(Kind.PROGRESS, why=Why.IMPLIED)]
    if signs & {Sign.RECEIVED, Sign.WILL}:
        return [Said(Kind.ACKNOWLEDGE)]
    return _barely(clause, signs, before)


def _barely(clause: Clause, signs: set[Sign], before: Sequence[Said]) -> list[Said]:
    """What is clear only from what stands before it, or from a nod."""
    if Sign.SAME in signs and before:
        return list(before)
    if signs & {Sign.DAY, Sign.LENGTH} and any(one.kind is Kind.EXTENSION for one in before):
        day = until(clause.signals)
        return [Said(Kind.EXTENSION, until=day, why=Why.STATED if day else Why.NO_DATE)]
    if clause.left_over:
        return [Said(Kind.PROGRESS, why=Why.IMPLIED)]
    if Sign.ALREADY in signs and clause.mentions:
        return [Said(Kind.DONE, why=Why.IMPLIED)]
    return []


def _nodded(clause: Clause, unknown: int) -> list[Said]:
    """ "Ok", "dạ vâng", "rồi em": yes and nothing else. "Dạ em cảm ơn" is thanks, and talk is none."""
    parts = [{one.sign for one in part} for part in clause.parts]
    yes = any(part & {Sign.YES, Sign.ALREADY} and Sign.THANKS not in part for part in parts)
    if any(Sign.NOD in part for part in parts) or (yes and unknown <= _FEW):
        return [Said(Kind.ACKNOWLEDGE)]
    return []


def _settled(telling: Sequence[Signal]) -> set[Sign]:
    """The signs as they are meant beside each other.

    A promise for a day just gone by is a thing done ("hoàn thành ngày 10/4", said on the 12th); so is a step that the
    last one follows; what was late until it was done is late no more.
    """
    gone = [one for one in telling if one.sign is Sign.DAY and isinstance(one.value, Day) and one.value.gone]
    signs = set()
    for at, one in enumerate(telling):
        last = not any(other.sign in (Sign.DONE, Sign.ACTED) for other in telling[at + 1 :])
        if one.sign is Sign.LATE and not last:
            continue
        if one.sign is Sign.STEP:
            signs.add(Sign.DOING if last else Sign.ACTED)
            continue
        past = one.sign is Sign.PROMISE and any(one.start <= day.start < one.end for day in gone)
        signs.add(Sign.ACTED if past else one.sign)
    return signs


def _percent(telling: Sequence[Signal]) -> int | None:
    """The percentage; of several the last before anything promised."""
    found = None
    for one in telling:
        if one.sign is Sign.PERCENT and isinstance(one.value, int):
            promised = found is not None and any(
                other.sign in (Sign.PROMISE, Sign.DAY) and other.start <= one.start and other.start > found[0]
                for other in telling
            )
            if not promised:
                found = (one.start, one.value)
    return found[1] if found else None


def _takes_back(clause: Clause, signs: set[Sign]) -> bool:
    if Sign.TAKE_BACK in signs:
        return True
    if Sign.SAID_DONE in signs and (clause.slipped or signs & (_UNDER_WAY | {Sign.BUT, Sign.BLOCK})):
        return True
    return clause.slipped and bool(signs & {Sign.NOT_DONE, Sign.RETURNED, Sign.STALLED})


def _is_blocked(signs: set[Sign]) -> bool:
    if signs & {Sign.BLOCK, Sign.HELP}:
        return True
    if Sign.STALLED in signs:
        return bool(signs & {Sign.REASON, Sign.DOING})
    return Sign.REASON in signs and bool(signs & {Sign.NOT_DONE, Sign.LATE}) and Sign.DOING not in signs


def _overcome(telling: Sequence[Signal]) -> bool:
    """A difficulty that was, before what is done by now."""
    last = next((one.sign for one in reversed(telling) if is_saying(one)), None)
    against = {one.sign for one in telling} & (_UNDER_WAY | {Sign.HELP, Sign.PERCENT})
    return last in (Sign.DONE, Sign.CLEAR) and not against
