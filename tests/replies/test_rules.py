"""Every rule of the vocabulary matches its own example."""

from __future__ import annotations

from datetime import date

import pytest

from replies.reading import gist_of
from replies.signals import RULES, signals
from replies.vocabulary.sign import Rule

TODAY = date(2024, 4, 3)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.sign}: {rule.example}")
def test_a_rule_is_for_its_example(rule: Rule) -> None:
    """And no rule before it takes that example away."""
    gist = gist_of(rule.example, TODAY)
    assert rule.sign in {one.sign for one in signals(gist)}, gist.text
