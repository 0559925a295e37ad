"""Days as documents write them."""

from __future__ import annotations

from datetime import date

SHORT_MONTHS = 2


def written(day: date | None) -> str:
    """ "08/4/2024": a zero before days below 10 and months below 3 only (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    if day is None:
        return ""
    month = f"{day.month:02}" if day.month <= SHORT_MONTHS else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"
