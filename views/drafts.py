"""A draft as the Office sees it: the review card, its doubts, the question before Bỏ, what issuing did."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from notices.model import DoubtKind
from services.draft import Draft, DraftDoubt, DraftDue, DraftTask, Earlier
from views.buttons.drafts import DraftAct, Place, RepeatAct, RepeatButton, TaskAct
from views.letter import Button, Card, Rows
from views.places import Spot, draft_button, page_button, task_button, undo_row, unknown_button
from views.where import place_of

DOUBTS_SHOWN: Final = 3
"""On the review card itself."""
DOUBTS_A_PAGE: Final = 6
_NAMES_SHOWN: Final = 4
_DUES_SHOWN: Final = 6


def draft_card(draft: Draft, t: Tongue) -> Card:
    """The review card: what was read, and doubts before all else."""
    lines = [heading(draft, t)]
    if draft.title:
        lines.append(t("draft.title", title=shortened(draft.title, 300)))
    lines += [_counts(draft, t), *_warnings(draft, t)]
    return Card(Markup("\n").join(lines), _card_buttons(draft, t))


def heading(draft: Draft, t: Tongue) -> Markup:
    """The line that says which draft this is."""
    return t("draft.heading", name=name_of(draft), date=day(draft.issued_on) if draft.issued_on else t("draft.no_date"))


def name_of(draft: Draft) -> str:
    """Number and symbol, else the file's name."""
    number = f"{draft.number}/{draft.symbol}" if draft.number and draft.symbol else draft.number or draft.symbol
    return number or draft.file_name or f"#{draft.id}"


def _counts(draft: Draft, t: Tongue) -> Markup:
    parts = (
        t.count("draft.tasks", len(draft.tasks)),
        t.count("draft.units", len(draft.units)),
        t.count("draft.dated", draft.dated),
    )
    return Markup(" · ").join(parts)


def _warnings(draft: Draft, t: Tongue) -> list[Markup]:
    lines = [earlier_line(draft.earlier, t)] if draft.earlier else []
    if draft.repeated:
        lines.append(t.count("draft.repeated", draft.repeated))
    if draft.orphans:
        lines.append(t.count("draft.orphans", len(draft.orphans)))
    guessed = sum(bool(task.guesses) for task in draft.tasks)
    lines += [t.count("guess.tasks", guessed)] if guessed else []
    if not draft.doubts:
        return lines if guessed or not draft.tasks else [*lines, t("draft.no_doubts")]
    shown = [doubt_line(doubt, draft, t) for doubt in draft.doubts[:DOUBTS_SHOWN]]
    more = len(draft.doubts) - len(shown)
    return [*lines, t.count("draft.doubts", len(draft.doubts)), *shown, *([t("draft.more", n=more)] if more else [])]


def earlier_line(earlier: Earlier, t: Tongue) -> Markup:
    """What the draft seems to be once more, and when that was issued."""
    if earlier.issued_at is None:
        return t("earlier.draft")
    key = "earlier.same_file" if earlier.same_file else "earlier.issued"
    return t(key, day=day(earlier.issued_at.date()))


def doubt_line(doubt: DraftDoubt, draft: Draft, t: Tongue) -> Markup:
    """What is doubtful, with the document's words."""
    number = next((task.number for task in draft.tasks if task.id == doubt.task_id), None)
    what = t(f"doubt.{doubt.kind}")
    where = place_of(doubt.place, t)
    place = t("doubt.of_task", number=number) if number else t("doubt.at", place=where) if where else ""
    return t("doubt.line", what=what, place=place, words=shortened(doubt.words, 120))


def _card_buttons(draft: Draft, t: Tongue) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if draft.earlier:
        rows.append((draft_button(t("button.compare"), DraftAct.COMPARE, draft),))
    if draft.doubts:
        rows.append((draft_button(t("button.doubts", n=len(draft.doubts)), DraftAct.DOUBTS, draft),))
    if draft.repeated:
        data = RepeatButton(act=RepeatAct.LIST, repeat=draft.id).pack()
        rows.append((Button(str(t("button.repeats", n=draft.repeated)), data),))
    if draft.period_end and draft.undated:
        label = t("button.period_to_all", day=day(draft.period_end), n=draft.undated)
        rows.append((draft_button(label, DraftAct.PERIOD, draft),))
    tasks = page_button(t("button.tasks"), draft, Spot())
    units = draft_button(t("button.by_unit"), DraftAct.UNITS, draft)
    adding = draft_button(t("button.add_task"), DraftAct.ADD, draft)
    preview = draft_button(t("button.preview"), DraftAct.PREVIEW, draft)
    issue = draft_button(t("button.issue"), DraftAct.ISSUE, draft)
    discard = draft_button(t("button.discard"), DraftAct.DISCARD, draft)
    return (*rows, (tasks, units), (adding, preview), *undo_row(draft, Spot(), t), (issue, discard))


