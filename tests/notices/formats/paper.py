"""Makes scans and photos of our own sample, so that reading pictures is tested in any clone."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from notices.formats.scan_clean import Picture
from notices.formats.scan_model import model
from tests.notices.formats import letter

SAMPLE = Path(__file__).parents[2] / "samples" / f"{letter.NAME}.pdf"
RED, BLUE = (205, 40, 50), (40, 60, 170)


def require_model() -> None:
    """Skips where Tesseract's Vietnamese letters are not installed; CI must have them."""
    if model() is None:
        reason = "no Vietnamese model for Tesseract on this machine (tesseract-ocr-script-viet)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def pages(dpi: int = 200) -> list[Picture]:
    """Our sample as it comes out of a printer."""
    document = pdfium.PdfDocument(SAMPLE)
    try:
        return [page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[:, :, :3].copy() for page in document]
    finally:
        document.close()


def scanned(page: Picture, *, tilt: float = 0.8, seed: int = 1) -> Picture:
    """Grey uneven paper, noise, dust, tilt, and a stamp with a signature across the lower right."""
    random = np.random.default_rng(seed)
    height, width = page.shape[:2]
    grey = page.astype(np.float32) * 0.9 + random.normal(0, 6, (height, width, 1)) + 8
    grey += np.linspace(0, -14, width, dtype=np.float32)[None, :, None]
    for y, x in random.integers(0, (height - 3, width - 3), (160, 2)):
        grey[y : y + 2, x : x + 2] = 70
    picture = np.ascontiguousarray(np.clip(grey, 0, 255).astype(np.uint8))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    return np.asarray(cv2.warpAffine(picture, turn, (width, height), borderValue=(225, 225, 225)), np.uint8)


def stamped(page: Picture, at: tuple[float, float]) -> Picture:
    """A round red stamp and a blue signature at a place given in shares of width and height."""
    picture = page.copy()
    x, y = int(at[0] * page.shape[1]), int(at[1] * page.shape[0])
    for radius in (95, 88, 50):
        cv2.circle(picture, (x, y), radius, RED, 3)
    curve = np.array([[x - 90 + step * 9, y + int(35 * np.sin(step * 1.3))] for step in range(24)], np.int32)
    cv2.polylines(picture, [curve], False, BLUE, 4)
    return picture


def photographed(page: Picture) -> Picture:
    """On a brown desk, seen from one side, with a lamp that falls off and the shadow of a hand."""
    height, width = page.shape[:2]
    desk = np.zeros((int(height * 1.25), int(width * 1.3), 3), np.uint8)
    desk[:] = (104, 72, 46)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    shares = np.array([[0.14, 0.08], [1.16, 0.12], [1.22, 1.16], [0.07, 1.13]], np.float32)
    seen = shares * np.array([width, height], np.float32)
    turn = cv2.getPerspectiveTransform(corners, seen)
    size = desk.shape[1::-1]
    sheet = cv2.warpPerspective(page, turn, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(page.shape[:2], 255, np.uint8), turn, size)
    whole = np.where(mask[..., None] > 127, sheet, desk).astype(np.float32)
    down, across = np.mgrid[0 : size[1], 0 : size[0]]
    light = 1.0 - 0.45 * (down / size[1]) * (0.4 + 0.6 * across / size[0])
    shadow = 1.0 - 0.25 / (1 + np.exp(-(across - size[0] * 0.7 + (down - size[1] * 0.7)) / 60))
    return np.asarray(np.clip(whole * (light * shadow)[..., None], 0, 255), np.uint8)


def jpeg(picture: Picture, quality: int = 80, **more: Any) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality, **more)
    return buffer.getvalue()


def as_pdf(pictures: list[Picture], dpi: int = 200, quality: int = 70) -> bytes:
    """A scanned PDF of these pages."""
    buffer = io.BytesIO()
    images = [Image.open(io.BytesIO(jpeg(picture, quality))) for picture in pictures]
    images[0].save(buffer, "PDF", save_all=True, append_images=images[1:], resolution=dpi)
    return buffer.getvalue()
