"""The command line as its users meet it: a process of its own, its output and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import open_database
from notices.formats.office import program
from notices.formats.scan_model import model
from sandbox.server import Sandbox
from storage.members import MemberRole

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"


def dondoc(*arguments: str | Path, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.upper().endswith("PROXY")}
    for name in ("BOT_TOKEN", "DATABASE_URL", "TELEGRAM_API_BASE", "TIMEZONE", "WEBHOOK_URL"):
        clean.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *map(str, arguments)],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_read_gives_one_json_object_a_file(tmp_path: Path) -> None:
    files = [SAMPLES / "giao-ban-so.txt", SAMPLES / "cong-van-giao-viec.txt"]
    done = dondoc("read", "--json", *files, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    for file, found in zip(files, objects, strict=True):
        expected = json.loads(file.with_suffix(".json").read_text("utf-8"))
        assert found["file"] == str(file)
        assert {key: found[key] for key in ("notice", "units", "tasks")} == {
            key: expected[key] for key in ("notice", "units", "tasks")
        }


def test_read_names_the_file_that_is_no_notice_and_reads_the_others(tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("Kính gửi anh, chiều nay họp lúc 2 giờ.", "utf-8")
    done = dondoc("read", "thư.txt", SAMPLES / "giao-ban-thang-9.docx", folder=tmp_path)
    assert done.returncode == 1
    assert "thư.txt: cannot be read: not_a_notice" in done.stderr
    assert "128/TB-SKHCN" in done.stdout


def test_read_shows_a_person_who_is_told(tmp_path: Path) -> None:
    (tmp_path / "thông-báo.txt").write_text(
        "SỞ NỘI VỤ\n\nGiám đốc Sở kết luận như sau:\n\n1. Giao Phó Giám đốc Sở Lê Văn Hai chỉ đạo rà soát hồ sơ.",
        "utf-8",
    )
    done = dondoc("read", "thông-báo.txt", folder=tmp_path)
    assert "→ Lê Văn Hai" in done.stdout


def test_read_stops_at_a_secrecy_mark(tmp_path: Path) -> None:
    (tmp_path / "mat.txt").write_text("MẬT\n" + (SAMPLES / "giao-ban-so.txt").read_text("utf-8"), "utf-8")
    done = dondoc("read", "--json", "mat.txt", folder=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"file": "mat.txt", "error": "bears the secrecy mark MẬT: not read"}


def test_a_roster_goes_in_and_comes_out_the_same(tmp_path: Path) -> None:
    assert "8 new" in dondoc("roster", "import", SAMPLES / "roster.csv", folder=tmp_path).stdout
    assert (
        "0 new, 0 changed; people: 0 new, 0 changed"
        in dondoc("roster", "import", SAMPLES / "roster.csv", folder=tmp_path).stdout
    )
    assert dondoc("roster", "export", "out.csv", folder=tmp_path).returncode == 0
    assert len((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()) == len(
        (SAMPLES / "roster.csv").read_text("utf-8").splitlines()
    )


MISTAKES = [
    (("run",), {}, "BOT_TOKEN is not set"),
    (("run",), {"BOT_TOKEN": "bad"}, "BOT_TOKEN"),
    (("migrate",), {"TIMEZONE": "Mars"}, "no such time zone: Mars"),
    (
        ("run",),
        {"BOT_TOKEN": "123456:abcdef", "WEBHOOK_URL": "https://x.example/t", "WEBHOOK_SECRET": "short"},
        "WEBHOOK_SECRET",
    ),
    (("roster", "import", "nobody.csv"), {}, "nobody.csv"),
    (("roster", "import", "empty.csv"), {}, "column"),
    (("migrate",), {"DATABASE_URL": "sqlite+aiosqlite:///empty.csv"}, "the file is no SQLite database"),
    (("run",), {"BOT_TOKEN": "123456:abcdef", "DATABASE_URL": "postgresql+asyncpg://a@127.0.0.1:1/b"}, "be reached"),
    (("restore", "nothing.db"), {}, "there is no file nothing.db"),
    (("backup", "empty.csv"), {}, "empty.csv exists already"),
]


@pytest.mark.parametrize(("arguments", "settings", "said"), MISTAKES)
def test_a_mistake_is_named_in_one_line(
    arguments: tuple[str, ...], settings: dict[str, str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").write_text("a,b\n1,2\n" * 200, "utf-8")
    done = dondoc(*arguments, folder=tmp_path, **settings)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


async def test_invite_prints_a_link_for_everybody_who_is_not_connected(tmp_path: Path) -> None:
    import asyncio

    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    dondoc("roster", "import", SAMPLES / "roster.csv", folder=tmp_path, DATABASE_URL=url)
    database = await open_database(url)
    async with database.write() as uow:
        (await uow.members.with_role(MemberRole.LEADER))[0].telegram_id = 77
    await database.close()
    async with Sandbox() as server:
        settings = {"DATABASE_URL": url, "BOT_TOKEN": server.token, "TELEGRAM_API_BASE": server.base_url}
        done = await asyncio.to_thread(dondoc, "invite", "--all", folder=tmp_path, **settings)
        nobody = await asyncio.to_thread(dondoc, "invite", "--member", "Ai Đó", folder=tmp_path, **settings)
        fine = await asyncio.to_thread(dondoc, "check", folder=tmp_path, **settings)
    links = done.stdout.splitlines()
    assert len(links) == len((SAMPLES / "roster.csv").read_text("utf-8").splitlines()) - 2
    assert all("https://t.me/dondoc_sandbox_bot?start=" in link for link in links)
    assert len({link.rpartition("=")[2] for link in links}) == len(links)
    assert nobody.returncode == 1
    readers = ["ok  " if there else "FAIL" for there in (model(), program())]
    assert [line[:4] for line in fine.stdout.splitlines()] == ["ok  ", "ok  ", "ok  ", *readers], fine.stdout
    assert fine.returncode == int("FAIL" in readers)


def test_check_says_what_is_wrong(tmp_path: Path) -> None:
    done = dondoc("check", folder=tmp_path, BOT_TOKEN="123456:abcdef", TELEGRAM_API_BASE="http://127.0.0.1:9")
    assert done.returncode == 1
    assert "ok   database" in done.stdout
    assert "FAIL telegram" in done.stdout


def test_a_proxy_that_is_away_is_named(tmp_path: Path) -> None:
    proxy = {"PROXY_URL": "socks5://127.0.0.1:9", "BOT_TOKEN": "123456:abcdef"}
    done = dondoc("check", folder=tmp_path, **proxy)
    assert "FAIL proxy: nobody answers at 127.0.0.1:9 (PROXY_URL)" in done.stdout


def test_a_backup_comes_back_elsewhere(tmp_path: Path) -> None:
    here, there = ({"DATABASE_URL": f"sqlite+aiosqlite:///{name}.db"} for name in ("here", "there"))
    dondoc("roster", "import", SAMPLES / "roster.csv", folder=tmp_path, **here)
    assert dondoc("backup", "copy.db", folder=tmp_path, **here).returncode == 0
    assert dondoc("restore", "copy.db", folder=tmp_path, **there).returncode == 0
    for name, place in (("a", here), ("b", there)):
        dondoc("roster", "export", f"{name}.csv", folder=tmp_path, **place)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_the_story_comes_out(tmp_path: Path) -> None:
    done = dondoc("sandbox", "--tour", "--headless", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Hoàn thành đúng hạn: 2" in done.stdout
    assert "TT Ứng dụng: Đưa trạm quan trắc" in done.stdout
    assert done.stdout.endswith("The story came out as it should.\n")
