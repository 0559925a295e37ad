"""Small PNGs for the documents."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image

LARGEST: Final = 200_000
"""Bytes that a picture may have."""
OF_A_SCREEN: Final = 192
"""Colours: enough for flat ones and the edges of letters."""


def small(picture: Image.Image, colours: int) -> bytes:
    """The picture as a PNG of so many colours."""
    saved = BytesIO()
    picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(saved, "PNG", optimize=True)
    return saved.getvalue()
