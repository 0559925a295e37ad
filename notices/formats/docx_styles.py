"""What a paragraph or run looks like, worked out through its styles."""

from __future__ import annotations

from collections.abc import Iterator

from notices.formats.docx_xml import Element, attribute, child, children, local, number, switched


class Styles:
    """The styles of a document. Answers go: direct formatting, character style, paragraph style, defaults."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else tuple(children(root, "style"))
        self._by_id = {attribute(style, "styleId") or "": style for style in styles}
        self._default = next((key for key, style in self._by_id.items() if _is_default(style)), None)
        self._defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self._toggles: dict[tuple[str, str | None], bool | None] = {}

    def of(self, paragraph: Element) -> str | None:
        """The id of a paragraph's style."""
        return attribute(child(paragraph, "pPr", "pStyle"), "val") or self._default

    def chain(self, style: str | None) -> Iterator[Element]:
        """A style and those that it is based on, nearest first; a circle ends."""
        seen: set[str] = set()
        while style is not None and style not in seen and (element := self._by_id.get(style)) is not None:
            seen.add(style)
            yield element
            style = attribute(child(element, "basedOn"), "val")

    def centered(self, paragraph: Element) -> bool:
        """Whether the paragraph stands in the middle."""
        owners = (paragraph, *self.chain(self.of(paragraph)))
        stated = (attribute(child(owner, "pPr", "jc"), "val") for owner in owners)
        return next((value for value in stated if value), None) == "center"

    def toggle(self, name: str, run: Element, paragraph: Element) -> bool:
        """Whether ``b``, ``caps``, ``vanish`` … holds for a run."""
        properties = child(run, "rPr")
        direct = switched(child(properties, name))
        if direct is not None:
            return direct
        for style in (attribute(child(properties, "rStyle"), "val"), self.of(paragraph)):
            inherited = self._inherited(name, style)
            if inherited is not None:
                return inherited
        return bool(switched(child(self._defaults, name)))

    def font(self, run: Element, paragraph: Element) -> str:
        """The name of a run's font; "" where the document does not say."""
        properties = child(run, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        owners = (*self.chain(style), *self.chain(self.of(paragraph)))
        stated = (child(properties, "rFonts"), *(child(owner, "rPr", "rFonts") for owner in owners))
        fonts = (*stated, child(self._defaults, "rFonts"))
        return next((name for font in fonts if (name := attribute(font, "ascii") or attribute(font, "hAnsi"))), "")

    def _inherited(self, name: str, style: str | None) -> bool | None:
        if (name, style) not in self._toggles:
            stated = (switched(child(owner, "rPr", name)) for owner in self.chain(style))
            self._toggles[name, style] = next((value for value in stated if value is not None), None)
        return self._toggles[name, style]

    def numbered(self, paragraph: Element) -> tuple[str, int | None, str | None] | None:
        """(list id, level or None, style that brings the list) of a paragraph with an automatic number.

        The level is None where only the list itself says which level belongs to the style.
        """
        level: int | None = None
        for owner in (paragraph, *self.chain(self.of(paragraph))):
            properties = child(owner, "pPr", "numPr")
            if properties is None:
                continue
            level = number(child(properties, "ilvl")) if level is None else level
            identity = attribute(child(properties, "numId"), "val")
            if identity is not None:
                return None if identity == "0" else (identity, level, attribute(owner, "styleId"))
        return None

    def list_of(self, style: str | None) -> str | None:
        """The list id that a numbering style stands for."""
        for owner in self.chain(style):
            identity = attribute(child(owner, "pPr", "numPr", "numId"), "val")
            if identity is not None:
                return identity
        return None


def _is_default(style: Element) -> bool:
    return local(style) == "style" and attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
