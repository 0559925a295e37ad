"""On the work of a unit, by the unit."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from views.buttons.ids import Id


class LetterButton(CallbackData, prefix="l"):
    """Đã nhận, under the message that brings a notice to a unit."""

    notice: Id
    unit: Id
    """Whose letter it is: the person may have moved to another unit since."""


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
    HISTORY = "history"
    WITHDRAW = "withdraw"
    """The request for a later date."""
    UNSTUCK = "unstuck"
    """The difficulty is over."""
    HAND = "hand"
    HAND_TO = "hand_to"
    """``value``: the member of the unit who gets it."""
    TAKE_BACK = "take_back"


class WorkButton(CallbackData, prefix="w"):
    act: WorkAct
    assignment: Id = 0
    value: Id = 0


class WaitAct(StrEnum):
    CHOOSE = "choose"
    SET = "set"


class WaitButton(CallbackData, prefix="wt"):
    """By the unit, on its difficulty: which unit it waits for (0: none)."""

    act: WaitAct
    report: Id
    unit: Id = 0


class DirectionButton(CallbackData, prefix="dr"):
    """By the unit: answers the question."""

    direction: Id


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
