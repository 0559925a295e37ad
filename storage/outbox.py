"""The outbox: everything that the bot says, written in the transaction of the change that it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum, StrEnum

from sqlalchemy import Index, Text, or_, text
from sqlmodel import Field, SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice, telegram_id

PENDING = text("state IN ('waiting', 'sending')")
"""In the words of its index: with a parameter in their place, no database sees that the index will do."""


class Kind(StrEnum):
    """What is being said; decides its priority and what happens when its fate is uncertain."""

    ANSWER = "answer"
    REQUEST = "request"
    """Asks a person to decide: a report to approve, an extension to grant."""
    ASSIGNMENT = "assignment"
    NUDGE = "nudge"
    DIGEST = "digest"


class Priority(IntEnum):
    """Lower goes first."""

    ANSWER = 0
    REQUEST = 1
    ASSIGNMENT = 2
    NUDGE = 3
    DIGEST = 4


class OutboxState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    SUPERSEDED = "superseded"
    """A newer state of the same card went instead."""
    UNKNOWN = "unknown"
    """May have arrived; not sent again, so that nobody reads it twice."""
    FAILED = "failed"
    EXPIRED = "expired"
    """Too late to be of use: yesterday's nudge."""


class OutboxRow(SQLModel, table=True):
    """One message, or one new state of a card, for one chat."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_pending", "chat_id", "priority", "id", sqlite_where=PENDING, postgresql_where=PENDING),
        Index("uq_outbox_key", "key", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = telegram_id()
    key: str = Field(max_length=120)
    """(what, whom): the same thing is never said twice to the same person."""
    kind: Kind = Field(sa_type=choice(Kind))
    priority: int = 0
    method: str = Field(max_length=40)
    """Bot API method. For a card it is sendMessage, and becomes an edit where the card stands in the chat already."""
    payload: str = Field(sa_type=Text)
    """Its parameters as JSON, without chat_id."""
    made_id: int | None = Field(default=None, foreign_key="made_file.id", ondelete="SET NULL", index=True)
    """The file that goes with it, where we made it."""
    secret: bool = False
    """Its words are forgotten as soon as it is out."""
    card: str | None = Field(default=None, max_length=80)
    fresh: bool = False
    """Send the card anew at the bottom of the chat, even where it stands already."""
    notice_id: int | None = Field(default=None, foreign_key="notice.id", index=True)
    """For the send ledger."""
    state: OutboxState = Field(default=OutboxState.WAITING, sa_type=choice(OutboxState))
    attempts: int = 0
    repeated: bool = False
    """Was sent again after an uncertain outcome."""
    created_at: datetime
    useful_until: datetime | None = None
    """What could not be sent by then is not sent at all."""
    sent_at: datetime | None = None
    message_id: int | None = telegram_id(default=None)
    outcome: str | None = Field(default=None, sa_type=Text)
    """What the ledger says of the last attempt."""


class Card(SQLModel, table=True):
    """A message that lives on: where the card of this name stands in the chat."""

    __tablename__ = "card"

    chat_id: int = telegram_id(primary_key=True)
    name: str = Field(primary_key=True, max_length=80, index=True)
    message_id: int = telegram_id()


class Outbox:
    """Queries on the outbox and its cards."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, row_id: int) -> OutboxRow | None:
        return await self._session.get(OutboxRow, row_id)

    async def held(self, row_id: int) -> OutboxRow | None:
        """The row, locked until the transaction ends."""
        return await self._session.get(OutboxRow, row_id, with_for_update=True, populate_existing=True)

    async def by_key(self, key: str) -> OutboxRow | None:
        return (await self._session.exec(select(OutboxRow).where(OutboxRow.key == key))).first()

    async def put(self, row: OutboxRow) -> bool:
        """Adds the row; False when its key is there. What failed may be tried again under its key (a person came back).

        Older unsent states of the same card give way.
        """
        known = await self.by_key(row.key)
        if known is not None and known.state is not OutboxState.FAILED:
            return False
        if known is not None:
            await self._session.delete(known)
            await self._session.flush()
        if row.card is not None:
            for older in await self._unsent(row.chat_id, row.card):
                older.state = OutboxState.SUPERSEDED
                row.fresh = row.fresh or older.fresh
                row.kind = max(row.kind, older.kind, key=lambda kind: Priority[kind.name])  # what must not be missed
                row.priority = min(row.priority, older.priority)
                row.useful_until = row.useful_until and older.useful_until
        self._session.add(row)
        await self._session.flush()
        return True

    async def withdraw(self, chat_id: int, card: str) -> bool:
        """States of the card that were not sent yet will not be; False when there are none."""
        waiting = await self._unsent(chat_id, card)
        for row in waiting:
            row.state = OutboxState.SUPERSEDED
        await self._session.flush()
        return bool(waiting)

    async def newer(self, row: OutboxRow) -> bool:
        """A newer state of the row's card waits: the row would only put an old one back."""
        if row.card is None:
            return False
        return any((other.id or 0) > (row.id or 0) for other in await self._unsent(row.chat_id, row.card))

    async def _unsent(self, chat_id: int, card: str) -> Sequence[OutboxRow]:
        query = select(OutboxRow).where(
            PENDING, OutboxRow.chat_id == chat_id, OutboxRow.card == card, OutboxRow.state == OutboxState.WAITING
        )
        return (await self._session.exec(query)).all()

    async def head(self, chat_id: int) -> OutboxRow | None:
        """What goes next in this chat. A row that stands as ``sending`` comes before all: its sender died."""
        query = select(OutboxRow).where(PENDING, OutboxRow.chat_id == chat_id)
        order = (col(OutboxRow.state) != OutboxState.SENDING, col(OutboxRow.priority), col(OutboxRow.id))
        return (await self._session.exec(query.order_by(*order).limit(1))).first()

    async def move(self, old_chat: int, new_chat: int) -> None:
        """What waits for a group goes to the supergroup that it became."""
        query = select(OutboxRow).where(PENDING, OutboxRow.chat_id == old_chat, OutboxRow.state == OutboxState.WAITING)
        for row in (await self._session.exec(query)).all():
            row.chat_id = new_chat

    async def give_up(self, chat_id: int, outcome: str) -> None:
        """Nothing that waits for this chat can be delivered."""
        query = select(OutboxRow).where(PENDING, OutboxRow.chat_id == chat_id, OutboxRow.state == OutboxState.WAITING)
        for row in (await self._session.exec(query)).all():
            row.state, row.outcome = OutboxState.FAILED, outcome

    async def ledger(self, notice_id: int) -> Sequence[OutboxRow]:
        """Everything sent on account of a notice, oldest first."""
        query = select(OutboxRow).where(OutboxRow.notice_id == notice_id).order_by(col(OutboxRow.id))
        return (await self._session.exec(query)).all()

    async def newest_id(self) -> int:
        """The id of the newest row; 0 when there is none."""
        return (await self._session.exec(select(func.max(OutboxRow.id)))).one() or 0

    async def after(self, row_id: int) -> Sequence[OutboxRow]:
        """The rows that came after this one, oldest first."""
        query = select(OutboxRow).where(col(OutboxRow.id) > row_id).order_by(col(OutboxRow.id))
        return (await self._session.exec(query)).all()

    async def count(self, state: OutboxState) -> int:
        query = select(func.count()).select_from(OutboxRow).where(OutboxRow.state == state)
        return (await self._session.exec(query)).one()

    async def under_way(self) -> Sequence[OutboxRow]:
        """Claimed, and not recorded yet."""
        return (await self._session.exec(select(OutboxRow).where(OutboxRow.state == OutboxState.SENDING))).all()

    async def chats_pending(self) -> Sequence[int]:
        return (await self._session.exec(select(OutboxRow.chat_id).where(PENDING).distinct())).all()

    async def card(self, chat_id: int, name: str) -> Card | None:
        return await self._session.get(Card, (chat_id, name))

    async def cards_named(self, name: str) -> Sequence[Card]:
        """Wherever the card of this name stands."""
        return (await self._session.exec(select(Card).where(Card.name == name))).all()

    async def cards_at(self, chat_id: int, message_id: int) -> Sequence[str]:
        """Names of the cards that stand in this message (a card may have become another one)."""
        query = select(Card.name).where(Card.chat_id == chat_id, Card.message_id == message_id)
        return (await self._session.exec(query)).all()

    async def place_card(self, chat_id: int, name: str, message_id: int) -> None:
        """The card stands in this message from now on."""
        card = await self.card(chat_id, name)
        if card is None:
            self._session.add(Card(chat_id=chat_id, name=name, message_id=message_id))
        else:
            card.message_id = message_id
        await self._session.flush()

    async def rename_cards(self, old: str, new: str) -> None:
        """The cards of this name, and the parts that follow them, go by another from now on, where they stand."""
        query = select(Card).where(or_(col(Card.name) == old, col(Card.name).startswith(f"{old}#", autoescape=True)))
        for card in (await self._session.exec(query)).all():
            name = new + card.name.removeprefix(old)
            await self._session.delete(card)
            await self._session.flush()
            await self.place_card(card.chat_id, name, card.message_id)

    async def lose_card(self, chat_id: int, name: str) -> None:
        """The message is gone: the next state of the card is sent anew."""
        card = await self.card(chat_id, name)
        if card is not None:
            await self._session.delete(card)
            await self._session.flush()
