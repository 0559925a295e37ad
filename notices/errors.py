"""Why a file gave no notice. Both carry a datum, never a text: what a person reads is made in views."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with the file."""

    EMPTY = "empty"
    BROKEN = "broken"
    PASSWORD = "password"
    TOO_BIG = "too_big"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_SLOW = "too_slow"
    PICTURE = "picture"
    """A photo or a scan, on a machine that lacks the Vietnamese letters for reading it."""
    BLURRED = "blurred"
    """A picture on which hardly a word can be made out."""
    PHONE_PICTURE = "phone_picture"
    """HEIC or AVIF, as phones store photos."""
    OLD_FORMAT = "old_format"
    """.doc or .odt, on a machine without LibreOffice."""
    UNKNOWN_FORMAT = "unknown_format"
    NOT_A_NOTICE = "not_a_notice"
    """Text without a single task."""


class Unreadable(Exception):
    """The file cannot be read as a notice; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class SecrecyMark(Exception):
    """The document bears a secrecy mark; nothing of it may be stored. ``mark`` is the mark alone."""

    def __init__(self, mark: str) -> None:
        super().__init__(mark)
        self.mark = mark
