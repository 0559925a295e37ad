"""What Alembic runs: migrations on the connection that it is given, one transaction for all."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

import storage.work  # noqa: F401  (loads every table)

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite cannot ALTER most things
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
