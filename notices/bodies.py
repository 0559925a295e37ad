"""Names of bodies in running text: where they stand, and what each is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from notices.fold import UPPER, plain, toneless
from notices.memo import remembered
from notices.model import EVERYBODY
from notices.names import (
    CLASS,
    FIELD,
    HEAD,
    NOUN,
    OF_ALL,
    PLURAL,
    SHORT_ROOM,
    begins_body,
    clause_end,
    name_end,
    past_blanks,
    place_end,
    spelled,
)
from notices.persons import SURNAMES
from notices.phrases import any_of
from notices.vocabulary import HEADS, MAKES_EVERYBODY, PLACES, POSTS, WHOLE, WITHOUT_OWN_KIND, Level


@dataclass(frozen=True, slots=True)
class Mention:
    """One body, or several with a common noun, named in a text."""

    start: int
    end: int
    names: tuple[str, ...]
    """In full, as the text spells them; "*" for everybody."""


POST: Final = re.compile(rf"(?:(?:các\s+)?(?:{any_of(POSTS)})(?:\s*,\s*|\s+và\s+|\s+)(?:các\s+)?){{1,6}}")
OF_SEVERAL: Final = ("các", "những", "từng", "mỗi", "tất cả", "toàn thể", "hai", "ba")
STARTS: Final = re.compile(
    rf"(?<![\w&/])(?=(?:{any_of((*HEADS, *POSTS, *OF_SEVERAL))}|đơn\s+vị|0[234])(?!\w)|{SHORT_ROOM})\w+"
)
"""The first word of what alone a body's name can begin with."""
SHORT_HEADS: Final = {"p.": "phòng", "vp": "văn phòng"}
PERSON_BEHIND: Final = re.compile(
    rf"(?:tỉnh|phố|Sở|Bộ|Ban)\s(?P<person>(?P<surname>[{UPPER}]\w*)(?:\s[{UPPER}]\w*){{2,3}})$"
)
LISTED: Final = re.compile(r"\s*(?:\([A-ZĐa-zđ&-]{2,10}\)\s*)?(?:,\s*và|;\s*và|,|;|và|&)\s*")
SINGLE_KINDS: Final = frozenset(head for head, level in HEADS.items() if level is Level.INNER) - {"văn phòng"}
"""Heads whose plural with one name is a class: "các Trạm Y tế" are many, "các Sở Y tế" is a slip."""
LIST_JOIN: Final = re.compile(r"\s*(?:,\s*và|,\s*cùng|;|,|\bvà\b|\bcùng\b|\bvới\b|\bhoặc\b|/|&)(?:\s+với)?\s*")
"""What may stand between two bodies of one list."""
QUARTERS: Final = ("khu phố", "tổ dân phố", "thôn", "ấp", "khóm")
"""Parts of a commune."""
COMMON_PLACES: Final = re.compile(
    rf"\s+(?P<all>các\s+)?(?P<noun>{any_of((*PLACES, *QUARTERS))})(?!\w)"
    rf"(?P<more>(?:\s*,\s*(?:{any_of(PLACES)})(?!\w)|\s+và\s+(?:{any_of(PLACES)})(?!\w))*"
    r"(?:\s+trực\s+thuộc\s+trung\s+ương)?)"
)


