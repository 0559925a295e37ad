"""What body is named at one place of a text: a class, several with a common noun, or one by its own name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from notices.clauses import clause_end
from notices.fold import UPPER, plain
from notices.model import EVERYBODY
from notices.names import (
    CLASS,
    FIELD,
    HEAD,
    LIES,
    NOUN,
    OF_ALL,
    PLACE_BEHIND,
    PLURAL,
    begins_body,
    name_end,
    past_blanks,
    place_end,
)
from notices.phrases import any_of
from notices.spelled import spelled
from notices.verbs import DUTY, LITTLE, PREDICATE
from notices.vocabulary import HEADS, MAKES_EVERYBODY, OPEN_ENDED, PLACES, POSTS, WHOLE, WITHOUT_OWN_KIND, Level


class Mention(NamedTuple):
    """One body, or several with a common noun, named in a text."""

    start: int
    end: int
    names: tuple[str, ...]
    """In full, as the text spells them; "*" for everybody."""


SHORT_HEADS: Final = {
    "p.": "phòng", "k.": "khoa", "đl": "điện lực", "ttr": "thanh tra", "vp": "văn phòng", "tt": "trung tâm",
    "tt.": "trung tâm",
}  # fmt: skip
LISTED: Final = re.compile(r"\s*(?:\([A-ZĐa-zđ][\w&. -]{1,14}\)\s*)?(?:,\s*và|;\s*và|,|;|và|&)\s*")
SINGLE_KINDS: Final = ({head for head, level in HEADS.items() if level is Level.INNER} - {"văn phòng"}) | {
    "trường",
    "viện",
    "bệnh viện",
    "học viện",
}
"""Heads whose plural with one name is a class: "các Trạm Y tế" are many, "các Sở Y tế" is a slip."""
SEVERAL: Final = re.compile(r"(?:các|những|hai|ba|bốn|0[2-9]|tất|toàn|từng|mỗi|đơn)\s")
"""The first words of what is no single body."""
NOUN_ALONE: Final = re.compile(NOUN)
POST: Final = re.compile(rf"(?:{any_of(POSTS)})(?!\w)")
NUMBERED: Final = re.compile(
    rf"(?:các|những|hai|ba|bốn|0[2-9])\s+(?P<noun>(?:{any_of(HEADS)})(?!\w)[^:;.()\d]{{0,60}}?)\s*(?P<list>:\s*)?"
    r"(?<!\w)(?P<numbers>(?:số\s+)?\d{1,2}(?:\s*(?:,\s*và|,|;|và)\s*(?:số\s+)?\d{1,2})+)(?![\d/.%])"
)
NO_COUNT: Final = re.compile(r"\s*(?:tỷ|triệu|nghìn|ngày|tháng|năm|giờ|%|hộ|km|ha|m2|dự\s+án)")
"""Behind a number: something is counted."""
QUARTERS: Final = ("khu phố", "tổ dân phố", "thôn", "ấp", "khóm")
"""Parts of a commune."""
PLURAL_PLACE: Final = re.compile(rf"(?:các|những|hai|ba|bốn|0[2-9])\s+(?P<noun>{any_of(PLACES)})\s*:?\s+(?=\w)")
ENDS_IN_PLACE: Final = re.compile(rf"\s(?:{any_of(PLACES)})$")
MORE_PLACES: Final = re.compile(rf"(?:\s*(?:,|và)\s*(?:{any_of(PLACES)})(?!\w))+")
""" "các Trạm Y tế xã, phường"."""
BRANCH: Final = re.compile(
    rf"[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}(?=\s*(?:[,;.:()]|$)|\s+(?:{LITTLE.pattern}|{PREDICATE.pattern}))"
)
NAMED_BRANCH: Final = re.compile(
    rf"(?P<noun>(?:\s[^\s,;:]+)*?\s(?:[^\W\d_{UPPER}]\w*|[{UPPER}]{{2,}}))(?:\s[{UPPER}][^\W_{UPPER}]\w*){{1,4}}$"
)
""" " TNHH Thủy lợi Bắc": the words that branches share, and the name of the first."""
NAMES_FOLLOW: Final = re.compile(rf"\s*:\s*(?=[{UPPER}])")
ASIDE: Final = re.compile(r"\s*\([^()]*\)")
OWNERS: Final = re.compile(
    r"(?:các|những)\s+(?:đơn\s+vị|cơ\s+quan)\s+(?:chủ\s+(?:rừng|hồ|đập|đầu\s+tư|quản|tàu)|(?:chủ\s+trì\s+)?soạn\s+thảo)(?!\w)"
)
""" "các đơn vị chủ rừng": a class of its own, and not all units."""
GIVEN: Final = re.compile(
    r"\sđược\s+giao(?:\s+(?:nhiệm\s+vụ|việc))?(?:\s+(?:tại|trong)(?:\s+(?:thông\s+báo|kết\s+luận)(?:\s+này)?)?)?$"
)
""" "các bộ phận được giao việc": whoever the notice gives something."""
CITIES: Final = ("hà nội", "hồ chí minh", "đà nẵng", "hải phòng", "cần thơ", "huế")
COMMON_PLACES: Final = re.compile(
    rf"\s+(?P<all>các\s+)?(?P<noun>{any_of((*PLACES, *QUARTERS))})(?!\w)"
    rf"(?P<more>(?:\s*,\s*(?:{any_of(PLACES)})(?!\w)|\s+và\s+(?:{any_of(PLACES)})(?!\w))*"
    rf"(?:\s+trực\s+thuộc\s+trung\s+ương)?(?:\s+{LIES})?(?:\s+(?:có|nơi|ven)\s+[^,.;:]{{3,40}}(?=\s*:\s*$))?)"
)


def body_at(text: str, low: str, at: int) -> Mention | None:
    """The body, or the several, whose name begins at ``at``; None if there is none."""
    if not SEVERAL.match(low, at):
        return single_at(text, low, at)
    return (
        _numbered(text, low, at)
        or _branches(text, low, at)
        or _several(text, low, at)
        or _places(text, low, at)
        or _class(text, low, at)
        or single_at(text, low, at)
    )


def _class(text: str, low: str, at: int) -> Mention | None:
    found = CLASS.match(low, at)
    if not found:
        return None
    own = _own_name(text, low, found)
    if own:
        return own
    nouns = {" ".join(noun.split()) for noun in NOUN_ALONE.findall(found["nouns"])}
    clause = clause_end(low, found.end("which")) if found["plural"] and not found["having"] else None
    if clause and nouns & MAKES_EVERYBODY and GIVEN.search(low, 0, clause):
        return Mention(at, clause, (EVERYBODY,))
    if clause:
        return Mention(at, clause, (spelled(ASIDE.sub("", text[at:clause])),))
    if found["having"]:
        return Mention(at, found.end("having"), (spelled(text[at : found.end("having")]),))
    owners = OWNERS.match(low, at)
    if owners:
        return Mention(at, owners.end(), (spelled(text[at : owners.end()]),))
    if nouns & MAKES_EVERYBODY:
        return Mention(at, found.end(), (EVERYBODY,))
    named = found.end("which") if re.search(rf"trực thuộc|còn lại|{LIES}", found["which"]) else found.end("nouns")
    return Mention(at, found.end(), (spelled(text[at:named]),))


def _own_name(text: str, low: str, found: re.Match[str]) -> Mention | None:
    """The class alone where the noun behind it begins a body's own name: "các thôn và Hợp tác xã Phước Lộc"."""
    nouns = list(NOUN_ALONE.finditer(low, found.start("nouns"), found.end("nouns")))
    large = next((at for at, noun in enumerate(nouns) if at and text[noun.start()].isupper()), None)
    if large is None or text[nouns[0].start()].isupper():
        return None
    behind = nouns[large].end()
    if name_end(text, low, behind, after=nouns[large][0]) == behind and not PLACE_BEHIND.match(low, behind):
        return None
    cut = nouns[large - 1].end()
    return _class(text[:cut], low[:cut], found.start())


