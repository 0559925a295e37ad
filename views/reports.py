"""What the bot understood, said back to the unit; and the same answer as Văn phòng sees it, with what it decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.answers import Answer, Line
from services.approvals import Decided
from services.difficulties import Waited
from services.work import listed
from storage.assignments import Report, ReportKind, Verdict
from storage.evidence import Evidence
from storage.outbox import Kind
from storage.units import Unit
from views import decisions
from views import extensions as requests
from views.address import to_each
from views.buttons.work import UndoButton, WaitAct, WaitButton
from views.commands import OFFICE
from views.letter import Attachment, Button, Card, Letter, Rows
from views.work import answer_buttons, shortened, task_line

MOST_ROWS: Final = 30
"""Tasks of one answer with up to three buttons of their own (Telegram takes 100); those after them move up."""
_LINE: Final = Markup("\n")


def understood_card(answer: Answer, t: Tongue, today: date) -> Card:
    """One line a task, how to take it back, and that evidence is welcome."""
    lines = [_understood(line, t) for line in answer.lines]
    lines += [requests.understood_line(one, t, today) for one in answer.asked]
    if answer.already:
        lines.append(t("report.already", numbers=listed(answer.already)))
    if answer.undone:
        return Card(_LINE.join((t("report.undone"), *lines)))
    undo = Button(str(t("button.undo")), UndoButton(answer=answer.id).pack())
    return Card(_LINE.join((*lines, *_about_evidence(answer, t))), (*_whom_it_waits_for(answer, t), (undo,)))


def _whom_it_waits_for(answer: Answer, t: Tongue) -> Rows:
    """Asks for the unit, under a difficulty that nobody has answered."""
    stuck = [line for line in answer.lines if line.report.kind is ReportKind.BLOCKED and line.report.verdict is None]
    return tuple(
        (
            Button(
                str(t("button.waits_for" if len(stuck) == 1 else "button.waits_for_one", n=line.item.number)),
                WaitButton(act=WaitAct.CHOOSE, report=line.report.id or 0).pack(),
            ),
        )
        for line in stuck[:MOST_ROWS]
    )


def waits_for_card(report: Report, units: Sequence[Unit], t: Tongue) -> Card:
    """Which unit does the difficulty wait for? One button each."""
    choices = [(unit.short_name or unit.name, unit.id or 0) for unit in units]
    rows = [
        (Button(name, WaitButton(act=WaitAct.SET, report=report.id or 0, unit=unit).pack()),)
        for name, unit in (*choices[:90], (str(t("button.waits_for_none")), 0))
    ]
    return Card(t("report.ask_waits_for", words=report.words), tuple(rows))


def waited_letters(waited: Sequence[Waited], answer: Answer, tongues: Tongues, today: date) -> list[Letter]:
    """To the unit that a difficulty waits for: once for each difficulty."""
    letters = list[Letter]()
    for one in waited:
        card = partial(_waited_card, one, answer, today)
        key = f"waits:{one.line.report.id}:{one.unit_id}"
        letters += to_each(one.people, tongues, card, kind=Kind.REQUEST, key=key)
    return letters


def _waited_card(one: Waited, answer: Answer, today: date, t: Tongue) -> Card:
    lines = [
        t("report.waits_for_you", unit=answer.unit, who=answer.member.full_name),
        task_line(one.line.item, one.line.notice, t, today),
        t("report.words", words=one.line.report.words),
    ]
    return Card(_LINE.join(lines))


def _understood(line: Line, t: Tongue) -> Markup:
    said, item = line.report, line.item
    key = f"report.understood_{said.kind.value}"
    line_ = t(key, n=item.number, text=shortened(item.text, 80), percent=_percent(line), words=said.words)
    return _LINE.join((line_, t("report.waits_for", unit=line.waits_for))) if line.waits_for else line_


def _percent(line: Line) -> str:
    return "" if line.report.percent is None else f" {line.report.percent}%"


def _about_evidence(answer: Answer, t: Tongue) -> list[Markup]:
    if answer.evidence:
        return [t.count("report.evidence_here", len(answer.evidence))]
    # What an officer simply sends is a notice to be read.
    key = "report.evidence_by_answer" if answer.member.role in OFFICE else "report.evidence_welcome"
    return [t(key)] if answer.waiting else []


def office_card(answer: Answer, t: Tongue, today: date) -> Card:
    """Who says what, with Duyệt and Trả lại, Đồng ý and Từ chối while they wait."""
    lines = [_heading(answer, t)]
    lines += [_office_line(line, answer, t, today) for line in answer.lines]
    lines += [requests.office_line(one, answer, t, today) for one in answer.asked]
    if answer.words:
        lines.append(t("report.words", words=answer.words))
    lines += [t("report.words", words=piece.words) for piece in answer.evidence if piece.words]
    files = sum(piece.file_id is not None for piece in answer.evidence)
    if files:
        lines.append(t.count("report.files", files))
    return Card(_LINE.join(lines), _decisions(answer, t))


def _heading(answer: Answer, t: Tongue) -> Markup:
    who = {"unit": answer.unit, "who": answer.member.full_name}
    if answer.kind:
        return t(f"report.office_{answer.kind.value}", **who)
    if not answer.lines and len(answer.asked) == 1:
        return t("extension.office", count=answer.asked[0].count, **who)
    return t("report.office_several", **who)


def _office_line(line: Line, answer: Answer, t: Tongue, today: date) -> Markup:
    lines = [task_line(line.item, line.notice, t, today)]
    if answer.kind is None:
        lines.append(t(f"report.said_{line.report.kind.value}", percent=_percent(line)))
    if line.report.words and not answer.words:
        lines.append(t("report.words", words=line.report.words))
    if line.waits_for:
        lines.append(t("report.waits_for", unit=line.waits_for))
    if line.report.verdict is not None:
        lines.append(t(f"report.verdict_{line.report.verdict.value}", words=line.report.verdict_words))
    return _LINE.join(lines)


def _decisions(answer: Answer, t: Tongue) -> Rows:
    """What waits for a decision, one row each; what decides on several at once comes first and last."""
    waiting, alone = answer.waiting, len(answer.waiting) + len(answer.open_requests) + len(answer.unsettled) == 1
    rows = [decisions.request(one.extension.id or 0, one.item.number, t, alone=alone) for one in answer.open_requests]
    rows += [decisions.approval(line.report.id or 0, line.item.number, t, alone=alone) for line in waiting]
    rows += [_unsettled(line, t, alone=alone) for line in answer.unsettled]
    first = waiting[0].report.id or 0 if waiting else 0
    whole = [decisions.of_all(first, len(waiting), t)] if len(waiting) > 1 else []
    every = len(waiting) + answer.others_waiting
    of_unit = [decisions.of_unit(first, every, t)] if waiting and answer.others_waiting else []
    return (*whole, *rows[:MOST_ROWS], *of_unit)


def _unsettled(line: Line, t: Tongue, *, alone: bool) -> tuple[Button, ...]:
    report, item = line.report.id or 0, line.item
    if line.report.kind is ReportKind.BLOCKED:
        return decisions.difficulty(report, item.number, t, alone=alone)
    return decisions.belonging(report, item.id, item.number, t, alone=alone)


def office_letters(answer: Answer, tongues: Tongues, today: date) -> list[Letter]:
    """The living card of an answer, for everybody of the Office."""
    return to_each(
        answer.office, tongues, lambda t: office_card(answer, t, today), kind=Kind.REQUEST, name=f"answer:{answer.id}"
    )


def letters_of(answers: Iterable[Answer], tongues: Tongues, today: date) -> list[Letter]:
    """The living cards of these answers."""
    return [letter for answer in answers for letter in office_letters(answer, tongues, today)]


def evidence_letters(answer: Answer, pieces: Sequence[Evidence], tongues: Tongues) -> list[Letter]:
    """The photos and files themselves, each sent to everybody of the Office once."""
    return [
        Letter(
            member.chat_id,
            Card(tongues[member.language]("report.file_caption", unit=answer.unit, numbers=_numbers(answer))),
            kind=Kind.REQUEST,
            key=f"evidence:{piece.id}:member:{member.id}",
            attachment=Attachment(piece.file_id, photo=piece.photo),
        )
        for piece in pieces
        for member in answer.office
        if member.chat_id is not None and piece.file_id is not None
    ]


def _numbers(answer: Answer) -> str:
    return ", ".join(str(line.item.number) for line in answer.lines if line.report.kind is ReportKind.DONE)


def received_card(answer: Answer, t: Tongue) -> Card:
    """Evidence has come, for which tasks."""
    return Card(t.count("report.evidence_received", len(answer.evidence), numbers=_numbers(answer)))


def wanting_card(numbers: str, t: Tongue, *, by_answer: bool) -> Card:
    """Evidence first, for the tasks of these numbers; an officer sends it as an answer to this."""
    return Card(t("report.evidence_wanting_by_answer" if by_answer else "report.evidence_wanting", numbers=numbers))


def ask_reason_card(number: int, unit: str, t: Tongue) -> Card:
    """Trả lại: why?"""
    return Card(t("report.ask_reason", n=number, unit=unit))


def ask_reason_for_all_card(n: int, unit: str, t: Tongue) -> Card:
    """Trả lại several: why?"""
    return Card(t("report.ask_reason_all", n=n, unit=unit))


def ask_words_card(verdict: Verdict, number: int, unit: str, t: Tongue) -> Card:
    """What is the unit to be told?"""
    return Card(t(f"report.ask_{verdict.value}", n=number, unit=unit))


def returned_card(decided: Decided, t: Tongue) -> Card:
    """Said back to who returned or answered it."""
    return Card(t(f"report.said_back_{decided.verdict.value}", unit=decided.unit))


ACT_AGAIN: Final = (Verdict.RETURNED, Verdict.ANSWERED, Verdict.SETTLED, Verdict.KEPT)
"""After which the unit goes on."""


def decided_letters(decided: Decided, tongues: Tongues) -> list[Letter]:
    """To who reported, and the head of the unit: one line a task; where they have to go on, the buttons to act."""
    reports = {report.id for report in decided.reports}
    items = [line.item for answer in decided.answers for line in answer.lines if line.report.id in reports]
    go_on = decided.verdict in ACT_AGAIN
    name = f"work:{items[0].id}" if go_on else None

    def card(t: Tongue) -> Card:
        values = {"words": decided.words, "who": decided.by.full_name}
        key = f"report.told_{decided.verdict.value}"
        lines = [t(key, n=i.number, text=shortened(i.text, 100), **values) for i in items]
        return Card(_LINE.join(lines), answer_buttons(items[0], t) if go_on and len(items) == 1 else ())

    return to_each(decided.unit_members, tongues, card, kind=Kind.REQUEST, name=name, fresh=go_on)
