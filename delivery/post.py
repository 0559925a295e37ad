"""Letters → outbox rows: long cards split, buttons under the last part, one unique key each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from html import unescape
from typing import Any

from storage.files import MadeFile
from storage.lanes import Direction
from storage.outbox import Kind, OutboxRow, Priority
from storage.work import UnitOfWork
from views.letter import Attachment, Letter, Rows, Upload
from views.split import CAPTION_LIMIT, split

_PRIORITY = {kind: Priority[kind.name] for kind in Kind}
_USEFUL_DAYS = {Kind.NUDGE: 1, Kind.DIGEST: 3}
"""Office days, today included, after which this kind is not worth sending; the others always are."""


async def post(uow: UnitOfWork, letters: Iterable[Letter], *, cause: str, now: datetime) -> None:
    """Puts the letters into the outbox; ``cause`` ("update:17") keys those that have no key of their own."""
    letters = list(letters)
    await _open_lanes(uow, letters, now)
    for index, written in enumerate(letters):
        letter = await _placed(uow, written)
        key = letter.key or f"{cause}:{index}"
        if letter.attachment:
            await uow.outbox.put(await _file_row(uow, letter, letter.attachment, key, now))
            continue
        parts = split(str(letter.card.text))
        for number, text in enumerate(parts, start=1):
            buttons = letter.card.buttons if number == len(parts) else ()
            await _put(uow, _part(letter, number), _nth(key, number), text, buttons, now)
        await _drop_stale_parts(uow, letter, len(parts), key, now)


async def _open_lanes(uow: UnitOfWork, letters: Iterable[Letter], now: datetime) -> None:
    """Wakes and holds the lanes before their rows are touched: a sender looks at a row only under its lane.

    In one order, so that no two transactions wait for each other.
    """
    urgency: dict[int, int] = {}
    for letter in letters:
        urgency[letter.chat_id] = min(urgency.get(letter.chat_id, _PRIORITY[letter.kind]), _PRIORITY[letter.kind])
    for chat_id, priority in sorted(urgency.items()):
        await uow.lanes.wake(Direction.OUT, chat_id, now, priority)


async def _placed(uow: UnitOfWork, letter: Letter) -> Letter:
    """A card of several parts is edited where each part stands: the pressed button is under the last one."""
    if letter.name is None or letter.message_id is None:
        return letter
    cards = await uow.outbox.cards_at(letter.chat_id, letter.message_id)
    on_a_later_part = any(card.startswith(f"{letter.name}#") for card in cards)
    return replace(letter, message_id=None) if on_a_later_part else letter


def _part(letter: Letter, number: int) -> Letter:
    """Parts after the first are cards of their own; only the first can be an edit of one given message."""
    if number == 1:
        return letter
    return replace(letter, name=_nth(letter.name, number) if letter.name else None, message_id=None)


def _nth(name: str, number: int) -> str:
    return name if number == 1 else f"{name}#{number}"


async def _put(uow: UnitOfWork, letter: Letter, key: str, text: str, buttons: Rows, now: datetime) -> None:
    parameters: dict[str, Any] = {"text": text, "parse_mode": "HTML"}
    if buttons:
        parameters["reply_markup"] = keyboard(buttons)
    if letter.message_id is not None:
        parameters["message_id"] = letter.message_id
    row = OutboxRow(
        chat_id=letter.chat_id,
        key=key,
        kind=letter.kind,
        priority=_PRIORITY[letter.kind],
        method="sendMessage" if letter.message_id is None else "editMessageText",
        payload=json.dumps(parameters, ensure_ascii=False),
        card=letter.name,
        fresh=letter.fresh,
        secret=letter.secret,
        notice_id=letter.notice_id,
        created_at=now,
        useful_until=_useful_until(letter, now),
    )
    await uow.outbox.put(row)


async def _file_row(
    uow: UnitOfWork, letter: Letter, attachment: Attachment | Upload, key: str, now: datetime
) -> OutboxRow:
    kind, method = ("photo", "sendPhoto") if attachment.photo else ("document", "sendDocument")
    caption = split(str(letter.card.text), CAPTION_LIMIT)[0]
    parameters: dict[str, Any] = {"caption": caption, "parse_mode": "HTML"}
    if letter.card.buttons:
        parameters["reply_markup"] = keyboard(letter.card.buttons)
    made = None
    if isinstance(attachment, Upload):
        await uow.files.add(made := MadeFile(name=attachment.name, data=attachment.data))
    else:
        parameters[kind] = attachment.file_id
    return OutboxRow(
        chat_id=letter.chat_id,
        key=key,
        kind=letter.kind,
        priority=_PRIORITY[letter.kind],
        method=method,
        payload=json.dumps(parameters, ensure_ascii=False),
        made_id=made.id if made else None,
        notice_id=letter.notice_id,
        created_at=now,
        useful_until=_useful_until(letter, now),
    )


async def _drop_stale_parts(uow: UnitOfWork, letter: Letter, parts: int, key: str, now: datetime) -> None:
    """A card that became shorter leaves no old tail in the chat, and none on its way there."""
    if letter.name is None:
        return
    number = parts + 1
    while await _drop_part(uow, letter, _nth(letter.name, number), f"{_nth(key, number)}:drop", now):
        number += 1


async def _drop_part(uow: UnitOfWork, letter: Letter, name: str, key: str, now: datetime) -> bool:
    waited = await uow.outbox.withdraw(letter.chat_id, name)
    card = await uow.outbox.card(letter.chat_id, name)
    if card is None:
        return waited
    row = OutboxRow(
        chat_id=letter.chat_id,
        key=key,
        kind=letter.kind,
        priority=_PRIORITY[letter.kind],
        method="deleteMessage",
        payload=json.dumps({"message_id": card.message_id}),
        created_at=now,
    )
    await uow.outbox.lose_card(letter.chat_id, name)
    await uow.outbox.put(row)
    return True


def _useful_until(letter: Letter, now: datetime) -> datetime | None:
    if letter.useful_until or letter.kind not in _USEFUL_DAYS:
        return letter.useful_until
    return datetime.combine(now.date() + timedelta(days=_USEFUL_DAYS[letter.kind]), time(), now.tzinfo)


async def take_down(uow: UnitOfWork, chat_id: int, card: str, *, key: str, now: datetime) -> None:
    """The message in which this card stands is deleted; the card's next state will be a new message."""
    waits = await uow.outbox.card(chat_id, card)
    if waits is None:
        return
    row = OutboxRow(
        chat_id=chat_id,
        key=key,
        kind=Kind.ANSWER,  # where Telegram refuses, nobody has to be told
        priority=Priority.NUDGE,
        method="deleteMessage",
        payload=json.dumps({"message_id": waits.message_id}),
        created_at=now,
    )
    await uow.lanes.wake(Direction.OUT, chat_id, now, row.priority)
    await uow.outbox.lose_card(chat_id, card)
    await uow.outbox.put(row)


def keyboard(buttons: Rows) -> dict[str, Any]:
    """Bot API's InlineKeyboardMarkup. Labels are plain text, while our texts come escaped for HTML."""
    return {"inline_keyboard": [[{"text": unescape(b.label), "callback_data": b.data} for b in row] for row in buttons]}
