"""What every table shares: constraint names that migrations can rely on, and the column types of ours."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Enum
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

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


async def insert_new(session: AsyncSession, *rows: SQLModel) -> int:
    """Adds those of the rows, all of one table, whose keys are not there yet; gives how many.

    Another process may add the same at the same moment: the database decides, and nobody fails.
    """
    given = [{name: getattr(row, name) for name in row.__table__.columns.keys()} for row in rows]  # type: ignore[attr-defined]  # noqa: SIM118
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    added = await session.exec(dialect.insert(type(rows[0])).values(given).on_conflict_do_nothing())
    return int(added.rowcount)
