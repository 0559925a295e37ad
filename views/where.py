"""Where in its document something stands, in words."""

from __future__ import annotations

from markupsafe import Markup

from locales import Tongue
from notices.places import Place


def place_of(place: Place, t: Tongue) -> Markup | None:
    """ "trang 2, dòng 14"; None where the document tells no place."""
    if place.page and place.line:
        return t("source.page_line", page=place.page, line=place.line)
    if place.line:
        return t("source.line", line=place.line)
    return t("source.paragraph", paragraph=place.paragraph) if place.paragraph else None
