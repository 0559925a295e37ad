"""Reading a .docx beside docling, which turns documents into text for programs: cold and warm, in one run.

``python -m bench.beside_docling``, with the group ``docling`` of pyproject.toml installed (it brings PyTorch). Cold is
a fresh process with everything it imports; warm the median of further readings in one process. Docling gives the
document's text, we its tasks. What of the text is wrong counts as in ``bench.characters``, against the same notice
typed as plain text, from its title to the recipients; signs of Markdown and bullets are left away on both sides.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from pathlib import Path

from bench.characters import rates
from bench.notices import REAL, SHARED
from notices.formats import docx

COLD, WARM = 3, 9
FILES = ("nd30.docx", "flat.docx")
OURS = """
from pathlib import Path
from notices.reading import read
def work(path):
    return read(Path(path).read_bytes(), path)
"""
DOCLING = """
from docling.datamodel.base_models import InputFormat
from docling.document_converter import DocumentConverter
converter = DocumentConverter(allowed_formats=[InputFormat.DOCX])
def work(path):
    return converter.convert(path).document
"""
TIMED = """
import sys, time
began = time.perf_counter()
{program}
work(sys.argv[1])
print(time.perf_counter() - began)
for _ in range({warm}):
    began = time.perf_counter()
    work(sys.argv[1])
    print(time.perf_counter() - began)
"""
TEXT = DOCLING + "import sys\nprint(work(sys.argv[1]).export_to_text())"
SIGNS = re.compile(r"(?m)^\s*(?:[-–•+*]\s+)|[*_|#\\]|&amp;|-{3,}")


def report() -> None:
    """Prints a row a file: seconds cold, milliseconds warm and character error, of both."""
    print(f"  {'.docx':34} {'cold, s':>14} {'warm, ms':>16} {'characters wrong, %':>22}")
    print(f"  {'':34} {'ours docling':>14} {'ours docling':>16} {'ours docling':>22}")
    for notice in REAL:
        for name in FILES:
            path = SHARED / "files" / notice / name
            ours, theirs = _times(OURS, path), _times(DOCLING, path)
            wrong = _wrong(path, _ours(path)), _wrong(path, _run(TEXT, path))
            print(
                f"  {notice.partition('-2')[0] + ' ' + name:34} {ours[0]:6.2f} {theirs[0]:7.2f}"
                f" {ours[1] * 1000:8.1f} {theirs[1] * 1000:7.1f} {wrong[0]:14.2f} {wrong[1]:7.2f}"
            )


def _times(program: str, path: Path) -> tuple[float, float]:
    """(cold, warm) in seconds; each a median."""
    runs = [_run(TIMED.format(program=program, warm=WARM), path).split() for _ in range(COLD)]
    warm = [float(second) for run in runs for second in run[1:]]
    return statistics.median(float(run[0]) for run in runs), statistics.median(warm)


def _run(program: str, path: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout


def _ours(path: Path) -> str:
    return "\n".join(block.text for block in docx.blocks(path.read_bytes()))


def _wrong(path: Path, read: str) -> float:
    typed = (path.parent / "plain.txt").read_text("utf-8")
    body = typed[typed.casefold().index("kết luận") : typed.index("Nơi nhận")]
    return rates([_bare(body)], [_bare(read)])[0]


def _bare(text: str) -> str:
    return " ".join(SIGNS.sub(" ", text).split())


if __name__ == "__main__":
    report()
