"""Numbers of cited documents: "25/2018/QĐ-UBND", "69-KL/TW", "2265/BCT-ATMT"."""

from __future__ import annotations

import re
from typing import Final

NUMBER_AND_SYMBOL: Final = re.compile(
    r"""
    \d(?<![\w/:.-]\d) \d{0,4} (?: \.\d(?=/) )?      # 25, 66.4
    (?: \s?/\s? (?:19|20)\d\d )?                   # /2018
    \s? [/-] \s?
    (?= [A-ZĐƯ&\d-]* [A-ZĐƯ]{2} )                  # no "1/a", no "2021-2025"
    [A-ZĐƯ] [A-ZĐƯa-zđ\d&]*                        # QĐ, TTg, QH15
    (?: \s?&\s? [A-ZĐƯ]{2,}[A-ZĐƯ\d&]* )*          # "QLN& TTBĐS": a blank that a line end left
    (?: (?: -\s? | \s?-(?=\S) | / ) [A-ZĐƯ] [A-ZĐƯa-zđ\d]* (?: \s?&\s? [A-ZĐƯ]+[A-ZĐƯ\d]* )* )*   # -UBND, /TW, -BNN&MT
    """,
    re.VERBOSE,
)
"""A number, then letters: "144/2025/NĐ-CP", "34-NQ/TU", "515/KH-BCA-BNN&MT", "43/2024/QH15"."""


def references(text: str) -> tuple[str, ...]:
    """The numbers cited, in order, each once, without blanks: "134/KH- UBND" gives "134/KH-UBND"."""
    found = ("".join(number[0].split()) for number in NUMBER_AND_SYMBOL.finditer(text))
    return tuple(dict.fromkeys(found))
