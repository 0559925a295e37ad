"""Which tasks of two readings are the same, and what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.draft import DraftDue, DraftTask, DraftUnit
from services.likeness import differences

A = DraftUnit(1, "Phòng Quản lý Công nghệ", "QLCN")
B = DraftUnit(2, "Thanh tra", "TTra")
PLAN = DraftTask(1, 1, "1", "Tham mưu kế hoạch chuyển giao công nghệ năm 2024, trình trước ngày 20/4", (A,))
REPORT = DraftTask(2, 2, "2", "Báo cáo kết quả thanh tra chuyên đề về đo lường quý I", (B,))
DUE = (DraftDue(date(2024, 4, 20), "20/4"),)


def later(task: DraftTask, **more: object) -> DraftTask:
    return replace(task, id=task.id + 100, **more)  # type: ignore[arg-type]


def test_the_same_tasks_in_another_order_do_not_differ() -> None:
    found = differences([PLAN, REPORT], [later(REPORT, number=1), later(PLAN, number=2)])
    assert (found.added, found.gone, found.changed, found.likeness) == ((), (), (), 1.0)


CHANGES = [
    ({"text": PLAN.text.replace("20/4", "30/4")}, (False, True, True)),
    ({"units": (B,)}, (True, False, True)),
    ({"units": (A, replace(B, partner=True))}, (True, False, True)),
    ({"everybody": True}, (True, False, True)),
    ({"dues": DUE}, (True, True, False)),
    ({"text": "THAM MƯU kế hoạch chuyển giao công nghệ năm 2024; trình trước ngày 20/4."}, (True, True, True)),
]


@pytest.mark.parametrize(("change", "same"), CHANGES, ids=str)
def test_what_differs_about_a_task(change: dict[str, object], same: tuple[bool, bool, bool]) -> None:
    (pair,) = differences([PLAN], [later(PLAN, **change)]).kept
    assert (pair.same_words, pair.same_units, pair.same_dues) == same
    assert pair.unchanged is all(same)


def test_another_task_is_one_more_and_one_less() -> None:
    found = differences([PLAN], [later(REPORT)])
    assert (found.added, found.gone) == ((later(REPORT),), (PLAN,))
    assert found.likeness == 0


def test_equal_words_are_paired_before_similar_ones() -> None:
    reworded = later(PLAN, text=PLAN.text + " tới đây")
    found = differences([PLAN], [reworded, later(later(PLAN))])
    assert [pair.now.id for pair in found.kept] == [201]
    assert found.added == (reworded,)


def test_nothing_is_like_nothing() -> None:
    assert differences([], []).likeness == 0
