"""Copies of evidence: fetched from Telegram behind everybody's back, kept under their SHA-256.

What is to be copied stands in the evidence's own row, so that a crash at any moment only has it fetched again; the same
bytes come to lie under the same name.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import Final

from aiogram import Bot

from delivery.clock import Bell, Clock
from delivery.fetching import NOT_FETCHED, fetched
from delivery.patience import keep_at
from storage.work import Database

log = logging.getLogger(__name__)

PAUSES: Final = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 720))
"""Between tries; after the last one the file stays with Telegram alone."""
_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,8}")
_IDLE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """A file to be copied, detached from any transaction."""

    evidence_id: int
    file_id: str
    suffix: str
    tries: int


class Keeper:
    """Copies one file after the other into ``folder``."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, folder: Path) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._folder = folder

    async def run(self, bell: Bell) -> None:
        """Copies for ever."""
        await keep_at("keeper", self.keep_next, bell, _IDLE)

    async def keep_next(self) -> bool:
        """Copies one file; False when none is due."""
        claimed = await self._claim()
        if claimed is None:
            return False
        try:
            data = await fetched(self._bot, claimed.file_id)
            sha256 = await asyncio.to_thread(kept, self._folder, data, claimed.suffix)
        except NOT_FETCHED as error:
            log.warning("evidence %d: try %d: no copy: %s", claimed.evidence_id, claimed.tries, error)
            return True
        async with self._database.write() as uow:
            if piece := await uow.evidence.get(claimed.evidence_id):
                piece.sha256 = sha256
                after = {"sha256": sha256, "bytes": len(data)}
                subject = f"evidence:{claimed.evidence_id}"
                await uow.log.append("evidence.copy", subject, actor_id=None, now=self._clock.now(), after=after)
        return True

    async def _claim(self) -> Claimed | None:
        """The next file; the try is counted, and the next one set, before it begins."""
        most, now = len(PAUSES), self._clock.now()
        async with self._database.read() as uow:
            if await uow.evidence.next_to_copy(now, most) is None:
                return None
        async with self._database.write() as uow:
            piece = await uow.evidence.next_to_copy(now, most)
            if piece is None or piece.file_id is None:
                return None
            piece.copy_at, piece.copy_tries = now + PAUSES[piece.copy_tries], piece.copy_tries + 1
            name = piece.file_name or ("photo.jpg" if piece.photo else "")
            return Claimed(piece.id or 0, piece.file_id, suffix_of(name), piece.copy_tries)


def suffix_of(name: str) -> str:
    """ ".pdf" of "Báo cáo.PDF"; "" where it is no plain one: the name comes from outside."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def kept(folder: Path, data: bytes, suffix: str) -> str:
    """Writes the bytes to ``folder``/ab/abcdef….suffix, whole or not at all; gives their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = folder / sha256[:2] / f"{sha256}{suffix}"
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as unfinished:
        try:
            unfinished.write(data)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            Path(unfinished.name).replace(place)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
    return sha256
