"""The catalogues against each other and against the code: every text in both languages, none in the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from locales import LANGUAGES, catalog
from views.commands import COMMANDS

ROOT = Path(__file__).parents[2]
SPEAKING = ("views", "reports", "handlers", "services", "delivery", "bot")
SILENT = ("reports", "handlers", "services", "delivery", "storage")
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáảãèéìíòóùúýÀÁÈÉÌÍÒÓÙÚÝ]")
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")
TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")


def messages(language: str) -> dict[str, Message]:
    return {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalog(language) if m.id}


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (str(message.string),)


def variables(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text))


def trees(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    for package in packages:
        for file in sorted((ROOT / package).rglob("*.py")):
            yield file.relative_to(ROOT), ast.parse(file.read_text("utf-8"))


def keys_in_code() -> dict[str, Path]:
    """Literal first arguments of t(…), t.count(…) and DomainError(…)."""
    found: dict[str, Path] = {}
    for file, tree in trees(*SPEAKING):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = ast.unparse(node.func)
                key = node.args[0].value
                if name in ("t", "t.count", "DomainError") and isinstance(key, str) and KEY.fullmatch(key):
                    found[key] = file
    return found


def test_both_languages_have_the_same_keys() -> None:
    vietnamese, english = (set(messages(language)) for language in LANGUAGES)
    assert vietnamese == english


def test_a_text_takes_the_same_variables_in_both_languages() -> None:
    english = messages("en")
    for key, message in messages("vi").items():
        wanted = set().union(*(variables(form) for form in forms(english[key])))
        for form in forms(message):
            assert variables(form) | {"n"} == wanted | {"n"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_can_be_filled_in_and_has_balanced_tags(language: str) -> None:
    for key, message in messages(language).items():
        assert not message.fuzzy, key
        for form in forms(message):
            assert form.strip(), key
            assert form % dict.fromkeys(variables(form) | {"n"}, 1), key
            opened: list[str] = []
            for close, tag in TAG.findall(form):
                if not close:
                    opened.append(tag)
                else:
                    assert opened, key
                    assert opened.pop() == tag, key
            assert not opened, key


def test_every_key_in_the_code_has_a_text() -> None:
    known = messages("vi")
    missing = {key: str(file) for key, file in keys_in_code().items() if key not in known}
    assert missing == {}


def test_every_command_has_its_line_in_the_menu() -> None:
    known = messages("vi")
    assert [c.name for c in COMMANDS if f"command.{c.name}" not in known] == []


def test_a_key_that_the_code_never_names_is_no_leftover() -> None:
    """Keys made from a prefix and a value (f"state.{…}") are found by their prefix."""
    files = [file for package in SPEAKING for file in (ROOT / package).rglob("*.py")]
    files += (ROOT / "sandbox" / "browser").iterdir()
    sources = "\n".join(file.read_text("utf-8") for file in files)
    prefixes = tuple(re.findall(r'(?:f"|`)([a-z]+\.[a-z_.]*)\$?\{', sources))
    assert [key for key in messages("vi") if key not in sources and not key.startswith(prefixes)] == []


def test_no_word_that_a_person_reads_stands_in_the_code() -> None:
    """Docstrings may quote; string values may not."""
    found = []
    for file, tree in trees(*SILENT):
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            spoken = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
            if spoken and VIETNAMESE.search(node.value):
                found.append(f"{file}:{node.lineno}: {node.value!r}")
    assert found == []
