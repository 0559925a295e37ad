"""The units of one notice: every body that it names, under one spelling through the whole notice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from notices.agency import as_written
from notices.fold import UPPER, key, plain, toneless, words
from notices.grounds import Why
from notices.model import EVERYBODY
from notices.short_forms import EXPLAINED, NICKNAMED, blank_before, bodies_in_short, in_full, told_by_names
from notices.spelled import spelled, written_out
from notices.units import HEADS, KnownUnit, surely, surely_and_why

OFFICE: Final = re.compile(
    r"\bVăn\s+phòng\s+(?:Sở|Ban|Cục|Chi\s+cục|Viện|Trường|Bộ|(?:Đảng|Tỉnh|Thành|Huyện)\s+(?:ủy|uỷ)|(?:UBND|Ủy\s+ban\s+nhân\s+dân)\s+(?:tỉnh|Thành\s+phố|thành\s+phố))(?!\s+[A-ZĐ])"
)
""" "Văn phòng Sở": what the bare "Văn phòng" means in such a notice."""
ITS_PLACE: Final = re.compile(
    rf"\s+(?P<place>tỉnh|xã|phường|huyện|thành\s+phố|thị\s+xã|quận|đặc\s+khu|(?:Tỉnh|Thành|Huyện|Thị|Quận)\s+ủy)(?!\s+[{UPPER}])(?!\w)"
)
OWN_PLACE: Final = re.compile(rf"\s(?:huyện|thị xã|thành phố|quận|xã|phường)\s+[{UPPER}]\w*(?:\s+[{UPPER}]\w*)*$")
""" "Trung tâm Y tế thị xã Tân Châu": one of a class, and no spelling of another's name."""
AT_HOME: Final = re.compile(r" (?:Sở|Bộ|tỉnh|huyện|quận|thị xã|thành phố|xã|phường)")
""" "Thanh tra" in a notice that also says "Thanh tra Sở"."""
KINDS: Final = ("Các ", "Công đoàn", "Đoàn")
LONGEST_ADDITION: Final = 2
""" "các Nhà thầu" under the heading "Các Nhà thầu thi công"."""
FILED: Final = re.compile(r"\W*Lưu\b")
""" "Lưu: Văn phòng Tỉnh ủy (TH)": the clerk who keeps the paper, no short form."""
MUCH_OFTENER: Final = 3
"""How many times as often a spelling must stand in the document for another to be a slip of it."""


