"""Sổ gửi: what went to whom on account of a notice."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.ledger import Ledger, Sent
from views.buttons.oversight import LedgerButton
from views.letter import Button, Card, Rows

A_PAGE: Final = 15
_LINE: Final = Markup("\n")


def ledger_card(book: Ledger, page: int, t: Tongue, now: datetime) -> Card:
    """A page of the ledger, oldest first."""
    if not book.rows:
        return Card(t("ledger.nothing", name=book.name))
    last = (len(book.rows) - 1) // A_PAGE
    page = min(page, last)
    shown = book.rows[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [t("ledger.heading", name=book.name, n=len(book.rows)), *(_row(row, t, now) for row in shown)]
    if last:
        lines.append(t("ledger.page", page=page + 1, pages=last + 1))
    return Card(_LINE.join(lines), _turning(book.notice_id, page, last, t))


def _row(row: Sent, t: Tongue, now: datetime) -> Markup:
    to = t("ledger.to_unit", name=row.to, unit=row.unit) if row.unit else Markup.escape(row.to)
    what = t(f"ledger.what_{row.kind.value}")
    line = t(f"ledger.{row.fate.value}", to=to, what=what, at=_moment(row.at, now))
    return line + t("ledger.confirmed", at=_moment(row.confirmed_at, now)) if row.confirmed_at else line


def _moment(at: datetime, now: datetime) -> str:
    """08:00 01/4, in office time."""
    local = at.astimezone(now.tzinfo)
    return f"{local:%H:%M} {local.day:02}/{local.month}"


def _turning(notice_id: int, page: int, last: int, t: Tongue) -> Rows:
    steps = [(page - 1, "button.earlier"), (page + 1, "button.later")]
    row = tuple(
        Button(str(t(key)), LedgerButton(notice=notice_id, page=to).pack()) for to, key in steps if 0 <= to <= last
    )
    return (row,) if row else ()
