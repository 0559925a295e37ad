"""The one error that is the user's: said back to them in their language."""

from __future__ import annotations

from typing import Any


class DomainError(Exception):
    """What was asked cannot be done; ``key`` names the text in locales/, ``args`` fill it."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(f"{key} {values}" if values else key)
        self.key = key
        self.values = values
