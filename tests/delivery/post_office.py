"""A sender with everything around it, over real HTTP and a real database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram import Bot
from markupsafe import Markup
from sqlmodel import select

from delivery.post import post
from delivery.sender import Sender
from sandbox.people import Person
from sandbox.server import Sandbox
from storage.outbox import Kind, OutboxRow, OutboxState
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from views.letter import Card, Letter

OTHER = "Văn phòng biết rồi"


@dataclass
class Post:
    """A sender with everything around it."""

    database: Database
    server: Sandbox
    sender: Sender
    clock: SetClock
    bot: Bot
    count: int = 0

    async def put(self, person: Person, text: str, kind: Kind = Kind.ANSWER, **options: object) -> None:
        await self.put_in(person.chat_id, text, kind, **options)

    async def put_in(self, chat_id: int, text: str, kind: Kind = Kind.ANSWER, **options: object) -> None:
        self.count += 1
        letter = Letter(chat_id, Card(Markup(text)), kind=kind, **options)  # type: ignore[arg-type]
        async with self.database.write() as uow:
            await post(uow, [letter], cause=f"test:{self.count}", now=self.clock.now())

    async def drain(self, patience: timedelta = timedelta(minutes=2)) -> None:
        """Sends until nothing is due within ``patience``, moving the clock from pause to pause."""
        end = self.clock.now() + patience
        while True:
            while await self.sender.send_next():
                pass
            due = await self.sender.next_due()
            if due is None or due > end:
                return
            self.clock.set(max(due, self.clock.now()))

    async def rows(self) -> Sequence[OutboxRow]:
        async with self.database.read() as uow:
            return (await uow.session.exec(select(OutboxRow).order_by(OutboxRow.id))).all()  # type: ignore[arg-type]

    async def states(self) -> list[OutboxState]:
        return [row.state for row in await self.rows()]


class ToldTo:
    """An officer who hears of what does not arrive."""

    def __init__(self, officer: Person) -> None:
        self._officer = officer

    async def unreachable(self, uow: UnitOfWork, chat_id: int, now: datetime) -> list[Letter]:
        return [Letter(self._officer.chat_id, Card(Markup(OTHER)), kind=Kind.REQUEST)]

    async def refused(self, uow: UnitOfWork, chat_id: int, why: str) -> list[Letter]:
        return [Letter(self._officer.chat_id, Card(Markup(f"không nhận: {why}")))]


def texts(person: Person) -> list[str]:
    return [message.text for message in person.said]
