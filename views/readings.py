"""A document on its way: being read, read, refused."""

from __future__ import annotations

from locales import Tongue
from services.readings import Outcome
from views.drafts import draft_card
from views.letter import Card


def reading_card(t: Tongue) -> Card:
    """It is being read."""
    return Card(t("reading.under_way"))


def page_card(page: int, pages: int, t: Tongue) -> Card:
    """How far the reading of a scan is."""
    return Card(t("reading.page", page=page, pages=pages))


def result_card(outcome: Outcome, t: Tongue) -> Card:
    """The draft for review, or why there is none and what helps."""
    if outcome.draft is not None:
        return draft_card(outcome.draft, t)
    return Card(t(f"reading.reason.{outcome.reason}"))


def secret_card(mark: str, t: Tongue) -> Card:
    """A secrecy mark: nothing was kept."""
    return Card(t("reading.secret", mark=mark))


def too_short_card(t: Tongue) -> Card:
    """Words of the Office that are neither a command nor a notice."""
    return Card(t("reading.too_short"))
