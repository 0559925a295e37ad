"""Whatever a file does, the caller gets a notice, Unreadable or SecrecyMark, within the limits."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from pathlib import Path

import pytest

from notices import cage
from notices.cage import Limits, read_album_caged, read_caged
from notices.errors import Reason, SecrecyMark, Unreadable
from notices.reading import read
from notices.sniff import MAX_BYTES
from notices.units import KnownUnit
from notices.wire import File
from tests.notices.formats import letter
from tests.notices.formats.word import docx, p

READ = "read"
TRAPS = {
    "bomb.rtf": Reason.NOT_A_NOTICE,
    "control.txt": Reason.NOT_A_NOTICE,
    "deep.docx": Reason.BROKEN,
    "doc_named.docx": READ,
    "docx_named.pdf": READ,
    "empty.doc": Reason.EMPTY,
    "empty.docx": Reason.EMPTY,
    "empty.jpg": Reason.EMPTY,
    "empty.pdf": Reason.EMPTY,
    "empty.txt": Reason.EMPTY,
    "encrypted_owner.pdf": READ,
    "encrypted_user.pdf": Reason.PASSWORD,
    "external.docx": READ,
    "external.html": Reason.UNKNOWN_FORMAT,
    "external.rtf": Reason.NOT_A_NOTICE,
    "hugebox.pdf": Reason.EMPTY,
    "img20k.png": Reason.TOO_BIG,
    "img_claims_100k.png": Reason.TOO_BIG,
    "jpg_named.png": READ,
    "laughs.docx": Reason.BROKEN,
    "notzip.docx": Reason.NOT_A_NOTICE,
    "noword.docx": Reason.UNKNOWN_FORMAT,
    "pages5000.pdf": Reason.TOO_MANY_PAGES,
    "parabomb.docx": Reason.TOO_BIG,
    "password.docx": Reason.PASSWORD,
    "pdf_named.docx": READ,
    "rtf_named.doc": READ,
    "slip.docx": READ,
    "streambomb.pdf": Reason.TOO_BIG,
    "truncated.docx": Reason.BROKEN,
    "truncated.pdf": Reason.BROKEN,
    "xxe.docx": Reason.BROKEN,
    "zipbomb_doc.docx": Reason.TOO_BIG,
    "zipbomb_media.docx": Reason.TOO_BIG,
}


@pytest.mark.parametrize("name", TRAPS)
async def test_a_trap_ends_cleanly_and_soon(shared: Path, name: str) -> None:
    began = time.monotonic()
    outcome: Reason | str = READ
    try:
        await read_caged((shared / "notices" / "files" / "traps" / name).read_bytes(), name)
    except Unreadable as error:
        outcome = error.reason
    assert outcome == TRAPS[name]
    assert time.monotonic() - began < 30


def test_no_trap_is_forgotten(shared: Path) -> None:
    assert {path.name for path in (shared / "notices" / "files" / "traps").iterdir()} == set(TRAPS)


async def test_the_caged_reader_reads_what_the_free_one_reads() -> None:
    roster = (KnownUnit("Văn phòng Sở", ("VP Sở",)), KnownUnit("Thanh tra Sở", ()))
    data = letter.as_docx()
    assert await read_caged(data, "thông báo.docx", roster) == read(data, "thông báo.docx", roster)


async def test_a_secrecy_mark_crosses_the_border() -> None:
    with pytest.raises(SecrecyMark) as stop:
        await read_caged(docx(p("TUYỆT MẬT")), "x.docx")
    assert stop.value.mark == "TUYỆT MẬT"


async def test_too_many_bytes_start_no_child() -> None:
    with pytest.raises(Unreadable, match="too_big"):
        await read_caged(b"x" * (MAX_BYTES + 1), "x.txt")


async def test_a_child_that_takes_too_long_is_killed_with_its_session(monkeypatch: pytest.MonkeyPatch) -> None:
    code, pid = await _run(monkeypatch, "import os, time; print(os.getpid(), flush=True); time.sleep(60)", seconds=0.5)
    assert code is Reason.TOO_SLOW
    with pytest.raises(ProcessLookupError):
        os.killpg(pid, 0)


DEATHS = {
    "import os; os.abort()": Reason.TOO_BIG,
    "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)": Reason.BROKEN,
    "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)": Reason.TOO_SLOW,
    "raise SystemExit(3)": Reason.BROKEN,
    "print('no json')": Reason.BROKEN,
    "print('[]')": Reason.BROKEN,
    'print(\'{"unreadable": "nonsense"}\')': Reason.BROKEN,
    "print('{\"notice\": {}}')": Reason.BROKEN,
    "print('x' * 3_000_000)": Reason.TOO_BIG,
}


@pytest.mark.parametrize("program", DEATHS)
async def test_a_child_that_dies_or_raves_is_an_unreadable_file(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    code, _ = await _run(monkeypatch, program)
    assert code is DEATHS[program]


async def test_a_child_holds_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    limited = "import sys; sys.path.insert(0, sys.argv.pop(1)); from notices.child import limit; limit({}, {}); {}"
    hungry = limited.format(200 * 1024**2, 30, "bytearray(10**9)")
    busy = limited.format(10**9, 1, "\nwhile True: pass")
    assert (await _run(monkeypatch, hungry))[0] is Reason.BROKEN
    assert (await _run(monkeypatch, busy))[0] is Reason.TOO_SLOW


async def test_a_child_gets_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "secret")
    code, _ = await _run(monkeypatch, "import os; raise SystemExit(0 if 'BOT_TOKEN' in os.environ else 3)")
    assert code is Reason.BROKEN


async def test_a_fault_of_ours_is_logged_without_the_documents_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    program = 'print(\'{"unreadable": "broken", "trace": "KeyError at walk.py:3 (flow)"}\')'
    with caplog.at_level(logging.WARNING):
        await _run(monkeypatch, program)
    assert "KeyError at walk.py:3" in caplog.text


async def test_a_child_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = ((1, 3), (2, 3), (2, 3), (9, 3), (3, 3))
    told = [json.dumps({"page": page, "of": of}) for page, of in steps] + ['{"unreadable": "blurred"}']
    heard: list[tuple[int, int]] = []

    async def hear(page: int, of: int) -> None:
        heard.append((page, of))

    monkeypatch.setattr(cage, "START", f"print({chr(10).join(told)!r})")
    with pytest.raises(Unreadable, match="blurred"):
        await read_caged(b"1. a", "x.txt", on_progress=hear)
    assert heard == [(1, 3), (2, 3), (3, 3)]


async def test_each_page_gives_time_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = 'for n in range(1, 9): print(\'{"page": %d, "of": 8}\' % n, flush=True); time.sleep(0.2)'
    monkeypatch.setattr(cage, "START", f"import time\n{pages}\ntime.sleep(60)")
    began = time.monotonic()
    with pytest.raises(Unreadable, match="too_slow"):
        await read_caged(b"1. a", "x.txt", limits=Limits(seconds=1, page_seconds=1))
    assert 2 < time.monotonic() - began < 10


async def test_nothing_stays_where_the_child_wrote(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cage, "MEMORY_DISK", tmp_path)
    program = "import os, time; open(os.environ['TMPDIR'] + '/left', 'w').write('x'); time.sleep(60)"
    code, _ = await _run(monkeypatch, program, seconds=1)
    assert code is Reason.TOO_SLOW
    assert os.listdir(tmp_path) == []


NETWORK = """
import socket, sys
sys.path.insert(0, sys.argv.pop(1))
from notices.child import cut_off
cut_off()
with socket.socket() as server:
    server.bind(("127.0.0.1", 0))
    server.listen()
    socket.create_connection(server.getsockname(), 1)
