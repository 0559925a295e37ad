"""Decides list numbers that stayed illegible by the sequence in which they stand.

Only heads that look misread are touched: a number that can be read keeps its value, wrong or not, for the Office
must see what the paper says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from notices.formats.pdf_lines import Line
from notices.formats.syllables import is_syllable

NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,5}|[a-zđ])(?:[.)]|\.\))|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
LONGEST: Final = 5
"""Letters of a head: "(12)", "XVIII"."""
APART: Final = 0.6
"""Em between a head and its words from which they are moved together."""
ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FORMS: Final = {
    "(%)": re.compile(r"\((\d{1,2})\)"),
    "%)": re.compile(r"(\d{1,2})\)"),
    "%.": re.compile(r"(\d{1,2})\."),
    "I.": re.compile(r"([IVX]{1,5})\."),
    "a)": re.compile(r"([a-eg-hik-n])\)"),
}
"""How numbers are written, and what is read of them."""
JUNK: Final = re.compile(r"^(?:[.,:;'`\"“”‘’…~^_]+(?=[^\W_]|[(–-])|[-–](?=\d{1,2}[.)]$))")
"""Specks glued to a number or a bullet: ":3." ".-" "-3."."""
COUNTED: Final = re.compile(r"\d{1,2}\.|[IVX]{1,5}\.")
"""What no bullet stands before: a speck is read as one."""
STROKES: Final = re.compile(r"[IHLÌÍÏlVXTU1!|\]\[]{1,5}[.,]")
"""What Roman numbers look like: "II." is read as "H.", "I." as "].", "III." as "HI."."""
NEARLY: Final = re.compile(r"\d{1,2},")
WIDE: Final = 1.5
"""Em after which even a good syllable is a misread number."""
ALIKE: Final = 0.6
"""Em by which numbers of one level may differ in their left edge."""


@dataclass(frozen=True, slots=True)
class _Number:
    form: str
    value: int

    @property
    def text(self) -> str:
        if self.form == "I.":
            return ROMAN[self.value] + "." if self.value < len(ROMAN) else ""
        return chr(96 + self.value) + ")" if self.form == "a)" else self.form.replace("%", str(self.value))

    @property
    def next(self) -> _Number:
        return _Number(self.form, self.value + 1)


def with_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines with the illegible numbers at their heads filled in where the sequence leaves one choice."""
    found = [_without_junk(line) for line in lines]
    legible = [_read(line.words[0].text) if _is_head(line) else None for line in found]
    for at, line in enumerate(found):
        misread = legible[at] is None and _misread(line)
        number = _decided(at, found, legible) if misread else _rewritten(at, legible)
        if number is None and legible[at] is None and _is_head(line) and STROKES.fullmatch(line.words[0].text):
            number = _Number("I.", before.value + 1 if (before := _latest(legible[:at]).get("I.")) else 1)
        if number is not None and number != legible[at]:
            legible[at] = number
            found[at] = _with_head(line, number.text, mended=True)
    return found


def _rewritten(at: int, legible: Sequence[_Number | None]) -> _Number | None:
    """A number that lost a bracket ("4)" after "(3)"), or holds a figure too much ("(53)" between "(4)" and "(6)")."""
    number = legible[at]
    if number is None:
        return None
    before = _latest(legible[:at])
    if number.form in before and before[number.form].next == number:
        return None
    going_on = [other.next for other in before.values()]
    alike = [other for other in going_on if other.value == number.value and other.form != number.form]
    if len(alike) == 1 and number.value > 1:
        return alike[0]
    expected = before[number.form].next if number.form in before else None
    after = next((other for other in legible[at + 1 :] if other is not None and other.form == number.form), None)
    between = expected is not None and expected.next == after and str(expected.value) in str(number.value)
    return expected if between else None


def _without_junk(line: Line) -> Line:
    if len(line.words) > 2 and line.words[0].text in {"-", "–"} and COUNTED.fullmatch(line.words[1].text):
        line = replace(line, words=line.words[1:])
    head = JUNK.sub("", line.words[0].text)
    return line if head == line.words[0].text or len(line.words) < 2 else _with_head(line, head)


def _with_head(line: Line, text: str, *, mended: bool = False) -> Line:
    head = replace(line.words[0], text=text, mended=mended or line.words[0].mended)
    return replace(line, words=(head, *line.words[1:]))


def _is_head(line: Line) -> bool:
    return len(line.words) > 1 and not line.words[1].text[:1].islower()


def _misread(line: Line) -> bool:
    """A short word before a large letter that is no syllable, or one set apart."""
    head = line.words[0]
    if not _is_head(line) or len(head.text) > LONGEST or head.text in {"-", "–", "+", "*", "•"}:
        return False
    if NEARLY.fullmatch(head.text):
        return True
    gap = (line.words[1].left - head.right) / head.em
    return gap > WIDE or (gap > APART and not (is_syllable(head.text) and head.sure > 90))


def _read(text: str) -> _Number | None:
    for form, pattern in FORMS.items():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        if form == "I.":
            return _Number(form, ROMAN.index(match[1])) if match[1] in ROMAN else None
        return _Number(form, ord(match[1]) - 96 if form == "a)" else int(match[1]))
    return None


def _decided(at: int, lines: Sequence[Line], legible: Sequence[_Number | None]) -> _Number | None:
    """The number that goes on from before or leads to the one after; a choice of one, or none."""
    before = _latest(legible[:at])
    after = next((number for number in legible[at + 1 :] if number is not None), None)
    going_on = [number.next for number in before.values()]
    beginning = [_Number(after.form, 1)] if after is not None and after.value == 2 and after.form not in before else []
    choices = [number for number in (*going_on, *beginning) if _possible(number, lines[at], at, lines, legible)]
    leading = [number for number in choices if after is not None and number.next == after]
    if len(leading) == 1:
        return leading[0]
    if len(choices) > 1 and after is not None and after.value == 1:  # a list begins below: this one is over it
        choices = [number for number in choices if number.form != after.form]
    lasting = [number for number in choices if number.next in legible[at + 1 :]]
    choices = lasting if len(lasting) == 1 else choices
    return choices[0] if len(choices) == 1 else None


def _latest(numbers: Sequence[_Number | None]) -> dict[str, _Number]:
    """The last number of each form; a form that was begun before a higher one went on is over."""
    latest: dict[str, _Number] = {}
    for number in numbers:
        if number is not None:
            if number.form in latest:
                kept = list(latest)
                latest = {form: latest[form] for form in kept[: kept.index(number.form)]}
            latest[number.form] = number
    return latest


def _possible(number: _Number, line: Line, at: int, lines: Sequence[Line], legible: Sequence[_Number | None]) -> bool:
    """Whether the head's signs and its place fit: brackets that were seen, the left edge of its like."""
    seen = line.words[0].text
    if ")" in seen and not number.text.endswith(")"):
        return False
    like = [lines[other].left for other, found in enumerate(legible) if found is not None and found.form == number.form]
    return not like or min(abs(left - line.left) for left in like) < ALIKE * line.words[0].em