@remembered
def mentions(text: str, known: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """All bodies named in ``text``, in order. ``known`` are names that may stand in any letter case."""
    low, found, at = plain(text), list[Mention](), 0
    starts = _starts(known)
    while (start := starts.search(low, at)) is not None:
        mention = mention_at(text, low, start.start(), known)
        if mention:
            found.append(mention)
        at = mention.end if mention else start.end()
    return tuple(found)


@remembered
def _starts(known: tuple[str, ...]) -> re.Pattern[str]:
    others = {low.split()[0] for low in map(plain, known) if low.strip() and not STARTS.match(low)}
    return re.compile(rf"{STARTS.pattern}|(?<![\w&/])(?:{any_of(others)})(?!\w)") if others else STARTS


def mention_at(text: str, low: str, start: int, known: tuple[str, ...]) -> Mention | None:
    """The body whose name begins at ``start`` (its head's post included), None if there is none."""
    post = POST.match(low, start)
    at = post.end() if post else start
    # "Trưởng các phòng": the plural belongs to the class, not to the post.
    if post and low[: post.end()].rstrip().endswith("các"):
        at = low[: post.end()].rstrip().rfind("các")
    found = _known(text, low, at, known) or _several(text, low, at) or _class(text, low, at) or _single(text, low, at)
    if found is None and post and low[:at].rstrip().endswith("trưởng ban"):
        # "Trưởng Ban điều hành …": the word belongs to the body's name.
        ban = low.rindex("ban", 0, at)
        body = _single(text, low, ban)
        return body and Mention(start, body.end, body.names)
    if found is None and post:
        return mention_at(text, low, start, known) if at == start else None
    return found and _without_person(text, Mention(start, found.end, found.names)) if post else found


def _without_person(text: str, mention: Mention) -> Mention:
    """ "Phó Chủ tịch UBND tỉnh Lê Văn Hai": the name behind the place is a person's, no place is called so."""
    name = PERSON_BEHIND.search(text[: mention.end], mention.start)
    if not name or toneless(name["surname"]) not in SURNAMES or len(mention.names) > 1:
        return mention
    at = name.start("person")
    cut = len(" ".join(text[at : mention.end].split()))
    return Mention(mention.start, len(text[:at].rstrip()), (mention.names[0][:-cut].strip(),))


@remembered
def _known_pattern(known: tuple[str, ...]) -> re.Pattern[str] | None:
    named = [name for name in known if " " in name.strip() or _is_short(name)]
    parts = [r"[\s\-–,&.]+".join(re.escape(word) for word in re.findall(r"\w+", plain(name))) for name in named]
    parts = sorted(filter(None, parts), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(parts)})(?!\w)") if parts else None


def _is_short(name: str) -> bool:
    """ "VP", "TTra": a short form by its capitals."""
    return sum(letter.isupper() for letter in name) > 1


def _known(text: str, low: str, at: int, known: tuple[str, ...]) -> Mention | None:
    pattern = _known_pattern(known)
    found = pattern.match(low, at) if pattern else None
    if found and found[0].isalnum() and not _is_short(text[at : found.end()]):
        return None  # "CA" is a police office, "ca" a shift
    return Mention(at, found.end(), (text[at : found.end()] if found[0].isalnum() else found[0],)) if found else None


def _class(text: str, low: str, at: int) -> Mention | None:
    found = CLASS.match(low, at)
    if not found:
        return None
    nouns = {" ".join(noun.split()) for noun in re.findall(NOUN, found["nouns"])}
    clause = clause_end(low, found.end("which")) if found["plural"] and not found["having"] else None
    if clause:
        return Mention(at, clause, (spelled(text[at:clause]),))
    if found["having"]:
        return Mention(at, found.end("having"), (spelled(text[at : found.end("having")]),))
    if nouns & MAKES_EVERYBODY:
        return Mention(at, found.end(), (EVERYBODY,))
    named = found.end("which") if "trực thuộc" in found["which"] else found.end("nouns")
    return Mention(at, found.end(), (spelled(text[at:named]),))


def _several(text: str, low: str, at: int) -> Mention | None:
    """ "các Sở: Tài chính, Xây dựng" gives both, each with its noun; "UBND các xã: A, B" likewise."""
    plural = PLURAL.match(low, at)
    if not plural:
        return None
    head = HEAD.match(low, plural.end())
    if not head or not (plural.end() < len(text)):
        return None
    names, end = _shared(text, low, head.end(), spelled(text[head.start() : head.end()]))
    if head[0] in SINGLE_KINDS and len(names) < 2:
        # "Các phòng: Chấp hành …": one word behind the colon is no list, and all are told.
        return None if ":" in text[head.end() : end] else _of_a_kind(text, low, at, head)
    return Mention(at, end, tuple(names)) if names else None


