"""WordprocessingML by local names, so that the transitional and the strict namespace read alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

OFF: Final = frozenset({"0", "false", "off", "none"})


def local(element: Element) -> str:
    """``p`` of ``{http://…/main}p``."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str | None:
    """The attribute with that local name, whatever its namespace."""
    if element is None:
        return None
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def number(element: Element | None, name: str = "val") -> int | None:
    """The attribute as a whole number; None where it is missing or none."""
    value = attribute(element, name)
    try:
        return None if value is None else int(value)
    except ValueError:
        return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along ``path``, one local name a step."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """The direct children with that local name."""
    return (inner for inner in element if local(inner) == name)


def switched(element: Element | None) -> bool | None:
    """A toggle such as ``<w:b/>`` or ``<w:b w:val="0"/>``; None where it is not stated."""
    if element is None:
        return None
    return (attribute(element, "val") or "1").lower() not in OFF