"""


async def test_a_child_has_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    code, _ = await _run(monkeypatch, NETWORK + "raise SystemExit(3)")
    left = await (
        await asyncio.create_subprocess_exec("unshare", "-n", "true", stderr=asyncio.subprocess.DEVNULL)
    ).wait()
    assert code is Reason.BROKEN  # either it failed to connect, or the system lets nobody leave its network
    if left == 0:
        code, _ = await _run(
            monkeypatch, f'try:\n  exec({NETWORK!r})\nexcept OSError: print(\'{{"unreadable": "empty"}}\')'
        )
        assert code is Reason.EMPTY


async def test_too_many_files_start_no_child() -> None:
    with pytest.raises(Unreadable, match="too_many_pages"):
        await read_album_caged([File(b"1. a", "x.txt")] * 21)


async def test_several_children_at_once() -> None:
    data = letter.as_docx()
    first, second = await asyncio.gather(read_caged(data, "a.docx"), read_caged(data, "b.docx"))
    assert first == second


async def _run(monkeypatch: pytest.MonkeyPatch, program: str, seconds: float = 20) -> tuple[Reason, int]:
    """How a child that runs ``program`` ends, and its process id."""
    pids: list[int] = []
    start = cage._started

    async def noted(limits: Limits, folder: str) -> asyncio.subprocess.Process:
        child = await start(limits, folder)
        pids.append(child.pid)
        return child

    monkeypatch.setattr(cage, "START", program)
    monkeypatch.setattr(cage, "_started", noted)
    with pytest.raises(Unreadable) as refusal:
        await read_caged(b"1. a", "x.txt", limits=Limits(seconds=seconds, answer_bytes=2_000_000))
    return refusal.value.reason, pids[0]
