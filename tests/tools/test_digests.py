"""``make digests``: what the Director gets on Monday, written to files, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.digests import LARGEST, main

NOTICE = Path(__file__).parents[1] / "samples" / "giao-ban-so.txt"


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    """A folder with one notice and, beside it, a document that may not be read."""
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "giao-ban.txt").write_bytes(NOTICE.read_bytes())
    (folder / "mat.txt").write_text("SỞ Y TẾ\nMẬT\nTHÔNG BÁO\nKết luận cuộc họp\n", "utf-8")
    return folder


def test_the_same_digest_is_written_each_time(
    notices: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outs = [tmp_path / "first", tmp_path / "second"]
    for out in outs:
        assert main(["--notices", str(notices), "--out", str(out), "--no-phone"]) == 0
    assert "mat: not read" in capsys.readouterr().out
    first, second = ({file.name: file.read_bytes() for file in sorted(out.iterdir())} for out in outs)
    assert list(first) == ["giao-ban.png", "giao-ban.txt"]
    assert first == second
    text = first["giao-ban.txt"].decode()
    for shown in ("So với báo cáo thứ Hai 15/4", "Hoàn thành đúng hạn", "Cần quyết định", "[✅ Đồng ý (1)]", "Ảnh: 📊"):
        assert shown in text
    assert first["giao-ban.png"].startswith(b"\x89PNG")
    assert len(first["giao-ban.png"]) < LARGEST
