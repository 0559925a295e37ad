"""Days as an office says them: "thứ Sáu 05/4", "còn 4 ngày", "quá hạn 2 ngày"."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from locales import Tongue


def day(when: date, today: date, t: Tongue) -> Markup:
    """The day with its weekday; the year only where it is another one."""
    short = f"{when.day:02}/{when.month}"
    written = short if when.year == today.year else f"{short}/{when.year}"
    return t("date.day", weekday=t(f"date.weekday_{when.weekday()}"), date=written)


def how_far(due: date, today: date, t: Tongue) -> Markup:
    """The deadline and how far it is."""
    days = (due - today).days
    if days == 0:
        return t("date.due_today", day=day(due, today, t))
    if days > 0:
        return t.count("date.due_in", days, day=day(due, today, t))
    return t.count("date.overdue", -days, day=day(due, today, t))
