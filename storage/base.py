"""What every table shares: constraint names that migrations can rely on, and the column types of ours."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Enum
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def choice(values: type[StrEnum]) -> Enum:
    """A text column that holds one of ``values``, checked by the database (native enum types resist change)."""
    return Enum(
        values,
        native_enum=False,
        length=24,
        create_constraint=True,
        name=values.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


def telegram_id(**options: Any) -> Any:
    """A Telegram id: more than 32 bits wide (a plain int column fails on PostgreSQL)."""
    return Field(sa_type=BigInteger, **options)
