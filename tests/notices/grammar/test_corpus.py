"""Our own notices, read as labelled; and nothing that orders is lost, whatever a rule overlooks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from notices import doubts, items
from notices.model import Notice, as_json
from notices.reading import read_text
from tests.notices.grammar.compared import differences, folded

CORPUS = Path(__file__).parents[1] / "corpus"
NOTICES = sorted(file.stem for file in CORPUS.glob("*.txt"))
NOT_YET = {
    "bo-giao-ban-thang": ["I.2.assignees"],  # "Các đơn vị được giao chủ trì soạn thảo văn bản" is a class of its own
}


def label(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    return read


def read(name: str) -> Notice:
    return read_text((CORPUS / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_of_ours_is_read_as_labelled(name: str) -> None:
    plain = json.loads(json.dumps(as_json(read(name))))
    known = tuple(NOT_YET.get(name, ()))
    assert [line for line in differences(label(name), plain) if not line.startswith(known or ("-",))] == []


def lost(name: str, notice: Notice) -> list[str]:
    """Labelled tasks that are neither read as tasks nor listed as words that belong to none."""
    seen = [folded(task.text) for task in notice.tasks]
    seen += [folded(doubt.words.rstrip("…")) for doubt in notice.doubts if doubt.kind.value == "unplaced"]
    return [
        task["text"]
        for task in label(name)["tasks"]
        if not any(folded(task["text"])[:60] in words or words[-60:] in folded(task["text"]) for words in seen)
    ]


@pytest.mark.parametrize("name", NOTICES)
def test_no_labelled_order_is_lost(name: str) -> None:
    assert lost(name, read(name)) == []


def every_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """The grammar with a fault: it overlooks every second item."""
    whole = items._item
    turn = iter(range(10**6))
    monkeypatch.setattr(items, "_of", _skipping(items._of, turn))
    assert whole is items._item


def _skipping(walk: Any, turn: Any) -> Any:
    def skipping(node: Any, over: Any, reading: Any) -> Any:
        if not node.children and next(turn) % 2:
            return
        yield from walk(node, over, reading)

    return skipping


@pytest.mark.parametrize("name", NOTICES)
def test_what_a_rule_overlooks_is_listed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    every_second(monkeypatch)
    notice = read(name)
    assert len(notice.tasks) < len(label(name)["tasks"])
    assert lost(name, notice) == []


def test_without_the_list_the_overlooked_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    every_second(monkeypatch)
    monkeypatch.setattr(doubts, "unplaced", lambda *_: iter(()))
    assert sum(len(lost(name, read(name))) for name in NOTICES) > 50
