"""What every card of a unit must keep to: rows that a thumb hits, choices that fit, words for every state."""

from __future__ import annotations

import pytest

from locales import LANGUAGES, Tongues
from services.history import Event
from storage.assignments import AssignmentState, ExtensionState, ReportKind, Verdict
from storage.directions import DirectionKind
from storage.moves import MoveKind
from tests.views.pieces import NOW, TODAY, item, sheet, work
from views.buttons.work import WorkAct
from views.letter import Card
from views.sheets import sheet_card
from views.work import CHOICES, ask_until_card, history_card, task_card, which_card, work_list_card

HAPPENED = [
    *("issued", "received", "came", "move_undone", "explained", "extension_asked"),
    *(kind.value for kinds in (ReportKind, DirectionKind, MoveKind) for kind in kinds),
    *(f"verdict_{verdict.value}" for verdict in Verdict),
    *(f"extension_{state.value}" for state in ExtensionState if state is not ExtensionState.OPEN),
]
"""Everything that can stand in a history."""
QUESTIONS = (WorkAct.DONE, WorkAct.DOING, WorkAct.STUCK, WorkAct.EXTEND)


def labels(card: Card) -> list[str]:
    return [button.label for row in card.buttons for button in row]


def test_task_numbers_stand_five_in_a_row(texts: Tongues) -> None:
    items = [item(n, state=AssignmentState.ACKNOWLEDGED) for n in range(1, 13)]
    assert [len(row) for row in sheet_card(sheet(*items), texts["vi"], TODAY).buttons] == [5, 5, 2]


def test_more_tasks_than_can_be_offered_are_mentioned(texts: Tongues) -> None:
    works = [work(item(n)) for n in range(1, CHOICES + 4)]
    card = which_card(works, WorkAct.DONE, texts["vi"])
    assert len(labels(card)) == CHOICES
    assert "3 việc nữa" in card.text
    assert "việc nữa" not in which_card(works[:CHOICES], WorkAct.DONE, texts["vi"]).text


def test_from_a_task_one_comes_back_to_the_list_also_when_it_cannot_be_answered(texts: Tongues) -> None:
    for state in AssignmentState:
        last = task_card(work(item(3, state=state)), texts["vi"], NOW).buttons[-1][0]
        assert (last.label, last.data) == ("◀ Các việc đang mở", "w:list:0:0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", AssignmentState)
def test_every_state_reads_in_every_language_and_buttons_stay_within_telegrams_limit(
    texts: Tongues, language: str, state: AssignmentState
) -> None:
    t, shown = texts[language], item(2**31 - 101, state=state, blocked=True, percent=100, asked_due=TODAY, due=TODAY)
    events = [Event(NOW, what, "Mạc Thị Yến", "lời", 50, TODAY, "Thanh tra") for what in HAPPENED]
    cards = [
        sheet_card(sheet(shown), t, TODAY),
        work_list_card([work(shown)] * 9, 0, t, TODAY),
        task_card(work(shown, *events), t, NOW, heads=True),
        history_card(work(shown, *events), t, NOW),
        ask_until_card(work(shown), t, TODAY),
        *(which_card([work(shown)], act, t) for act in QUESTIONS),
    ]
    for card in cards:
        assert not any(key in card.text for key in ("state.", "report.", "work.", "sheet.", "history."))
        assert not any("button." in label for label in labels(card))
        assert all(len(button.data.encode()) <= 64 for row in card.buttons for button in row)
