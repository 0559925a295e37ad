"""PDFs that cannot be read say why; stamps laid over a page are seen."""

from __future__ import annotations

import contextlib
import ctypes
import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from notices.errors import Reason, Unreadable
from notices.formats import pdf
from notices.formats.syllables import is_syllable, share
from notices.secrecy import mark_in
from tests.notices.formats.paper import require_model


def made(pages: int, change: Callable[[pdfium.PdfDocument, pdfium.PdfPage], None] | None = None) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        page = document.new_page(595, 842)
        if change is not None:
            change(document, page)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def scan(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> None:
    picture(document, page, 595, 842)


def signature(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> None:
    picture(document, page, 90, 90)


def picture(document: pdfium.PdfDocument, page: pdfium.PdfPage, width: int, height: int) -> None:
    image = pdfium.PdfImage.new(document)
    image.set_bitmap(pdfium.PdfBitmap.new_native(8, 8, raw.FPDFBitmap_BGR))
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page.insert_obj(image)
    page.gen_content()


def stamp(_: pdfium.PdfDocument, page: pdfium.PdfPage) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_STAMP)
    words = ctypes.create_string_buffer("TUYỆT MẬT".encode("utf-16-le") + b"\0\0")
    raw.FPDFAnnot_SetStringValue(annotation, b"Contents", ctypes.cast(words, ctypes.POINTER(raw.FPDF_WCHAR)))
    raw.FPDFPage_CloseAnnot(annotation)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (made(201), Reason.TOO_MANY_PAGES),
        (made(61, scan), Reason.TOO_MANY_PAGES),
        (b"%PDF-1.7 and nothing more", Reason.BROKEN),
        (made(1)[:200], Reason.BROKEN),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refusal:
        pdf.blocks(data)
    assert refusal.value.reason is reason


def test_a_scan_without_letters_is_too_blurred() -> None:
    require_model()
    with pytest.raises(Unreadable, match="blurred"):
        pdf.blocks(made(2, scan))


def test_a_scan_cannot_be_read_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "model", lambda: None)
    with pytest.raises(Unreadable, match="picture"):
        pdf.blocks(made(2, scan))


def test_a_blank_page_has_no_paragraphs() -> None:
    assert pdf.blocks(made(1)) == ()


def test_a_signature_alone_on_a_page_is_no_scan() -> None:
    assert pdf.blocks(made(1, signature)) == ()


def test_a_stamp_laid_over_the_page_is_seen() -> None:
    assert mark_in(pdf.contents(made(1, stamp)).lines) == "TUYỆT MẬT"


@given(st.binary(max_size=2000))
def test_garbage_never_raises_anything_else(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        pdf.blocks(b"%PDF-1.7\n" + data)


@pytest.mark.parametrize(
    "word",
    ["khẩn", "trương", "nghiêng", "quý", "giặt", "huyện", "Đắk", "yêu", "xoong", "uống", "nguyễn", "khuya", "ưu", "ỷ"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Techfest", "show", "céngß", "luËn", "strong", "wifi", "fax"])
def test_other_words(word: str) -> None:
    assert not is_syllable(word)


def test_a_wrong_code_lowers_the_share() -> None:
    wrong = "KÕt luËn cña Gi¸m ®èc Së Khoa häc vµ C«ng nghÖ t¹i cuéc häp giao ban th¸ng " * 3
    right = "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban tháng " * 3
    assert share(wrong) < 0.5
    assert share(right) == 1.0
    assert share("quá ngắn xyz") == 1.0
