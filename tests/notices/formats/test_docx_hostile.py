"""A hostile .docx ends in Unreadable, quickly, and in nothing else."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.errors import Reason, Unreadable
from notices.formats import docx as reader
from notices.formats.docx_package import MAX_ENTRIES, MAX_PART
from tests.notices.formats.word import docx, p, part, table, zipped

ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{}">]><w:document xmlns:w="w"><w:body>&a;</w:body></w:document>'


def nested(depth: int) -> str:
    body = p("x")
    for _ in range(depth):
        body = table((body,), widths=(5000,))
    return body


HOSTILE = {
    "a part of blanks": (docx(" " * (MAX_PART + 1)), Reason.TOO_BIG),
    "too many entries": (zipped({f"word/{n}": "" for n in range(MAX_ENTRIES + 1)}), Reason.TOO_BIG),
    "an entity": (zipped({"word/document.xml": ENTITY.format("x")}), Reason.BROKEN),
    "an external entity": (
        zipped({"word/document.xml": ENTITY.replace('"{}"', 'SYSTEM "/etc/passwd"')}),
        Reason.BROKEN,
    ),
    "an entity in UTF-16": (zipped({"word/document.xml": ENTITY.encode("utf-16")}), Reason.BROKEN),
    "nested tables": (docx(nested(400)), Reason.BROKEN),
    "no text part": (zipped({"word/styles.xml": part("styles", "")}), Reason.BROKEN),
    "no body": (zipped({"word/document.xml": part("document", "")}), Reason.BROKEN),
    "no XML": (zipped({"word/document.xml": "x"}), Reason.BROKEN),
    "a text part that points nowhere": (
        zipped({"_rels/.rels": "<R><r Type='/officeDocument' Target='../x'/></R>"}),
        Reason.BROKEN,
    ),
    "cut short": (docx(p("x"))[:700], Reason.BROKEN),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packages_are_refused(name: str) -> None:
    data, reason = HOSTILE[name]
    with pytest.raises(Unreadable) as refusal:
        reader.blocks(data)
    assert refusal.value.reason is reason


def test_sixty_nested_tables_are_still_read() -> None:
    assert [block.text for block in reader.blocks(docx(nested(60)))] == ["x"]


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(docx("<w:p/>" * (MAX_PART // 4)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        size = package.getinfo("word/document.xml").file_size
    lying = bytes(data).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(Unreadable):
        reader.blocks(lying)


def test_pictures_pasted_into_word_need_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "model", lambda: None)
    data = zipped({"word/document.xml": part("document", "<w:body><w:p/></w:body>"), "word/media/image1.png": b"x"})
    with pytest.raises(Unreadable, match="picture"):
        reader.blocks(data)


def test_styles_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA")
    )
    assert reader.blocks(docx(p("x", '<w:pStyle w:val="A"/>'), styles=styles))[0].text == "x"


@given(st.binary(max_size=3000))
def test_garbage_bytes_never_raise_anything_else(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        reader.blocks(b"PK\x03\x04" + data)


@given(st.lists(st.tuples(st.integers(0, 1500), st.binary(min_size=1, max_size=4)), max_size=6))
def test_a_damaged_file_never_raises_anything_else(wounds: list[tuple[int, bytes]]) -> None:
    data = bytearray(docx(p("Tham mưu"), header=p("2")))
    for place, wound in wounds:
        data[place : place + len(wound)] = wound
    with contextlib.suppress(Unreadable):
        reader.blocks(bytes(data))


NAMES = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "pPr",
        "numPr",
        "ilvl",
        "numId",
        "tcPr",
        "gridSpan",
        "vMerge",
        "fldChar",
        "br",
    ]
)


def markup(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=4).map("".join)
    value = st.sampled_from(["", ' w:val="1"', ' w:val="-3"', ' w:val="x"', ' w:fldCharType="begin"'])
    return st.builds(lambda name, value, inner: f"<w:{name}{value}>{inner}</w:{name}>", NAMES, value, inner)


@given(st.recursive(st.sampled_from(["", "x", "1. a"]), markup, max_leaves=25))
def test_any_well_formed_markup_is_read(body: str) -> None:
    reader.contents(docx(body))
