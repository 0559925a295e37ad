"""On files that are asked for and that came back."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from storage.files import FileKind
from views.buttons.ids import Id


class FileButton(CallbackData, prefix="f"):
    """Asks for a file; ``notice`` 0: of all, or (where the file is about one) it is asked which."""

    kind: FileKind
    notice: Id = 0


class CorrectionAct(StrEnum):
    APPLY = "apply"
    DISCARD = "discard"


class CorrectionButton(CallbackData, prefix="k"):
    """By Văn phòng, on what a workbook that came back would change."""

    act: CorrectionAct
    correction: Id


class FeedAct(StrEnum):
    OPEN = "open"
    CLOSE = "close"


class FeedButton(CallbackData, prefix="g"):
    """The address of a person's calendar."""

    act: FeedAct
