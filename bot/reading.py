"""``dondoc read``: notices on the terminal."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from notices.cage import read_album_caged
from notices.errors import SecrecyMark, Unreadable
from notices.model import Notice, Task, as_json
from notices.units import KnownUnit
from notices.wire import File


def read_files(paths: Sequence[Path], roster: Path | None, *, as_json: bool, album: bool = False) -> int:
    """Prints what each file holds, or all as one ``album``; 1 if one of them gave no notice."""
    known = _known_units(roster)
    together = [paths] if album else [[path] for path in paths]
    results = [_read(group, known) for group in together]
    for (path, *_), result in zip(together, results, strict=True):
        if isinstance(result, str):
            print(f"{path}: {result}", file=sys.stderr)
        if as_json:
            print(json.dumps(_object(path, result), ensure_ascii=False))
        elif isinstance(result, Notice):
            print(_summary(path, result))
    return int(any(isinstance(result, str) for result in results))


def _known_units(roster: Path | None) -> list[KnownUnit]:
    if roster is None:
        return []
    from services.roster import parse_roster

    rows = parse_roster(roster.read_bytes(), roster.name)
    aliases: dict[str, set[str]] = {}
    for row in rows:
        if row.unit:
            aliases.setdefault(row.unit, set()).update(filter(None, (row.short_name, *row.aliases)))
    return [KnownUnit(name, tuple(sorted(others))) for name, others in aliases.items()]


def _read(paths: Sequence[Path], known: Sequence[KnownUnit]) -> Notice | str:
    try:
        return asyncio.run(read_album_caged([File(path.read_bytes(), path.name) for path in paths], known))
    except Unreadable as error:
        return f"cannot be read: {error.reason.value}"
    except SecrecyMark as error:
        return f"bears the secrecy mark {error.mark}: not read"


def _object(path: Path, result: Notice | str) -> dict[str, object]:
    found = {"error": result} if isinstance(result, str) else as_json(result)
    return {"file": str(path), **found}


def _summary(path: Path, notice: Notice) -> str:
    head = notice.header
    number = f"{head.number or '…'}/{head.symbol or '…'}"
    lines = [f"{path.name}: {head.title or '(no title)'}"]
    lines += [f"  {head.agency or '?'} · {number} · {head.issued_on or '?'}"]
    lines += [_task_lines(task) for task in notice.tasks]
    lines += [f"  ? {doubt.kind.value} {doubt.path or ''} {doubt.words}" for doubt in notice.doubts]
    return "\n".join(lines)


def _task_lines(task: Task) -> str:
    due = ", ".join(f"{m.due:%d/%m/%Y}" for m in task.milestones)
    who = "; ".join((*task.assignees, *task.persons)) + (f" (+ {'; '.join(task.partners)})" if task.partners else "")
    return f"  {task.path:12} {task.text[:90]}\n               → {who or '?'}{' · ' + due if due else ''}"
