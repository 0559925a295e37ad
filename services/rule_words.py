"""The office's rules as words: what a person types for one of them, by the type of the rule. Pure."""

from __future__ import annotations

import re
from datetime import time
from typing import Any, Final

from notices.fold import toneless
from services.errors import DomainError
from services.own_settings import parse_clock
from services.rules import OfficeRules

NAMES: Final = tuple(OfficeRules.model_fields)
"""In this order a button names a rule by its place."""
WEEKDAY: Final = "digest_weekday"
_WEEKDAYS: Final = {"chu nhat": 6, "cn": 6} | {f"{word} {n}": n - 2 for n in range(2, 8) for word in ("thu", "t")}


def is_switch(rules: OfficeRules, name: str) -> bool:
    """On or off: pressed, not typed."""
    return isinstance(getattr(rules, name), bool)


def working_days(words: str) -> tuple[int, ...]:
    """All numbers in the words, largest first, each once."""
    return tuple(sorted({int(n) for n in re.findall(r"\d{1,3}", words)}, reverse=True))


def parse_rule(rules: OfficeRules, name: str, words: str) -> Any:
    """The value that ``words`` say; whether the office can have it is :func:`services.rules.change_rules`' to say.

    :raises DomainError: they say none of this type.
    """
    old, text = getattr(rules, name), " ".join(toneless(words).split())
    if isinstance(old, time):
        value: Any = parse_clock(text)
    elif isinstance(old, tuple):
        value = working_days(text) or None
    elif name == WEEKDAY:
        value = _WEEKDAYS.get(text)
    else:
        value = int(text) if re.fullmatch(r"\d{1,4}", text) else None
    if value is None:
        raise DomainError("error.rules.value")
    return value
