"""A unit head's reply → what it says, stage by stage."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from replies.clause import Clause
from replies.clauses import clauses
from replies.courtesy import without_courtesy, without_opening
from replies.dates import with_days
from replies.figures import with_portions, without_others
from replies.gist import NUMBER, Gist, begin
from replies.kinds import Said, said
from replies.mentions import with_bare, with_labelled
from replies.model import Kind, Setting, Update, Why
from replies.numbers import in_digits
from replies.orders import Order, orders
from replies.signals import signals
from replies.spelling import spelled
from replies.tasks import Tasks, tasks_of
from replies.vocabulary.sign import Sign

_WORDS: Final = re.compile(r"[^\W\d_]+")
_LEFT_NUMBER: Final = re.compile(r"\d+")
_TALK: Final = 2
"""So many unknown words about a task are news of it."""
LONGEST: Final = 1200
"""What is longer is a text pasted rather than a reply: it is read so far, and nothing of it is sure."""


def understand(
    text: str, today: date, tasks: int | Collection[int] = 1, replying_to: int | None = None
) -> tuple[Update, ...]:
    """The updates of a reply, in text order; never empty.

    ``tasks`` is how many numbered tasks are open (1 to n), or their numbers where there are gaps; ``replying_to`` is
    the one whose message is answered.
    """
    numbers = range(1, tasks + 1) if isinstance(tasks, int) else sorted(tasks)
    setting = Setting(today, tuple(numbers), replying_to)
    whole, text = text, unicodedata.normalize("NFC", text[:LONGEST])
    commands = orders(text, max(numbers, default=0))
    found = [one for order in commands for one in _ordered(order, setting)]
    found = _settled(found if commands else updates_of(gist_of(text, today), setting))
    if len(whole) > LONGEST:
        found = [replace(one, why=Why.LONG) if one.sure else one for one in found]
    return tuple(_merged(found)) or (Update(Kind.OTHER, words=text.strip(), why=Why.GUESSED),)


def _ordered(order: Order, setting: Setting) -> list[Update]:
    """What a command says: its own kind of the tasks in its first clause; the rest is read as a reply."""
    if order.kind is Kind.OTHER:
        return [Update(Kind.OTHER, words=order.source)]
    first, *others = updates_of(gist_of(order.words, setting.today), setting) or [Update(order.kind, why=Why.NO_TASK)]
    doubt = order.kind is Kind.DONE and first.kind is not Kind.DONE
    if order.kind is Kind.PROGRESS and first.kind is Kind.DONE and "100" in order.words:
        return [replace(first, words=order.source), *others]
    first = replace(
        first,
        kind=order.kind,
        percent=first.percent if order.kind is Kind.PROGRESS else None,
        until=first.until if order.kind is Kind.EXTENSION else None,
        words=order.source,
        why=Why.MIXED if doubt and first.why is Why.STATED else first.why,
    )
    return [first, *(one for one in others if one.tasks != first.tasks)]


def gist_of(text: str, today: date) -> Gist:
    """The reply with its numbers, tasks and days recognised, in words that the vocabulary knows."""
    gist = in_digits(without_opening(spelled(begin(text))))
    gist = with_portions(with_labelled(without_others(gist)))
    gist = without_courtesy(with_bare(with_days(gist, today)))
    return gist.rewrite(_LEFT_NUMBER, lambda _: NUMBER)


def updates_of(gist: Gist, setting: Setting) -> list[Update]:
    """What every clause says, of its tasks."""
    parts = clauses(signals(gist))
    found: list[Update] = []
    before: list[Said] = []
    for at, (clause, meant) in enumerate(zip(parts, tasks_of(parts, setting), strict=True)):
        end = parts[at + 1].start if at + 1 < len(parts) else len(gist.text)
        words = gist.words(clause.start if at else 0, end)
        unknown = _unknown_words(clause, gist, end)
        told = said(clause, before, unknown)
        if len(parts) > 1 and not clause.mentions and not clause.excluded and not _stands_alone(told, setting):
            continue
        before = told or before
        found += [_update(one, clause, meant, words, setting) for one in told or _unclear(clause, unknown, setting)]
    return found


def _unknown_words(clause: Clause, gist: Gist, end: int) -> int:
    """How many words of the clause no rule knows; what somebody is thanked for does not count."""
    known = {at for one in clause.signals for at in range(one.start, one.end)}
    end = min([end, *(one.start for one in clause.signals if one.sign is Sign.THANKS)])
    return sum(
        1 for word in _WORDS.finditer(gist.text, clause.start, end) if word.start() not in known and word[0].islower()
    )


def _stands_alone(told: Sequence[Said], setting: Setting) -> bool:
    """Worth an update beside others though it names no task; a greeting or "đang ngồi trên xe" is not."""
    idle = {Kind.ACKNOWLEDGE} if setting.default else {Kind.ACKNOWLEDGE, Kind.PROGRESS}
    return any(one.kind not in idle or one.percent is not None for one in told)


def _unclear(clause: Clause, unknown: int, setting: Setting) -> list[Said]:
    """No rule knows the words: about a task they are taken for news of it, else for talk."""
    only_left_out = bool(clause.excluded) and not clause.mentions
    about = bool(clause.mentions) or (setting.replying_to is not None and not only_left_out)
    promised = unknown <= 1 and any(one.sign is Sign.DAY for one in clause.signals)  # "thứ sáu nhé"
    news = promised or unknown > _TALK
    return [Said(Kind.PROGRESS if about and news else Kind.OTHER, why=Why.GUESSED)]


def _update(one: Said, clause: Clause, meant: Tasks, words: str, setting: Setting) -> Update:
    why = one.why
    if one.kind is Kind.OTHER and not clause.mentions:
        meant = frozenset()
    elif why is Why.STATED and not meant:
        why = Why.NO_SUCH_TASK if clause.mentions else Why.NO_TASK
    elif why is Why.STATED and setting.replying_to is not None and _means_everything(clause):
        why = Why.EVERYTHING
    elif why is Why.STATED and clause.corrected:
        why = Why.MIXED
    return Update(one.kind, tuple(sorted(meant)), one.percent, one.until, words, why)


def _means_everything(clause: Clause) -> bool:
    return any(mention.everything or mention.loose for mention in clause.mentions)


def _settled(found: list[Update]) -> list[Update]:
    """A task that is also said to be under way, blocked or wanted later is not done."""
    open_tasks = {
        task
        for one in found
        if one.kind in (Kind.PROGRESS, Kind.BLOCKED, Kind.EXTENSION, Kind.REOPEN)
        for task in one.tasks
    }
    settled = []
    for one in found:
        if one.kind is Kind.DONE and open_tasks & set(one.tasks):
            left = tuple(task for task in one.tasks if task not in open_tasks)
            if not left:
                continue
            one = replace(one, tasks=left, why=Why.MIXED)  # noqa: PLW2901
        settled.append(one)
    return settled


def _merged(found: Sequence[Update]) -> list[Update]:
    """Neighbours that say the same of different tasks become one update."""
    merged: list[Update] = []
    for one in found:
        last = merged[-1] if merged else None
        if last and (last.kind, last.percent, last.until) == (one.kind, one.percent, one.until):
            tasks = tuple(sorted({*last.tasks, *one.tasks}))
            words = last.words if last.words == one.words else f"{last.words}; {one.words}"
            merged[-1] = replace(last, tasks=tasks, words=words, why=last.why if one.why is Why.STATED else one.why)
        else:
            merged.append(one)
    return merged
