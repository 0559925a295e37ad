"""Which unit of a list a name means: "Phòng QLCN", "TT Nhân văn", "Chi cục", and names with scanning faults.

The thresholds are measured (26 of 26 headings right on five scanned notices, none wrong); ``partial_ratio`` and
``token_set_ratio`` are not used: they give 100 to different units of one agency.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from notices.fold import key, toneless, words
from notices.grounds import Why
from notices.memo import remembered

CANDIDATES: Final = 5
SHORT_HEADS: Final = (
    (re.compile(r"^\s*(?:tt|t\.tâm|trung tam)\b\.?\s*", re.IGNORECASE), "Trung tâm "),
    (re.compile(r"^\s*[pP]\.\s*|^\s*P\s+(?=[A-ZĐ])"), "Phòng "),
    (re.compile(r"^\s*vp\b\.?\s*", re.IGNORECASE), "Văn phòng "),
    (re.compile(r"^\s*cc\b\.?\s*", re.IGNORECASE), "Chi cục "),
    (re.compile(r"^\s*ttr\b\.?\s*|^\s*t\.tra\b\.?\s*", re.IGNORECASE), "Thanh tra "),
    (re.compile(r"^\s*ubnd\b\.?\s*", re.IGNORECASE), "Ủy ban nhân dân "),
)
"""Short forms of the first words: "TT Nhân văn", "P. QLCN", "VP"."""
HEADS: Final = (
    "phong", "trung tam", "chi cuc", "thanh tra", "van phong", "ban", "cong doan", "doan thanh nien", "so", "cuc", "vu",
    "vien", "truong", "to", "doi", "bo", "uy ban nhan dan", "cong an", "benh vien", "hoi",
)  # fmt: skip
LITTLE: Final = frozenset({"va"})


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the agency as its roster has it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a name may mean."""

    unit: str | None
    """The unit's name where there is no doubt, else None."""
    candidates: tuple[str, ...]
    """Names of units that it could be, best first, at most five."""


def match(name: str, known: Sequence[KnownUnit]) -> Match:
    """The unit that ``name`` means: by the same words, by its short form, by likeness, in this order."""
    ranked = _ranked(_long_head(name), known)
    candidates = tuple(unit.name for _, _, unit in ranked[:CANDIDATES])
    sure = surely(name, known)
    if sure:
        candidates = (sure, *(candidate for candidate in candidates if candidate != sure))[:CANDIDATES]
    return Match(sure, candidates)


def surely(name: str, known: Sequence[KnownUnit]) -> str | None:
    """The unit's name where there is no doubt which one ``name`` means."""
    return surely_and_why(name, known)[0]


def surely_and_why(name: str, known: Sequence[KnownUnit]) -> tuple[str | None, Why]:
    """The same, and by what: its very words, the words but for their marks, a short form, likeness."""
    full = _long_head(name)
    same = _same(full, known)
    if same:
        return same, Why.ROSTER if _is_spelled(full, same, known) else Why.MENDED
    short = _shortened(full, known)
    if not short and _has_initials(full):
        return None, Why.NEAREST  # "Phòng TCHC" is as like "Phòng KHTC" as can be
    return (short, Why.SHORT_FORM) if short else (_alike(_ranked(full, _of_its_kind(full, known))), Why.NEAREST)


def _long_head(name: str) -> str:
    for short, full in SHORT_HEADS:
        name, changed = short.subn(full, name, count=1)
        if changed:
            break
    return name.strip()


def _same(name: str, known: Sequence[KnownUnit]) -> str | None:
    wanted = key(name)
    found = {unit.name for unit in known for spelling in _spellings(unit) if key(spelling) == wanted}
    return found.pop() if len(found) == 1 else None


def _is_spelled(name: str, unit: str, known: Sequence[KnownUnit]) -> bool:
    """Whether a spelling of the unit has these words with all their marks."""
    wanted = words(name)
    return any(words(spelling) == wanted for one in known if one.name == unit for spelling in _spellings(one))


def _spellings(unit: KnownUnit) -> tuple[str, ...]:
    return (unit.name, *(_long_head(alias) for alias in unit.aliases))


def _shortened(name: str, known: Sequence[KnownUnit]) -> str | None:
    """The one unit of the same kind that the words and initials of ``name`` stand for."""
    head = _head(key(name))
    if not head:
        return None
    tokens = [toneless(token) for token in re.findall(r"\w+", name)]
    fitting = [
        unit
        for unit in known
        if any(
            key(other).startswith(tokens[0])  # both begin with the same word, or neither way can fit
            and (_stands_for(tokens, key(other).split()) or _is_acronym(tokens, other))
            for other in _spellings(unit)
        )
    ]
    if len(fitting) != 1:
        return None
    told = key(name) == head or _has_initials(name) or _tells_apart(name, fitting[0], known)
    return fitting[0].name if told else None


@remembered
def _head(name: str) -> str:
    return next((head for head in HEADS if name == head or name.startswith(head + " ")), "")


def _has_initials(name: str) -> bool:
    return any(len(token) > 1 and token.isupper() for token in re.findall(r"\w+", name)) and not name.isupper()


