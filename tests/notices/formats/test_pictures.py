"""Scans and photos of our own sample give its tasks; what cannot be read says why."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from notices.errors import Unreadable
from notices.formats import pictures
from notices.formats.scan_clean import tilt
from notices.grounds import Sure
from notices.model import Notice
from notices.reading import read, read_album
from notices.wire import File
from tests.notices.formats import paper
from tests.notices.formats.word import part, zipped

TURNS = {3: 180, 6: 90, 8: 270}
"""EXIF orientation → degrees by which the picture was turned to the left when it was taken."""


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    paper.require_model()


@pytest.fixture(scope="module")
def printed() -> Notice:
    return read(paper.SAMPLE.read_bytes(), "x.pdf")


def texts(notice: Notice) -> list[tuple[str, tuple[str, ...], str]]:
    return [(task.path, task.assignees, task.text) for task in notice.tasks]


def alike(found: Notice, expected: Notice) -> float:
    """Share of the expected tasks that came with their path, units and dates."""
    have = [(t.path, t.assignees, [m.due for m in t.milestones]) for t in found.tasks]
    want = [(t.path, t.assignees, [m.due for m in t.milestones]) for t in expected.tasks]
    return sum(task in have for task in want) / len(want)


def test_a_scanned_pdf_gives_the_tasks_of_the_printed_one(printed: Notice) -> None:
    sheets = paper.pages()
    sheets[-1] = paper.stamped(sheets[-1], (0.7, 0.75))
    scans = [paper.scanned(sheet, tilt=0.9 - index, seed=index) for index, sheet in enumerate(sheets)]
    told: list[tuple[int, int]] = []
    found = read(paper.as_pdf(scans), "scan.pdf", progress=lambda page, of: told.append((page, of)))
    assert alike(found, printed) >= 0.9
    assert told == [(page + 1, len(sheets)) for page in range(len(sheets))]


def test_photos_of_the_pages_are_one_notice(printed: Notice) -> None:
    shots = [
        File(paper.jpeg(paper.photographed(sheet)), f"{index}.jpg") for index, sheet in enumerate(paper.pages(250))
    ]
    assert alike(read_album(shots), printed) >= 0.9


@pytest.mark.parametrize("orientation", TURNS)
def test_a_photo_is_turned_as_its_camera_says(orientation: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from notices.formats import scan_picture

    upright = np.zeros((400, 300, 3), np.uint8)
    upright[:50] = 255
    turned = Image.fromarray(upright).rotate(TURNS[orientation], expand=True)
    exif = Image.Exif()
    exif[0x0112] = orientation
    found, _ = next(scan_picture.pictures_in(paper.jpeg(np.asarray(turned), 95, exif=exif)))
    assert found.shape == upright.shape
    assert found[:40].mean() > 200
    assert found[60:].mean() < 60


def test_a_page_on_its_head_is_read(printed: Notice) -> None:
    sheet = np.ascontiguousarray(paper.pages()[0][::-1, ::-1])
    assert len(read(paper.jpeg(sheet), "x.jpg").tasks) >= 3


def test_several_pages_in_one_picture_file() -> None:
    buffer = io.BytesIO()
    sheets = [Image.fromarray(sheet).convert("L") for sheet in paper.pages(150)]
    sheets[0].save(buffer, "TIFF", save_all=True, append_images=sheets[1:], compression="tiff_lzw")
    assert len(pictures.pages(buffer.getvalue())) == len(sheets)


def noise() -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.random.default_rng(1).integers(0, 255, (900, 700, 3), np.uint8)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (paper.jpeg(np.full((900, 700, 3), 240, np.uint8)), "blurred"),
        (paper.jpeg(np.zeros((100, 100, 3), np.uint8)), "blurred"),
        (paper.jpeg(noise())[:2000], "broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 64, "broken"),
    ],
)
def test_a_picture_without_a_page_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        pictures.contents(data)


def test_pictures_cannot_be_read_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "model", lambda: None)
    with pytest.raises(Unreadable, match="picture"):
        pictures.contents(paper.jpeg(noise()))


@pytest.mark.parametrize("angle", [-2.5, -0.4, 0.0, 1.3])
def test_the_tilt_of_a_page_is_found(angle: float) -> None:
    sheet = paper.scanned(paper.pages(100)[0], tilt=angle)
    assert tilt(sheet.min(axis=2)) == pytest.approx(-angle, abs=0.15)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_huge_picture_is_made_smaller(mode: str) -> None:
    from notices.formats import scan_picture

    buffer = io.BytesIO()
    Image.new(mode, (7000, 7000), 1).save(buffer, "PNG")
    found, _ = next(scan_picture.pictures_in(buffer.getvalue()))
    assert found.shape[0] * found.shape[1] <= scan_picture.MAX_PIXELS
    assert found.shape[:2] == (3500, 3500)


def test_a_picture_that_takes_too_much_room_is_refused() -> None:
    from notices.formats import scan_picture

    buffer = io.BytesIO()
    Image.new("RGB", (9000, 9000)).save(buffer, "PNG", compress_level=1)
    with pytest.raises(Unreadable, match="too_big"):
        next(scan_picture.pictures_in(buffer.getvalue()))


def test_scanned_pages_in_a_word_file_are_read(printed: Notice) -> None:
    drawing = '<w:p><w:r><w:drawing><a:blip xmlns:a="x" r:embed="{}"/></w:drawing></w:r></w:p>'
    drawn = drawing.format("b") + drawing.format("a") + drawing.format("logo")
    sheets = [paper.jpeg(paper.scanned(sheet)) for sheet in paper.pages()]
    relations = "".join(
        f'<Relationship Id="{name}" Type="image" Target="media/{name}.jpg"/>' for name in ("a", "b", "logo")
    )
    data = zipped(
        {
            "word/document.xml": part("document", f"<w:body>{drawn}</w:body>"),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="x">{relations}</Relationships>',
            "word/media/b.jpg": sheets[0],
            "word/media/a.jpg": sheets[1],
            "word/media/logo.jpg": paper.jpeg(np.full((120, 120, 3), 90, np.uint8)),
        }
    )
    found = read(data, "x.docx")
    assert [task.path for task in found.tasks] == [task.path for task in printed.tasks]
    assert [task.source.place.page for task in found.tasks] == sorted(t.source.place.page or 0 for t in found.tasks)
    assert all(ground.sure is not Sure.CERTAIN for task in found.tasks for ground in task.grounds)
