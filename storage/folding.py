"""Words as they are searched for: lower case, without diacritics. Kept beside the text whenever it is written."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from sqlalchemy import event

_BARRED_D: Final = chr(0x0111)
"""Unicode knows no parts of it."""


def folded(*texts: str | None) -> str:
    """ "Thẩm định, Đầu tư" gives "tham dinh, dau tu"."""
    bare = unicodedata.normalize("NFD", " ".join(filter(None, texts)).lower().replace(_BARRED_D, "d"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


def keeps_folded(*fields: str) -> Any:
    """Class decorator for a table with a column ``folded``: it follows these columns at every insert and update."""

    def decorate(table: type[Any]) -> type[Any]:
        def fold(_mapper: object, _connection: object, row: Any) -> None:
            row.folded = folded(*(getattr(row, field) for field in fields))

        event.listen(table, "before_insert", fold)
        event.listen(table, "before_update", fold)
        return table

    return decorate
