"""Tells what a file is by its first bytes. Its name is believed only between plain text and Markdown."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from notices.errors import Reason, Unreadable

MAX_BYTES: Final = 20 * 1024 * 1024
"""What Telegram lets a bot download."""


class Format(StrEnum):
    """The formats that can be read."""

    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"
    MARKDOWN = "markdown"
    RTF = "rtf"
    DOC = "doc"
    ODT = "odt"
    PICTURE = "picture"


MAGIC: Final[tuple[tuple[bytes, Format | Reason], ...]] = (
    (rb"\xff\xd8\xff", Format.PICTURE),  # JPEG
    (rb"\x89PNG\r\n", Format.PICTURE),
    (rb"GIF8[79]a", Format.PICTURE),
    (rb"BM.{4}\0\0\0\0", Format.PICTURE),  # Windows bitmap
    (rb"II\*\0|MM\0\*", Format.PICTURE),  # TIFF
    (rb"RIFF.{4}WEBP", Format.PICTURE),
    (rb".{4}ftyp(?:heic|heix|hevc|heim|mif1|msf1|avif)", Reason.PHONE_PICTURE),
    (rb"\s*\{\\rtf", Format.RTF),
    (rb"(?:\xef\xbb\xbf)?\s*<(?:!DOCTYPE|html|\?xml|head|body)\b", Reason.UNKNOWN_FORMAT),
)
"""Beginnings of files, and what they are; a reason where that is not read."""

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
WORD_97: Final = "WordDocument".encode("utf-16-le")
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAX_CONTROL: Final = 0.1
"""Share of control bytes above which bytes are no text."""


def sniff(data: bytes, name: str) -> Format:
    """The format of ``data``; raises :class:`Unreadable` where it is none that can be read."""
    if not data.strip():
        raise Unreadable(Reason.EMPTY)
    if len(data) > MAX_BYTES:
        raise Unreadable(Reason.TOO_BIG)
    for pattern, found in MAGIC:
        if re.match(pattern, data, re.DOTALL | re.IGNORECASE):
            return _readable(found)
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _in_zip(data)
    if data.startswith(OLE):
        return _readable(_in_ole(data))
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    return _plain(data, name)


def _readable(found: Format | Reason) -> Format:
    if isinstance(found, Reason):
        raise Unreadable(found)
    return found


def _in_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Reason.BROKEN) from error
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if "mimetype" in names and b"opendocument.text" in data[:200]:
        return Format.ODT
    raise Unreadable(Reason.UNKNOWN_FORMAT)


def _in_ole(data: bytes) -> Format | Reason:
    if LOCKED in data:
        return Reason.PASSWORD
    return Format.DOC if WORD_97 in data else Reason.UNKNOWN_FORMAT


def _plain(data: bytes, name: str) -> Format:
    if not _is_wide(data) and len(CONTROL.findall(data)) > MAX_CONTROL * len(data):
        raise Unreadable(Reason.UNKNOWN_FORMAT)
    return Format.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Format.TEXT


def _is_wide(data: bytes) -> bool:
    """UTF-16: by its mark, or because all its zero bytes are halves of letters on one side."""
    zeros = data[::2].count(0), data[1::2].count(0)
    return data.startswith(WIDE) or (min(zeros) == 0 and max(zeros) > len(data) // 16)
