"""What the bot understood, said back to the unit; and the same answer as Văn phòng sees it, with what it decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.approvals import Decided
from services.reports import Answer, Line
from services.work import listed
from storage.assignments import Evidence, Verdict
from storage.outbox import Kind
from views.address import to_each
from views.buttons import ReviewAct, ReviewButton, UndoButton
from views.commands import OFFICE
from views.dates import day
from views.letter import Attachment, Button, Card, Letter, Rows
from views.sheets import notice_name
from views.work import answer_buttons, shortened

MOST_PAIRS: Final = 40
"""Tasks of one answer with buttons of their own (Telegram takes 100 buttons); those after them move up."""
_LINE: Final = Markup("\n")


def understood_card(answer: Answer, t: Tongue) -> Card:
    """One line a task, how to take it back, and that evidence is welcome."""
    lines = [
        t(
            f"report.understood_{answer.kind.value}",
            n=line.item.number,
            text=shortened(line.item.text, 80),
            **_said(answer),
        )
        for line in answer.lines
    ]
    if answer.already:
        lines.append(t("report.already", numbers=listed(answer.already)))
    if answer.undone:
        return Card(_LINE.join((t("report.undone"), *lines)))
    # What an officer simply sends is a notice to be read.
    by_answer = answer.member.role in OFFICE
    hint = [t("report.evidence_by_answer" if by_answer else "report.evidence_welcome")] if answer.waits else []
    if answer.evidence:
        hint = [t.count("report.evidence_here", len(answer.evidence))]
    undo = Button(str(t("button.undo")), UndoButton(report=answer.lines[0].report.id or 0).pack())
    return Card(_LINE.join((*lines, *hint)), ((undo,),))


def _said(answer: Answer) -> dict[str, object]:
    return {"percent": "" if answer.percent is None else f" {answer.percent}%", "words": answer.words}


def office_card(answer: Answer, t: Tongue, today: date) -> Card:
    """Who reports what, with Duyệt and Trả lại while it waits."""
    lines = [t(f"report.office_{answer.kind.value}", unit=answer.unit, who=answer.member.full_name)]
    lines += [_office_line(line, t, today) for line in answer.lines]
    if answer.words:
        lines.append(t("report.words", words=answer.words))
    lines += [t("report.words", words=piece.words) for piece in answer.evidence if piece.words]
    files = sum(piece.file_id is not None for piece in answer.evidence)
    if files:
        lines.append(t.count("report.files", files))
    return Card(_LINE.join(lines), _decisions(answer, t) if answer.waits else ())


def _office_line(line: Line, t: Tongue, today: date) -> Markup:
    due = t("report.due", due=day(line.item.due, today, t)) if line.item.due else Markup("")
    name = notice_name(line.notice.number, line.notice.symbol, t)
    text = t("report.line", n=line.item.number, text=shortened(line.item.text, 300), due=due, notice=name)
    if line.report.verdict is None:
        return text
    return _LINE.join((text, t(f"report.verdict_{line.report.verdict.value}", words=line.report.verdict_words)))


def _decisions(answer: Answer, t: Tongue) -> Rows:
    waiting = [line for line in answer.lines if line.report.verdict is None]
    if len(waiting) == 1:
        return (_pair(waiting[0], t, "button.accept", "button.return"),)
    whole = ReviewButton(act=ReviewAct.ACCEPT_ALL, report=waiting[0].report.id or 0)
    rows = [_pair(line, t, "button.accept_one", "button.return_one") for line in waiting[:MOST_PAIRS]]
    return ((Button(str(t("button.accept_all", n=len(waiting))), whole.pack()),), *rows)


def _pair(line: Line, t: Tongue, accept: str, send_back: str) -> tuple[Button, ...]:
    report, number = line.report.id or 0, line.item.number
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
    return ", ".join(str(line.item.number) for line in answer.lines)


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
