"""Time and memory of each file for 500 tasks and 40 units, each made in a fresh process: `python -m bench.files`.

Seconds are processor time, which a busy machine does not stretch; the clock's stand behind them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from typing import Final

TASKS: Final = 500
UNITS: Final = 40
KINDS: Final = ("picture", "workbook", "report", "review", "calendar")
PEAK_MIB: Final = 1024
"""ru_maxrss counts in KiB."""
TODAY: Final = date(2024, 4, 8)
TEXT: Final = "Chủ trì, phối hợp với các đơn vị liên quan tham mưu kế hoạch chuyển giao công nghệ, trình Giám đốc Sở"


def report() -> None:
    """Prints seconds and the highest resident memory, with and without what was there before the file was begun."""
    print(f"  {TASKS} tasks, {UNITS} units  first (clock)    again (clock)    peak memory (of it for the file)   size")
    for kind in KINDS:
        done = subprocess.run([sys.executable, "-m", "bench.files", kind], capture_output=True, text=True, check=True)
        seen = json.loads(done.stdout)
        print(
            f"  {kind:<19} {_seconds(seen['first'])}  {_seconds(seen['again'])} {seen['peak']:6.0f} MiB"
            f" ({seen['peak'] - seen['before']:4.0f} MiB) {seen['bytes'] / 1024:14.0f} KiB"
        )


def _seconds(measured: list[float]) -> str:
    processor, clock = measured
    return f"{processor:5.2f} s ({clock:4.1f})"


def one(kind: str) -> None:
    """In a process of its own: makes the file twice (the first time with the imports), prints JSON."""
    import resource

    import locales
    from reports.making import make
    from storage.files import FileKind

    given, t, now = contents(kind), locales.load()["vi"], datetime(2024, 4, 8, 1, 0, tzinfo=UTC)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PEAK_MIB
    seconds = []
    for _ in range(2):
        began = time.process_time(), time.perf_counter()
        made = make(FileKind(kind), given, t, now)  # type: ignore[arg-type]
        seconds.append((time.process_time() - began[0], time.perf_counter() - began[1]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PEAK_MIB
    told = {"first": seconds[0], "again": seconds[1], "peak": peak, "before": before, "bytes": len(made.data)}
    print(json.dumps(told))


def contents(kind: str) -> object:
    """What stands in the file: made-up rows of all kinds."""
    table = _table()
    return table.figures if kind == "picture" else _calendar() if kind == "calendar" else table


def _table():  # type: ignore[no-untyped-def]  # the types are imported late, as the bot does
    from services.buckets import Bucket
    from services.digest import Digest, UnitFigures
    from services.tracking import Basis, Tracked, Tracking
    from storage.assignments import AssignmentRole, AssignmentState

    basis = Basis(1, "15", "TB-SKHCN", date(2024, 4, 1), "Kết luận giao ban", "Sở Khoa học và Công nghệ", "Bình Sơn")
    names = [f"Trung tâm Ứng dụng tiến bộ khoa học {n}" for n in range(UNITS)]
    states = {Bucket.DONE_IN_TIME: AssignmentState.ACCEPTED, Bucket.DONE_LATE: AssignmentState.ACCEPTED}
    first = Tracked(
        1, 1, basis, "1", TEXT, "", AssignmentRole.LEAD, (), tuple(names[:3]), TODAY, False,
        AssignmentState.IN_PROGRESS, Bucket.LATE, None, 70, "Đã lấy ý kiến các phòng", None, None, 1, 0,
    )  # fmt: skip
    rows = [
        replace(
            first,
            id=n,
            place=n,
            unit=name,
            leads=(name,),
            bucket=one,
            state=states.get(one, first.state),
            due=TODAY - timedelta(days=n % 9),
            difficulty="thiếu số liệu" if n % 7 == 0 else None,
        )
        for n, (one, name) in enumerate(islice(zip(cycle(Bucket), cycle(names), strict=False), TASKS), start=1)
    ]
    units = []
    for name in names:
        mine = [row.bucket for row in rows if row.unit == name]
        counts = {one: mine.count(one) for one in Bucket}
        done = counts[Bucket.DONE_IN_TIME] + counts[Bucket.DONE_LATE]
        units.append(UnitFigures(name, done, len(mine), counts[Bucket.LATE], silent=False, buckets=counts))
    sums = {one: sum(unit.buckets[one] for unit in units) for one in Bucket}
    figures = Digest(TODAY, 1, TASKS, TASKS, sums, 0, (), (), tuple(units), ())
    return Tracking(figures, tuple(rows), tuple(names))


def _calendar():  # type: ignore[no-untyped-def]
    from services.agenda import Agenda, Event

    moment = datetime(2024, 4, 1, tzinfo=UTC)
    notice = ("15", "TB-SKHCN", date(2024, 4, 1))
    days = [TODAY + timedelta(days=n % 60) for n in range(TASKS)]
    return Agenda(
        "Phòng QLCN", tuple(Event(n, n, TEXT, due, notice, 3, moment, n % 5 == 0) for n, due in enumerate(days))
    )


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else report()
