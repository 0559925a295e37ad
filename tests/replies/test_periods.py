"""Periods as people type them behind /baocao."""

from __future__ import annotations

from datetime import date

import pytest

from replies.periods import period

TODAY = date(2024, 4, 10)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tháng 4", (date(2024, 4, 1), date(2024, 4, 30))),
        ("thang 2", (date(2024, 2, 1), date(2024, 2, 29))),
        ("Tháng 12/2023", (date(2023, 12, 1), date(2023, 12, 31))),
        ("tháng 12 năm 2023", (date(2023, 12, 1), date(2023, 12, 31))),
        ("3/2024", (date(2024, 3, 1), date(2024, 3, 31))),
        ("quý 2", (date(2024, 4, 1), date(2024, 6, 30))),
        ("Quý II/2024", (date(2024, 4, 1), date(2024, 6, 30))),
        ("quy IV/2023", (date(2023, 10, 1), date(2023, 12, 31))),
        ("năm 2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("1/4 - 15/4", (date(2024, 4, 1), date(2024, 4, 15))),
        ("từ 1/4 đến 15/4", (date(2024, 4, 1), date(2024, 4, 15))),
        ("20/12/2023 10/1/2024", (date(2023, 12, 20), date(2024, 1, 10))),
        ("15/4 - 1/4", None),
        ("31/2 - 5/3", None),
        ("tháng 13", None),
        ("335", None),
        ("335/TB-SKHCN", None),
        ("", None),
    ],
)
def test_a_period(words: str, expected: tuple[date, date] | None) -> None:
    assert period(words, TODAY) == expected
