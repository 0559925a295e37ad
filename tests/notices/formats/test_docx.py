"""Automatic numbers, changes, formatting and tables of Word."""

from __future__ import annotations

import pytest

from notices.formats.docx import blocks
from notices.formats.docx_numbering import written
from tests.notices.formats.word import abstract, docx, level, num, numbered, p, r, table


def texts(data: bytes) -> list[str]:
    return [block.text for block in blocks(data)]


OUTLINE = abstract(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf02d"),
)


def test_levels_count_and_begin_again() -> None:
    steps = [("a", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 3), ("f", 1), ("g", 2), ("h", 0), ("i", 1)]
    data = docx("".join(numbered(*step) for step in steps), numbering=OUTLINE + num(1))
    assert texts(data) == ["I. a", "1. b", "a) c", "b) d", "- e", "2. f", "a) g", "II. h", "1. i"]


def test_a_deeper_number_names_the_ones_above() -> None:
    numbering = abstract(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")) + num(1)
    data = docx(numbered("a") + numbered("b", 1) + numbered("c", 1), numbering=numbering)
    assert texts(data) == ["I. a", "1.1. b", "1.2. c"]


def test_a_level_told_never_to_restart_goes_on() -> None:
    numbering = abstract(level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')) + num(1)
    data = docx("".join(numbered("x", place) for place in (0, 1, 0, 1)), numbering=numbering)
    assert texts(data) == ["1. x", "(1) x", "2. x", "(2) x"]


def test_a_list_with_its_own_start_uses_it_once() -> None:
    own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = OUTLINE + num(1) + num(2, inside=own)
    data = docx("".join(numbered("x", 0, which) for which in (1, 2, 2, 1)), numbering=numbering)
    assert texts(data) == ["I. x", "V. x", "VI. x", "VII. x"]


def test_numbers_that_hang_on_a_style_and_its_parent() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{style}"/>') for style in "ABCC")
    none = p("x", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(docx(body + none, styles=styles, numbering=OUTLINE + num(1))) == ["I. x", "II. x", "1. x", "2. x", "x"]


def test_a_list_style_stands_for_its_list() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = abstract(number=2, inside='<w:numStyleLink w:val="L"/>')
    data = docx(numbered("x", 0, 2), styles=styles, numbering=OUTLINE + linked + num(1) + num(2, of=2))
    assert texts(data) == ["I. x"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (4, "upperRoman", "IV"), (1999, "lowerRoman", "mcmxcix"), (27, "lowerLetter", "aa"), (3, "upperLetter", "C"),
        (7, "decimalZero", "07"), (7, "decimal", "7"), (7, "none", ""), (0, "upperRoman", "0"), (7, "ordinal", "7"),
    ],
)  # fmt: skip
def test_number_formats(value: int, form: str, text: str) -> None:
    assert written(value, form) == text


@pytest.mark.parametrize(
    ("pattern", "bullet"),
    [("\uf02b", "+"), ("\uf02d", "-"), ("\uf0b7", "•"), ("\uf0fc", "•"), ("o", "◦"), ("–", "–"), ("", "•")],
)
def test_bullets(pattern: str, bullet: str) -> None:
    data = docx(numbered("x"), numbering=abstract(level(0, "bullet", pattern)) + num(1))
    assert texts(data) == [f"{bullet} x"]


def test_a_paragraph_whose_end_was_deleted_runs_on_and_takes_no_number() -> None:
    deleted = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr>"
    data = docx(p("a ", deleted) + numbered("b") + numbered("c"), numbering=OUTLINE + num(1))
    assert texts(data) == ["I. a b", "II. c"]


def test_moved_text_stands_once() -> None:
    assert texts(docx(f"<w:p><w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo></w:p>")) == ["mới"]


def test_an_unclosed_field_swallows_one_paragraph_at_most() -> None:
    open_field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert texts(docx(open_field + p("còn đây"))) == ["còn đây"]


def test_bold_and_centred_come_from_run_style_and_parent() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="U"><w:basedOn w:val="T"/></w:style>'
    )
    style = '<w:pStyle w:val="U"/>'
    body = p("a", style) + p("b", style, '<w:b w:val="0"/>') + f"<w:p>{r('c', '<w:b/>')}{r(' ')}{r('d')}</w:p>"
    found = [(block.bold, block.centered) for block in blocks(docx(body, styles=styles))]
    assert found == [(True, True), (False, True), (False, False)]


def test_head_tables_are_read_by_column_and_data_tables_by_row() -> None:
    rows = [(p(f"l{n}"), p(f"r{n}")) for n in range(5)]
    assert texts(docx(table(*rows[:2]))) == ["l0", "l1", "r0", "r1"]
    assert texts(docx(table(*rows))) == [side + str(n) for n in range(5) for side in "lr"]


def test_cells_tell_table_row_and_column() -> None:
    found = blocks(docx(table((p("a"), p("b"))) + p("c") + table((p("d") + table((p("e"), p("f"))), p("g")))))
    assert {block.text: block.cell for block in found} == {
        "a": (0, 0, 0), "b": (0, 0, 1), "c": None, "d": (1, 0, 0), "e": (2, 0, 0), "f": (2, 0, 1), "g": (1, 0, 1),
    }  # fmt: skip


def test_numbers_in_a_table_count_row_by_row_though_read_by_column() -> None:
    data = docx(table(*[(numbered("x"), numbered("y"))] * 2), numbering=OUTLINE + num(1))
    assert texts(data) == ["I. x", "III. x", "II. y", "IV. y"]


def test_the_strict_namespace_reads_alike() -> None:
    import io
    import zipfile

    from tests.notices.formats.word import W, zipped

    with zipfile.ZipFile(io.BytesIO(docx(numbered("x"), numbering=OUTLINE + num(1)))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    strict = {k: v.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main") for k, v in parts.items()}
    assert texts(zipped(strict)) == ["I. x"]


def test_text_is_one_clean_line() -> None:
    assert texts(docx(p("Tha\u0300nh  la\u0323\u0306p\u00a0tổ\u200b\u202e"))) == ["Thành lặp tổ"]
