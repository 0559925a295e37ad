"""Names of bodies in running text: where they stand, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from notices.fold import UPPER, plain
from notices.memo import remembered
from notices.mentioned import COMMON_PLACES, Mention, body_at, single_at
from notices.model import EVERYBODY
from notices.names import SHORT_HEAD, place_end
from notices.persons import person_at_end
from notices.phrases import any_of
from notices.vocabulary import HEADS, NO_BODIES, PLACES, POSTS, SECOND_HALVES

POST: Final = re.compile(rf"(?:(?:các\s+)?(?:{any_of(POSTS)})(?:\s*,\s*|\s+và\s+|\s+)(?:các\s+)?){{1,6}}")
OF_SEVERAL: Final = ("các", "những", "từng", "mỗi", "tất cả", "toàn thể", "hai", "ba")
NO_START: Final = "|".join(
    rf"(?:{'|'.join(rf'(?<={first} )(?<!thi {first} )' for first in firsts)}){head}(?!\w)"  # "thi công Trường THCS …"
    for head, firsts in SECOND_HALVES.items()
)
STARTS: Final = re.compile(
    rf"(?<![\w&/])(?=(?:{any_of((*HEADS, *POSTS, *OF_SEVERAL))}|đơn\s+vị|0[234])(?!\w)|{SHORT_HEAD})"
    rf"(?!{NO_START}|(?:{any_of(NO_BODIES)})(?!\w))\w+"
)
"""The first word of what alone a body's name can begin with."""
WORD: Final = re.compile(r"\w+")
BETWEEN_WORDS: Final = re.compile(r"[\s\-–,&.]+")
ALL_OF_THEM: Final = re.compile(r"(?:các|những)\s+")
ALL_OF: Final = ("các ", "ủy ban nhân dân các ", "ubnd các ", "hội đồng nhân dân các ")
GOES_ON: Final = re.compile(rf"\s*[-–:]\s*[{UPPER}]|\s+(?:{any_of(PLACES)})(?!\w)|,\s[^\W\d_{UPPER}]|\s+[{UPPER}]")
"""Behind a known name: the text has a longer one, "Phòng Tài chính" in "Phòng Tài chính - Kế toán"."""
LARGE_WORDS_BEHIND: Final = re.compile(
    rf"(?:(?P<small>huyện|quận|xã|phường)|tỉnh|phố|[^\W\d_{UPPER}]+|Sở|Bộ|Ban)"
    rf"(?P<words>\s(?!(?:Sở|Bộ|Ban|Vụ|Cục|Phòng|Viện|Chi)\s)[{UPPER}]\w*(?:\s[{UPPER}]\w*){{2,6}})$"
)
LEADERS: Final = re.compile(
    r"(?:các\s+)?(?:đồng\s+chí\s+)?bí\s+thư(?:\s+(?:đảng|huyện|thành|thị|quận)\s+ủy)?\s*(?:,|và|;)\s*"
    rf"chủ\s+tịch\s+(?:ubnd|ủy\s+ban\s+nhân\s+dân)(?:\s+các)?(?:\s*(?:,|và|\s)\s*(?:{any_of(PLACES)})(?!\w))+"
)
""" "Bí thư, Chủ tịch UBND các xã, phường": party and state of the places together."""
DEPUTY: Final = re.compile(r"(?:đồng chí\s+|Đồng chí\s+|đ/c\s+)?[Pp]hó\s")
LIST_JOIN: Final = re.compile(r"\s*(?:,\s*và|,\s*cùng|;|,|\bvà\b|\bcùng\b|\bvới\b|\bhoặc\b|/|&)(?:\s+với)?\s*")
"""What may stand between two bodies of one list."""


