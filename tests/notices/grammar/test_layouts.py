"""How a notice is laid out, encoded and spelled does not change what is read."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from notices.fold import TONE_PLACES
from notices.model import as_json
from notices.numbering import read_marker
from notices.paragraphs import paragraphs
from notices.reading import read
from tests.notices.grammar.compared import facts, folded

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = {file.stem: file.read_text("utf-8") for file in sorted(CORPUS.glob("*.txt"))}
NOT_TOLD_APART = {
    "so-tu-phap-doan-chu-thuong",
    "so-tai-nguyen-loi-quet",
    "so-tuan-chu-viet-tat",
    "truong-mam-non-hoi-dong-su-pham",
}
"""Paragraphs that begin with a small letter or a garbled number, and titles over an opening without a day, look, once
lines are broken, like lines that go on."""
PROSE = [name for name, text in TEXTS.items() if not re.search(r"(?m)^\| |^STT\t", text) and name not in NOT_TOLD_APART]
DASHED = [
    name
    for name, text in TEXTS.items()
    if re.search(r"(?m)^\s*- ", text) and not re.search(r"(?m)^\s*[*•▪●–] |\d\n- \d", text)
]
"""Notices whose bullets are hyphens alone: another sign beside them is another level; and none between two years."""
OPENINGS = ("Ngày", "Sáng", "Chiều", "Theo", "Thực hiện", "Căn cứ", "Tại", "Trong", "Tham dự", "Yêu cầu", "Phân công")
"""How the first paragraph below the title begins."""
SET_APART = st.one_of(st.tuples(st.integers(3, 9), st.booleans()), st.tuples(st.integers(0, 9), st.just(True)))
"""(indent of first lines, blank lines between paragraphs): one of both shows where a paragraph begins."""
OLD_STYLE = {old: new for new, old in TONE_PLACES.items()}


def what(text: str) -> Any:
    """All that is read, without what only writing differs in."""
    plain = as_json(read(text.encode(), "notice.txt"))
    head = {name: folded(str(value)) for name, value in plain["notice"].items()}
    return head, [folded(unit) for unit in plain["units"]], {task["path"]: facts(task) for task in plain["tasks"]}


def set_anew(text: str, width: int, indent: int, *, blank: bool) -> str:
    """The notice's paragraphs broken at ``width``, first lines set in."""
    return ("\n\n" if blank else "\n").join(
        textwrap.fill(
            f"**{block.text}**" if block.bold else block.text,
            width,
            initial_indent="" if block.text.isupper() else " " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for block in paragraphs(text)
    )


def can_be_told(text: str, width: int, indent: int) -> bool:
    """Whether a person could tell from the lines alone where paragraphs begin.

    Nobody can where a line within a paragraph begins with a number, or a full line ends one without a sign.
    """
    pairs = list(pairwise(text.split("\n")))
    torn = any(not line.startswith(" ") and read_marker(line)[0] for before, line in pairs if before)
    full = any(
        len(before) > width - 15 and before[-1:] not in ".:;!?/" and line.startswith(" " * indent) and line.strip()
        for before, line in pairs
        if before.strip()
    )
    return not torn and not full


@pytest.mark.parametrize("name", TEXTS)
def test_the_unicode_form_does_not_matter(name: str) -> None:
    assert what(unicodedata.normalize("NFD", TEXTS[name])) == what(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_indentation_does_not_matter(name: str) -> None:
    assert what(textwrap.indent(TEXTS[name], "     ")) == what(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_the_place_of_tone_marks_does_not_matter(name: str) -> None:
    text = TEXTS[name].replace("quỹ", "\0")
    new = re.sub(rf"(?<!q)(?:{'|'.join(OLD_STYLE)})(?!\w)", lambda found: OLD_STYLE[found[0]], text).replace(
        "\0", "quỹ"
    )
    assert what(new) == what(TEXTS[name])


@pytest.mark.parametrize("glyph", ["–", "•", "—", "▪", "●"])
@pytest.mark.parametrize("name", DASHED)
def test_the_glyph_of_bullets_does_not_matter(name: str, glyph: str) -> None:
    assert what(re.sub(r"(?m)^(\s*)- ", rf"\1{glyph} ", TEXTS[name])) == what(TEXTS[name])


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.sampled_from(PROSE), st.integers(64, 110), SET_APART)
@example("chi-thi-ubnd-tinh", 88, (4, False))
@example("hoi-phu-nu-tinh-dau-hoa-thi", 64, (7, False))
@example("trung-tam-y-te-ten-trong-ngoac", 88, (4, False))
def test_line_width_and_first_line_indent_do_not_matter(name: str, width: int, apart: tuple[int, bool]) -> None:
    indent, blank = apart
    broken = set_anew(TEXTS[name], width, indent, blank=blank)
    assume(can_be_told(broken, width, indent))
    assert what(broken) == what(TEXTS[name])


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    st.sampled_from(PROSE), st.integers(12, 40), st.sampled_from(["\f", "\n\n                    2\n\n", "\n- 3 -\n"])
)
@example("so-noi-vu-dinh-ky-va-moc", 20, "\f")
def test_page_ends_do_not_matter(name: str, lines: int, end: str) -> None:
    whole = set_anew(TEXTS[name], 90, 6, blank=False).split("\n")
    head = next(at for at, line in enumerate(whole) if line.lstrip().startswith(OPENINGS))
    paged = whole[:]
    for at in range(len(whole) - lines, head, -lines):
        paged[at:at] = [end]
    assert what("\n".join(paged)) == what("\n".join(whole))
