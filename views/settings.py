"""/caidat: one's own settings, the office's rules, and special days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any, Final

from markupsafe import Markup

from locales import LANGUAGES, Tongue
from services.rights import Action, may
from services.rule_words import NAMES, WEEKDAY, is_switch
from services.rules import OfficeRules
from storage.days import SpecialDay
from storage.members import Member
from views.buttons.people import AbsenceAct, AbsenceButton, SettingAct, SettingButton
from views.dates import day
from views.letter import Button, Card, Rows

DAYS_SHOWN: Final = 30
_LINE: Final = Markup("\n")


def settings_card(member: Member, rules: OfficeRules, t: Tongue) -> Card:
    """Language, hours, leave; for Văn phòng the way to the office's rules."""
    nudge = (
        t("settings.at", at=clock(member.nudge_at))
        if member.nudge_at
        else t("settings.of_office", at=clock(rules.nudge_at))
    )
    quiet = _span(member.quiet_from, member.quiet_until) or t("settings.no_quiet")
    lines = [
        t("settings.heading"),
        t("settings.language"),
        t("settings.nudge", at=nudge),
        t("settings.quiet", hours=quiet),
    ]
    lines.append(t("settings.office_hours", hours=_span(rules.work_from, rules.work_until)))
    languages = tuple(
        Button(str(t(f"button.language_{name}")), SettingButton(act=SettingAct.LANGUAGE, value=n).pack())
        for n, name in enumerate(LANGUAGES)
    )
    leave = Button(str(t("button.own_leave")), AbsenceButton(act=AbsenceAct.ASK).pack())
    rows: Rows = (languages, (_button(SettingAct.NUDGE, t), _button(SettingAct.QUIET, t)), (leave,))
    if may(member, Action.SET_RULES):
        rows = (*rows, (_button(SettingAct.RULES, t), _button(SettingAct.DAYS, t)))
    return Card(_LINE.join(lines), rows)


def clock(at: time) -> str:
    """07:30"""
    return f"{at:%H:%M}"


def _span(first: time | None, last: time | None) -> str:
    return f"{clock(first)}–{clock(last)}" if first and last else ""


def _button(act: SettingAct, t: Tongue) -> Button:
    return Button(str(t(f"button.setting_{act.value}")), SettingButton(act=act).pack())


def rules_card(rules: OfficeRules, t: Tongue) -> Card:
    """Every rule with its value, a button for each."""
    lines = [
        t("rules.heading"),
        *(t("rules.line", name=t(f"rules.{name}"), value=_value(rules, name, t)) for name in NAMES),
    ]
    buttons = [
        Button(str(t(f"rules.{name}")), SettingButton(act=SettingAct.RULE, value=n).pack())
        for n, name in enumerate(NAMES)
    ]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    return Card(_LINE.join(lines), (*rows, (_button(SettingAct.CARD, t),)))


def _value(rules: OfficeRules, name: str, t: Tongue) -> Markup | str:
    value: Any = getattr(rules, name)
    if is_switch(rules, name):
        return t("rules.on") if value else t("rules.off")
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, tuple):
        return ", ".join(str(n) for n in value) or "–"
    return t(f"date.weekday_{value}") if name == WEEKDAY else str(value)


def ask_rule_card(rules: OfficeRules, name: str, t: Tongue) -> Card:
    """What shall it be?"""
    return Card(
        t(
            "rules.ask",
            name=t(f"rules.{name}"),
            value=_value(rules, name, t),
            example=t(f"rules.example_{_kind(rules, name)}"),
        )
    )


def _kind(rules: OfficeRules, name: str) -> str:
    value = getattr(rules, name)
    if isinstance(value, time):
        return "time"
    if isinstance(value, tuple):
        return "ladder"
    return "weekday" if name == WEEKDAY else "number"


def ask_nudge_card(t: Tongue) -> Card:
    """At what hour?"""
    return Card(t("settings.ask_nudge"))


def ask_quiet_card(t: Tongue) -> Card:
    """From when to when?"""
    return Card(t("settings.ask_quiet"))


def days_card(days: Sequence[SpecialDay], today: date, t: Tongue) -> Card:
    """The special days ahead, a button to take each away."""
    shown = days[:DAYS_SHOWN]
    lines = [t("days.heading") if shown else t("days.none")]
    lines += [t(f"days.{one.kind.value}", day=day(one.day, today, t), name=one.name) for one in shown]
    drops = [Button(str(t("button.drop_day", day=f"{one.day:%d/%m/%Y}")), _drop(one).pack()) for one in shown]
    rows = [tuple(drops[start : start + 2]) for start in range(0, len(drops), 2)]
    return Card(_LINE.join(lines), ((_button(SettingAct.ADD_DAYS, t),), *rows, (_button(SettingAct.CARD, t),)))


def _drop(one: SpecialDay) -> SettingButton:
    return SettingButton(act=SettingAct.DROP_DAY, value=int(f"{one.day:%Y%m%d}"))


def ask_days_card(t: Tongue) -> Card:
    """Which days?"""
    return Card(t("days.ask"))