@dataclass(frozen=True, slots=True)
class Register:
    """Spellings of bodies' names, found by any way of writing them."""

    units: tuple[KnownUnit, ...]
    roster: tuple[KnownUnit, ...]
    short: Mapping[str, str] = field(default_factory=dict)
    """Short forms with their words."""
    guessed: Collection[str] = ()
    """Of these, those that the notice does not explain."""
    _found: dict[str, tuple[str, Why]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Spellings already looked for."""

    def name(self, raw: str) -> str:
        """The one spelling for ``raw``: the roster's, else the notice's own most careful one."""
        return self._named(raw)[0]

    def why(self, raw: str) -> Why:
        """By what that spelling was found."""
        return self._named(raw)[1]

    def _named(self, raw: str) -> tuple[str, Why]:
        if raw == EVERYBODY:
            return raw, Why.PRINTED
        if raw not in self._found:
            full = spelled(in_full(raw, self.short))
            found, why = surely_and_why(full, self.roster) if self.roster else (None, Why.PRINTED)
            name, why = (found, why) if found else self._in_notice(full)
            guessed = why is Why.PRINTED and not set(self.guessed).isdisjoint(raw.split())
            self._found[raw] = (name, Why.SHORT_FORM if guessed else why)
        return self._found[raw]

    def _in_notice(self, raw: str) -> tuple[str, Why]:
        same = next((unit.name for unit in self.units if key(unit.name) == key(raw)), None)
        if same:
            return same, Why.PRINTED if words(same) == words(raw) else Why.MENDED
        if key(raw).startswith(("uy ban nhan dan", "dang uy ", "so ", "bo ")):
            return raw, Why.PRINTED
        longer = [unit.name for unit in self.units if unit.name.startswith(f"{raw} ")]
        added = _only(name for name in longer if name.startswith("Các "))
        if added and len(added.split()) - len(raw.split()) > LONGEST_ADDITION:
            added = None
        placed = _only(name for name in longer if AT_HOME.fullmatch(name, len(raw)))
        kin = _only(unit.name for unit in self.units if key(unit.name).startswith(f"{key(raw)} cac "))
        in_short = added or placed or kin
        if in_short:
            return in_short, Why.SHORT_FORM
        if OWN_PLACE.search(raw):
            return raw, Why.PRINTED
        # "Ban Quản lý dự án 6" is no spelling of "Các Ban Quản lý dự án", however alike.
        same_kind = [unit for unit in self.units if _kind(unit.name) == _kind(raw)]
        found, why = surely_and_why(raw, same_kind)
        if why is Why.NEAREST and raw.startswith("Các "):
            return raw, Why.PRINTED  # "Các địa phương" and "Các xã, phường" are two classes, however alike
        # Another town's office is no spelling of ours: likeness alone is not enough where short forms are no reason.
        return (found, why) if found else (raw, Why.PRINTED)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that may stand for a unit in running text, but for the bare word: it may be the beginning of a name."""
        written = (name for unit in (*self.units, *self.roster) for name in (unit.name, *unit.aliases))
        return tuple(dict.fromkeys(name for name in (*written, *bodies_in_short(self.short)) if name != "Văn phòng"))

    def is_known(self, name: str) -> bool:
        """Whether the roster has it (everything is known without a roster)."""
        return not self.roster or name == EVERYBODY or any(unit.name == name for unit in self.roster)


def register(
    headings: Iterable[str], others: Iterable[str], text: str, roster: Sequence[KnownUnit], short: Mapping[str, str]
) -> Register:
    """``headings``: names that stand over tasks; ``others``: names in the opening and among the recipients."""
    guessed = told_by_names(text, short)
    short = {**short, **guessed}
    headings = list(dict.fromkeys(_quiet(in_full(name, short), text) for name in headings if name))
    others = list(dict.fromkeys(in_full(name, short) for name in others))
    pairs = _pairs(plain(text), {plain(spelled(name)) for name in (*others, *headings)})
    listed = _distinct(repaired(spelled(name), pairs) for name in others if _is_full(name))
    units = [KnownUnit(name) for name in listed]
    careful: list[str] = []
    for heading in (repaired(spelled(name), pairs) for name in headings):
        twin = surely(heading, units)
        careful.append(max((heading, twin), key=_length) if twin else heading)
    headed = [KnownUnit(name) for name in careful]
    found = _distinct([*careful, *(name for name in listed if surely(name, headed) is None)])
    # A people's committee is mostly written in short where its office is named.
    in_words = written_out(text) if any("nhân dân" in name for name in found) else text
    placed = [_with_its_place(name, in_words) for name in found]
    return Register(_each_once(_with_office(placed, text)), tuple(roster), short, frozenset(guessed))


def _only(names: Iterable[str]) -> str | None:
    found = list(names)
    return found[0] if len(found) == 1 else None


def _kind(name: str) -> str:
    """What tells two alike names apart: a class from one body, "Công đoàn Trường" from "Đoàn Trường"."""
    return next((kind for kind in KINDS if name.startswith(kind)), "")


def _each_once(units: Iterable[KnownUnit]) -> tuple[KnownUnit, ...]:
    """The units but for those whose name is only what the notice calls another in short."""
    units = tuple(units)
    short = {key(alias) for unit in units for alias in unit.aliases if key(alias) != key(unit.name)}
    return tuple(unit for unit in units if key(unit.name) not in short)


def _with_its_place(name: str, text: str) -> str:
    """ "Ban Chỉ huy Quân sự" is "Ban Chỉ huy Quân sự xã" where the text calls it so no less often."""
    longer = Counter(_place_behind(text, end) for end in _ends_of(name, text))
    best = max((place for place in longer if place), key=lambda place: longer[place], default=None)
    return f"{name} {best}" if best and longer[best] >= longer[None] else name


def _ends_of(name: str, text: str) -> Iterable[int]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at + len(name)
        at = text.find(name, at + len(name))


def _place_behind(text: str, at: int) -> str | None:
    found = ITS_PLACE.match(text, at)
    return found["place"] if found else None


def _quiet(name: str, text: str) -> str:
    """A heading in capitals in the case of a sentence: "PHÒNG ĐÀO TẠO" as "Phòng Đào tạo"."""
    return as_written(name, text) if name.isupper() and " " in name else name


Found = re.Match[str]


def _line_before(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at]


def _with_office(names: Sequence[str], text: str) -> Iterable[KnownUnit]:
    """The units, the one office that the notice names in full called by the bare word, too."""
    offices = {spelled(" ".join(found.split())) for found in OFFICE.findall(text)}
    alone = next(iter(offices)) if len(offices) == 1 else None
    if alone and "Văn phòng" in names:
        names = [alone if name == "Văn phòng" else name for name in names]
    explained = [found for found in EXPLAINED.finditer(text) if not FILED.match(_line_before(text, found.start()))]
    nicknamed = list(NICKNAMED.finditer(text))
    for name in dict.fromkeys((*names, alone) if alone else names):
        short = _initials(name, text, explained, nicknamed)
        yield KnownUnit(name, (*short, *(("Văn phòng",) if name == alone else ())))


def _initials(name: str, text: str, explained: Iterable[Found], nicknamed: Iterable[Found]) -> Iterable[str]:
    """ "Thanh tra Sở (TTS)", "các phòng: Kế hoạch - Tài chính (KHTC)": what the notice itself calls a unit in short."""
    head, _, rest = name.partition(" ")
    for found in explained:
        if text.endswith((name, rest or name), 0, blank_before(text, found.start())):
            yield found["short"]
            yield f"{head} {found['short']}"
    for found in nicknamed:
        if text.endswith((name, rest or name), 0, blank_before(text, found.start())):
            yield spelled(found["name"])


Pairs = Mapping[str, Counter[str]]


def _pairs(low: str, names: Iterable[str]) -> Pairs:
    """How often each word follows each word of the names. One that stands twice as it is needs no repair."""
    wanted = {word for name in names if low.count(name) < 2 for word in re.findall(r"\w+", name)}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for first, second in pairwise(re.findall(r"\w+", low)) if wanted else ():
        if first in wanted:
            found[first][second] += 1
    return found


def repaired(name: str, pairs: Pairs) -> str:
    """The name with each word as the document writes it nearly everywhere after the same word before it.

    Puts right what scanning did to a heading: "công nghê" where "công nghệ" stands ten times.
    """
    parts = re.split(r"(\w+)", name)
    for at in range(3, len(parts), 2):
        parts[at] = _usual(parts[at], pairs.get(plain(parts[at - 2]), Counter()))
    return "".join(parts)


def _usual(word: str, behind: Counter[str]) -> str:
    low = plain(word)
    if word.isupper() or behind[low] > 1:
        return word
    bare = toneless(low)
    twins = {other: count for other, count in behind.items() if other != low and toneless(other) == bare}
    best = max(twins, key=lambda other: twins[other], default=low)
    if twins.get(best, 0) < MUCH_OFTENER:
        return word
    return best.capitalize() if word[0].isupper() else best


def _is_full(name: str) -> bool:
    return (bool(key(name)) and name != EVERYBODY and key(name) not in HEADS) or key(name) in ("van phong", "thanh tra")


def _length(name: str) -> int:
    return len(" ".join(words(name)))


def _distinct(names: Iterable[str]) -> list[str]:
    return list({key(name): name for name in reversed(list(names))}.values())[::-1]
