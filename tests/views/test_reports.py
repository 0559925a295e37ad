"""What was understood, as the unit reads it and as Văn phòng decides on it."""

from __future__ import annotations

import pytest

from locales import Tongues
from storage.assignments import ReportKind, Verdict
from storage.evidence import Evidence
from tests.views.pieces import TODAY, UNIT, answer, report
from views.letter import Card
from views.reports import evidence_letters, office_card, office_letters, received_card, understood_card

KINDS = [kind for kind in ReportKind if kind is not ReportKind.ACKNOWLEDGE]


def labels(card: Card) -> list[list[str]]:
    return [[button.label for button in row] for row in card.buttons]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_is_said_back_escaped_and_can_be_taken_back(kind: ReportKind, language: str, texts: Tongues) -> None:
    given = answer(report(kind, words="<b>thiếu</b> & 5%", percent=70))
    for card in (understood_card(given, texts[language], TODAY), office_card(given, texts[language], TODAY)):
        assert "<b>thiếu" not in card.text
    waits = kind is ReportKind.BLOCKED
    assert len(labels(understood_card(given, texts[language], TODAY))) == 1 + waits, "and asks which unit it waits for"
    assert "&lt;b&gt;thiếu&lt;/b&gt; &amp; 5%" in office_card(given, texts[language], TODAY).text


def test_one_report_has_two_buttons_and_several_have_one_for_all(texts: Tongues) -> None:
    assert labels(office_card(answer(report()), texts["vi"], TODAY)) == [["✅ Duyệt", "↩️ Trả lại"]]
    several = answer(report(n=1), report(n=2), report(n=3, verdict=Verdict.RETURNED))
    card = office_card(several, texts["vi"], TODAY)
    assert labels(card) == [
        ["✅ Duyệt cả 2 việc", "↩️ Trả lại cả 2 việc"],
        ["✅ Duyệt 1", "↩️ Trả lại 1"],
        ["✅ Duyệt 2", "↩️ Trả lại 2"],
    ]
    assert "đã trả lại: thiếu biểu" in card.text


def test_an_answer_about_many_tasks_stays_within_the_buttons_that_telegram_takes(texts: Tongues) -> None:
    many = answer(*(report(n=n) for n in range(1, 81)))
    buttons = [label for row in labels(office_card(many, texts["vi"], TODAY)) for label in row]
    assert len(buttons) <= 100
    assert buttons[0] == "✅ Duyệt cả 80 việc"


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_is_decided_has_no_buttons(verdict: Verdict, texts: Tongues) -> None:
    assert office_card(answer(report(verdict=verdict)), texts["vi"], TODAY).buttons == ()


@pytest.mark.parametrize("kind", [ReportKind.PROGRESS, ReportKind.BLOCKED, ReportKind.NOT_MINE])
def test_only_done_is_decided_on(kind: ReportKind, texts: Tongues) -> None:
    card = office_card(answer(report(kind, words="thiếu người")), texts["vi"], TODAY)
    assert not any("Duyệt" in label for row in labels(card) for label in row)


def test_what_was_taken_back_says_so_and_offers_nothing(texts: Tongues) -> None:
    card = understood_card(answer(report(verdict=Verdict.UNDONE)), texts["vi"], TODAY)
    assert "Đã hoàn tác" in card.text
    assert card.buttons == ()


def test_evidence_is_counted_and_each_file_goes_once_to_each_who_can_be_reached(texts: Tongues) -> None:
    pieces = (
        Evidence(id=1, report_id=1, file_id="F1", photo=True),
        Evidence(id=2, report_id=1, words="12/QĐ-SKHCN"),
        Evidence(id=3, report_id=1, file_id="F2", file_name="a.pdf"),
    )
    given = answer(report(), evidence=pieces)
    letters = evidence_letters(given, pieces, texts)
    assert [(one.chat_id, one.key) for one in letters] == [(6, "evidence:1:member:1"), (6, "evidence:3:member:1")]
    assert [one.attachment.photo for one in letters if one.attachment] == [True, False]
    assert UNIT in letters[0].card.text
    assert "Kèm 3 minh chứng" in understood_card(given, texts["vi"], TODAY).text
    assert "“12/QĐ-SKHCN”" in office_card(given, texts["vi"], TODAY).text
    assert "Có 2 ảnh hoặc tệp" in office_card(given, texts["vi"], TODAY).text
    assert "3 minh chứng cho việc 1" in received_card(given, texts["vi"]).text


def test_the_offices_card_is_a_living_one(texts: Tongues) -> None:
    letters = office_letters(answer(report()), texts, TODAY)
    assert [(one.chat_id, one.name) for one in letters] == [(6, "answer:a")]
