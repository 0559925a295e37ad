"""Builds small .docx files part by part, so that a test shows the very markup that it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "header1")


def docx(body: str, *, styles: str = "", numbering: str = "", header: str = "") -> bytes:
    """A .docx with that content in its parts; the prefixes w, r, mc, v and wps are bound."""
    return zipped(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _relations({f"rId{n}": (kind(p), f"{p}.xml") for n, p in enumerate(PARTS)}),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": part("styles", styles),
            "word/numbering.xml": part("numbering", numbering),
            "word/header1.xml": part("hdr", header or "<w:p/>"),
        }
    )


def kind(name: str) -> str:
    return name.rstrip("1")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def part(root: str, content: str) -> str:
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {spaces}>{content}</w:{root}>'


def p(text: str, properties: str = "", run: str = "") -> str:
    """One paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = (3900, 5400)) -> str:
    """A borderless table; a cell is its paragraphs' markup."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        "<w:tr>" + "".join(_cell(cell, widths[i]) for i, cell in enumerate(row)) + "</w:tr>" for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'


def level(place: int, form: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(*levels: str, number: int = 1, inside: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int = 1, inside: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inside}</w:num>'


def _cell(content: str, width: int) -> str:
    if content.startswith("<w:tc>"):
        return content
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{typ}+xml"/>'
        for name, typ in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("header1", "header"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{name}" Target="{target}"/>'
        for key, (name, target) in targets.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
    )
