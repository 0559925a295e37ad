"""From a file to a notice: the order of the checks, and the same tasks from every format."""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from notices.errors import Reason, SecrecyMark, Unreadable
from notices.model import as_json
from notices.reading import READERS, read, read_text
from notices.sniff import Format
from tests.notices.formats import letter
from tests.notices.formats.word import docx, p

SAMPLES = Path(__file__).parents[1] / "samples"
LAYOUTS = ("nd30.docx", "flat.docx", "hang.docx", "nfd.docx", "text.pdf", "flat.pdf", "hang.pdf")
REAL = ("nghe-an-2021-11-giao-ban", "quang-ngai-2020-11-giao-ban")
TASK = "1. Văn phòng Sở tham mưu báo cáo trước ngày 15/9/2024."


def tasks(data: bytes, name: str) -> Any:
    """All that is read of the tasks but where they stand, which each format tells in its own way."""
    return [
        {key: value for key, value in task.items() if key != "source"} for task in as_json(read(data, name))["tasks"]
    ]


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(Format)


def test_a_marked_file_goes_no_further() -> None:
    with pytest.raises(SecrecyMark) as stop:
        read(docx(p("TỐI MẬT") + p(TASK)), "x.docx")
    assert stop.value.mark == "TỐI MẬT"


def test_marked_text_goes_no_further() -> None:
    with pytest.raises(SecrecyMark):
        read_text(f"UBND TỈNH BÌNH SƠN\nMẬT\n{TASK}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" \n", Reason.EMPTY),
        ("Kính mời các đồng chí dự họp.", Reason.NOT_A_NOTICE),
        (
            "1. The director of the department concluded that every unit should report by the end of this month\n" * 9,
            Reason.NOT_A_NOTICE,
        ),
    ],
)
def test_text_that_is_no_notice_says_so(text: str, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_text(text)
    assert refusal.value.reason is reason


def test_pasted_text_is_read_in_either_unicode_form() -> None:
    text = (SAMPLES / "giao-ban-so.txt").read_text("utf-8")
    assert read_text(unicodedata.normalize("NFD", text)) == read_text(unicodedata.normalize("NFC", text))


def test_a_document_without_words_is_empty() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(docx("<w:p/>"), "x.docx")
    assert refusal.value.reason is Reason.EMPTY


def test_our_sample_gives_the_same_tasks_as_word_pdf_and_text() -> None:
    from_word = tasks((SAMPLES / f"{letter.NAME}.docx").read_bytes(), "x.docx")
    assert len(from_word) >= 11
    assert tasks((SAMPLES / f"{letter.NAME}.pdf").read_bytes(), "x.pdf") == from_word
    assert tasks("\n".join([*letter.HEAD[0], *letter.printed()]).encode(), "x.txt") == from_word


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("notice", REAL)
def test_real_notices_give_the_tasks_of_their_text(shared: Path, notice: str, layout: str) -> None:
    folder = shared / "notices"
    expected = as_json(read((folder / "text" / f"{notice}.txt").read_bytes(), f"{notice}.txt"))
    actual = as_json(read((folder / "files" / notice / layout).read_bytes(), layout))
    found = scorer(folder).pairs(expected["tasks"], actual["tasks"])
    assert 2 * len(found) / (len(expected["tasks"]) + len(actual["tasks"])) >= 0.98


def scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_read_is_plain_json() -> None:
    found = as_json(read(letter.as_docx(), "x.docx"))
    assert json.loads(json.dumps(found)) == found


def test_number_and_date_that_stand_in_annotations_are_read(shared: Path) -> None:
    name = "ubnd-lao-cai-2496-mot-don-vi"
    expected = json.loads((shared / "notices" / "expected" / f"{name}.json").read_text())["notice"]
    found = as_json(read((shared / "notices" / "files" / f"{name}.pdf").read_bytes(), f"{name}.pdf"))["notice"]
    assert {key: found[key] for key in ("number", "issued_on")} == {
        key: expected[key] for key in ("number", "issued_on")
    }
