"""Characters and words read wrongly, for each file of the real notices: ``python -m bench.characters``.

How it counts: the body (title to last sentence, printed numbers included, head and foot left away) as typed, against
the same stretch of what was read, both in NFC with single blanks. CER and WER are Levenshtein distances over
characters and over words, divided by those of the typed body. The stretch that was read begins and ends where the
typed body's first and last 80 characters are found best. Of a photo, the first page is compared.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bench.notices import Variant, variants
from notices.formats.contents import silent
from notices.reading import READERS
from notices.sniff import sniff

ANCHOR = 80


def rates(typed: Sequence[str], read: Sequence[str]) -> tuple[float, float]:
    """(CER, WER) in percent."""
    expected, whole = " ".join(typed), " ".join(read)
    start = fuzz.partial_ratio_alignment(expected[:ANCHOR], whole)
    end = fuzz.partial_ratio_alignment(expected[-ANCHOR:], whole)
    if start is None or end is None:
        return 100.0, 100.0
    found = whole[start.dest_start : end.dest_end]
    characters = Levenshtein.distance(expected, found) / len(expected)
    words = Levenshtein.distance(expected.split(), found.split()) / len(expected.split())
    return 100 * characters, 100 * words


def measure(variant: Variant) -> tuple[float, float]:
    """(CER, WER) of one file in percent."""
    data = variant.path.read_bytes()
    blocks = READERS[sniff(data, variant.path.name)](data, silent).blocks
    return rates(variant.body(), [block.text for block in blocks])


def report(wanted: Sequence[str]) -> None:
    """Prints a row a file; ``wanted`` names the files, none means all."""
    print(f"  {'file':32}   CER %   WER %")
    for variant in variants():
        if not wanted or variant.path.name in wanted:
            characters, words = measure(variant)
            print(f"  {variant.label:32} {characters:7.2f} {words:7.2f}")


if __name__ == "__main__":
    report(sys.argv[1:])
