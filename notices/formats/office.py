"""Reads .doc and .odt: LibreOffice makes a .docx of them, and our own reader takes it from there.

No other program keeps the automatic numbers of a .doc. It runs without a window, a network of its own, and a home,
in a folder that its caller throws away. Two lessons from hostile files: its exit status is 0 whatever happens, so that
only the made file counts; and without a named filter it takes HTML that is called .doc, and fetches its pictures.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from notices.errors import Reason, Unreadable
from notices.formats import docx
from notices.formats.contents import Contents, Progress, silent

PROGRAMS: Final = ("soffice", "libreoffice")
FOLDERS: Final = "/usr/bin:/usr/local/bin:/usr/lib/libreoffice/program:/opt/libreoffice/program"
SECONDS: Final = 40
MEMORY: Final = 1_200_000_000
"""Address space in bytes; 210 MB are in use for a letter."""
FILE_BYTES: Final = 64 * 1024 * 1024
ROOM: Final = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, FILE_BYTES), (resource.RLIMIT_NOFILE, 256))
FILTERS: Final = {"doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format"}


def program() -> str | None:
    """LibreOffice on this machine."""
    return next((found for name in PROGRAMS if (found := shutil.which(name, path=FOLDERS))), None)


def doc(data: bytes, progress: Progress = silent) -> Contents:
    """The paragraphs of a .doc. Raises :class:`Unreadable`."""
    return docx.contents(_as_docx(data, "doc"))


def odt(data: bytes, progress: Progress = silent) -> Contents:
    """The paragraphs of an .odt. Raises :class:`Unreadable`."""
    return docx.contents(_as_docx(data, "odt"))


def rtf(data: bytes) -> Contents:
    """The paragraphs of an .rtf. Raises :class:`Unreadable`."""
    return docx.contents(_as_docx(data, "rtf"))


def _as_docx(data: bytes, kind: str) -> bytes:
    found = program()
    if found is None:
        raise Unreadable(Reason.OLD_FORMAT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given, made = folder / f"given.{kind}", folder / "made" / "given.docx"
        given.write_bytes(data)
        _run(found, folder, given, FILTERS[kind])
        if not made.is_file():
            raise Unreadable(Reason.BROKEN)
        return made.read_bytes()


def _run(program: str, folder: Path, given: Path, filter_name: str) -> None:
    command = (
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        f"-env:UserInstallation=file://{folder}/profile", f"--infilter={filter_name}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(given),
    )  # fmt: skip
    environment = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": FOLDERS + ":/bin", "LC_ALL": "C.UTF-8"}
    try:
        # In the caller's session: whoever ends that, ends LibreOffice, too.
        subprocess.run(
            command, env=environment, preexec_fn=_bounded, timeout=SECONDS, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Reason.TOO_SLOW) from error
    except OSError as error:
        raise Unreadable(Reason.OLD_FORMAT) from error


def _bounded() -> None:
    """Between fork and exec: room for LibreOffice, within what this process may raise its own limits to."""
    for kind, wanted in ROOM:
        most = resource.getrlimit(kind)[1]
        value = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(kind, (value, value))
    os.nice(5)
