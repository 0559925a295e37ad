"""The office's rules: defaults until somebody changes them, each change logged, nothing impossible taken."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from services.errors import DomainError
from services.rules import OfficeRules, change_rules, rules_of
from storage.work import Database
from tests.conftest import SetClock
from tests.services.office import HEAD, OFFICER, person, settle_in


async def test_what_was_never_set_has_its_default(database: Database) -> None:
    async with database.write() as uow:
        assert await rules_of(uow) == OfficeRules()


async def test_a_change_is_kept_and_logged_once(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        officer = await person(uow, OFFICER)
        for _ in range(2):
            await change_rules(uow, officer, clock.now(), nudge_at=time(9, 15), ladder_lead=(5, 0))
    async with database.read() as uow:
        rules = await rules_of(uow)
        assert (rules.nudge_at, rules.ladder_lead) == (time(9, 15), (5, 0))
        assert rules.digest_at == OfficeRules().digest_at
        assert [entry.action for entry in await uow.log.of("rule:nudge_at")] == ["rules.change"]


@pytest.mark.parametrize(
    "values",
    [
        {"work_from": time(18, 0)},
        {"overdue_every": 0},
        {"digest_weekday": 7},
        {"ladder_lead": (99,)},
        {"take_back_seconds": -1},
        {"no_such_rule": 1},
    ],
)
async def test_a_value_that_cannot_be_is_refused(database: Database, clock: SetClock, values: dict[str, Any]) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        with pytest.raises(DomainError, match=r"error\.rules\.value"):
            await change_rules(uow, await person(uow, OFFICER), clock.now(), **values)
        assert await rules_of(uow) == OfficeRules()


async def test_a_unit_head_cannot_change_rules(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        with pytest.raises(DomainError, match=r"error\.not_allowed"):
            await change_rules(uow, await person(uow, HEAD), clock.now(), second_approver=True)
