"""Everything that a person reads, in Vietnamese and English: gettext catalogues, one file per journey.

Keys are names ("task.done"), not sentences; the catalogues are read as they are, without a build step.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

LANGUAGES: Final = ("vi", "en")
DEFAULT: Final = "vi"


class Tongue:
    """Texts in one language. Arguments are escaped for Telegram HTML; the catalogue's own tags are not."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, key: str, /, **values: Any) -> Markup:
        """The text of ``key`` with ``values`` filled in."""
        return Markup(self._translations.gettext(key)) % values

    def count(self, key: str, number: int, /, **values: Any) -> Markup:
        """The text of ``key`` in the plural form for ``number`` (filled in as ``n``)."""
        return Markup(self._translations.ngettext(key, key, number)) % {"n": number, **values}


class Tongues:
    """All languages, by code; an unknown code gets Vietnamese."""

    def __init__(self, tongues: dict[str, Tongue]) -> None:
        self._tongues = tongues

    def __getitem__(self, language: str | None) -> Tongue:
        return self._tongues.get(language or DEFAULT) or self._tongues[DEFAULT]


def load() -> Tongues:
    """Reads every catalogue."""
    return Tongues({language: Tongue(language, _compiled(catalog(language))) for language in LANGUAGES})


def catalog(language: str) -> Catalog:
    """One language's catalogue: its .po files taken together.

    :raises ValueError: a key stands in two files.
    """
    whole = Catalog(locale=language)
    for message in _messages(language):
        if message.id in whole:
            raise ValueError(f"{language}: {message.id} stands twice")
        whole[message.id] = message
    return whole


def _messages(language: str) -> Iterator[Message]:
    for file in sorted((files(__package__) / language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".po"):
            yield from (m for m in read_po(io.BytesIO(file.read_bytes()), locale=language, abort_invalid=True) if m.id)


def _compiled(texts: Catalog) -> gettext.NullTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, texts)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
