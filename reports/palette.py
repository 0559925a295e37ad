"""Colours of the four buckets: blue, grey and orange differ for every kind of colour blindness, and in lightness."""

from __future__ import annotations

from typing import Final

from services.buckets import Bucket

PAPER: Final = "#FBFAF7"
INK: Final = "#1B2430"
FAINT: Final = "#626D7A"
RULE: Final = "#E3E1DA"
ALARM: Final = "#B23A0E"

FILL: Final = {
    Bucket.DONE_IN_TIME: "#1D5FA6",
    Bucket.DONE_LATE: "#9CC4EC",
    Bucket.IN_TIME: "#D5D8DD",
    Bucket.LATE: "#E8703A",
}
INK_ON: Final = {
    Bucket.DONE_IN_TIME: "#FFFFFF",
    Bucket.DONE_LATE: "#12355C",
    Bucket.IN_TIME: "#2A323C",
    Bucket.LATE: "#2E0E00",
}
HATCHED: Final = {Bucket.DONE_LATE: "#7BAEE0", Bucket.LATE: "#F08B5B"}
"""What is late is striped as well."""

TINT: Final = {
    Bucket.DONE_IN_TIME: "#D6E6F7",
    Bucket.DONE_LATE: "#EAF2FB",
    Bucket.IN_TIME: "#EEEFF1",
    Bucket.LATE: "#FBDCCB",
}
INK_ON_TINT: Final = {
    Bucket.DONE_IN_TIME: "#123E70",
    Bucket.DONE_LATE: "#2F5D92",
    Bucket.IN_TIME: "#2A323C",
    Bucket.LATE: "#8A2B08",
}
"""The same, light enough for the cells of a table."""
EDITABLE: Final = "#FFF8D6"