def _of_a_kind(text: str, low: str, at: int, head: re.Match[str]) -> Mention | None:
    """ "các Chi cục Thuế", "các chi bộ trực thuộc": one class, named as the text does."""
    named = _one(text, low, head)
    end = named.end if named else head.end()
    all_of = OF_ALL.match(low, end)
    if CLASS.match(low, at) and not named:
        return None
    end = all_of.end() if all_of else end
    return Mention(at, end, (spelled(text[at:end]),)) if named or all_of else None


def _shared(text: str, low: str, at: int, noun: str) -> tuple[list[str], int]:
    """The names of a list after its common noun, and where the list ends."""
    names: list[str] = []
    here, end = past_blanks(low, at, ":"), at
    places = plain(noun).split()[-1] in " ".join(PLACES)
    while True:
        head = None if FIELD.match(low, here) or plain(noun) in WITHOUT_OWN_KIND else HEAD.match(low, here)
        if head and COMMON_PLACES.match(low, head.end()):
            return names, end
        own = head and _one(text, low, head)
        tail = own.end if own else name_end(text, low, here, lists=places)
        if tail == here:
            return names, end
        names += own.names if own else [spelled(f"{noun} {text[here:tail]}")]
        end = tail
        listed = LISTED.match(low, tail)
        if not listed or (begins_body(text, low, listed.end()) and not own and noun != "Phòng"):
            return names, end
        here = listed.end()


def _single(text: str, low: str, at: int) -> Mention | None:
    head = HEAD.match(low, at)
    if not head:
        return None
    fields = head[0] in ("bộ", "sở") and _of_fields(text, low, head)
    return _of_places(text, low, at, head.end()) or fields or _one(text, low, head)


def _one(text: str, low: str, head: re.Match[str]) -> Mention | None:
    """One body with a name of its own: "Sở Nội vụ", "Văn phòng"."""
    noun = SHORT_HEADS.get(head[0].strip()) or " ".join(head[0].split())
    start, end = head.start(), name_end(text, low, head.end(), after=noun)
    if end == head.end() and not (text[start].isupper() and noun in WHOLE and head[0][-1].isalnum()):
        return None
    if not any(letter.isupper() for letter in text[start:end]):
        return None
    return Mention(start, end, (spelled(text[start:end]),))


def _of_fields(text: str, low: str, head: re.Match[str]) -> Mention | None:
    """ "Sở Xây dựng, Tài chính": one noun before two fields."""
    names, here, end = list[str](), head.end(), head.end()

    while (field := FIELD.match(low, past_blanks(low, here))) is not None:
        if not text[field.start()].isupper() or (names and HEAD.match(low, field.start())):
            break
        end = place_end(text, low, field.end())
        names.append(spelled(f"{head[0]} {text[field.start() : end]}"))
        listed = LISTED.match(low, end)
        if not listed:
            break
        here = listed.end()
    return Mention(head.start(), end, tuple(names)) if names and text[head.start()].isupper() else None


def _of_places(text: str, low: str, at: int, after: int) -> Mention | None:
    """ "UBND các xã, phường" is one class; "UBND các phường: A, B" are two bodies."""
    found = COMMON_PLACES.match(low, after)
    if not found:
        return None
    noun = spelled(text[at:after])
    if found["more"]:
        return Mention(
            at, found.end(), (f"{noun} các {' '.join(text[found.start('noun') : found.end('more')].split())}",)
        )
    if not found["all"]:
        return None
    names, end = _shared(text, low, found.end(), f"{noun} {found['noun']}")
    return Mention(at, end, tuple(names)) if names else Mention(at, found.end(), (spelled(text[at : found.end()]),))
