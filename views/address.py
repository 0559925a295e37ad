"""Putting cards into letters: to the chat that spoke, to the message whose button was pressed, to members."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from locales import Tongue, Tongues
from storage.members import Member
from storage.outbox import Kind
from views.letter import Card, Letter

MakeCard = Callable[[Tongue], Card]


def to_each(
    members: Iterable[Member],
    tongues: Tongues,
    make: MakeCard,
    *,
    kind: Kind,
    key: str | None = None,
    name: str | None = None,
    fresh: bool = False,
    notice_id: int | None = None,
) -> list[Letter]:
    """One letter for every member who can be reached, in their language; ``key`` is completed with the member's id."""
    return [
        Letter(
            member.chat_id,
            make(tongues[member.language]),
            kind=kind,
            key=f"{key}:member:{member.id}" if key else None,
            name=name,
            fresh=fresh,
            notice_id=notice_id,
        )
        for member in members
        if member.chat_id is not None
    ]
