"""The replies that other people wrote and labelled, scored as the scorer does it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from replies.reading import understand
from replies.wire import as_json


def test_the_labelled_replies_are_understood(shared: Path, tmp_path: Path) -> None:
    labelled = shared / "replies" / "dev.jsonl"
    answers = []
    for row in map(json.loads, labelled.read_text("utf-8").splitlines()):
        updates = understand(row["text"], date.fromisoformat(row["today"]), row["tasks"], row["replying_to"])
        answers.append({"id": row["id"], "updates": [as_json(update) for update in updates]})
    actual = tmp_path / "actual.jsonl"
    actual.write_text("".join(json.dumps(answer) + "\n" for answer in answers), "utf-8")
    scorer = [sys.executable, str(shared / "replies" / "score.py"), str(labelled), str(actual)]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    score = {name: float(value) for name, value in re.findall(r"(\w+) +([\d.]+)", printed)}
    assert score["exact"] >= 0.95, printed
    assert score["kinds"] >= 0.98, printed
    assert (score["false_done"], score["lost"]) == (0, 0), printed
