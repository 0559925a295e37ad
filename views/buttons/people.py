"""On units, people and settings."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from views.buttons.ids import Id


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
