"""Answers about a paragraph, kept while one notice is read: a paragraph is asked the same things by several rules.

Nothing of a document stays behind its reading: it ends with :func:`forget`. Whoever only asks for a name's key, as the
services do, keeps a bounded number of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
MOST: Final = 4096
"""Answers kept by each function: those on a notice of a hundred pages."""
_FORGETTING: Final[list[Callable[[], None]]] = []


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """The pure ``function`` with its last results kept until :func:`forget`; its arguments must be hashable."""
    kept = lru_cache(maxsize=MOST)(function)
    _FORGETTING.append(kept.cache_clear)
    return cast(Callable[P, R], kept)


def forget() -> None:
    """Lets go of every kept result."""
    for clear in _FORGETTING:
        clear()
