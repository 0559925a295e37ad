"""Our own notices, read as labelled; and nothing that orders is lost, whatever a rule overlooks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from notices import doubts, items
from notices.model import Notice, as_json
from notices.reading import read_text
from tests.notices.grammar.compared import differences
from tests.notices.grammar.lost import lost
from tests.notices.grammar.not_yet import NOT_YET

CORPUS = Path(__file__).parents[1] / "corpus"
NOTICES = sorted(file.stem for file in CORPUS.glob("*.txt"))


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


@pytest.mark.parametrize("name", NOTICES)
def test_no_labelled_order_is_lost(name: str) -> None:
    assert lost(label(name), read(name)) == []


def every_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """The grammar with a fault: it overlooks every second item."""
    turn = iter(range(10**6))
    monkeypatch.setattr(items, "_of", _skipping(items._of, turn))


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
    assert lost(label(name), notice) == []


def test_without_the_list_the_overlooked_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    every_second(monkeypatch)
    monkeypatch.setattr(doubts, "unplaced", lambda *_: iter(()))
    assert sum(len(lost(label(name), read(name))) for name in NOTICES) > 50


@pytest.fixture
def labelled(shared: Path) -> list[tuple[dict[str, Any], str]]:
    """(label, text) of each labelled real notice."""
    folder = shared / "notices"
    return [
        (json.loads(file.read_text("utf-8")), (folder / "text" / f"{file.stem}.txt").read_text("utf-8"))
        for file in sorted((folder / "expected").glob("*.json"))
    ]


def test_no_order_of_a_real_notice_is_lost(labelled: list[tuple[dict[str, Any], str]]) -> None:
    assert [words for wanted, text in labelled for words in lost(wanted, read_text(text))] == []


def test_what_a_rule_overlooks_in_a_real_notice_is_listed(
    labelled: list[tuple[dict[str, Any], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    every_second(monkeypatch)
    read_so = [(wanted, read_text(text)) for wanted, text in labelled if len(wanted["tasks"]) > 1]
    assert all(len(notice.tasks) < len(wanted["tasks"]) for wanted, notice in read_so)
    assert [words for wanted, notice in read_so for words in lost(wanted, notice)] == []
