"""The calendar's address: offered, shown once, taken back."""

from __future__ import annotations

from typing import Final

from locales import Tongue
from views.buttons.files import FeedAct, FeedButton
from views.letter import Button, Card

PATH: Final = "/lich/"
"""Where feeds stand below the public address."""


def feed_offer_card(t: Tongue) -> Card:
    """A calendar that keeps itself up to date?"""
    return Card(t("feed.offer"), ((_button(FeedAct.OPEN, t), _button(FeedAct.CLOSE, t)),))


def feed_card(public_url: str, secret: str, t: Tongue) -> Card:
    """The address; it can be seen here only."""
    return Card(t("feed.address", url=f"{public_url}{PATH}{secret}.ics"), ((_button(FeedAct.CLOSE, t),),))


def feed_closed_card(closed: bool, t: Tongue) -> Card:
    return Card(t("feed.closed" if closed else "feed.none"))


def _button(act: FeedAct, t: Tongue) -> Button:
    return Button(str(t(f"button.feed_{act.value}")), FeedButton(act=act).pack())
