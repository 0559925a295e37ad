"""Cleans the picture of a page before its letters are read: stamp, pen, dust, tilt.

A careless clean-up eats tone marks and dashes (13.8 % of the words wrong, measured): what goes must be small,
round and alone. Binarising never helped.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Picture: TypeAlias = npt.NDArray[np.uint8]
"""Rows × columns of grey, 0 black to 255 white; or × 3 of red, green, blue."""

COLOURED: Final = 60
"""Difference of the strongest and the weakest channel from which a pixel is stamp or pen."""
INK: Final = 118
"""Grey below which black print shows through a stamp."""
SPECK: Final = 22
"""Largest area in pixels of dust at 200 dpi; the dot of an i has 25 and more."""
LONELY: Final = 9
"""Pixels around a speck, at 200 dpi, without other ink."""
ROUND: Final = 2.2
"""Times that a speck may be longer than wide; a dash is longer."""
TILT: Final = 4.0
"""Degrees that are looked through."""
PLAIN_DPI: Final = 200
SOFT: Final = 0.8
"""Pixels by which an enlarged picture is softened: 0.98 → 0.82 % of the characters wrong."""
READ_DPI: Final = 240
"""Letters about 25 pixels high. From 225 to 300 Tesseract reads equally well, and at 240 a tenth faster than at 300."""
GRAIN: Final = 10
"""Greys below the paper's that are paper, too. Tesseract packs each line as PNG before it reads it: grain makes that a
fifth of its time."""


def cleaned(grey: Picture, dpi: float) -> Picture:
    """A page in grey at 240 dpi, upright to 0.1°, without dust, its paper without grain."""
    return without_grain(_scaled(straight(without_dust(grey, dpi)), READ_DPI / dpi))


def _scaled(grey: Picture, factor: float) -> Picture:
    if abs(factor - 1) < 0.05:
        return grey
    if factor < 1:
        return _grey(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    larger = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    return _grey(cv2.GaussianBlur(larger, (0, 0), SOFT))


def without_grain(grey: Picture) -> Picture:
    """What is nearly as light as paper, or lighter, made the same grey: a step at white would be read as specks."""
    greys, paper = np.arange(256), usual(grey)
    return _grey(cv2.LUT(grey, np.where(greys < paper - GRAIN, greys, paper).astype(np.uint8)))


def without_colour(picture: Picture) -> Picture:
    """Grey, with red stamps and blue pen turned to paper where no black print lies under them."""
    if picture.ndim == 2:
        return picture
    grey = _grey(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))
    red, green, blue = cv2.split(picture)
    strongest = cv2.max(cv2.max(red, green), blue)  # red in red ink, blue in blue ink: there the ink is light as paper
    spread = cv2.subtract(strongest, cv2.min(cv2.min(red, green), blue))
    coloured = cv2.threshold(spread, COLOURED, 255, cv2.THRESH_BINARY)[1]
    if not cv2.countNonZero(coloured):
        return grey
    greys = np.arange(256)
    print_or_paper = np.where(greys < INK, greys, usual(grey)).astype(np.uint8)
    near = cv2.dilate(coloured, np.ones((3, 3), np.uint8))
    return _grey(cv2.copyTo(cv2.LUT(strongest, print_or_paper), near, grey))


def usual(grey: Picture) -> int:
    """The middle of all greys, which is the paper's."""
    counted = cv2.calcHist([grey], [0], None, [256], [0, 256])
    return int(np.searchsorted(np.cumsum(counted), grey.size / 2))


def without_dust(grey: Picture, dpi: float) -> Picture:
    """Small round specks with no ink near them turned to paper."""
    scale, paper = dpi / PLAIN_DPI, usual(grey)
    threshold, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    # Dust is often paler than print, so that it is looked for above the threshold, too.
    pale = _grey(cv2.threshold(grey, (threshold + paper) / 2, 255, cv2.THRESH_BINARY_INV)[1])
    count, labels, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    width, height, area = (stats[:, column] for column in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    small = (area <= SPECK * scale**2) & (np.maximum(width, height) <= ROUND * np.minimum(width, height))
    small[0] = False
    places = np.flatnonzero(small[labels])  # the pixels of all that may be dust: few
    if not places.size:
        return grey
    ink.flat[places] = 0
    reach = int(2 * LONELY * scale) | 1
    near = cv2.dilate(ink, np.ones((reach, reach), np.uint8))
    owners = labels.flat[places]
    accompanied = np.zeros(count, bool)
    accompanied[owners[near.flat[places] > 0]] = True
    dust = np.zeros_like(grey)
    dust.flat[places[~accompanied[owners]]] = 1
    spread = cv2.dilate(dust, np.ones((3, 3), np.uint8))
    return _grey(cv2.copyTo(np.full_like(grey, paper), spread, grey.copy()))


def straight(grey: Picture) -> Picture:
    """The page turned so that its lines run level."""
    angle = tilt(grey)
    if abs(angle) < 0.05:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = float(usual(grey))
    return _grey(cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper))


def tilt(grey: Picture) -> float:
    """Degrees by which lines rise to the left; found where rows of ink and of paper differ most."""
    factor = 800 / max(grey.shape)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = _grey(cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1])
    best = _best(ink, np.arange(-TILT, TILT + 0.1, 0.5))
    return _best(ink, np.arange(best - 0.5, best + 0.55, 0.1))


def _best(ink: Picture, angles: npt.NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: _contrast(ink, float(angle))))


def _contrast(ink: Picture, angle: float) -> float:
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.float64)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def _grey(picture: object) -> Picture:
    return np.asarray(picture, np.uint8)
