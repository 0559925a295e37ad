"""The buttons with which Văn phòng and leaders decide; with the task's number where there is more to decide."""

from __future__ import annotations

from locales import Tongue
from views.buttons.oversight import CaseAct, CaseButton, ExtensionAct, ExtensionButton, ReviewAct, ReviewButton
from views.letter import Button

Row = tuple[Button, ...]


def approval(report: int, number: int, t: Tongue, *, alone: bool) -> Row:
    """Duyệt and Trả lại, for a report of "done"."""
    accept, send_back = ("button.accept", "button.return") if alone else ("button.accept_one", "button.return_one")
    return (
        _review(ReviewAct.ACCEPT, report, str(t(accept, n=number))),
        _review(ReviewAct.RETURN, report, str(t(send_back, n=number))),
    )


def request(extension: int, number: int, t: Tongue, *, alone: bool) -> Row:
    """Đồng ý, another day and Từ chối, for a request for more time."""
    keys = ("button.grant", "button.other_day", "button.refuse")
    if not alone:
        keys = ("button.grant_one", "button.other_day_one", "button.refuse_one")
    acts = (ExtensionAct.GRANT, ExtensionAct.OTHER_DAY, ExtensionAct.REFUSE)
    return tuple(
        Button(str(t(key, n=number)), ExtensionButton(act=act, extension=extension).pack())
        for key, act in zip(keys, acts, strict=True)
    )


def difficulty(report: int, number: int, t: Tongue, *, alone: bool) -> Row:
    """An answer, and an answer that ends the difficulty."""
    answer, settle = ("button.answer", "button.settled") if alone else ("button.answer_one", "button.settled_one")
    return (
        _review(ReviewAct.ANSWER, report, str(t(answer, n=number))),
        _review(ReviewAct.SETTLE, report, str(t(settle, n=number))),
    )


def belonging(report: int, assignment: int, number: int, t: Tongue, *, alone: bool) -> Row:
    """To another unit, or it is the unit's."""
    move, keep = ("button.transfer", "button.keep_there") if alone else ("button.transfer_one", "button.keep_there_one")
    units = CaseButton(act=CaseAct.UNITS, assignment=assignment).pack()
    return (Button(str(t(move, n=number)), units), _review(ReviewAct.KEEP, report, str(t(keep, n=number))))


def of_all(report: int, n: int, t: Tongue) -> Row:
    """Everything that came with the message."""
    return (
        _review(ReviewAct.ACCEPT_ALL, report, str(t("button.accept_all", n=n))),
        _review(ReviewAct.RETURN_ALL, report, str(t("button.return_all", n=n))),
    )


def of_unit(report: int, n: int, t: Tongue) -> Row:
    """Everything that the unit has reported."""
    return (
        _review(ReviewAct.ACCEPT_UNIT, report, str(t("button.accept_unit", n=n))),
        _review(ReviewAct.RETURN_UNIT, report, str(t("button.return_unit", n=n))),
    )


def _review(act: ReviewAct, report: int, label: str) -> Button:
    return Button(label, ReviewButton(act=act, report=report).pack())
