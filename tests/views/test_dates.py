"""How days and deadlines read, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from locales import Tongues
from views.dates import day, how_far

TODAY = date(2024, 4, 1)


def plain(html: object) -> str:
    return re.sub("<[^>]+>", "", str(html))


@pytest.mark.parametrize(
    ("when", "vi", "en"),
    [
        (date(2024, 4, 1), "thứ Hai 01/4", "Mon 01/4"),
        (date(2024, 4, 5), "thứ Sáu 05/4", "Fri 05/4"),
        (date(2024, 4, 7), "Chủ nhật 07/4", "Sun 07/4"),
        (date(2024, 12, 31), "thứ Ba 31/12", "Tue 31/12"),
        (date(2025, 1, 2), "thứ Năm 02/1/2025", "Thu 02/1/2025"),
        (date(2023, 12, 29), "thứ Sáu 29/12/2023", "Fri 29/12/2023"),
    ],
)
def test_a_day_has_its_weekday_and_another_year_its_year(when: date, vi: str, en: str, texts: Tongues) -> None:
    assert (day(when, TODAY, texts["vi"]), day(when, TODAY, texts["en"])) == (vi, en)


@pytest.mark.parametrize(
    ("due", "vi"),
    [
        (date(2024, 4, 1), "hạn hôm nay, thứ Hai 01/4"),
        (date(2024, 4, 2), "hạn thứ Ba 02/4, còn 1 ngày"),
        (date(2024, 4, 5), "hạn thứ Sáu 05/4, còn 4 ngày"),
        (date(2024, 3, 31), "quá hạn 1 ngày (hạn Chủ nhật 31/3)"),
        (date(2024, 3, 2), "quá hạn 30 ngày (hạn thứ Bảy 02/3)"),
    ],
)
def test_a_deadline_says_how_far_it_is(due: date, vi: str, texts: Tongues) -> None:
    assert plain(how_far(due, TODAY, texts["vi"])) == vi


def test_english_knows_one_day_from_several(texts: Tongues) -> None:
    one, two = (plain(how_far(date(2024, 4, d), TODAY, texts["en"])) for d in (2, 3))
    assert "1 day" in one
    assert "1 days" not in one
    assert "2 days" in two
