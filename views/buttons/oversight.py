"""On issued tasks and what units answer, by Văn phòng and leaders."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from services.cases import CaseList
from views.buttons.ids import Id


class ReviewAct(StrEnum):
    ACCEPT = "accept"
    RETURN = "return"
    ACCEPT_ALL = "accept_all"
    """All reports that came with the same answer."""
    RETURN_ALL = "return_all"
    ACCEPT_UNIT = "accept_unit"
    """All reports of the unit."""
    RETURN_UNIT = "return_unit"
    ANSWER = "answer"
    """A difficulty, which stands."""
    SETTLE = "settle"
    """A difficulty, which is over."""
    KEEP = "keep"
    """"Not ours": it is."""


class ReviewButton(CallbackData, prefix="r"):
    """By Văn phòng (of difficulties and "not ours" also by a leader), on a report."""

    act: ReviewAct
    report: Id


class ExtensionAct(StrEnum):
    GRANT = "grant"
    OTHER_DAY = "other_day"
    """Grant it until another day."""
    REFUSE = "refuse"
    REFUSE_PLAINLY = "refuse_plainly"
    """Without a reason."""


class ExtensionButton(CallbackData, prefix="x"):
    """By Văn phòng or a leader, on a request for more time."""

    act: ExtensionAct
    extension: Id


class CaseListButton(CallbackData, prefix="cl"):
    """A list of issued tasks, for Văn phòng and leaders."""

    which: CaseList
    notice: Id = 0
    page: Id = 0


class CaseAct(StrEnum):
    OPEN = "open"
    UNITS = "units"
    """Which unit does it belong to? ``value``: the page."""
    TRANSFER = "transfer"
    """``value``: the unit that gets it."""
    CANCEL = "cancel"
    ASK = "ask"
    DIRECT = "direct"
    EVIDENCE = "evidence"
    """``value``: 1 where "done" needs evidence, 0 where not."""


class CaseButton(CallbackData, prefix="cs"):
    """On one issued assignment, by Văn phòng or a leader."""

    act: CaseAct
    assignment: Id
    value: Id = 0


class LadderAct(StrEnum):
    OPEN = "open"
    SET = "set"
    """``preset``: 0 the office's, else the place among those that are offered."""
    ASK = "ask"
    """Other days: they are typed."""


class LadderButton(CallbackData, prefix="ld"):
    """How long before its deadline an issued task is nudged for, by Văn phòng."""

    act: LadderAct
    assignment: Id
    preset: Id = 0


class MoveButton(CallbackData, prefix="mv"):
    """Hoàn tác, under a transfer or cancellation."""

    move: Id


class LedgerButton(CallbackData, prefix="le"):
    """A page of the send ledger of a notice."""

    notice: Id
    page: Id = 0
