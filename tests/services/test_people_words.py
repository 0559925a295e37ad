"""What people type for leave, hours, rules, special days and /tim."""

from __future__ import annotations

from datetime import date, time

import pytest

from services.absences import parse_leave
from services.errors import DomainError
from services.finding import LONGEST, clean
from services.own_settings import parse_clock, parse_hours
from services.rule_words import parse_rule
from services.rules import OfficeRules
from services.special_days import parse_days
from storage.days import DayKind

MONDAY = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("8/4 - 12/4", (4, 8), (4, 12)),
        ("8-12/4", (4, 8), (4, 12)),
        ("từ 8/4 đến hết ngày 12/4/2024", (4, 8), (4, 12)),
        ("từ ngày 29/4 đến 3/5", (4, 29), (5, 3)),
        ("15/4", (4, 15), (4, 15)),
        ("Hôm nay", (4, 1), (4, 1)),
        ("mai", (4, 2), (4, 2)),
    ],
)
def test_leave_as_it_is_typed(words: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert parse_leave(words, MONDAY) == (date(2024, *first), date(2024, *last))


@pytest.mark.parametrize("words", ["", "nghỉ", "12/4 - 8/4", "30/2", "8/4 - 31/4", "8/4 - 12/4 - 15/4", "8"])
def test_what_is_no_leave(words: str) -> None:
    assert parse_leave(words, MONDAY) is None


@pytest.mark.parametrize(
    ("words", "at"), [("7", time(7)), ("7h", time(7)), ("7h30", time(7, 30)), ("17:05", time(17, 5))]
)
def test_an_hour(words: str, at: time) -> None:
    assert parse_clock(words) == at


@pytest.mark.parametrize("words", ["24h", "7h60", "trưa", "7h3", ""])
def test_no_hour(words: str) -> None:
    assert parse_clock(words) is None


def test_from_hour_to_hour() -> None:
    assert parse_hours("từ 11h30 đến 13h") == (time(11, 30), time(13))
    assert parse_hours("13h - 11h") is None


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("work_from", "8h", time(8)),
        ("ladder_lead", "1, 3 và 7", (7, 3, 1)),
        ("digest_weekday", "Chủ nhật", 6),
        ("digest_weekday", "thứ 2", 0),
        ("silent_after", "4", 4),
    ],
)
def test_a_rule_as_it_is_typed(name: str, words: str, value: object) -> None:
    assert parse_rule(OfficeRules(), name, words) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [("work_from", "sớm"), ("ladder_lead", "không"), ("digest_weekday", "thứ 9"), ("silent_after", "-1")],
)
def test_what_is_no_value_of_a_rule(name: str, words: str) -> None:
    with pytest.raises(DomainError, match=r"error\.rules\.value"):
        parse_rule(OfficeRules(), name, words)


def test_special_days_from_a_file_and_from_the_chat() -> None:
    rows = parse_days("\ufeffday,name\n2027-05-03,Nghỉ bù\n8/5/2027;Làm bù cho 3/5\n", MONDAY)
    assert [(row.day, row.kind, row.name) for row in rows] == [
        (date(2027, 5, 3), DayKind.OFF, "Nghỉ bù"),
        (date(2027, 5, 8), DayKind.WORKING, "Làm bù cho 3/5"),
    ]
    for words in ("", "nghỉ bù", "31/2/2027 nghỉ", "2027-13-01 nghỉ"):
        with pytest.raises(DomainError):
            parse_days(words, MONDAY)


@pytest.mark.parametrize("words", ["x" * 500, "chuyển giao " * 50, "a:b:c", "😀 Đầu tư", ":::"])
def test_searched_words_fit_into_a_button(words: str) -> None:
    cleaned = clean(words)
    assert len(cleaned) <= LONGEST
    assert cleaned.isascii()
    assert ":" not in cleaned
    assert clean(cleaned) == cleaned