def doubts_card(draft: Draft, page: int, t: Tongue) -> Card:
    """A page of doubts; each can be looked at in its task, or settled as it is."""
    page = within(page, len(draft.doubts), DOUBTS_A_PAGE)
    shown = draft.doubts[page * DOUBTS_A_PAGE : (page + 1) * DOUBTS_A_PAGE]
    first = page * DOUBTS_A_PAGE + 1
    lines = [heading(draft, t), t.count("draft.doubts", len(draft.doubts)) if shown else t("draft.no_doubts")]
    lines += [t("doubt.numbered", n=n, line=doubt_line(d, draft, t)) for n, d in enumerate(shown, start=first)]
    rows = [_doubt_buttons(n, doubt, draft, t) for n, doubt in enumerate(shown, start=first)]
    pager = turning(DraftAct.DOUBTS, draft, page, len(draft.doubts), DOUBTS_A_PAGE)
    undo = undo_row(draft, Spot(Place.DOUBTS), t)
    return Card(Markup("\n").join(lines), (*rows, *pager, *undo, (back(draft, t),)))


def _doubt_buttons(n: int, doubt: DraftDoubt, draft: Draft, t: Tongue) -> tuple[Button, ...]:
    spot = Spot(Place.DOUBTS)
    if doubt.kind == DoubtKind.UNKNOWN_UNIT:
        row = (unknown_button(t("button.which_unit", n=n), draft, doubt),)
    else:
        row = (task_button(t("button.settle", n=n), TaskAct.SETTLE, draft, doubt.task_id or 0, spot, doubt.id),)
    if doubt.task_id is None:
        return row
    return (task_button(t("button.open_doubt", n=n), TaskAct.OPEN, draft, doubt.task_id, spot), *row)


def who_does(task: DraftTask, t: Tongue) -> Markup:
    """The units in short, at most a few by name."""
    named = [_named(unit.short_name, unit.partner, t) for unit in task.units[:_NAMES_SHOWN]]
    if more := len(task.units) - len(named):
        named.append(t("draft.more_units", n=more))
    if task.everybody:
        named.insert(0, t("draft.everybody"))
    return Markup(", ").join(named) if named else t("draft.nobody")


def _named(name: str, partner: bool, t: Tongue) -> Markup:
    return t("draft.supporting", unit=name) if partner else t("draft.unit", unit=name)


def dues_of(task: DraftTask, t: Tongue) -> Markup:
    """The deadlines, at most a few, and how often the task comes again."""
    again = [t(f"draft.recurs_{task.recurrence}")] if task.recurrence else []
    if not task.dues:
        return again[0] if again else t("draft.no_due")
    shown = [_due(due, t) for due in task.dues[:_DUES_SHOWN]]
    if more := len(task.dues) - len(shown):
        shown.append(t("draft.more_dues", n=more))
    return Markup(", ").join([*shown, *again])


def _due(due: DraftDue, t: Tongue) -> Markup:
    if due.unit:
        return t("draft.due_of", due=day(due.due), unit=due.unit.short_name)
    return t("draft.due_by_period" if due.by_period else "draft.due", due=day(due.due))


def discard_card(draft: Draft, t: Tongue) -> Card:
    """Asks once more."""
    surely = draft_button(t("button.discard"), DraftAct.DISCARD_SURELY, draft)
    keep = draft_button(t("button.keep"), DraftAct.CARD, draft)
    return Card(t("draft.discard_ask", name=name_of(draft)), ((surely, keep),))


def discarded_card(name: str, t: Tongue) -> Card:
    """The draft is gone."""
    return Card(t("draft.discarded", name=name))


def adding_card(draft: Draft, t: Tongue) -> Card:
    """Waits for the words of a new task."""
    return Card(t("draft.add_ask", name=name_of(draft)))


def too_late_card(t: Tongue) -> Card:
    """An answer to a question about a draft or task that is none any more."""
    return Card(t("draft.too_late"))


def back(draft: Draft, t: Tongue) -> Button:
    """To the review card."""
    return draft_button(t("button.back"), DraftAct.CARD, draft)


def turning(act: DraftAct, draft: Draft, page: int, items: int, a_page: int) -> Rows:
    """The row that turns pages; none where one page holds all."""
    pages = -(-items // a_page)
    row = []
    if page > 0:
        row.append(draft_button(f"◀ {page}/{pages}", act, draft, page - 1))
    if page + 1 < pages:
        row.append(draft_button(f"{page + 2}/{pages} ▶", act, draft, page + 1))
    return (tuple(row),) if row else ()


def within(page: int, items: int, a_page: int) -> int:
    """``page`` (from 0), or the last one where a button of a longer list was pressed."""
    return max(0, min(page, -(-items // a_page) - 1))


def shortened(text: str, letters: int) -> str:
    """At most so many letters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    return text[: letters - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def day(value: date) -> str:
    """As offices write it, in either language."""
    return value.strftime("%d/%m/%Y")
