"""On a draft notice and its tasks."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from views.buttons.ids import Id


class DraftAct(StrEnum):
    """On the card of a draft notice."""

    CARD = "card"
    UNITS = "units"
    DOUBTS = "doubts"
    COMPARE = "compare"
    PREVIEW = "preview"
    ADD = "add"
    PERIOD = "period"
    ISSUE = "issue"
    TAKE_BACK = "take_back"
    APPROVE = "approve"
    RETURN = "return"
    DISCARD = "discard"
    DISCARD_SURELY = "discard_surely"


class DraftButton(CallbackData, prefix="d"):
    act: DraftAct
    notice: Id
    page: Id = 0
    version: Id = 0
    """Of the draft when the button was shown; 0: whatever it is."""


class Place(StrEnum):
    """Where in the draft a task was opened from, and where one gets back to."""

    ALL = "a"
    UNIT = "u"
    DOUBTS = "d"
    NOBODY = "n"
    """Tasks that nobody would get."""


class PageButton(CallbackData, prefix="pg"):
    """A page of a draft's tasks. ``unit``: whose, where the place is a unit's."""

    notice: Id
    place: Place
    unit: Id = 0
    page: Id = 0


class TaskAct(StrEnum):
    """On one task of a draft."""

    OPEN = "open"
    UNITS = "units"
    ASSIGN = "assign"
    """``value``: the unit that gets the task; 0 for all units. Pressed twice, it changes nothing the second time."""
    UNASSIGN = "unassign"
    """``value``: the unit that does not get it; 0 for all units."""
    PARTNERS = "partners"
    JOIN = "join"
    """``value``: the unit that is to coordinate."""
    LEAVE = "leave"
    """``value``: the unit that is not."""
    DUE = "due"
    SET_DUE = "set_due"
    """``value``: the day as yyyymmdd; 0 for none."""
    TEXT = "text"
    EVIDENCE = "evidence"
    """``value``: 1 if it is wanted."""
    SENTENCES = "sentences"
    SPLIT = "split"
    """``value``: after which sentence."""
    MERGE = "merge"
    DROP = "drop"
    SETTLE = "settle"
    """``value``: the doubt."""
    UNDO = "undo"
    """``value``: the change that is taken back; the task may be gone."""


class TaskButton(CallbackData, prefix="t"):
    act: TaskAct
    task: Id
    value: Id = 0
    place: Place = Place.ALL
    unit: Id = 0
    version: Id = 0
    """As :attr:`DraftButton.version`."""


class UnknownAct(StrEnum):
    ASK = "ask"
    ALL = "all"
    """The whole roster, not only the nearest."""
    IS = "is"
    CREATE = "create"
    LEAVE_OUT = "leave"


class UnknownButton(CallbackData, prefix="uk"):
    """On a name in a draft that the roster does not have."""

    act: UnknownAct
    doubt: Id
    unit: Id = 0
    version: Id = 0


class RepeatAct(StrEnum):
    LIST = "list"
    """``repeat``: the notice."""
    MOVED = "moved"
    CONTINUES = "continues"
    NEW = "new"


class RepeatButton(CallbackData, prefix="rp"):
    """On a task of a draft that seems to repeat an open one."""

    act: RepeatAct
    repeat: Id
    page: Id = 0
