"""Ids in buttons."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Id = Annotated[int, Field(ge=0, lt=2**31)]
"""What the database can hold: a forged number that it cannot is no button of ours."""
