"""Paragraphs of a document → the notice that they are, stage by stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from notices.annex import annex_orders, annex_title
from notices.bodies import mentions
from notices.closing import Reading
from notices.deadlines import ALMOST_A_YEAR, Base, deadlines
from notices.doubts import doubts
from notices.errors import Reason, Unreadable
from notices.fold import plain
from notices.header import header
from notices.items import Item, items, section_headings, unit_headings, with_annex
from notices.memo import forget
from notices.model import EVERYBODY, Block, Header, Notice, Task
from notices.opening import opening_orders
from notices.outline import Node, outline
from notices.period import period_end, week_of
from notices.persons import names_in
from notices.present import listed_names
from notices.recurrence import recurrence
from notices.register import Register, register
from notices.scope import Scope, level_of
from notices.sections import Parts, parts
from notices.short_forms import bodies_in_short, short_forms
from notices.spelled import spelled
from notices.tasks import names_nobody, task
from notices.units import KnownUnit
from notices.vocabulary import PLACES, Level
from notices.who import Setting

WORKING_SESSION: Final = re.compile(
    r"(?:làm\s+việc|họp)\s+với\s+(?:tập\s+thể\s+|đồng\s+chí\s+)?(?:(?:ban\s+)?lãnh\s+đạo\s+(?:chủ\s+chốt\s+)?|cán\s+bộ\s+chủ\s+chốt\s+|ban\s+thường\s+vụ\s+|ban\s+giám\s+đốc\s+|thường\s+trực\s+)?"
)
POST: Final = re.compile(r"(?:Các đồng chí |Đồng chí )?(?:Phó|Thứ trưởng|Giáo viên)\s")
"""An assignee named by a post is no unit (rule 26)."""
ADDRESSED_TO: Final = re.compile(r"kính\s+gửi\s*:?\s*")


def understand(blocks: Sequence[Block], roster: Sequence[KnownUnit] = ()) -> Notice:
    """The notice that ``blocks`` (whole paragraphs, in reading order) are.

    With a ``roster``, units found in it surely bear its names, and others give a doubt.
    Raises :class:`Unreadable` with ``NOT_A_NOTICE`` where nothing orders anything.
    """
    try:
        return _understood(blocks, roster)
    finally:
        forget()


def _understood(blocks: Sequence[Block], roster: Sequence[KnownUnit]) -> Notice:
    text = "\n".join(block.text for block in blocks)
    found = parts(blocks)
    root = outline((*opening_orders(found.head), *found.body))
    head = header(found, text)
    since = head.meeting_on or head.issued_on
    base = Base(since, head.issued_on, week_of(_week(found), since))
    bound = outline(annex_orders(found.annex))
    names = _register(found, (root, bound), text, roster)
    scope = _scope(head, names, found, text)
    setting = Setting(scope, base, names.spellings, names_in(text))
    lead = found.head[-1].text if found.head else ""
    reading = Reading(setting.known, lambda words: _says_when(words, base))
    orders = with_annex(items(root, lead, reading), items(bound, "", reading))
    tasks = tuple(task(item, setting) for item in orders)
    if not tasks:
        raise Unreadable(Reason.NOT_A_NOTICE)
    unnamed = {item.path for item in orders if names_nobody(item, setting)}
    head = replace(head, period_end=_period(found, root, base))
    found_doubts = doubts((root, bound), found, tasks, unnamed, names, base)
    return Notice(head, _units((root, bound), orders, tasks, setting), tasks, found_doubts)


def _says_when(words: str, base: Base) -> bool:
    """A day still ahead at the meeting, or a recurrence; days that are over are told of."""
    ahead = (
        one.due and (base.since is None or 0 <= (one.due - base.since).days < ALMOST_A_YEAR)
        for one in deadlines(words, base)
    )
    return any(ahead) or recurrence(words) is not None


def _register(found: Parts, roots: Sequence[Node], text: str, roster: Sequence[KnownUnit]) -> Register:
    spoken = [block.text for block in found.head if not block.text.isupper()]
    opening = [name for words in spoken[:-1] for mention in mentions(words) for name in mention.names]
    opening += [name for words in spoken for name in listed_names(words)]
    title = [name for block in found.head for mention in _session(block.text) for name in mention]
    short = short_forms(text)
    headings = [name for root in roots for name in unit_headings(root, bodies_in_short(short))]
    return register([*headings, *title], opening, text, roster, short)


def _session(text: str) -> list[tuple[str, ...]]:
    at = WORKING_SESSION.search(plain(text))
    if not at:
        return []
    return [mention.names for mention in mentions(text) if mention.start <= at.end() + 1 and mention.end > at.end()]


def _scope(head: Header, names: Register, found: Parts, text: str) -> Scope:
    level = level_of(head.agency, " ".join(block.text for block in found.head[-2:]))
    scope = Scope(
        head.agency or "", level, names, governed_places="ủy ban nhân dân" in plain(text) or "ubnd" in plain(text)
    )
    locality = _locality(head.title or "", scope) or _only_addressee(found, scope)
    return replace(scope, locality=locality)


def _locality(title: str, scope: Scope) -> str | None:
    """The one body that a working session was held with."""
    session = _session(title) or _session(title.title())
    if not session or len(session[0]) != 1 or session[0] == (EVERYBODY,):
        return None
    name = spelled(session[0][0])
    place = next((place for place in PLACES if plain(name).startswith(place + " ")), None)
    if place:
        return f"Ủy ban nhân dân {place} {name[len(place) :].strip()}"
    return next(iter(scope.units((name,))), None)


def _only_addressee(found: Parts, scope: Scope) -> str | None:
    for at, block in enumerate(found.head):
        sent = ADDRESSED_TO.match(plain(block.text))
        if not sent:
            continue
        after = [block.text[sent.end() :], *(other.text for other in found.head[at + 1 : -1])]
        names = [name for line in after for mention in mentions(line) for name in mention.names]
        return next(iter(scope.units((names[0],))), None) if len(names) == 1 else None
    return None


def _period(found: Parts, root: Node, base: Base) -> date | None:
    opening = found.head[-2:]
    return period_end(
        (*section_headings(root), *annex_title(found.annex)),
        root.children[0].text if root.children and root.children[0].children else "",
        " ".join(block.text for block in opening),
        _week(found),
        base.since,
    )


def _week(found: Parts) -> str:
    return next((block.text for block in found.head if "tuần" in plain(block.text)), "")


def _units(roots: Sequence[Node], orders: Sequence[Item], tasks: Sequence[Task], setting: Setting) -> tuple[str, ...]:
    """The units over the tasks; without unit headings, everybody that must act, in the order of the first task."""
    scope = setting.scope
    headed = scope.units(tuple(name for root in roots for name in unit_headings(root, setting.known)))
    if any(unit != EVERYBODY for unit in headed):
        addressee = scope.locality if scope.level is Level.DEPARTMENT else None
        first = (addressee,) if addressee and any(addressee in one.assignees for one in tasks) else ()
        return tuple(dict.fromkeys(unit for unit in (*first, *headed) if unit != EVERYBODY))
    acting = dict.fromkeys(
        unit for one in tasks for unit in one.assignees if unit != EVERYBODY and not POST.match(unit)
    )
    return tuple(acting) or ((scope.locality,) if scope.locality and scope.level is Level.DEPARTMENT else ())
