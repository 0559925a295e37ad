"""Help, greetings, refusals: by role, in both languages."""

from __future__ import annotations

import pytest

from locales import LANGUAGES, Tongues
from notices.errors import Reason
from notices.model import DoubtKind
from services.readings import NETWORK, SECRET, TROUBLE, Outcome
from storage.members import Member, MemberRole
from views.commands import COMMANDS
from views.help import help_card, not_understood_card
from views.joining import greeting_card, joined_card, stranger_card
from views.readings import result_card


def member(role: MemberRole) -> Member:
    return Member(id=1, full_name="Mạc Thị <Yến>", role=role)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", MemberRole)
def test_help_shows_a_persons_commands_and_no_others(texts: Tongues, language: str, role: MemberRole) -> None:
    text = help_card(member(role), texts[language]).text
    for command in COMMANDS:
        assert (f"/{command.name} –" in text) is (role in command.roles)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", MemberRole)
def test_greetings_name_the_person_and_every_role_has_its_next_step(
    texts: Tongues, language: str, role: MemberRole
) -> None:
    for make in (joined_card, greeting_card):
        assert "Mạc Thị &lt;Yến&gt;" in make(member(role), texts[language]).text
    assert not_understood_card(member(role), texts[language]).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_a_refusal_has_a_sentence_of_its_own(texts: Tongues, language: str) -> None:
    reasons = [*Reason, SECRET, NETWORK, TROUBLE]
    said = [result_card(Outcome(1, member(MemberRole.OFFICE), reason=r), texts[language]).text for r in reasons]
    assert len(set(said)) == len(reasons)
    assert not [text for text in said if text.startswith("reading.")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_doubt_has_words(texts: Tongues, language: str) -> None:
    assert [k for k in DoubtKind if texts[language](f"doubt.{k}") == f"doubt.{k}"] == []


def test_a_stranger_learns_nothing_about_the_office(texts: Tongues) -> None:
    text = str(stranger_card(texts["vi"]).text)
    assert "Sở" not in text
    assert "Đôn Đốc" not in text
