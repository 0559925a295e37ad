"""A file is what its first bytes say."""

from __future__ import annotations

import pytest

from notices.errors import Reason, Unreadable
from notices.sniff import MAX_BYTES, Format, sniff
from tests.notices.formats.word import docx, p, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

READABLE = [
    (docx(p("x")), "scan.pdf", Format.DOCX),
    (b"%PDF-1.7\n...", "letter.docx", Format.PDF),
    (b"\xef\xbb\xbf%PDF-1.4\n", "x", Format.PDF),
    ("THÔNG BÁO".encode(), "x.txt", Format.TEXT),
    ("THÔNG BÁO".encode(), "x.docx", Format.TEXT),
    ("# THÔNG BÁO".encode(), "X.MD", Format.MARKDOWN),
    ("THÔNG BÁO".encode("utf-16"), "x.txt", Format.TEXT),
    ("Số: 12/TB về việc họp giao ban".encode("utf-16-le"), "x.txt", Format.TEXT),
    (b"\xff\xd8\xff\xe0....JFIF", "x.pdf", Format.PICTURE),
    (b"\x89PNG\r\n\x1a\n....", "x", Format.PICTURE),
    (b"II*\0....", "x", Format.PICTURE),
    (b"RIFF....WEBPVP8 ", "x", Format.PICTURE),
    (b"{\\rtf1\\ansi THONG BAO}", "x.doc", Format.RTF),
    (OLE + "WordDocument".encode("utf-16-le"), "x.docx", Format.DOC),
]

REFUSED = [
    (b"", Reason.EMPTY),
    (b" \r\n\t", Reason.EMPTY),
    (b"x" * (MAX_BYTES + 1), Reason.TOO_BIG),
    (b"\0\0\0\x18ftypheic\0\0\0\0", Reason.PHONE_PICTURE),
    (OLE + "EncryptedPackage".encode("utf-16-le"), Reason.PASSWORD),
    (OLE + "Workbook".encode("utf-16-le"), Reason.UNKNOWN_FORMAT),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), Reason.UNKNOWN_FORMAT),
    (zipped({"xl/workbook.xml": "<x/>"}), Reason.UNKNOWN_FORMAT),
    (b"PK\x03\x04 and no more", Reason.BROKEN),
    (b"<!DOCTYPE html><p>1. a", Reason.UNKNOWN_FORMAT),
    (b"<html><body>1. a", Reason.UNKNOWN_FORMAT),
    (b"\x7fELF\x02\x01\x01" + bytes(200) + b"\x03" * 50, Reason.UNKNOWN_FORMAT),
]


@pytest.mark.parametrize(("data", "name", "expected"), READABLE)
def test_bytes_tell_the_format_and_names_do_not(data: bytes, name: str, expected: Format) -> None:
    assert sniff(data, name) is expected


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refusal:
        sniff(data, "notice.docx")
    assert refusal.value.reason is reason


def test_an_opendocument_text_is_known_by_its_first_part() -> None:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:  # stored, first: as the standard wants it
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert sniff(buffer.getvalue(), "x.docx") is Format.ODT
