"""A message in the person's own words: what is asked back, passed on, or not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from replies.model import Kind as Said
from services.errors import DomainError
from services.meant import Meant
from services.replying import Asker
from services.work import listed
from storage.outbox import Kind
from views.address import to_each
from views.buttons.work import ConfirmAct, ConfirmButton
from views.dates import day
from views.letter import Button, Card, Letter

_LINE: Final = Markup("\n")


def confirm_card(meant: Sequence[Meant], question: int, t: Tongue, today: date) -> Card:
    """What the bot believes to have understood; nothing of it counts before Đúng."""
    lines = [t("heard.ask"), *(_line(one, t, today) for one in meant)]
    row = (
        Button(str(t("button.yes")), ConfirmButton(act=ConfirmAct.YES, question=question).pack()),
        Button(str(t("button.correct")), ConfirmButton(act=ConfirmAct.CORRECT, question=question).pack()),
    )
    return Card(_LINE.join(lines), (row,))


def _line(meant: Meant, t: Tongue, today: date) -> Markup:
    facts = {
        "numbers": listed(meant.numbers),
        "percent": "" if meant.percent is None else f" {meant.percent}%",
        "day": day(meant.until, today, t) if meant.until else "",
    }
    key = "extension_open" if meant.kind is Said.EXTENSION and not meant.until else meant.kind.value
    return t(f"heard.{key}", **facts)


def say_again_card(t: Tongue) -> Card:
    """Sửa: the person says it anew."""
    return Card(t("heard.say_again"))


def old_question_card(t: Tongue) -> Card:
    """Đúng or Sửa under a question that was answered, or that another one has followed."""
    return Card(t("heard.old_question"))


def problems_card(problems: Iterable[DomainError], t: Tongue) -> Card:
    """What could not be written down, and why."""
    return Card(_LINE.join(dict.fromkeys(t(problem.key, **problem.values) for problem in problems)))


def no_such_card(words: str, numbers: Sequence[int], t: Tongue) -> Card:
    """Numbers that the list does not have, with those that it has."""
    return Card(t("heard.no_such", words=words, open=listed(numbers)))


def passed_on_card(t: Tongue) -> Card:
    """The Office has the question."""
    return Card(t("heard.passed_on"))


def question_letters(asker: Asker, questions: Iterable[Meant], tongues: Tongues) -> list[Letter]:
    """A unit's questions, for everybody of the Office."""
    asked = list(questions)

    def card(t: Tongue) -> Card:
        lines = [t("heard.question", unit=asker.unit, who=asker.member.full_name)]
        for one in asked:
            about = t("heard.about", numbers=listed(one.numbers)) if one.numbers else ""
            lines.append(t("heard.question_line", words=one.words, about=about))
        return Card(_LINE.join(lines))

    return to_each(asker.office, tongues, card, kind=Kind.REQUEST)
