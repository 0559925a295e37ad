"""The digest as leadership reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from locales import Tongues
from services.buckets import Bucket
from services.digest import Asked, Digest, LateOne, Stuck, UnitFigures
from tests.views.pieces import TODAY
from views.digest import WORST, digest_card


def late(n: int, *, waits: bool = False) -> LateOne:
    return LateOne("KHTC", f"Báo cáo <số> {n}", TODAY - timedelta(days=n), n, waits)


def counts(*numbers: int) -> dict[Bucket, int]:
    return dict(zip(Bucket, numbers, strict=True))


FIGURES = Digest(
    today=TODAY,
    notices=2,
    tasks=9,
    total=10,
    buckets={Bucket.DONE_IN_TIME: 4, Bucket.DONE_LATE: 3, Bucket.IN_TIME: 2, Bucket.LATE: 1},
    waiting=0,
    stuck=(),
    asked=(),
    units=(
        UnitFigures("KHTC", 1, 5, 1, silent=True, buckets=counts(1, 0, 3, 1)),
        UnitFigures("Công nghệ", 5, 5, 0, silent=False, buckets=counts(2, 3, 0, 0)),
    ),
    late=(late(2),),
)


def text(digest: Digest, texts: Tongues, language: str = "vi") -> str:
    return str(digest_card(digest, texts[language]).text)


def test_the_four_buckets_the_units_and_the_late_ones(texts: Tongues) -> None:
    seen = text(FIGURES, texts)
    for shown in (
        "2 thông báo · 9 nhiệm vụ · 10 việc",
        "Hoàn thành đúng hạn: <b>4</b>",
        "Hoàn thành quá hạn: <b>3</b>",
        "Đang thực hiện trong hạn: <b>2</b>",
        "Đang thực hiện quá hạn: <b>1</b>",
        "• KHTC: 1/5 · 🔴 quá hạn 1",
        "• Công nghệ: 5/5",
        "Báo cáo &lt;số&gt; 2 (hạn thứ Bảy 30/3, quá 2 ngày)",
        "Chưa xác nhận nhận việc: KHTC",
    ):
        assert shown in seen
    assert "chờ Văn phòng duyệt" not in seen
    assert "vướng" not in seen


@pytest.mark.parametrize(("count", "more"), [(WORST, None), (WORST + 1, "và 1 việc nữa"), (25, "và 20 việc nữa")])
def test_the_worst_are_named_and_the_rest_is_a_number(count: int, more: str | None, texts: Tongues) -> None:
    seen = text(replace(FIGURES, late=tuple(late(n) for n in range(count, 0, -1))), texts)
    assert seen.count("🔴 KHTC:") == WORST
    assert (more in seen) if more else ("việc nữa" not in seen)


def test_a_delay_that_may_be_the_offices_is_marked(texts: Tongues) -> None:
    assert "🕓 KHTC" in text(replace(FIGURES, late=(late(2, waits=True),)), texts)


def test_what_waits_is_blocked_and_is_asked_for_is_told(texts: Tongues) -> None:
    asked = Asked("KHTC", "Báo cáo", date(2024, 4, 2), date(2024, 4, 9), "chờ <số liệu>")
    seen = text(replace(FIGURES, waiting=3, stuck=(Stuck("KHTC", "Báo cáo", "thiếu & chờ"),), asked=(asked,)), texts)
    assert "chờ Văn phòng duyệt: 3" in seen
    assert "<số liệu>" not in seen
    assert "thiếu &amp; chờ" in seen


def test_nothing_given_yet_is_said(texts: Tongues) -> None:
    empty = replace(FIGURES, total=0, tasks=0, notices=0, units=(), late=())
    assert text(empty, texts) == "Chưa có việc nào được giao."


def test_english_has_every_line(texts: Tongues) -> None:
    seen = text(FIGURES, texts, "en")
    assert "digest." not in seen
    assert "KHTC: 1/5" in seen
