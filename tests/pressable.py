"""Every button that there is, with ids of one's choice."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from typing import Any

from aiogram.filters.callback_data import CallbackData

from views import buttons


def kinds() -> list[type[CallbackData]]:
    modules = [import_module(f"{buttons.__name__}.{module.name}") for module in iter_modules(buttons.__path__)]
    found = [thing for module in modules for thing in vars(module).values() if isinstance(thing, type)]
    return [kind for kind in found if issubclass(kind, CallbackData) and kind is not CallbackData]


def every(kind: type[CallbackData], number: int, answer: str) -> Iterator[CallbackData]:
    """Buttons of this type: every act, ``number`` for every id and value, ``answer`` for :attr:`Report.answer`."""
    types = {name: field.annotation for name, field in kind.model_fields.items()}
    choices: list[list[Any]] = [
        list(wanted)
        if isinstance(wanted, type) and issubclass(wanted, StrEnum)
        else [answer if wanted is str else number]
        for wanted in types.values()
    ]
    for values in product(*choices):
        yield kind(**dict(zip(types, values, strict=True)))
