"""On what a search found."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from views.buttons.ids import Id


class FindButton(CallbackData, prefix="fi"):
    """A page of what /tim found. ``words``: folded, without any sign that parts callback data, at most 48 letters."""

    page: Id
    words: str


class SeenAct(StrEnum):
    TASK = "task"
    NOTICE = "notice"


class SeenButton(CallbackData, prefix="se"):
    """Something that was found, opened to be read."""

    act: SeenAct
    id: Id
