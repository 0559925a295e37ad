"""The zip of a .docx, opened with distrust.

Limits (measured on hostile files): 20 MB a part, 200 MB in all, 5,000 entries, both as declared and as unpacked.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import Final

from lxml import etree

from notices.errors import Reason, Unreadable
from notices.formats.docx_xml import Element, attribute

MAX_PART: Final = 20 * 1024 * 1024
MAX_TOTAL: Final = 200 * 1024 * 1024
MAX_ENTRIES: Final = 5_000
ENCRYPTED: Final = 0x1
FORBIDDEN: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
"""No Word file has a document type; billion laughs and external entities need one."""

BAD_ZIP: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, KeyError)


class Package:
    """The parts of one .docx. Raises :class:`Unreadable` for what is broken, too big or locked."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BAD_ZIP as error:
            raise Unreadable(Reason.BROKEN) from error
        self._check()
        self.names: tuple[str, ...] = tuple(self._zip.namelist())
        self._root = posixpath.dirname(self.main)

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise Unreadable(Reason.TOO_BIG)
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise Unreadable(Reason.PASSWORD)

    @property
    def main(self) -> str:
        """Name of the part that holds the text."""
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                return (attribute(relation, "Target") or "").lstrip("/")
        return "word/document.xml"

    def beside(self, name: str) -> Element | None:
        """The part ``name`` in the folder of the main part."""
        return self.part(posixpath.join(self._root, name))

    def targets(self) -> dict[str, str]:
        """The parts that the main part refers to, by the id of the relation; those outside the file left out."""
        relations = self.part(posixpath.join(self._root, "_rels", posixpath.basename(self.main) + ".rels"))
        found = relations if relations is not None else ()
        return {
            attribute(one, "Id") or "": attribute(one, "Target") or ""
            for one in found
            if attribute(one, "TargetMode") != "External"
        }

    def bytes_of(self, name: str) -> bytes | None:
        """A part as it is; None where the package has no such part."""
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            return None
        return self._unpacked(entry)

    def margins(self) -> list[Element]:
        """The page heads and feet, foot- and endnotes: not read, but searched for a secrecy mark."""
        wanted = re.compile(re.escape(self._root) + r"/(?:header|footer|footnotes|endnotes)\d*\.xml")
        found = (self.part(name) for name in self.names if wanted.fullmatch(name))
        return [part for part in found if part is not None]

    def part(self, name: str) -> Element | None:
        """The root of an XML part; None where the package has no such part."""
        data = self.bytes_of(name)
        return None if data is None else parsed(data)

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.file_size > MAX_PART:
            raise Unreadable(Reason.TOO_BIG)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_PART + 1)
        except (*BAD_ZIP, RuntimeError) as error:
            raise Unreadable(Reason.BROKEN) from error
        if len(data) > MAX_PART:
            raise Unreadable(Reason.TOO_BIG)
        return data


def parsed(data: bytes) -> Element:
    """The root of ``data``; refuses document types, entities and depth beyond the parser's own limit."""
    if FORBIDDEN.search(data):
        raise Unreadable(Reason.BROKEN)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Reason.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16 the bytes above do not show it
        raise Unreadable(Reason.BROKEN)
    return root
