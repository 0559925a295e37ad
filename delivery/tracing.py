"""Which update is being handled just now: every line that is logged meanwhile names it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_UPDATE: Final[ContextVar[int | None]] = ContextVar("update", default=None)


@contextmanager
def handling() -> Iterator[None]:
    """Around the work on one update; what :func:`is_update` said is forgotten at the end."""
    token = _UPDATE.set(None)
    try:
        yield
    finally:
        _UPDATE.reset(token)


def is_update(update_id: int) -> None:
    """It is this one."""
    _UPDATE.set(update_id)


def update_in_hand() -> int | None:
    """The update that this task (or a thread that it started) handles; None outside of one."""
    return _UPDATE.get()
