"""Picture files → pixels, opened with distrust: the size is looked at before anything is unpacked."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from typing import Final

import numpy as np
from PIL import Image, ImageOps

from notices.errors import Reason, Unreadable
from notices.formats.scan_clean import Picture

FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")
MAX_PIXELS: Final = 16_000_000
"""Larger ones are made smaller: a page at 300 dpi has 9 million."""
MAX_UNPACKED: Final = 40_000_000
"""Pixels that are worked on at once: 160 MB in colour. A JPEG above is unpacked at a half or less."""
MAX_LOADED: Final = 300_000_000
"""Bytes that any other picture may take before it is made smaller: 75 million pixels in colour, 300 in grey."""
PIXEL_BYTES: Final = {"1": 1, "L": 1, "P": 4}
"""What Pillow keeps a pixel in; four bytes in every other mode, and for a palette's colours."""
MAX_PAGES: Final = 60
SMALLEST: Final = 300
"""Pixels of the shorter side below which no page can be read."""
BAD_PICTURE: Final = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError)
"""What Pillow raises for damaged files, beside its own errors."""


def pictures_in(data: bytes) -> Iterator[tuple[Picture, int]]:
    """Each page of a picture file, turned upright as its camera says, with the number of pages.

    Raises :class:`Unreadable`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of size; it is checked here
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            pages = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    except (*BAD_PICTURE, Image.DecompressionBombError) as error:
        too_big = isinstance(error, Image.DecompressionBombError)
        raise Unreadable(Reason.TOO_BIG if too_big else Reason.BROKEN) from error
    if pages > MAX_PAGES:
        raise Unreadable(Reason.TOO_MANY_PAGES)
    for page in range(pages):
        yield _frame(image, page), pages


def _frame(image: Image.Image, page: int) -> Picture:
    try:
        image.seek(page)
        if image.format == "JPEG" and image.width * image.height > MAX_UNPACKED:
            half = (MAX_UNPACKED / (image.width * image.height)) ** 0.5 / 2
            image.draft("RGB", (int(image.width * half), int(image.height * half)))
        if image.width * image.height * PIXEL_BYTES.get(image.mode, 4) > MAX_LOADED:
            raise Unreadable(Reason.TOO_BIG)
        image = _reduced(image)
        if min(image.size) < SMALLEST:
            raise Unreadable(Reason.BLURRED)
        return np.asarray(ImageOps.exif_transpose(_smaller(_on_white(image))), np.uint8)
    except BAD_PICTURE as error:
        raise Unreadable(Reason.BROKEN) from error


def _reduced(image: Image.Image) -> Image.Image:
    """A huge picture at a half, a third … of its size."""
    factor = math.ceil((image.width * image.height / MAX_UNPACKED) ** 0.5)
    if factor < 2:
        return image
    plain = {"1": "L", "P": "RGB"}.get(image.mode)
    return (image.convert(plain) if plain else image).reduce(factor)


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, which would come out black."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear).convert("RGB")


def _smaller(image: Image.Image) -> Image.Image:
    pixels = image.width * image.height
    if pixels <= MAX_PIXELS:
        return image
    factor = (MAX_PIXELS / pixels) ** 0.5
    return image.resize((int(image.width * factor), int(image.height * factor)))
