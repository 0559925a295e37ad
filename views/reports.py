"""What the bot understood, said back to the unit; and the same answer as Văn phòng sees it, with what it decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.answers import Answer, Line
from services.approvals import Decided
from services.work import listed
from storage.assignments import Evidence, ReportKind, Verdict
from storage.outbox import Kind
from views import extensions as requests
from views.address import to_each
from views.buttons import ReviewAct, ReviewButton, UndoButton
from views.commands import OFFICE
from views.letter import Attachment, Button, Card, Letter, Rows
from views.work import answer_buttons, shortened, task_line

MOST_PAIRS: Final = 40
"""Tasks of one answer with buttons of their own (Telegram takes 100 buttons); those after them move up."""
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
    return Card(_LINE.join((*lines, *_about_evidence(answer, t))), ((undo,),))


def _understood(line: Line, t: Tongue) -> Markup:
    said, item = line.report, line.item
    key = f"report.understood_{said.kind.value}"
    return t(key, n=item.number, text=shortened(item.text, 80), percent=_percent(line), words=said.words)


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
    if line.report.verdict is not None:
        lines.append(t(f"report.verdict_{line.report.verdict.value}", words=line.report.verdict_words))
    return _LINE.join(lines)


def _decisions(answer: Answer, t: Tongue) -> Rows:
    waiting, asked = answer.waiting, answer.open_requests
    alone = len(waiting) + len(asked) == 1
    rows = [requests.decision(one, t, alone=alone) for one in asked[:MOST_PAIRS]]
    rows += [_pair(line, t, alone=alone) for line in waiting[: MOST_PAIRS - len(rows)]]
    if len(waiting) < 2:
        return tuple(rows)
    whole = ReviewButton(act=ReviewAct.ACCEPT_ALL, report=waiting[0].report.id or 0)
    return ((Button(str(t("button.accept_all", n=len(waiting))), whole.pack()),), *rows)


def _pair(line: Line, t: Tongue, *, alone: bool) -> tuple[Button, ...]:
    report, number = line.report.id or 0, line.item.number
    accept, send_back = ("button.accept", "button.return") if alone else ("button.accept_one", "button.return_one")
    return (
        Button(str(t(accept, n=number)), ReviewButton(act=ReviewAct.ACCEPT, report=report).pack()),
        Button(str(t(send_back, n=number)), ReviewButton(act=ReviewAct.RETURN, report=report).pack()),
    )


def office_letters(answer: Answer, tongues: Tongues, today: date) -> list[Letter]:
    """The living card of an answer, for everybody of the Office."""
    return to_each(
        answer.office, tongues, lambda t: office_card(answer, t, today), kind=Kind.REQUEST, name=f"answer:{answer.id}"
    )


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


def ask_reason_card(number: int, unit: str, t: Tongue) -> Card:
    """Trả lại: why?"""
    return Card(t("report.ask_reason", n=number, unit=unit))


def returned_card(decided: Decided, t: Tongue) -> Card:
    """Said back to the officer who returned it."""
    return Card(t("report.returned", unit=decided.answer.unit))


def decided_letters(decided: Decided, tongues: Tongues) -> list[Letter]:
    """To who reported, and the head of the unit: one line a task; under what is returned, the buttons to act."""
    reports = {report.id for report in decided.reports}
    items = [line.item for line in decided.answer.lines if line.report.id in reports]
    returned = decided.verdict is Verdict.RETURNED
    name = f"work:{items[0].id}" if returned else None

    def card(t: Tongue) -> Card:
        key = "report.told_returned" if returned else "report.told_accepted"
        lines = [t(key, n=i.number, text=shortened(i.text, 100), words=decided.words) for i in items]
        return Card(_LINE.join(lines), answer_buttons(items[0], t) if returned else ())

    return to_each(decided.unit_members, tongues, card, kind=Kind.REQUEST, name=name, fresh=returned)
