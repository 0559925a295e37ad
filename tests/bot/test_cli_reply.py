"""``dondoc reply`` as its users meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def reply(*arguments: str, folder: Path, given: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "reply", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        input=given if isinstance(given, bytes) else given.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_it_says_what_was_understood_and_what_is_not_sure(tmp_path: Path) -> None:
    done = reply("mục 3 xong, mục 5 xin lùi đến 25/4, mục 6 nộp rồi", "--today", "2024-04-03", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().splitlines()[::2] == [
        "Done: 3",
        "More time asked for: 5 · until 25/04/2024",
        "Done: 6 · not sure: implied, not said",
    ]


def test_as_json_with_the_grounds(tmp_path: Path) -> None:
    done = reply("xong", "--replying-to", "12", "--json", folder=tmp_path)
    assert json.loads(done.stdout) == {
        "updates": [
            {
                **{"kind": "done", "tasks": [12], "percent": None, "until": None},
                **{"sure": True, "why": "stated", "words": "xong"},
            }
        ]
    }


def test_standard_input_is_read_for_a_dash(tmp_path: Path) -> None:
    done = reply("-", "--tasks", "3", folder=tmp_path, given="- mục 1: xong\n- mục 2: 50%")
    assert done.stdout.decode().splitlines()[::2] == ["Done: 1", "Under way: 2 · 50%"]


LINE = {"id": "r1", "today": "2024-04-03", "tasks": 3, "replying_to": None, "text": "mục 2 xin đến thứ 6"}


@pytest.mark.parametrize("from_file", [True, False])
def test_many_are_answered_line_by_line(tmp_path: Path, from_file: bool) -> None:
    data = b"\xef\xbb\xbf" + b"\n\n".join(json.dumps({**LINE, "id": id_}).encode() for id_ in ("r1", 2)) + b"\r\n"
    (tmp_path / "in.jsonl").write_bytes(data)
    done = reply("--jsonl", "in.jsonl" if from_file else "-", folder=tmp_path, given=data)
    assert done.returncode == 0, done.stderr
    updates = [{"kind": "extension", "tasks": [2], "percent": None, "until": "2024-04-05"}]
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"id": "r1", "updates": updates},
        {"id": 2, "updates": updates},
    ]


BAD = [
    (b"no json", "line 2: no JSON"),
    (b"[1]", "line 2: no JSON object"),
    (b"\xff\xfe", "line 2: no JSON"),
    (json.dumps({**LINE, "text": 5}).encode(), "line 2: text"),
    (json.dumps({**LINE, "today": "3/4"}).encode(), "line 2: today"),
    (json.dumps({**LINE, "tasks": "3"}).encode(), "line 2: tasks"),
    (json.dumps({**LINE, "tasks": -1}).encode(), "line 2: tasks"),
    (json.dumps({**LINE, "replying_to": "x"}).encode(), "line 2: replying_to"),
    (json.dumps({**LINE, "id": None}).encode(), "line 2: id"),
]


@pytest.mark.parametrize(("line", "said"), BAD)
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_written(tmp_path: Path, line: bytes, said: str) -> None:
    done = reply("--jsonl", "-", folder=tmp_path, given=json.dumps(LINE).encode() + b"\n" + line + b"\n")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_text_or_a_file_is_needed(tmp_path: Path) -> None:
    assert reply(folder=tmp_path).returncode == 2
    missing = reply("--jsonl", "nowhere.jsonl", folder=tmp_path)
    assert missing.returncode == 1
    assert b"nowhere.jsonl" in missing.stderr
