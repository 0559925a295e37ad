"""The four buckets: computed from dates, never stored. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Bucket(StrEnum):
    """hoàn thành đúng hạn / hoàn thành quá hạn / đang thực hiện trong hạn / đang thực hiện quá hạn"""

    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"
    LATE = "late"


def bucket(*, due: date | None, done_on: date | None, today: date) -> Bucket:
    """Where an assignment counts on ``today``. ``done_on``: the office's day of the report that was accepted.

    Without a deadline nothing can be late.
    """
    if done_on is not None:
        return Bucket.DONE_IN_TIME if due is None or done_on <= due else Bucket.DONE_LATE
    return Bucket.IN_TIME if due is None or today <= due else Bucket.LATE
