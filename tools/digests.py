"""``make digests``: notices issued in a throw-away office, answers played, and the digest as leadership gets it.

    python -m tools.digests [--notices DIR] [--out DIR] [--no-phone]

Every .txt in DIR (default: the labelled notices, ``$DONDOC_SHARED`` or ``../shared``; without them our own samples) is
sent to the running bot over HTTP, issued, and answered for three weeks as :mod:`tools.answers` has it; no more than the
words of the notice and its name decide what comes out. Written to ``--out`` (default: build/digests) for each notice:

    NAME.txt           the Monday digest's text as it was sent, with its buttons
    NAME.png           its picture
    NAME-light.png     both on a phone's screen (390 × 844, doubled), in the light theme; and in the dark one
    NAME-dark.png
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from notices.errors import SecrecyMark, Unreadable
from sandbox.messages import Message
from tests.flows.department import DIRECTOR, Department
from tools.answers import MONDAYS, played
from tools.phone import Phone, phone
from tools.pictures import LARGEST

ROOT = Path(__file__).parents[1]
SAMPLES = (ROOT / "tests" / "samples" / "giao-ban-so.txt", ROOT / "tests" / "samples" / "cong-van-giao-viec.txt")
TITLE = "Tình hình thực hiện kết luận"


@dataclass(frozen=True, slots=True)
class Shown:
    """The digest as it stands in the Director's chat."""

    text: Message
    picture: Message


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when a picture came out too large."""
    options = _options(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    files = sorted(options.notices.glob("*.txt")) if options.notices else list(_notices())
    return int(max(asyncio.run(_all(files, options.out, with_phone=options.phone)), default=LARGEST) > LARGEST)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.digests", description="Digests of notices, as they are sent")
    parser.add_argument("--notices", type=Path, metavar="DIR", help="a folder with .txt files")
    parser.add_argument("--out", type=Path, metavar="DIR", default=ROOT / "build" / "digests")
    parser.add_argument(
        "--no-phone", dest="phone", action="store_false", help="text and picture only: needs no browser"
    )
    return parser.parse_args(arguments)


def _notices() -> Sequence[Path]:
    folder = Path(os.environ.get("DONDOC_SHARED", ROOT.parent / "shared")) / "notices" / "text"
    return sorted(folder.glob("*.txt")) or SAMPLES


async def _all(files: Sequence[Path], out: Path, *, with_phone: bool) -> list[int]:
    """Sizes of all pictures, in bytes."""
    sizes = list[int]()
    async with phone(on=with_phone) as screen:
        for file in files:
            try:
                sizes += await _one(file.stem, file.read_bytes(), out, screen)
            except (SecrecyMark, Unreadable) as error:
                print(f"{file.stem}: not read, {error}")
    return sizes


async def _one(name: str, data: bytes, out: Path, screen: Phone | None) -> list[int]:
    """Plays one notice; writes what came of it; the sizes of its pictures."""
    async with played(name, data) as office:
        shown = _shown(office)
        (out / f"{name}.txt").write_text(_written(shown), "utf-8")
        pictures = {name: shown.picture.photo.data if shown.picture.photo else b""}
        if screen is not None:
            shots = screen.shots(office, DIRECTOR, shown.text)
            pictures |= {f"{name}-{theme}": png async for theme, png in shots}
    for kind, png in pictures.items():
        (out / f"{kind}.png").write_bytes(png)
        print(f"{kind}.png  {len(png) / 1000:.0f} kB")
    return [len(png) for png in pictures.values()]


def _shown(office: Department) -> Shown:
    """The last Monday's digest, which stands above its picture."""
    said = office[DIRECTOR].said
    texts = [message for message in said if TITLE in message.text]
    assert len(texts) == MONDAYS, "one digest a week"
    return Shown(texts[-1], next(message for message in reversed(said) if message.photo))


def _written(shown: Shown) -> str:
    buttons = "".join(f"\n[{'] ['.join(row)}]" for row in shown.text.buttons)
    return f"{shown.text.text}\n{buttons}\n\nẢnh: {shown.picture.caption}\n"


if __name__ == "__main__":
    sys.exit(main())
