"""Updates as JSON."""

from __future__ import annotations

from replies.model import Update


def as_json(update: Update) -> dict[str, object]:
    """What LABELS.md names: kind, tasks, percent, until (ISO date)."""
    return {
        "kind": update.kind.value,
        "tasks": list(update.tasks),
        "percent": update.percent,
        "until": update.until.isoformat() if update.until else None,
    }


def with_grounds(update: Update) -> dict[str, object]:
    """The same, and how sure it is, why, and the words that say so."""
    return {**as_json(update), "sure": update.sure, "why": update.why.value, "words": update.words}