@remembered
def mentions(text: str, known: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """All bodies named in ``text``, in order. ``known`` are names that may stand in any letter case."""
    low, found, at = plain(text), list[Mention](), 0
    for start in _starts(low, known):
        mention = mention_at(text, low, start, known) if start >= at else None
        if mention:
            found.append(mention)
            at = mention.end
    return tuple(found)


def _starts(low: str, known: tuple[str, ...]) -> Sequence[int]:
    """Where alone a name can begin, in order."""
    starts = {start.start() for start in STARTS.finditer(low)}
    for word in _other_starts(known):
        starts.update(_places_of(word, low))
    return sorted(starts)


def _places_of(word: str, low: str) -> Iterator[int]:
    """Where ``word`` stands whole."""
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        around = low[max(0, at - 1) : at] + low[end : end + 1]
        if not any(sign.isalnum() for sign in around) and low[max(0, at - 1) : at] not in ("&", "/"):
            yield at
        at = low.find(word, end)


@remembered
def _other_starts(known: tuple[str, ...]) -> frozenset[str]:
    """The first words of known names that begin like no other body's."""
    return frozenset(low.split()[0] for low in map(plain, known) if low.strip() and not STARTS.match(low))


def mention_at(text: str, low: str, start: int, known: tuple[str, ...]) -> Mention | None:
    """The body whose name begins at ``start`` (its head's post included), None if there is none."""
    post = POST.match(low, start)
    both = LEADERS.match(low, start) if post else None
    if both and not text[both.end() :].lstrip()[:1].isupper():
        return Mention(start, both.end(), ("Các địa phương",))
    at = post.end() if post else start
    # "Trưởng các phòng": the plural belongs to the class, not to the post.
    if post and low[: post.end()].rstrip().endswith("các"):
        at = low[: post.end()].rstrip().rfind("các")
    found = _known(text, low, at, known) or body_at(text, low, at)
    if found is None and post and low[:at].rstrip().endswith("trưởng ban"):
        # "Trưởng Ban điều hành …": the word belongs to the body's name.
        ban = low.rindex("ban", 0, at)
        body = single_at(text, low, ban)
        return body and Mention(start, body.end, body.names)
    if found is None and post:
        return mention_at(text, low, start, known) if at == start else None
    return found and _without_person(text, Mention(start, found.end, found.names)) if post else found


def _without_person(text: str, mention: Mention) -> Mention:
    """ "Phó Chủ tịch UBND quận Hòa Lâm Lê Văn Hai": the name behind the place is a person's, no place is called so."""
    behind = LARGE_WORDS_BEHIND.search(text[: mention.end], mention.start)
    if not behind or len(mention.names) > 1:
        return mention
    words = behind["words"].split()
    length = person_at_end(words)
    if not length or (behind["small"] and length == len(words) and not DEPUTY.match(text, mention.start)):
        return mention  # a district may be called so: "Chủ tịch UBND huyện Trần Văn Thời"
    name = " ".join(words[-length:])
    return Mention(
        mention.start, len(text[: mention.end - len(name)].rstrip()), (mention.names[0][: -len(name)].strip(),)
    )


@remembered
def _by_first_word(known: tuple[str, ...]) -> Mapping[str, Sequence[Sequence[str]]]:
    """The words of known names under the first of them, longer names first."""
    found: dict[str, list[list[str]]] = {}
    for name in sorted(dict.fromkeys(map(_joined, known)), key=len, reverse=True):
        words = name.split()
        found.setdefault(words[0] if words else "", []).append(words)
    return found


def _joined(name: str) -> str:
    return " ".join(WORD.findall(plain(name))) if " " in name.strip() or _is_short(name) else ""


def _known_end(low: str, at: int, known: tuple[str, ...]) -> int | None:
    """Where a known name that begins at ``at`` ends, whatever stands between its words."""
    first = WORD.match(low, at)
    candidates = _by_first_word(known).get(first[0], ()) if first else ()
    return next(filter(None, (_words_end(low, at, words) for words in candidates)), None)


def _words_end(low: str, at: int, words: Sequence[str]) -> int | None:
    for word in words:
        if not low.startswith(word, at):
            return None
        end = at + len(word)
        between = BETWEEN_WORDS.match(low, end)
        at = between.end() if between else end
    return None if low[end : end + 1].isalnum() else end


def _is_short(name: str) -> bool:
    """ "VP", "TTra", "P9": a short form by its capitals."""
    return sum(letter.isupper() or letter.isdigit() for letter in name) > 1


def _known(text: str, low: str, at: int, known: tuple[str, ...]) -> Mention | None:
    all_of = ALL_OF_THEM.match(low, at)
    end, start = _known_end(low, at, known), at
    if end is None and all_of:
        end, start = _known_end(low, all_of.end(), known), all_of.end()
    if end is None:
        return None
    if low[start:end].isalnum():
        if not _is_short(text[start:end]):
            return None  # "CA" is a police office, "ca" a shift
        placed = _placed_end(text, low, end)
        return Mention(at, placed, (text[start:placed],))
    if start > at:
        return None
    of_many = low.startswith(("các ", "những "), at)  # "các trường" begins "các trường học", too
    longer = body_at(text, low, at) if of_many or GOES_ON.match(text, end) else None
    return longer if longer and longer.end > end else Mention(at, end, (low[at:end],))


def _placed_end(text: str, low: str, at: int) -> int:
    """Behind the place of a body called by its initials: "TTYT các huyện, thị xã", "TTYT thị xã Tân Châu"."""
    places = COMMON_PLACES.match(low, at)
    return places.end() if places and (places["all"] or places["more"]) else place_end(text, low, at)


def gathered(names: Iterable[str]) -> tuple[str, ...]:
    """The names of one list, each once; "*" where the list runs through all there are.

    "Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch UBND các xã, các chủ đầu tư" is everybody.
    """
    distinct = tuple(dict.fromkeys(names))
    all_of = EVERYBODY in distinct[:1] and all(plain(name).startswith(ALL_OF) for name in distinct[1:])
    return (EVERYBODY,) if all_of else distinct
