"""The department that most conversations begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import SetClock
from tests.flows.department import Department
from tests.flows.issued import issued


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    """One notice issued to four connected units."""
    async with issued(tmp_path, clock) as department:
        yield department
