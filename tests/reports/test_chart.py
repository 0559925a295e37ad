"""The digest's picture: of a phone's width, small, and every part of a bar wide enough for its number."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from locales import Tongues
from reports.canvas import broken, cut, width_of
from reports.chart import WIDTH, _measure, _widths, draw
from reports.palette import FILL, HATCHED
from services.buckets import Bucket
from tests.reports.figures import figures, unit

LONG = "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ tỉnh Bình Sơn"


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def area(image: Image.Image, colour: str) -> int:
    """Pixels of about this colour (a picture of few colours keeps it only nearly)."""
    wanted = ImageColor.getrgb(colour)
    counted = image.getcolors(maxcolors=256) or ()
    return sum(count for count, seen in counted if max(map(abs, map(int.__sub__, wanted, tuple(seen)))) <= 10)


@pytest.mark.parametrize("units", [0, 1, 14, 15, 40, 200])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_picture_is_small_and_within_what_telegram_takes(units: int, language: str, texts: Tongues) -> None:
    seen = figures(*(unit(f"{LONG} {n}", n % 30, n % 4, n % 9, 1 + n % 3) for n in range(units)))
    data = draw(seen, texts[language])
    image = picture(data)
    assert data.startswith(b"\x89PNG")
    assert len(data) < 200_000
    assert image.width == WIDTH
    assert image.width + image.height <= 10_000, "Telegram refuses larger photos"
    assert image.height / image.width < 20


@pytest.mark.parametrize("one", Bucket)
def test_each_bucket_has_its_colour_in_the_bars(one: Bucket, texts: Tongues) -> None:
    numbers = [12 if bucket is one else 0 for bucket in Bucket]
    image = picture(draw(figures(unit("KHTC", *numbers)), texts["vi"]))
    bars = image.crop((430, 510, WIDTH - 180, image.height - 80))
    assert area(bars, FILL[one]) > 4_000
    assert not any(area(bars, FILL[other]) > 400 for other in Bucket if other is not one)
    striped = {b for b, stripe in HATCHED.items() if area(bars, stripe) > 2_000}
    assert striped == ({one} & set(HATCHED)), "what is late is striped, too"


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=80)


@given(WORDS, st.integers(20, 400))
@settings(max_examples=60, deadline=None)
def test_a_name_never_leaves_its_column(words: str, room: int) -> None:
    assert width_of(cut(words, 26, room), 26) <= max(room, width_of("…", 26))
    if words.split():
        first, second = broken(words, 26, room)
        assert width_of(first, 26) <= max(room, width_of("…", 26))
        assert second == "" or words.endswith(second.split()[-1])


@given(st.lists(st.tuples(*[st.integers(0, 400)] * 4).filter(any), min_size=1, max_size=20))
@settings(max_examples=25, deadline=None)
def test_bars_stay_left_of_the_numbers_whatever_the_counts(counted: list[tuple[int, int, int, int]]) -> None:
    seen = [unit("KHTC", *numbers) for numbers in counted]
    measure = _measure(len(seen))
    for one in seen:
        widths = _widths(one, measure, max(u.total for u in seen))
        assert [bucket for bucket, _ in widths] == [bucket for bucket in Bucket if one.buckets[bucket]]
        assert measure.bars_from + sum(wide for _, wide in widths) <= measure.bars_until + 0.5
        for bucket, wide in widths:
            assert wide >= width_of(str(one.buckets[bucket]), measure.number, bold=True)
