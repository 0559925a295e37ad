"""Rows of the tracking table for the tests of files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from services.buckets import Bucket
from services.tracking import Basis, Tracked, Tracking
from storage.assignments import AssignmentRole, AssignmentState
from tests.reports.figures import figures, unit

BASIS = Basis(
    3,
    "15",
    "TB-SKHCN",
    date(2024, 4, 1),
    "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024",
    "Sở Khoa học và Công nghệ",
    "Bình Sơn",
)
ONE = Tracked(
    id=17,
    place=1,
    basis=BASIS,
    path="1.2",
    text="Tham mưu kế hoạch chuyển giao công nghệ",
    unit="Phòng Quản lý Công nghệ",
    role=AssignmentRole.LEAD,
    leads=("Phòng Quản lý Công nghệ",),
    partners=("Thanh tra", "Phòng Kế hoạch - Tài chính"),
    due=date(2024, 4, 5),
    by_period=False,
    state=AssignmentState.IN_PROGRESS,
    bucket=Bucket.LATE,
    done_on=None,
    percent=70,
    result="Đã lấy ý kiến các phòng",
    difficulty=None,
    asked_due=None,
    extended=1,
    returned=0,
)
UNITS = ("Phòng Quản lý Công nghệ", "Phòng Kế hoạch - Tài chính", "Thanh tra")


def row(place: int = 1, **changes: Any) -> Tracked:
    return replace(ONE, id=16 + place, place=place, **changes)


def table(*rows: Tracked) -> Tracking:
    """These rows, with figures that count them."""
    names = dict.fromkeys(r.unit for r in rows)
    counted = [unit(n, *(sum(r.unit == n and r.bucket is one for r in rows) for one in Bucket)) for n in names]
    return Tracking(figures(*counted), rows, UNITS, "Lê Thị Hà")


def mixed(count: int) -> Tracking:
    """Rows of all kinds."""
    states = [
        (Bucket.LATE, AssignmentState.IN_PROGRESS, {"difficulty": "thiếu số liệu của đơn vị phối hợp"}),
        (Bucket.DONE_IN_TIME, AssignmentState.ACCEPTED, {"done_on": date(2024, 4, 4), "result": "QĐ 45/QĐ-SKHCN"}),
        (Bucket.IN_TIME, AssignmentState.ASSIGNED, {"percent": None, "result": "", "due": None}),
        (Bucket.DONE_LATE, AssignmentState.ACCEPTED, {"done_on": date(2024, 4, 8), "returned": 1}),
        (Bucket.LATE, AssignmentState.REPORTED_DONE, {"done_on": date(2024, 4, 7), "asked_due": date(2024, 4, 20)}),
        (Bucket.IN_TIME, AssignmentState.IN_PROGRESS, {"due": date(2024, 4, 30), "by_period": True}),
    ]
    rows = []
    for place in range(1, count + 1):
        bucket, state, more = states[place % len(states)]
        name = UNITS[place % len(UNITS)]
        text = f"{ONE.text} phục vụ chuyển đổi số, đợt {place}, báo cáo kết quả về Văn phòng Sở để tổng hợp"
        rows.append(
            row(place, bucket=bucket, state=state, text=text, unit=name, leads=(name,), path=f"{place}", **more)
        )
    return table(*rows)
