"""Mentions → task numbers of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from replies.clause import Clause
from replies.mentions import Mention
from replies.model import Setting
from replies.vocabulary.sign import Sign

Tasks = frozenset[int]


def tasks_of(clauses: Sequence[Clause], setting: Setting) -> list[Tasks]:
    """For each clause the tasks that it is about; none where it names none that exist, or nobody can know."""
    found: list[Tasks] = []
    named = [_listed(clause.mentions, setting) | _listed(clause.excluded, setting) for clause in clauses]
    times = Counter(task for tasks in named for task in tasks)
    for clause, own in zip(clauses, named, strict=True):
        others = frozenset(task for task in times if times[task] > (task in own))
        tasks = _meant(clause, others, found, setting)
        found.append(tasks - _listed(clause.excluded, setting))
    return found


def _meant(clause: Clause, others: Tasks, before: Sequence[Tasks], setting: Setting) -> Tasks:
    if not clause.mentions:
        return setting.everything - others if clause.excluded else setting.default
    named = _listed(clause.mentions, setting)
    if any(mention.everything for mention in clause.mentions):
        named |= setting.everything - others
    if any(mention.rest for mention in clause.mentions):
        named |= setting.everything - others - _listed(clause.excluded, setting)
    loose = any(mention.loose for mention in clause.mentions)
    if loose and any(one.sign is Sign.NOT_DONE for one in clause.signals):
        return named or setting.default  # "chưa xong hết" does not say of each that it is not done
    if loose and all(mention.loose or mention.this for mention in clause.mentions):
        named |= setting.everything - others
    for mention in clause.mentions:
        if mention.both:
            named |= _both(mention.both, [named] if named else before, setting)
        elif mention.this and not loose:
            named |= setting.default or (before[-1] if before and len(clause.mentions) == 1 else frozenset())
    return named


def _both(count: int, before: Sequence[Tasks], setting: Setting) -> Tasks:
    """All, if the list is so long; else those named last, if they are so many."""
    if len(setting.numbers) == count:
        return setting.everything
    named: Tasks = frozenset()
    for tasks in reversed(before):
        named |= tasks
        if len(named) >= count:
            break
    return named if len(named) == count else frozenset()


def _listed(mentions: Iterable[Mention], setting: Setting) -> Tasks:
    listed: set[int] = set()
    for mention in mentions:
        listed |= mention.numbers
        listed |= set(setting.numbers[: mention.first])
        if mention.last:
            listed |= set(setting.numbers[-mention.last :])
        if mention.before_last:
            listed |= set(setting.numbers[-2:-1])
    return setting.everything & listed