def _numbered(text: str, low: str, at: int) -> Mention | None:
    """ "Các phòng Nghiệp vụ 1, 2 và 3", "các Đội Quản lý thị trường: số 1, số 2": one noun before several numbers."""
    found = NUMBERED.match(low, at)
    head = found and HEAD.match(low, found.start("noun"))
    if not found or not head or NO_COUNT.match(low, found.end()):
        return None
    listed = LISTED.match(low, found.end())
    if listed and text[listed.end() : listed.end() + 1].isupper() and not begins_body(text, low, listed.end()):
        return None  # "các Ban Quản lý dự án: 2, 6 và Thăng Long"
    noun = text[found.start("noun") : found.end("noun")]
    if name_end(text, low, head.end(), after=head[0]) < found.end("noun") and (not found["list"] or DUTY.search(noun)):
        return None
    sign = "số " if "số" in found["numbers"] else ""
    numbers = re.findall(r"\d+", found["numbers"])
    return Mention(at, found.end(), tuple(spelled(f"{noun} {sign}{number}") for number in numbers))


def _branches(text: str, low: str, at: int) -> Mention | None:
    """ "các Ban Quản lý dự án khu vực: Hòa Lâm, An Phú", "các Công ty Thủy lợi Bắc, Nam": one noun of several words."""
    plural = PLURAL.match(low, at)
    head = plural and HEAD.match(low, plural.end())
    if not head or head[0] not in OPEN_ENDED:
        return None
    end = name_end(text, low, head.end(), after=head[0])
    whole = NAMED_BRANCH.match(text, head.end(), end)
    noun = end if NAMES_FOLLOW.match(text, end) else whole.end("noun") if whole else head.end()
    if noun == head.end():
        return None
    names, here = list[str](), past_blanks(low, noun, ":")
    while (found := BRANCH.match(text, here)) and not HEAD.match(low, here) and not POST.match(low, here):
        words = text[head.start() : noun].split()
        names.append(spelled(" ".join([*words, *found[0].removeprefix(f"{words[-1]} ").split()])))
        end = found.end()
        listed = LISTED.match(low, end)
        if not listed:
            break
        here = listed.end()
    return Mention(at, end, tuple(names)) if len(names) > 1 else None


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