def _tells_apart(name: str, unit: KnownUnit, known: Sequence[KnownUnit]) -> bool:
    kin = [key(other.name) for other in known if other is not unit and _head(key(other.name)) == _head(key(unit.name))]
    others = {word for other in kin for word in other.split()}
    return any(word not in others for word in key(name).split())


def _stands_for(tokens: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the tokens are, in order, words of the name or initials of neighbouring words, from the first on."""
    if not tokens or not full or tokens[0] != full[0]:
        return False
    return _fits(tuple(tokens[1:]), tuple(full[1:]))


def _is_acronym(tokens: Sequence[str], name: str) -> bool:
    """ "Chi cục TĐC": the large letters of "Tiêu chuẩn Đo lường Chất lượng" after the head."""
    head = _head(key(name)).split()
    if len(tokens) != len(head) + 1 or not head or list(tokens[: len(head)]) != head:
        return False
    large = [word[0] for word in re.findall(r"\w+", name)[len(head) :] if word[0].isupper()]
    return len(large) > 1 and toneless("".join(large)) == tokens[-1]


def _fits(tokens: tuple[str, ...], full: tuple[str, ...]) -> bool:
    tokens = tokens[1:] if tokens and tokens[0] in LITTLE else tokens
    if not tokens:
        return True
    for at, word in enumerate(full):
        if word == tokens[0] and _fits(tokens[1:], full[at + 1 :]):
            return True
        length = _initials_end(tokens[0], full[at:])
        if length and _fits(tokens[1:], full[at + length :]):
            return True
    return False


def _initials_end(token: str, full: Sequence[str]) -> int:
    """How many words "qlcn" stands for at their beginning ("quản lý công nghệ": 4), else 0; "và" is passed over."""
    at = 0
    if len(token) < 2:
        return 0
    for letter in token:
        while at < len(full) and full[at] in LITTLE and letter != full[at][0]:
            at += 1
        if at >= len(full) or full[at][0] != letter:
            return 0
        at += 1
    return at


def _ranked(name: str, known: Sequence[KnownUnit]) -> list[tuple[float, float, KnownUnit]]:
    """(likeness of letters, likeness of words weighted by rarity, unit), best first; both from 0 to 100."""
    wanted, rarity = key(name), _rarity(known)
    scored = [
        (
            max(fuzz.ratio(wanted, key(other)) for other in _spellings(unit)),
            max(_word_likeness(wanted, key(other), rarity) for other in _spellings(unit)),
            unit,
        )
        for unit in known
    ]
    return sorted(scored, key=lambda row: (-max(row[0], (row[0] + row[1]) / 2), row[2].name))


def _rarity(known: Sequence[KnownUnit]) -> dict[str, float]:
    counts = Counter(word for unit in known for word in set(key(unit.name).split()))
    return {word: math.log((len(known) + 1) / count) + 0.1 for word, count in counts.items()}


def _word_likeness(wanted: str, other: str, rarity: dict[str, float]) -> float:
    ours, theirs = set(wanted.split()), set(other.split())
    usual = max(rarity.values(), default=1.0)
    weight = {word: rarity.get(word, usual) for word in ours | theirs}
    return 100 * sum(weight[word] for word in ours & theirs) / (sum(weight.values()) or 1)


def _of_its_kind(name: str, known: Sequence[KnownUnit]) -> Sequence[KnownUnit]:
    """Without those of another kind or number: "Văn phòng Ủy ban" is not "Ủy ban", "Đội số 3" is not "Đội số 1"."""
    kind, numbers = _head(key(name)), re.findall(r"\d+", name)
    same = [unit for unit in known if not kind or _head(key(unit.name)) in ("", kind)]
    return [unit for unit in same if re.findall(r"\d+", unit.name) == numbers]


SHARED_WORDS: Final = 45
SURE_LETTERS: Final = 86
"""Of 100 each."""


def _alike(ranked: Sequence[tuple[float, float, KnownUnit]]) -> str | None:
    if not ranked:
        return None
    by_letters = sorted(ranked, key=lambda row: -row[0])
    by_words = sorted(ranked, key=lambda row: -row[1])
    letters, lead = by_letters[0][0], _lead([row[0] for row in by_letters])
    weighted, word_lead = by_words[0][1], _lead([row[1] for row in by_words])
    if letters >= 92 and lead >= 6:
        return by_letters[0][2].name
    if weighted >= 60 and word_lead >= 15 and letters - by_words[0][0] <= 6 and by_words[0][0] >= 70:
        return by_words[0][2].name
    shared = weighted >= SHARED_WORDS or letters >= SURE_LETTERS  # "Ban Tổ chức Tỉnh ủy" is no "Ban Thường vụ Tỉnh ủy"
    if letters >= 80 and lead >= 10 and by_letters[0][2] is by_words[0][2] and shared:
        return by_letters[0][2].name
    return None


def _lead(scores: Sequence[float]) -> float:
    return scores[0] - scores[1] if len(scores) > 1 else scores[0]
