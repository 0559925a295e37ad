"""Figures for the tests of files: any number of units, by the four buckets."""

from __future__ import annotations

from datetime import date

from services.buckets import Bucket
from services.digest import Digest, UnitFigures

TODAY = date(2024, 4, 8)


def counts(*numbers: int) -> dict[Bucket, int]:
    return dict(zip(Bucket, numbers, strict=True))


def unit(name: str, *numbers: int) -> UnitFigures:
    """``numbers``: in the order of the buckets."""
    return UnitFigures(name, numbers[0] + numbers[1], sum(numbers), numbers[3], silent=False, buckets=counts(*numbers))


def figures(*units: UnitFigures) -> Digest:
    sums = {one: sum(u.buckets[one] for u in units) for one in Bucket}
    total = sum(sums.values())
    return Digest(TODAY, 2, total, total, sums, 0, (), (), units, ())
