"""How much of one account is stored before anybody knows who it is: a bound on what a flood can cost."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any, Final

PER_HOUR: Final = 20
"""Updates of one account that is not on the roster. The first gets its answer, the others are looked at."""
_WINDOW: Final = timedelta(hours=1)


class Gate:
    """Counts what came from whom in this hour. In memory: a restart forgives."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._seen = Counter[int]()

    def suspects(self, accounts: list[int], now: datetime) -> set[int]:
        """Counts these updates; the accounts of which there were so many that one should look whose they are."""
        if self._since is None or now - self._since >= _WINDOW:
            self._since = now
            self._seen.clear()
        self._seen.update(accounts)
        return {account for account in accounts if account and self._seen[account] > PER_HOUR}


def account_of(update: dict[str, Any]) -> int:
    """Who sent the update; 0 when it does not say."""
    for value in update.values():
        if isinstance(value, dict) and isinstance(sender := value.get("from"), dict):
            return int(sender["id"]) if isinstance(sender.get("id"), int) else 0
    return 0
