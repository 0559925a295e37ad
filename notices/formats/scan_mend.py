"""Puts right what Tesseract typically gets wrong within a line. For scans only: printed text keeps its typos."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from notices.fold import capitalised, plain
from notices.formats.collocations import KNOWN, MISREAD, PAIRS
from notices.formats.pdf_lines import Line
from notices.formats.pdf_words import Word
from notices.formats.scan_numbers import NUMBER
from notices.formats.syllables import is_syllable, without_tone

ONE: Final = re.compile(r"(?<=\d)[\]|](?=\W|$)")
"""202]"""
GLUED: Final = re.compile(r"([^\W\d_]{2,})[.:;'’`]([^\W\d_A-ZĐ]{2,})")
"""và.các: a speck between two words."""
GLUED_NUMBER: Final = re.compile(r"(?<=[^\W\d_]{2})[.:'](?=\d)")
QUARTERS: Final = {
    "L": "I",
    "l": "I",
    "H": "II",
    "IL": "II",
    "LI": "II",
    "HI": "III",
    "IH": "III",
    "HL": "III",
    "TV": "IV",
}
QUARTER: Final = re.compile(rf"^(?:{'|'.join(sorted(QUARTERS, key=len, reverse=True))})(?=\W|$)")
EMPIRES: Final = frozenset({"chế", "quốc", "vương", "đô"})
"""What stands after "đế" where it is no "để" whose hook was read as an acute."""
NUMBER_DOTTED: Final = re.compile(r"^(\(?\d{1,2}[.)])[.…:,]+$")
"""8... and (6)...: specks in the gap after the number."""
SPECK_BEFORE: Final = re.compile(r"^[.,:;'`´]+(?=[^\W\d_])")
DOTS: Final = re.compile(r"\W+")
HEAD: Final = re.compile(rf"{NUMBER.pattern}|[-–+•]")
QUOTES: Final = frozenset("“\"'‘(")
PUNCTUATION: Final = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
SPECKS: Final = frozenset({".", ":", ";", "'"})
"""Signs after a word whose next one is small: dust, if the two belong together ("tham. mưu")."""
LONELY: Final = 1.5
"""Em of blank that set dust in the margin apart from the line."""
DOUBTFUL: Final = 85.0
"""Sureness below which one or two letters far from all others are dust."""


def mended_words(lines: Sequence[Line]) -> list[Line]:
    """The lines with glued words parted, marks of tone put right, and without dust at their ends."""
    swept = [_swept(replace(line, words=tuple(_mended(word) for word in line.words))) for line in lines]
    words = [word for line in swept for word in line.words]
    texts = _with_tones(_without_strays(_with_purposes(_with_quarters([word.text for word in words]))))
    named = iter(_written(word, text) for word, text in zip(words, texts, strict=True))
    return [replace(line, words=tuple(next(named) for _ in line.words)) for line in swept]


def _written(word: Word, text: str) -> Word:
    letters = [re.sub(r"\W", "", one) for one in (word.text, text)]
    return replace(word, text=text, mended=word.mended or letters[0] != letters[1])


def _with_quarters(texts: list[str]) -> list[str]:
    """Quý HI/2024 is Quý III/2024: upright strokes side by side are read as H and L."""
    return [
        QUARTER.sub(lambda found: QUARTERS[found[0]], text) if before.lower() == "quý" else text
        for before, text in zip(["", *texts], texts, strict=False)
    ]


def _with_purposes(texts: list[str]) -> list[str]:
    """đế làm căn cứ is để làm căn cứ; đế quốc stays."""
    return [
        "để" if text == "đế" and after.islower() and after.isalpha() and after not in EMPIRES else text
        for text, after in zip(texts, [*texts[1:], ""], strict=True)
    ]


def _without_strays(texts: list[str]) -> list[str]:
    """Trung tâmi: a letter that makes no syllable, at the end of one that makes a known pair with its neighbour."""
    cut = [_Cut.of(text) for text in texts]
    for at, (before, word) in enumerate(pairwise(cut), start=1):
        bare = word.written(word.core[:-1])
        odd = len(word.core) > 2 and word.core.isalpha() and not is_syllable(word.core) and is_syllable(bare.core)
        if odd and before.joins(bare) and _known(before, bare):
            cut[at] = bare
    return [part.text for part in cut]


def _mended(word: Word) -> Word:
    text = GLUED.sub(_parted, ONE.sub("1", word.text))
    for pattern, by in ((GLUED_NUMBER, " "), (NUMBER_DOTTED, r"\1"), (SPECK_BEFORE, "")):
        text = pattern.sub(by, text)
    return replace(word, text=text)


def _parted(match: re.Match[str]) -> str:
    first, second = match.groups()
    return f"{first} {second}" if is_syllable(first) and is_syllable(second) else match[0]


def _swept(line: Line) -> Line:
    words = line.words
    while len(words) > 1 and _dust(words[-1]) and words[-1].left - words[-2].right > LONELY * words[-2].em:
        words = words[:-1]
    if len(words) > 2 and HEAD.fullmatch(words[0].text) and _only_signs(words[1].text):
        words = (words[0], *words[2:])  # dust in the gap after a number
    return replace(line, words=words)


def _only_signs(text: str) -> bool:
    return DOTS.fullmatch(text) is not None and text not in QUOTES


def _dust(word: Word) -> bool:
    return len(word.text) <= 2 and (word.sure < DOUBTFUL or not word.text.isalnum())


def _with_tones(texts: list[str]) -> list[str]:
    """Pairs of neighbours that are known but for their tones are written as known; names keep theirs."""
    cut = [_Cut.of(text) for text in texts]
    right = _right(cut)
    for at in range(len(cut) - 1):
        first, second = cut[at], cut[at + 1]
        if first.after in SPECKS and second.core.islower() and first.bare.joins(second) and _known(first, second):
            cut[at] = first.bare
        if right[at + 1] or not first.joins(second):
            continue
        known = None if right[at] else PAIRS.get((without_tone(first.core), without_tone(second.core)))
        if plain("".join(texts[at + 2 : at + 3])) != "dụng":
            known = MISREAD.get((plain(first.core), plain(second.core)), known)
        if known is not None and (known[1] == "sở" or not second.core.istitle()):
            cut[at], cut[at + 1] = first.written(known[0]), second.written(known[1])
    return [part.text for part in cut]


def _right(cut: Sequence[_Cut]) -> list[bool]:
    """Whether a word makes a known pair with a neighbour as it is: in "bảo hộ sở hữu" there is no "hồ sơ"."""
    right = [False] * len(cut)
    for at in range(len(cut) - 1):
        first, second = cut[at], cut[at + 1]
        if first.joins(second) and _known(first, second):
            right[at] = right[at + 1] = True
    return right


def _known(first: _Cut, second: _Cut) -> bool:
    return (plain(first.core), plain(second.core)) in KNOWN


@dataclass(frozen=True, slots=True)
class _Cut:
    """A word apart from the signs around it."""

    before: str
    core: str
    after: str

    @classmethod
    def of(cls, text: str) -> _Cut:
        match = PUNCTUATION.match(text)
        assert match is not None  # it matches any text
        return cls(*match.groups())

    @property
    def text(self) -> str:
        return self.before + self.core + self.after

    @property
    def bare(self) -> _Cut:
        return _Cut(self.before, self.core, "")

    def joins(self, other: _Cut) -> bool:
        return not self.after and not other.before

    def written(self, known: str) -> _Cut:
        """The same as ``known``, large where it was large."""
        if self.core.isupper() and len(self.core) > 1:
            known = known.upper()
        return _Cut(self.before, capitalised(known) if self.core[:1].isupper() else known, self.after)
