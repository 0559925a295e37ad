""".doc, .odt and .rtf through LibreOffice and striprtf: our own sample gives its tasks."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from notices.errors import Unreadable
from notices.formats import office, rtf
from notices.reading import read
from tests.notices.formats import letter

SAMPLE = Path(__file__).parents[2] / "samples" / f"{letter.NAME}.docx"
FORMS = {"doc": "doc:MS Word 97", "odt": "odt:writer8", "rtf": "rtf:Rich Text Format"}


def require_office() -> str:
    """LibreOffice; skips where it is not installed. CI must have it."""
    found = office.program()
    if found is None:
        reason = "no LibreOffice on this machine (libreoffice-writer-nogui)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with our sample saved in the other formats."""
    program, folder = require_office(), tmp_path_factory.mktemp("saved")
    for form in FORMS.values():
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, "--headless", profile, "--convert-to", form, "--outdir", str(folder), str(SAMPLE)]
        subprocess.run(command, check=True, capture_output=True, timeout=100)
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_our_sample_gives_the_same_tasks(saved: Path, form: str) -> None:
    from_word = read(SAMPLE.read_bytes(), "x.docx").tasks
    assert read((saved / f"{letter.NAME}.{form}").read_bytes(), f"x.{form}").tasks == from_word


def test_without_libreoffice_the_person_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    for reader in (office.doc, office.odt):
        with pytest.raises(Unreadable, match="old_format"):
            reader(b"x")


def test_what_libreoffice_makes_nothing_of_is_broken() -> None:
    require_office()
    with pytest.raises(Unreadable, match="broken"):
        office.doc(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_page_of_the_web_that_is_called_doc_is_not_fetched() -> None:
    """Without a named filter LibreOffice takes HTML and fetches its pictures."""
    require_office()
    with pytest.raises(Unreadable):
        office.doc(b"<html><body><img src='http://127.0.0.1:9/h.png'>1. a</body></html>")


def test_rtf_escapes() -> None:
    rows = [r"\u272?\u417?n Th\u244?ng b\u225?o k\u7871?t lu\u7853?n n\u7897?i b\u7897?\par", r"1. Ba\par"]
    found = rtf.contents((r"{\rtf1\ansi " + "\n".join(rows) + "}").encode())
    assert [block.text for block in found.blocks] == ["Đơn Thông báo kết luận nội bộ", "1. Ba"]


def test_a_long_rtf_is_refused() -> None:
    with pytest.raises(Unreadable, match="too_big"):
        rtf.contents(b"{\\rtf1 " + b"x" * (6 * 1024 * 1024) + b"}")
