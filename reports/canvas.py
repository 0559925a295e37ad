"""A sheet to draw on. Bars are drawn larger and brought down, for smooth edges; letters are smooth by themselves."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

FINER: Final = 4
COLOURS: Final = 64
Box = tuple[float, float, float, float]
"""left, top, right, bottom."""


class Canvas:
    """Text and bars. ``y`` of a text is the middle of its small letters' line."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self._image = Image.new("RGB", (width, height), paper)
        self._draw = ImageDraw.Draw(self._image)

    def text(
        self, x: float, y: float, words: str, size: int, colour: str, *, bold: bool = False, anchor: str = "lm"
    ) -> None:
        """``anchor``: l, m or r (where ``x`` is), then m."""
        self._draw.text((x, y), words, fill=colour, font=_font(size, bold), anchor=anchor)

    def line(self, x: float, y: float, until: float, colour: str) -> None:
        self._draw.line((x, y, until, y), fill=colour)

    def bar(self, box: Box, colour: str, stripes: str | None = None, *, radius: float = 4) -> None:
        """A filled bar, striped where ``stripes`` is a colour."""
        left, top, right, bottom = (round(side) for side in box)
        wide, high = (right - left) * FINER, (bottom - top) * FINER
        shape, fill = Image.new("L", (wide, high), 0), Image.new("RGB", (wide, high), colour)
        ImageDraw.Draw(shape).rounded_rectangle((0, 0, wide - 1, high - 1), radius * FINER, 255)
        if stripes:
            _stripe(fill, stripes)
        self._image.paste(fill.reduce(FINER), (left, top), shape.reduce(FINER))

    def png(self) -> bytes:
        """The picture; few colours are enough, and make it small."""
        small = self._image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        out = io.BytesIO()
        small.save(out, "PNG", optimize=True)
        return out.getvalue()


def _stripe(fill: Image.Image, colour: str) -> None:
    draw = ImageDraw.Draw(fill)
    step, thick = 14 * FINER, 5 * FINER
    for x in range(-fill.height, fill.width, step):
        draw.line((x, fill.height, x + fill.height, 0), fill=colour, width=thick)


def width_of(words: str, size: int, *, bold: bool = False) -> float:
    """Pixels that the words take."""
    return _font(size, bold).getlength(words)


def cut(words: str, size: int, room: float, *, bold: bool = False) -> str:
    """The words, ended by "…" where they are wider than ``room`` pixels."""
    if width_of(words, size, bold=bold) <= room:
        return words
    while words and width_of(f"{words}…", size, bold=bold) > room:
        words = words[:-1].rstrip(" -–,")
    return f"{words}…"


def broken(words: str, size: int, room: float, *, bold: bool = False) -> tuple[str, str]:
    """The words on two lines, the first at most ``room`` pixels wide (a word that is wider is cut)."""
    parts = words.split()
    fits = 1
    while fits < len(parts) and width_of(" ".join(parts[: fits + 1]), size, bold=bold) <= room:
        fits += 1
    return cut(" ".join(parts[:fits]), size, room, bold=bold), " ".join(parts[fits:])


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """Be Vietnam Pro: made for Vietnamese, so that marks on marks stay clear when small."""
    name = f"BeVietnamPro-{'SemiBold' if bold else 'Regular'}.ttf"
    data = (files(__package__) / "fonts" / name).read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
