"""How sure each field of a task is, and why.

What is certain stands so in the document. What is likely follows by a rule that is hardly ever wrong. What is guessed
must be looked at by a person: only this is shown on the phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final


class Field(StrEnum):
    """What a ground is about."""

    WHO = "who"
    PARTNERS = "partners"
    WHEN = "when"
    TEXT = "text"
    PATH = "path"


class Sure(StrEnum):
    """How sure a field is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESSED = "guessed"


class Why(StrEnum):
    """What a field rests on."""

    PRINTED = "printed"
    """The words themselves say it in full."""
    HEADING = "heading"
    """The unit's own heading stands right over the task."""
    CELL = "cell"
    """It stands in a column of its own, or in a line "Đơn vị chủ trì: …"."""
    ROSTER = "roster"
    """The roster has this very name, or lists it as another one for the unit."""
    SHORT_FORM = "short_form"
    """A short form that fits one unit only: "Phòng QLCN", "Chi cục"."""
    MENDED = "mended"
    """A mark or a letter that scanning or typing had spoilt was put right."""
    NEAREST = "nearest"
    """The name that is most like the one that stands there."""
    LEAD = "lead"
    """The sentence that leads into the list names it."""
    INHERITED = "inherited"
    """A heading or sentence farther up names it, other headings stand between."""
    KEPT = "kept"
    """The heading's unit, though the words tell another one to act."""
    ADDRESSEE = "addressee"
    """The one body that the whole notice is for."""
    ASSUMED = "assumed"
    """Nobody is named: taken to be for all."""
    PLACE = "place"
    """A province, city or commune stands for its people's committee."""
    POST = "post"
    """A post stands there, and no unit."""
    PERIOD_END = "period_end"
    """The last day of the month, quarter or year that is named."""
    YEAR = "year"
    """The year was worked out from the day of the meeting."""
    FAR_YEAR = "far_year"
    """The same, and the day fell more than half a year ahead, in another year."""
    COUNTED = "counted"
    """Counted from the day of the meeting or of signing: "trong tuần này", "10 ngày kể từ ngày ký"."""
    MIDDLE = "middle"
    """ "giữa tháng 8": taken to be its 15th."""
    UNCLEAR = "unclear"
    """Words state a deadline from which no day can be worked out."""
    SCANNED = "scanned"
    """Read from a picture."""
    POOR_SCAN = "poor_scan"
    """Read from a picture in which words are certainly wrong."""
    RENUMBERED = "renumbered"
    """The number was garbled; the sequence of its list told it."""


SURENESS: Final[Mapping[Why, Sure]] = MappingProxyType(
    {
        Why.PRINTED: Sure.CERTAIN, Why.HEADING: Sure.CERTAIN, Why.CELL: Sure.CERTAIN, Why.ROSTER: Sure.CERTAIN,
        Why.SHORT_FORM: Sure.LIKELY, Why.MENDED: Sure.LIKELY, Why.LEAD: Sure.LIKELY, Why.ADDRESSEE: Sure.LIKELY,
        Why.PLACE: Sure.LIKELY, Why.POST: Sure.LIKELY, Why.PERIOD_END: Sure.LIKELY, Why.YEAR: Sure.LIKELY,
        Why.COUNTED: Sure.LIKELY, Why.SCANNED: Sure.LIKELY, Why.RENUMBERED: Sure.LIKELY,
        Why.NEAREST: Sure.GUESSED, Why.INHERITED: Sure.GUESSED, Why.KEPT: Sure.GUESSED, Why.ASSUMED: Sure.GUESSED,
        Why.FAR_YEAR: Sure.GUESSED, Why.MIDDLE: Sure.GUESSED, Why.UNCLEAR: Sure.GUESSED,
        Why.POOR_SCAN: Sure.GUESSED,
    }
)  # fmt: skip
"""How sure each reason leaves a field by itself."""
_FROM_BEST: Final = (Sure.CERTAIN, Sure.LIKELY, Sure.GUESSED)
POOR: Final = 86.0
"""Mean sureness of a scan's words below which some are wrong (measured on good and bad scans)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What one field of a task rests on."""

    field: Field
    why: tuple[Why, ...]
    """At least one; each once."""

    @property
    def sure(self) -> Sure:
        """As sure as the weakest reason."""
        return max((SURENESS[why] for why in self.why), key=_FROM_BEST.index)

    @property
    def weakest(self) -> Why:
        """The reason that a person should hear first."""
        return max(self.why, key=lambda why: _FROM_BEST.index(SURENESS[why]))


def ground(field: Field, why: Iterable[Why]) -> Ground:
    """The field's ground; :attr:`Why.PRINTED` says nothing beside other reasons."""
    reasons = tuple(dict.fromkeys(why))
    return Ground(field, tuple(one for one in reasons if one is not Why.PRINTED) or (Why.PRINTED,))


def grounds_as_json(grounds: Iterable[Ground]) -> dict[str, Any]:
    """Plain data: {"who": {"sure": "likely", "why": ["lead"]}}."""
    return {one.field.value: {"sure": one.sure.value, "why": [why.value for why in one.why]} for one in grounds}


def grounds_from_json(data: Mapping[str, Any]) -> tuple[Ground, ...]:
    """The inverse of :func:`grounds_as_json`; how sure a reason is, is told by :data:`SURENESS`, not by the data."""
    return tuple(Ground(Field(field), tuple(Why(why) for why in one["why"])) for field, one in data.items())
