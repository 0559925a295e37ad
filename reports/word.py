"""The Word report and the meeting sheet: a template of ours or of the office's own, filled with the table's rows."""

from __future__ import annotations

import io
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from locales import Tongue
from reports.cells import clean
from reports.dates import SHORT_MONTHS, written
from reports.plain import Plain
from reports.tracked import in_one, notes, number_of, result_words
from services.buckets import Bucket
from services.digest import UnitFigures
from services.errors import DomainError
from services.tracking import Basis, Tracked, Tracking

DOTS: Final = "……"
"""What somebody has to fill in by hand."""


def written_report(tracking: Tracking, tongue: Tongue, templates: Path | None = None) -> bytes:
    """Báo cáo kết quả thực hiện, a .docx laid out per Nghị định 30/2020/NĐ-CP.

    :raises DomainError: the office's own template has a mistake in it.
    """
    return _filled("report.docx", tracking, Plain(tongue), templates)


def review(tracking: Tracking, tongue: Tongue, templates: Path | None = None) -> bytes:
    """Kiểm điểm kết luận kỳ trước: what is late and what is open, with room for what the meeting says.

    :raises DomainError: as :func:`written_report`.
    """
    return _filled("review.docx", tracking, Plain(tongue), templates)


def _filled(name: str, tracking: Tracking, t: Plain, templates: Path | None) -> bytes:
    own = templates / name if templates else None
    source = own.read_bytes() if own and own.is_file() else (files(__package__) / "templates" / name).read_bytes()
    try:
        template = DocxTemplate(io.BytesIO(source))
        # Words of people are text: escaped, and no template of anybody reaches into our objects.
        template.render(_context(tracking, t), SandboxedEnvironment(autoescape=True), autoescape=True)
    except (TemplateError, ValueError, KeyError, BadZipFile) as error:
        if own is None:
            raise
        raise DomainError("file.template_broken", name=name) from error
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def _context(tracking: Tracking, t: Plain) -> dict[str, Any]:
    """What a template can name."""
    figures = tracking.figures
    done = figures.buckets[Bucket.DONE_IN_TIME] + figures.buckets[Bucket.DONE_LATE]
    rows = [_row(row, figures.today, t) for row in tracking.rows]
    return {
        **_head(tracking.bases[0], tracking),
        "tasks": figures.tasks,
        "total": figures.total,
        "done": done,
        "share": round(100 * done / max(figures.total, 1)),
        "count": {one.value: figures.buckets[one] for one in Bucket},
        "units": [_unit(one, t) for one in figures.units],
        "silent": _line(", ".join(figures.silent)),
        "extended": sum(row.extended > 0 for row in tracking.rows),
        "returned": sum(row.returned > 0 for row in tracking.rows),
        "rows": rows,
        "late": [row for row in rows if row["is"] is Bucket.LATE],
        "open": [row for row in rows if row["is"] is Bucket.IN_TIME],
        "asked": [row for row in rows if row["asked"]],
        "blocked": [row for row in rows if row["is_blocked"]],
    }


def _head(basis: Basis, tracking: Tracking) -> dict[str, str]:
    today = tracking.figures.today
    title = _line(basis.title or "")
    return {
        "agency": _line(basis.agency or DOTS).upper(),
        "place": _line(basis.province or DOTS),
        "number": number_of(basis) or DOTS,
        "issued": written(basis.issued_on) or DOTS,
        "of_title": f" {title[0].lower()}{title[1:]}" if title else "",
        "today": written(today),
        "day": f"{today.day:02}",
        "month": f"{today.month:02}" if today.month <= SHORT_MONTHS else str(today.month),
        "year": str(today.year),
    }


def _unit(unit: UnitFigures, t: Plain) -> dict[str, Any]:
    late = t("word.unit_late", n=unit.late) if unit.late else ""
    return {"name": _line(unit.unit), "done": unit.done, "total": unit.total, "late_words": late}


def _row(row: Tracked, today: date, t: Plain) -> dict[str, Any]:
    late = row.bucket is Bucket.LATE and row.due is not None
    days = (today - row.due).days if row.due and late else 0
    told = [result_words(row, t), notes(row, t)]
    return {
        "is": row.bucket,
        "text": _line(row.text).rstrip(".;,"),
        "unit": _line(row.unit),
        "due": written(row.due),
        "days": days,
        "late_words": t("word.days_late", n=days) if late else "",
        "cause": t("word.cause", words=_line(row.difficulty)) if row.difficulty else "",
        "is_blocked": row.difficulty is not None,
        "asked": written(row.asked_due),
        "state": _line(in_one([words.rstrip(".") for words in told if words])),
        "bucket": t(f"bucket.{row.bucket.value}"),
    }


def _line(words: str) -> str:
    """On one line, without what no XML file can hold."""
    return " ".join(clean(words).split())
