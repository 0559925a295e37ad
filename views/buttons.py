"""Every button's callback data, typed. Ids only: by pressing, nobody does what a service does not allow them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from storage.files import FileKind

Id = Annotated[int, Field(ge=0, lt=2**31)]
"""What the database can hold: a forged number that it cannot is no button of ours."""


class DraftAct(StrEnum):
    """On the card of a draft notice."""

    CARD = "card"
    TASKS = "tasks"
    DOUBTS = "doubts"
    COMPARE = "compare"
    PREVIEW = "preview"
    ADD = "add"
    ISSUE = "issue"
    DISCARD = "discard"
    DISCARD_SURELY = "discard_surely"


class DraftButton(CallbackData, prefix="d"):
    act: DraftAct
    notice: Id
    page: Id = 0


class TaskAct(StrEnum):
    """On one task of a draft."""

    OPEN = "open"
    UNITS = "units"
    ASSIGN = "assign"
    """``value``: the unit that gets the task; 0 for all units. Pressed twice, it changes nothing the second time."""
    UNASSIGN = "unassign"
    """``value``: the unit that does not get it; 0 for all units."""
    DUE = "due"
    SET_DUE = "set_due"
    """``value``: the day as yyyymmdd; 0 for none."""
    TEXT = "text"
    DROP = "drop"
    SETTLE = "settle"
    """``value``: the doubt."""


class TaskButton(CallbackData, prefix="t"):
    act: TaskAct
    task: Id
    value: Id = 0


class LetterButton(CallbackData, prefix="l"):
    """Đã nhận, under the message that brings a notice to a unit."""

    notice: Id


class WorkAct(StrEnum):
    """On one assignment, by the unit that has it."""

    OPEN = "open"
    ACKNOWLEDGE = "ack"
    DOING = "doing"
    DONE = "done"
    STUCK = "stuck"
    EXTEND = "extend"
    EXTEND_BY = "extend_by"
    """``value``: calendar days to add."""
    NOT_MINE = "not_mine"
    LIST = "list"


class WorkButton(CallbackData, prefix="w"):
    act: WorkAct
    assignment: Id = 0
    value: Id = 0


class UndoButton(CallbackData, prefix="u"):
    """Hoàn tác, under what the bot says it understood: takes back the whole answer (:attr:`Report.answer`)."""

    answer: str


class ConfirmAct(StrEnum):
    """Under what the bot believes to have understood."""

    YES = "yes"
    CORRECT = "correct"


class ConfirmButton(CallbackData, prefix="c"):
    """Đúng and Sửa. ``question``: the person's message that it is about."""

    act: ConfirmAct
    question: Id


class ReviewAct(StrEnum):
    ACCEPT = "accept"
    RETURN = "return"
    ACCEPT_ALL = "accept_all"
    """All reports that came with the same answer."""


class ReviewButton(CallbackData, prefix="r"):
    """By Văn phòng, on a report of "done"."""

    act: ReviewAct
    report: Id


class ExtensionAct(StrEnum):
    GRANT = "grant"
    REFUSE = "refuse"


class ExtensionButton(CallbackData, prefix="x"):
    """By Văn phòng, on a request for more time."""

    act: ExtensionAct
    extension: Id


class NudgeAct(StrEnum):
    """On the day's message."""

    PICK = "pick"
    """``assignment``: the task that the answering buttons are for; 0 for the worst."""
    DOING = "doing"
    DONE = "done"
    LATER = "later"
    LATER_TO = "later_to"
    """``value``: the moment, as :func:`services.rounds.moment_number`."""


class NudgeButton(CallbackData, prefix="n"):
    """``round``: the day's message that it stands under."""

    act: NudgeAct
    round: Id
    assignment: Id = 0
    value: Id = 0


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
