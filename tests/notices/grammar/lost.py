"""Labelled orders that a reading lost: neither found as tasks nor shown to the Office as words that belong to none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from notices.model import DoubtKind, Notice
from tests.notices.grammar.compared import folded


def lost(label: Mapping[str, Any], notice: Notice) -> list[str]:
    """The texts of the lost ones."""
    seen = [folded(task.text) for task in notice.tasks]
    seen += [folded(doubt.words) for doubt in notice.doubts if doubt.kind is DoubtKind.UNPLACED]
    return [
        task["text"]
        for task in label["tasks"]
        if not any(folded(task["text"])[:60] in words or words[-60:] in folded(task["text"]) for words in seen)
    ]
