"""A message on its way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from aiogram.types import InputFile

from delivery.slate import Attempt
from storage.outbox import Kind

IDEMPOTENT: Final = ("edit", "delete")
"""How the names of methods begin that may be repeated freely."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row on its way out, detached from any transaction."""

    row_id: int
    chat_id: int
    kind: Kind
    method: str
    parameters: dict[str, Any]
    attempts: int
    slot: datetime
    """When it may go."""
    last_moment: datetime
    """When it may not go any more."""

    @property
    def idempotent(self) -> bool:
        """Edits and deletes may be repeated freely."""
        return self.method.startswith(IDEMPOTENT)

    @property
    def uploads(self) -> bool:
        """A file of ours goes with it."""
        return any(isinstance(value, InputFile) for value in self.parameters.values())

    @property
    def attempt(self) -> Attempt:
        """What a slate notes of it."""
        return Attempt(self.row_id, self.attempts, self.chat_id)
