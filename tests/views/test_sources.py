"""Where a task stands in its document, and what was guessed, as the Office reads it."""

from __future__ import annotations

import pytest

from locales import LANGUAGES, Tongue, Tongues
from notices.grounds import SURENESS, Field, Ground, Sure, Why
from notices.places import NOWHERE, Place, Source
from tests.views.test_drafts import draft_of, task
from views.draft_tasks import task_card
from views.drafts import draft_card
from views.places import Spot
from views.sources import guess_lines
from views.task_pages import tasks_card
from views.where import place_of

GUESSED = (Ground(Field.WHO, (Why.HEADING, Why.INHERITED)), Ground(Field.WHEN, (Why.YEAR,)))


@pytest.fixture
def t(texts: Tongues) -> Tongue:
    return texts["vi"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(page=2, line=14), "trang 2, dòng 14"),
        (Place(line=31), "dòng 31"),
        (Place(paragraph=31), "đoạn 31"),
        (NOWHERE, None),
    ],
)
def test_a_place_is_told_as_a_person_would(place: Place, words: str | None, t: Tongue) -> None:
    assert place_of(place, t) == words


def test_the_documents_own_words_are_shown_beside_others(t: Tongue) -> None:
    stands = Source("(1) Tham mưu <kế hoạch> số 1", Place(page=2, line=14))
    same, other = task(1, text="Tham mưu <kế hoạch> số 1", source=stands), task(2, source=stands)
    shown = [task_card(draft_of(same, other), one.id, Spot(), t).text for one in (same, other)]
    assert all("📍 Trong văn bản: trang 2, dòng 14" in text for text in shown)
    assert ["Nguyên văn: “(1) Tham mưu &lt;kế hoạch&gt; số 1”" in text for text in shown] == [False, True]


def test_only_what_was_guessed_is_told(t: Tongue) -> None:
    guessed, sure = task(1, grounds=GUESSED), task(2, grounds=GUESSED[1:])
    draft = draft_of(guessed, sure)
    assert "⚠️ Đơn vị: suy từ đề mục phía trên" in task_card(draft, guessed.id, Spot(), t).text
    assert "⚠️" not in task_card(draft, sure.id, Spot(), t).text
    assert "Thời hạn:" not in task_card(draft, guessed.id, Spot(), t).text
    assert [button.label for row in tasks_card(draft, Spot(), 0, t).buttons for button in row][:2] == ["⚠️ 1", "2"]
    assert "1 nhiệm vụ có chỗ tôi suy đoán" in draft_card(draft, t).text
    assert "suy đoán" not in draft_card(draft_of(sure), t).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", [why for why, sure in SURENESS.items() if sure is Sure.GUESSED])
@pytest.mark.parametrize("field", Field)
def test_every_guess_has_its_words(field: Field, why: Why, language: str, texts: Tongues) -> None:
    (line,) = guess_lines([Ground(field, (why,))], texts[language])
    assert "guess." not in line
