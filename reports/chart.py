"""The digest's picture: what all have done and what each unit has; each colour with its word and its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from locales import Tongue
from reports.canvas import Canvas, broken, cut, width_of
from reports.dates import written
from reports.palette import ALARM, FAINT, FILL, HATCHED, INK, INK_ON, PAPER, RULE
from reports.plain import Plain
from services.buckets import Bucket
from services.digest import Digest, UnitFigures

WIDTH: Final = 1080
MARGIN: Final = 48
MOST: Final = 50
"""Units that are drawn; the worst come first, the rest is a number. More would not be read on a phone."""
_TILES: Final = 230
"""Where the four numbers begin."""
_UNITS: Final = 520
"""Where the units begin."""
_FOOT: Final = 72
TWO_LINES: Final = 72
"""Pixels that a row needs for a name on two lines."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """Sizes for so many units, in pixels: many stand closer."""

    row: int
    name: int
    bar: int
    number: int

    @property
    def names_until(self) -> float:
        return MARGIN + 372

    @property
    def bars_from(self) -> float:
        return self.names_until + 16

    @property
    def bars_until(self) -> float:
        return WIDTH - MARGIN - 118


def draw(figures: Digest, tongue: Tongue) -> bytes:
    """A PNG, 1,080 pixels wide, below 200 kB; its own light paper, so that it reads in both themes of Telegram."""
    t, units = Plain(tongue), figures.units[:MOST]
    measure = _measure(len(units))
    canvas = Canvas(WIDTH, _UNITS + len(units) * measure.row + _FOOT, PAPER)
    _head(canvas, figures, t)
    _tiles(canvas, figures, t)
    _heading(canvas, measure, t)
    longest = max((unit.total for unit in units), default=1)
    for place, unit in enumerate(units):
        _unit(canvas, unit, _UNITS + (place + 0.5) * measure.row, measure, longest)
    _foot(canvas, figures, _UNITS + len(units) * measure.row + _FOOT / 2, t)
    return canvas.png()


def _measure(units: int) -> _Measure:
    if units <= 14:
        return _Measure(row=76, name=32, bar=48, number=29)
    if units <= 26:
        return _Measure(row=62, name=30, bar=42, number=27)
    return _Measure(row=50, name=27, bar=37, number=25)


def _head(canvas: Canvas, figures: Digest, t: Plain) -> None:
    canvas.text(MARGIN, 78, t("chart.title"), 48, INK, bold=True)
    size = t("chart.size", notices=figures.notices, tasks=figures.tasks, total=figures.total)
    canvas.text(MARGIN, 138, t("chart.day", day=written(figures.today)), 30, INK)
    canvas.text(MARGIN, 180, cut(size, 28, WIDTH - 2 * MARGIN), 28, FAINT)


def _tiles(canvas: Canvas, figures: Digest, t: Plain) -> None:
    """The key to the colours, and the sums: two by two."""
    wide = (WIDTH - 2 * MARGIN - 24) / 2
    for place, one in enumerate((Bucket.DONE_IN_TIME, Bucket.IN_TIME, Bucket.DONE_LATE, Bucket.LATE)):
        left = MARGIN + (place % 2) * (wide + 24)
        top = _TILES + (place // 2) * 104
        canvas.bar((left, top, left + 96, top + 80), FILL[one], HATCHED.get(one), radius=12)
        number = str(figures.buckets[one])
        canvas.text(left + 48, top + 40, number, 42 - 5 * max(len(number) - 2, 0), INK_ON[one], bold=True, anchor="mm")
        words = t(f"bucket.{one.value}")
        head, _, rest = words.rpartition(" ") if width_of(words, 29, bold=True) > wide - 116 else (words, "", "")
        canvas.text(left + 116, top + 24, cut(head or rest, 29, wide - 116, bold=True), 29, INK, bold=True)
        share = t("chart.share", percent=round(100 * figures.buckets[one] / max(figures.total, 1)))
        canvas.text(left + 116, top + 62, f"{rest} {share}".strip(), 28, FAINT)


def _heading(canvas: Canvas, measure: _Measure, t: Plain) -> None:
    canvas.text(MARGIN, _UNITS - 40, t("chart.units"), 28, FAINT)
    canvas.text(WIDTH - MARGIN, _UNITS - 40, t("chart.done_of"), 28, FAINT, anchor="rm")
    canvas.line(MARGIN, _UNITS - 14, WIDTH - MARGIN, RULE)


def _unit(canvas: Canvas, unit: UnitFigures, middle: float, measure: _Measure, longest: int) -> None:
    late = unit.buckets[Bucket.LATE]
    _name(canvas, unit.unit, middle, measure, bold=bool(late))
    left = measure.bars_from
    for one, wide in _widths(unit, measure, longest):
        box = (left, middle - measure.bar / 2, left + wide - 2, middle + measure.bar / 2)
        canvas.bar(box, FILL[one], HATCHED.get(one))
        number = str(unit.buckets[one])
        canvas.text(left + wide / 2 - 1, middle, number, measure.number, INK_ON[one], bold=True, anchor="mm")
        left += wide
    done = f"{unit.done}/{unit.total}"
    canvas.text(WIDTH - MARGIN, middle, done, measure.name, ALARM if late else INK, bold=True, anchor="rm")


def _name(canvas: Canvas, name: str, middle: float, measure: _Measure, *, bold: bool) -> None:
    """On one line, smaller where it is long; where the rows are high, the longest take two."""
    room = measure.names_until - MARGIN
    small = measure.name - 4
    size = measure.name if width_of(name, measure.name, bold=bold) <= room else small
    if measure.row < TWO_LINES or width_of(name, size, bold=bold) <= room:
        return canvas.text(MARGIN, middle, cut(name, size, room, bold=bold), size, INK, bold=bold)
    size = next(
        (s for s in range(small, small - 5, -2) if _fits(broken(name, s, room, bold=bold), s, room, bold)), small
    )
    first, second = broken(name, size, room, bold=bold)
    canvas.text(MARGIN, middle - 16, first, size, INK, bold=bold)
    canvas.text(MARGIN, middle + 16, cut(second, size, room, bold=bold), size, INK, bold=bold)


def _fits(lines: tuple[str, str], size: int, room: float, bold: bool) -> bool:
    return all(width_of(line, size, bold=bold) <= room for line in lines)


def _widths(unit: UnitFigures, measure: _Measure, longest: int) -> list[tuple[Bucket, float]]:
    """Bars as long as there are tasks; a part is never narrower than its number, so a short bar may be a little longer.

    What a part needs beyond its share is taken from those that have room.
    """
    room = measure.bars_until - measure.bars_from
    there = [one for one in Bucket if unit.buckets[one]]
    least = {one: width_of(str(unit.buckets[one]), measure.number, bold=True) + 14 for one in there}
    whole = max(room * unit.total / longest, sum(least.values()))
    spare = whole - sum(least.values())
    wanted = {one: max(whole * unit.buckets[one] / unit.total - least[one], 0.0) for one in there}
    rate = min(spare / sum(wanted.values()), 1.0) if any(wanted.values()) else 0.0
    return [(one, least[one] + wanted[one] * rate) for one in there]


def _foot(canvas: Canvas, figures: Digest, middle: float, t: Plain) -> None:
    more = len(figures.units) - MOST
    words = t("chart.more", n=more) if more > 0 else t("chart.legend")
    canvas.text(MARGIN, middle, words, 27, FAINT)
