"""Until when more time is asked for: which of the days named in a clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from replies.dates import Day
from replies.signals import Signal
from replies.vocabulary.sign import Sign

_ASKING: Final = {Sign.EXTEND, Sign.LATE}


def until(telling: Sequence[Signal]) -> date | None:
    """The first day after the request that is not part of its reason; else the last one before it."""
    days = [one for one in telling if one.sign in (Sign.DAY, Sign.LENGTH) and isinstance(one.value, Day)]
    start = next((one.start for one in telling if one.sign is Sign.EXTEND), None)
    if start is None:
        start = next((one.start for one in telling if one.sign in _ASKING), 0)
    after = [one for one in days if one.start >= start]
    reason = next((one.start for one in telling if one.sign is Sign.REASON and one.start > start), None)
    asked = [one for one in after if reason is None or one.start < reason or _after_its_reason(one, reason, telling)]
    found = _days_first(asked) or _days_first(after) or _beside(days, telling) or _expected(days, telling)
    chosen = next(iter(found), None)
    return chosen.value.until if chosen and isinstance(chosen.value, Day) else None


def _days_first(found: list[Signal]) -> list[Signal]:
    """A day before a length: "xin thêm 5 ngày, đến 20/4"."""
    return [one for one in found if one.sign is Sign.DAY] or found


def _beside(days: Sequence[Signal], telling: Sequence[Signal]) -> list[Signal]:
    """Days before the request, in the same part of the sentence: not "cuối năm bận quá, xin lùi"."""
    cuts = [one.start for one in telling if one.sign in (Sign.COMMA, Sign.STOP)]
    asked = next((one.start for one in telling if one.sign in _ASKING), 0)
    return [one for one in reversed(days) if not any(one.start < cut < asked for cut in cuts)]


def _expected(days: Sequence[Signal], telling: Sequence[Signal]) -> list[Signal]:
    """The day on which it is to be done: "dự kiến đến 15/4 mới xong, cho lùi"."""
    promised = [one for one in telling if one.sign is Sign.PROMISE]
    return [one for one in days if any(other.start <= one.start < other.end for other in promised)]


def _after_its_reason(one: Signal, reason: int, telling: Sequence[Signal]) -> bool:
    """The reason ended, and the request is taken up again: "do mưa, cho em đến thứ 6"."""
    return any(reason < other.start <= one.start and other.sign in _ASKING for other in telling)