def _places(text: str, low: str, at: int) -> Mention | None:
    """ "Các tỉnh: A, B", "hai huyện A và B": each with its noun."""
    found = PLURAL_PLACE.match(low, at)
    if not found or not text[found.end()].isupper():
        return None
    names, end = _shared(text, low, found.end("noun"), found["noun"].capitalize())
    return Mention(at, end, tuple(names)) if len(names) > 1 else None


def _of_a_kind(text: str, low: str, at: int, head: re.Match[str]) -> Mention | None:
    """ "các Chi cục Thuế", "các chi bộ trực thuộc": one class, named as the text does."""
    named = _one(text, low, head)
    named = named if named and named.end > head.end() else None
    end = named.end if named else head.end()
    all_of = OF_ALL.match(low, end) or (ENDS_IN_PLACE.search(low[at:end]) and MORE_PLACES.match(low, end))
    if CLASS.match(low, at) and not named:
        return None
    end = all_of.end() if all_of else end
    return Mention(at, end, (spelled(text[at:end]),)) if named or all_of else None


def _shared(text: str, low: str, at: int, noun: str) -> tuple[list[str], int]:
    """The names of a list after its common noun, and where the list ends."""
    names: list[str] = []
    here, end = past_blanks(low, at, ":"), at
    places = plain(noun).split()[-1] in " ".join(PLACES)
    kind = "phòng" if noun == "Phòng" else ""
    while True:
        head = None if FIELD.match(low, here) or plain(noun) in WITHOUT_OWN_KIND else HEAD.match(low, here)
        if head and COMMON_PLACES.match(low, head.end()):
            return names, end
        own = head and _one(text, low, head)
        tail = own.end if own else name_end(text, low, here, after=kind, lists=places)
        if tail == here:
            return names, end
        names += own.names if own else [spelled(f"{noun} {text[here:tail]}")]
        end = tail
        listed = LISTED.match(low, tail)
        if (
            not listed
            or POST.match(low, listed.end())
            or (begins_body(text, low, listed.end()) and not own and noun != "Phòng")
        ):
            return names, end
        here = listed.end()


def single_at(text: str, low: str, at: int) -> Mention | None:
    head = HEAD.match(low, at)
    if not head:
        return None
    fields = head[0] in ("bộ", "sở") and _of_fields(text, low, head)
    one = fields or _one(text, low, head)
    return _of_places(text, low, at, head.end()) or (one and _of_places(text, low, at, one.end, named=True)) or one


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


def _of_places(text: str, low: str, at: int, after: int, *, named: bool = False) -> Mention | None:
    """ "UBND các xã, phường" is one class; "UBND các phường: A, B" are two bodies."""
    found = COMMON_PLACES.match(low, after)
    if not found or (named and not found["all"]):
        return None
    noun = spelled(text[at:after])
    if found["more"] and NAMES_FOLLOW.match(text, found.end()):
        names, end = _shared(text, low, found.end(), f"{noun} {found['noun']}")
        if len(names) > 1:
            return Mention(at, end, tuple(map(_of_a_city, names)))
    if found["more"]:
        end = clause_end(low, found.end()) or found.end()
        return Mention(at, end, (f"{noun} các {' '.join(text[found.start('noun') : end].split())}",))
    if not found["all"]:
        return None
    names, end = _shared(text, low, found.end(), f"{noun} {found['noun']}")
    return Mention(at, end, tuple(names)) if names else Mention(at, found.end(), (spelled(text[at : found.end()]),))


def _of_a_city(name: str) -> str:
    """Under "các tỉnh, thành phố:" those that are cities."""
    head, _, place = name.rpartition(" tỉnh ")
    return f"{head} thành phố {place}" if head and plain(place) in CITIES else name
