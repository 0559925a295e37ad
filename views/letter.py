"""What handlers and services' results become: a card (text and buttons), addressed as a letter, or a toast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from storage.outbox import Kind

Rows = tuple[tuple["Button", ...], ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    label: str
    data: str
    """Packed callback data, ids only, at most 64 bytes."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in one message (or several, where the text is long): Telegram HTML and buttons."""

    text: Markup
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that Telegram has already, sent on by its id; the card's text is its caption."""

    file_id: str
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that we made; the card's text is its caption."""

    name: str
    data: bytes
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A card on its way to a chat."""

    chat_id: int
    card: Card
    kind: Kind = Kind.ANSWER
    key: str | None = None
    """(what, whom), never sent twice. None: an answer, keyed by the update that it answers."""
    name: str | None = None
    """Name of the living card: where it stands already it is edited, else sent."""
    message_id: int | None = None
    """Edit exactly this message (the one whose button was pressed)."""
    fresh: bool = False
    """Send a living card anew, at the bottom of the chat."""
    attachment: Attachment | Upload | None = None
    notice_id: int | None = None
    """On whose account, for the send ledger."""
    useful_until: datetime | None = None
    """Not worth sending later. None: as is usual for its kind (a nudge ends with its day)."""
    secret: bool = False
    """Is not to be read in our tables once it is out."""


@dataclass(frozen=True, slots=True)
class Toast:
    """The short line that answers a pressed button; never the only place where something is said."""

    text: str
    alert: bool = False


Said = Letter | Toast
