"""A draft as the Office sees it: the review card, its doubts, the question before Bỏ, what issuing did."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.drafts import Draft, DraftDoubt, Earlier
from services.issue import Issued
from views.buttons import DraftAct, DraftButton, TaskAct, TaskButton
from views.letter import Button, Card, Rows

DOUBTS_SHOWN: Final = 3
"""On the review card itself."""
DOUBTS_A_PAGE: Final = 6


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
    place = t("doubt.of_task", number=number) if number else ""
    return t("doubt.line", what=what, place=place, words=shortened(doubt.words, 120))


def _card_buttons(draft: Draft, t: Tongue) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if draft.earlier:
        rows.append((_button(t("button.compare"), DraftAct.COMPARE, draft.id),))
    if draft.doubts:
        rows.append((_button(t("button.doubts", n=len(draft.doubts)), DraftAct.DOUBTS, draft.id),))
    rows += [
        (
            _button(t("button.tasks"), DraftAct.TASKS, draft.id),
            _button(t("button.preview"), DraftAct.PREVIEW, draft.id),
        ),
        (_button(t("button.add_task"), DraftAct.ADD, draft.id),),
        (
            _button(t("button.issue"), DraftAct.ISSUE, draft.id),
            _button(t("button.discard"), DraftAct.DISCARD, draft.id),
        ),
    ]
    return tuple(rows)


def doubts_card(draft: Draft, page: int, t: Tongue) -> Card:
    """A page of doubts; each can be looked at in its task, or settled as it is."""
    page = within(page, len(draft.doubts), DOUBTS_A_PAGE)
    shown = draft.doubts[page * DOUBTS_A_PAGE : (page + 1) * DOUBTS_A_PAGE]
    first = page * DOUBTS_A_PAGE + 1
    lines = [heading(draft, t), t.count("draft.doubts", len(draft.doubts)) if shown else t("draft.no_doubts")]
    lines += [t("doubt.numbered", n=n, line=doubt_line(d, draft, t)) for n, d in enumerate(shown, start=first)]
    rows = [_doubt_buttons(n, doubt, t) for n, doubt in enumerate(shown, start=first)]
    pager = turning(DraftAct.DOUBTS, draft.id, page, len(draft.doubts), DOUBTS_A_PAGE)
    return Card(Markup("\n").join(lines), (*rows, *pager, (back(draft.id, t),)))


def _doubt_buttons(n: int, doubt: DraftDoubt, t: Tongue) -> tuple[Button, ...]:
    settle = TaskButton(act=TaskAct.SETTLE, task=doubt.task_id or 0, value=doubt.id).pack()
    row = (Button(str(t("button.settle", n=n)), settle),)
    if doubt.task_id is None:
        return row
    opening = TaskButton(act=TaskAct.OPEN, task=doubt.task_id).pack()
    return (Button(str(t("button.open_doubt", n=n)), opening), *row)


def discard_card(draft: Draft, t: Tongue) -> Card:
    """Asks once more."""
    surely = _button(t("button.discard"), DraftAct.DISCARD_SURELY, draft.id)
    keep = _button(t("button.keep"), DraftAct.CARD, draft.id)
    return Card(t("draft.discard_ask", name=name_of(draft)), ((surely, keep),))


def discarded_card(name: str, t: Tongue) -> Card:
    """The draft is gone."""
    return Card(t("draft.discarded", name=name))


def issued_card(issued: Issued, name: str, t: Tongue) -> Card:
    """Who got the letter, and which units nobody can be reached at."""
    lines = [
        t("issue.done", name=name),
        t("issue.counts", tasks=issued.tasks, units=len(issued.recipients)),
    ]
    if issued.reached:
        lines.append(t("issue.reached"))
        lines += [_recipient(r.unit.name, [m.full_name for m in r.members], t) for r in issued.reached]
    if issued.unreached:
        lines.append(t("issue.unreached"))
        lines += [t("issue.unit", unit=unit.name) for unit in issued.unreached]
        lines.append(t("issue.unreached_hint"))
    return Card(Markup("\n").join(lines))


def _recipient(unit: str, people: list[str], t: Tongue) -> Markup:
    return t("issue.recipient", unit=unit, people=", ".join(people))


def adding_card(draft: Draft, t: Tongue) -> Card:
    """Waits for the words of a new task."""
    return Card(t("draft.add_ask", name=name_of(draft)))


def too_late_card(t: Tongue) -> Card:
    """An answer to a question about a draft or task that is none any more."""
    return Card(t("draft.too_late"))


def back(notice_id: int, t: Tongue) -> Button:
    """To the review card."""
    return _button(t("button.back"), DraftAct.CARD, notice_id)


def turning(act: DraftAct, notice_id: int, page: int, items: int, a_page: int) -> Rows:
    """The row that turns pages; none where one page holds all."""
    pages = -(-items // a_page)
    row = []
    if page > 0:
        row.append(_button(f"◀ {page}/{pages}", act, notice_id, page - 1))
    if page + 1 < pages:
        row.append(_button(f"{page + 2}/{pages} ▶", act, notice_id, page + 1))
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


def _button(label: str, act: DraftAct, notice_id: int, page: int = 0) -> Button:
    return Button(str(label), DraftButton(act=act, notice=notice_id, page=page).pack())
