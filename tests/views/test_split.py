"""Long texts are cut where a reader would cut them, and every part is HTML that Telegram takes."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from views.split import LIMIT, parsed_length, split

TAGS = ("b", "i", "u", "blockquote")


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def balanced(markup: str) -> bool:
    opened: list[str] = []
    for close, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", markup):
        if not close:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return False
    return not opened


def test_a_short_text_stays_whole() -> None:
    assert split("Một <b>hai</b>\nba") == ["Một <b>hai</b>\nba"]


def test_an_empty_text_is_one_part() -> None:
    assert split("") == [""]


def test_lines_stay_whole_where_they_fit() -> None:
    lines = [f"{n}. Nhiệm vụ số {n}" for n in range(1, 9)]
    parts = split("\n".join(lines), limit=50)
    assert [line for part in parts for line in part.split("\n")] == lines


def test_a_long_line_is_cut_between_words_and_its_tag_opened_again() -> None:
    parts = split("<b>" + "nhiệm vụ " * 10 + "</b>", limit=40)
    assert all(part.startswith("<b>") and part.endswith("</b>") for part in parts)
    assert {word for part in parts for word in plain(part).split()} == {"nhiệm", "vụ"}


def test_an_attribute_survives_the_cut() -> None:
    parts = split('<a href="https://example.org">' + "chữ " * 20 + "</a>", limit=30)
    assert all(part.startswith('<a href="https://example.org">') for part in parts)


def test_an_entity_is_never_cut() -> None:
    parts = split("&amp;" * 30, limit=7)
    assert [plain(part) for part in parts] == ["&" * 7] * 4 + ["&&"]


def test_emoji_count_as_telegram_counts_them() -> None:
    assert parsed_length("<b>🔴</b>") == 2
    assert [plain(part) for part in split("🔴" * 5, limit=4)] == ["🔴🔴", "🔴🔴", "🔴"]


@pytest.mark.parametrize("length", [LIMIT - 1, LIMIT, LIMIT + 1])
def test_the_limit_is_telegrams(length: int) -> None:
    assert len(split("x" * length)) == (1 if length <= LIMIT else 2)


words = st.text(alphabet=st.sampled_from("aốđ<>&\"' \n🔴"), max_size=60)
pieces = st.lists(st.tuples(words, st.sampled_from(("", *TAGS))), max_size=12)


@given(pieces=pieces, limit=st.integers(min_value=8, max_value=60))
def test_nothing_is_lost_and_every_part_is_sound(pieces: list[tuple[str, str]], limit: int) -> None:
    markup = "".join(f"<{tag}>{escape(text)}</{tag}>" if tag else str(escape(text)) for text, tag in pieces)
    parts = split(markup, limit)
    assert all(parsed_length(part) <= limit and balanced(part) for part in parts)
    assert "".join("".join(plain(part).split()) for part in parts) == "".join(plain(markup).split())
