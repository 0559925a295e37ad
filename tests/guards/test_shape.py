"""What the layout promises and no linter sees."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "bot",
    "handlers",
    "views",
    "reports",
    "delivery",
    "services",
    "storage",
    "notices",
    "replies",
    "sandbox",
    "locales",
)
BUILDERS = {"create_async_engine", "create_engine", "Bot", "Dispatcher", "Router", "Settings", "Database", "load"}
VAGUE = {"utils", "helpers", "misc", "common", "manager", "util", "helper"}


def modules() -> list[Path]:
    return sorted(
        file for package in PACKAGES for file in (ROOT / package).rglob("*.py") if "versions" not in file.parts
    )


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_is_built_at_import(file: Path) -> None:
    built = [
        ast.unparse(node)
        for statement in ast.parse(file.read_text("utf-8")).body
        if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Expr))
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in BUILDERS
    ]
    assert built == []


def test_files_of_letters_are_read_without_the_libraries_for_pictures() -> None:
    told = "import sys, notices.reading; print(*sorted({'cv2', 'numpy', 'tesserocr', 'PIL'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [file for file in modules() if file.stem in VAGUE] == []


def test_every_package_says_what_belongs_in_it() -> None:
    for package in PACKAGES:
        assert ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text("utf-8"))), package


def test_every_handlers_module_ends_in_its_router() -> None:
    journeys = [f for f in sorted((ROOT / "handlers").glob("*.py")) if f.stem not in ("__init__", "answer", "asked")]
    assert journeys
    for file in journeys:
        functions = [
            n.name
            for n in ast.parse(file.read_text("utf-8")).body
            if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))
        ]
        assert functions, file
        assert functions[-1] == "router", file
