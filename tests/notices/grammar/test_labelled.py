"""The labelled real notices: figures that must not fall."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from notices.decode import decode
from notices.grammar import understand
from notices.model import as_json
from notices.paragraphs import paragraphs

FLOORS = {"tasks": 0.95, "who": 0.90, "dates": 0.90}


@pytest.fixture
def scoring(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("labelled_score", shared / "notices" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_labelled_notices_are_understood(shared: Path, scoring: ModuleType) -> None:
    rows = []
    for file in sorted((shared / "notices" / "expected").glob("*.json")):
        text = decode((shared / "notices" / "text" / f"{file.stem}.txt").read_bytes())
        actual = json.loads(json.dumps(as_json(understand(paragraphs(text)))))
        rows.append(scoring.score(json.loads(file.read_text("utf-8")), actual)[0])
    weight = sum(row["n"] for row in rows)
    total = {name: sum(row[name] * row["n"] for row in rows) / weight for name in FLOORS}
    assert all(total[name] >= floor for name, floor in FLOORS.items()), total
