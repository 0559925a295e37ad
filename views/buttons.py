"""Every button's callback data, typed. Ids only: by pressing, nobody does what a service does not allow them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from services.cases import CaseList
from storage.files import FileKind

Id = Annotated[int, Field(ge=0, lt=2**31)]
"""What the database can hold: a forged number that it cannot is no button of ours."""


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


class UnitsAct(StrEnum):
    """On /donvi."""

    LIST = "list"
    OPEN = "open"
    LINKS = "links"
    """A one-time link for everybody who never pressed Start."""
    PRINT = "print"
    FORMER = "former"
    """Who was taken off the roster."""


class UnitsButton(CallbackData, prefix="un"):
    """``unit``: the one that is opened, 0 for the people without one; ``page``: of the list."""

    act: UnitsAct
    unit: Id = 0
    page: Id = 0


class PersonAct(StrEnum):
    """On one person of the roster, by Văn phòng."""

    OPEN = "open"
    LINK = "link"
    UNITS = "units"
    MOVE = "move"
    """``value``: the unit; 0 for none."""
    ROLES = "roles"
    ROLE = "role"
    """``value``: place of the role in the list of roles."""
    CHARGES = "charges"
    CHARGE = "charge"
    """``value``: the unit that goes into, or out of, a deputy director's charge."""
    TAKE_OFF = "take_off"
    TAKE_OFF_SURELY = "take_off_surely"
    BRING_BACK = "bring_back"


class PersonButton(CallbackData, prefix="pe"):
    act: PersonAct
    member: Id
    value: Id = 0


class AbsenceAct(StrEnum):
    ASK = "ask"
    """``id``: whose leave, a member; 0 for one's own."""
    STAND_IN = "stand_in"
    """``id``: the leave; ``value``: the member who stands in."""
    END = "end"
    """``id``: the leave."""


class AbsenceButton(CallbackData, prefix="ab"):
    act: AbsenceAct
    id: Id = 0
    value: Id = 0


class SettingAct(StrEnum):
    """On /caidat; all but the language ask for typed words or turn something on and off."""

    CARD = "card"
    LANGUAGE = "language"
    """``value``: place of the language in the list of languages."""
    NUDGE = "nudge"
    QUIET = "quiet"
    RULES = "rules"
    RULE = "rule"
    """``value``: place of the rule among the office's rules."""
    DAYS = "days"
    ADD_DAYS = "add_days"
    DROP_DAY = "drop_day"
    """``value``: the day as yyyymmdd."""


class SettingButton(CallbackData, prefix="st"):
    act: SettingAct
    value: Id = 0


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


class LedgerButton(CallbackData, prefix="le"):
    """A page of the send ledger of a notice."""

    notice: Id
    page: Id = 0


class WaitAct(StrEnum):
    CHOOSE = "choose"
    SET = "set"


class WaitButton(CallbackData, prefix="wt"):
    """By the unit, on its difficulty: which unit it waits for (0: none)."""

    act: WaitAct
    report: Id
    unit: Id = 0


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


class MoveButton(CallbackData, prefix="mv"):
    """Hoàn tác, under a transfer or cancellation."""

    move: Id


class DirectionButton(CallbackData, prefix="dr"):
    """By the unit: answers the question."""

    direction: Id
