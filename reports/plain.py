"""Texts for documents: as the catalogue has them, without what Telegram's HTML needs."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final

from locales import Tongue

_TAG: Final = re.compile(r"</?[a-z]+>")


class Plain:
    """One language's texts as plain words."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of ``key`` with ``values`` as they are."""
        return unescape(_TAG.sub("", str(self._tongue(key, **values))))
