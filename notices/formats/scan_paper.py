"""Finds the sheet of paper in a photo and lays it flat under even light.

Untreated, a fifth to a half of the letters of a photo are wrong; flattened and evened, less than one in a hundred.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from notices.formats.scan_clean import Picture

Corners: TypeAlias = npt.NDArray[np.float32]
"""4 × 2 pixels: top left, top right, bottom right, bottom left."""

SEARCHED: Final = 700
"""Pixels of the longer side in which the sheet is looked for."""
LEAST, MOST = 0.25, 0.97
"""Shares of the picture that a sheet covers; one that covers all has no desk around it."""
CORNERS: Final = 4
LIKELY: Final = 5
"""Largest outlines that are looked at."""
FILLED: Final = 0.93
"""Share of an outline that its four corners must hold."""
CONTRAST: Final = 20
"""Greys by which a sheet is brighter than the desk."""
UNEVEN: Final = 0.12
"""Share of white by which paper is darker somewhere, from which light is evened."""
SHADOW: Final = 40
"""A patch of paper this many times smaller than the sheet holds some paper beside the letters."""
USUAL_LETTER: Final = 0.094
"""Height of a usual letter, capital or small, in inches: the middle of all letters of 14-point text."""


def flattened(picture: Picture) -> Picture:
    """The sheet alone, seen from above; the picture itself where no sheet stands out."""
    corners = sheet_in(picture)
    if corners is None:
        return picture
    across = max(_length(corners[0], corners[1]), _length(corners[3], corners[2]))
    down = max(_length(corners[0], corners[3]), _length(corners[1], corners[2]))
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    turn = cv2.getPerspectiveTransform(corners, target)
    size = (round(across), round(down))
    return np.asarray(cv2.warpPerspective(picture, turn, size, flags=cv2.INTER_CUBIC), np.uint8)


def sheet_in(picture: Picture) -> Corners | None:
    """The corners of the largest four-sided thing that is brighter than what lies around it."""
    factor = SEARCHED / max(picture.shape[:2])
    small = np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
    paper = _without_letters(small if small.ndim == 2 else small.min(axis=2))
    for mask in _masks(paper):
        found = _four_sided(mask, paper)
        if found is not None:
            return _ordered(found / factor)
    return None


def _without_letters(darkest: Picture) -> Picture:
    """The darkest channel, letters filled with paper: a wooden or coloured desk is dark in one of them."""
    closed = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return np.asarray(cv2.GaussianBlur(closed, (5, 5), 0), np.uint8)


def _masks(paper: Picture) -> list[Picture]:
    """What its edges enclose (shadows have soft ones), then what is bright."""
    edges = cv2.dilate(cv2.Canny(paper, 20, 60), np.ones((5, 5), np.uint8))
    bright = cv2.threshold(paper, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    return [np.asarray(255 - edges, np.uint8), np.asarray(bright, np.uint8)]


def _four_sided(mask: Picture, paper: Picture) -> Corners | None:
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:LIKELY]:
        hull = cv2.convexHull(contour)
        if not LEAST < cv2.contourArea(hull) / mask.size < MOST:
            continue
        for tolerance in (0.02, 0.03, 0.05):
            found = cv2.approxPolyDP(hull, tolerance * cv2.arcLength(hull, True), True)
            filled = len(found) == CORNERS and cv2.contourArea(found) > FILLED * cv2.contourArea(hull)
            if filled and _stands_out(found, paper):
                return np.asarray(found.reshape(CORNERS, 2), np.float32)
    return None


def _stands_out(found: cv2.typing.MatLike, paper: Picture) -> bool:
    """A frame within the thing is brighter than one around it: that of a scan's text is not."""
    whole = cv2.fillConvexPoly(np.zeros_like(paper), found, 255)
    kernel = np.ones((15, 15), np.uint8)
    inner = (whole > 0) & (cv2.erode(whole, kernel) == 0)
    outer = (whole == 0) & (cv2.dilate(whole, kernel) > 0)
    return bool(outer.any() and np.median(paper[inner]) - np.median(paper[outer]) > CONTRAST)


def _ordered(corners: Corners) -> Corners:
    total, difference = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    order = (total.argmin(), difference.argmax(), total.argmax(), difference.argmin())
    return np.asarray(corners[list(order)], np.float32)


def _length(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> float:
    return float(np.linalg.norm(one - other))


def evenly_lit(picture: Picture) -> Picture:
    """The picture divided by the light that falls on its paper, channel by channel; untouched where it is even."""
    size = max(picture.shape[:2]) // SHADOW | 1
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    patch = max(size // 4 | 1, 3)
    light = cv2.medianBlur(cv2.dilate(small, np.ones((patch, patch), np.uint8)), min(patch * 2 + 1, 255))
    counted = cv2.calcHist([light.reshape(len(light), -1)], [0], None, [256], [0, 256])
    dark, bright = np.searchsorted(np.cumsum(counted), (0.02 * light.size, 0.98 * light.size))
    if bright - dark < UNEVEN * 255:
        return picture
    whole = cv2.resize(light, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(picture, whole, scale=255), np.uint8)


def dots_per_inch(grey: Picture) -> float:
    """Resolution told by the letters, as if they were of 14 points; by the sheet, as if of A4, where there are few."""
    ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8), connectivity=8)
    width, height = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    letters = height[(height > 5) & (width > 2) & (height < grey.shape[0] // 20) & (width < 4 * height)]
    if letters.size < 100:
        return float(min(grey.shape) / 8.27)
    return float(np.median(letters) / USUAL_LETTER)
