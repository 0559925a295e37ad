"""Names of bodies in the list of those present: commas end them there, whatever their words mean elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from notices.fold import plain
from notices.names import HEAD
from notices.persons import is_person
from notices.verbs import DUTY, LITTLE

PRESENT: Final = re.compile(
    r"(?:tham\s+(?:dự|gia)|cùng\s+dự|dự\s+họp|thành\s+phần|tham\s+dự)[^.]*?(?:lãnh\s+đạo|đại\s+diện|trưởng|thủ\s+trưởng|các|gồm|:)\s"
)
""" "Tham dự cuộc họp có lãnh đạo các đơn vị: "."""
MEMBER: Final = re.compile(
    r"(?:^|[:,;]|(?<=\s)và)\s*(?:(?:lãnh\s+đạo|đại\s+diện|(?:[Gg]iám|[Qq]uản)\s+đốc|(?:[Đđ]ội|[Tt]rạm|[Tt]ổ)\s+trưởng|[Tt]rưởng|[Cc]hánh)\s+)?(?P<name>[^\W\d_][^,;:.()]{4,90})"
)
LONGEST: Final = 12
PERSON_WORDS: Final = (3, 4)
"""Behind "Phó Giám đốc Sở" stands a person, not a body's name."""


def listed_names(text: str) -> Iterator[str]:
    """The members of the list, each as it stands between its commas, where that can be a whole name."""
    begin = PRESENT.search(plain(text))
    if not begin:
        return
    sentence = text[begin.start() :].split(". ", 1)[0]
    for found in MEMBER.finditer(sentence):
        name = found["name"].strip().rstrip(".")
        low, head = plain(name), HEAD.match(plain(name))
        behind = name[head.end() :].split() if head else []
        person = len(behind) in PERSON_WORDS and is_person(" ".join(behind))
        if head and name[0].isupper() and head.end() < len(low) and _is_name(low, head.end()) and not person:
            yield name


def _is_name(low: str, at: int) -> bool:
    words = list(re.finditer(r"\w+", low[at:]))
    little = any(LITTLE.match(low, at + word.start()) and word[0] != "và" for word in words)
    return len(words) <= LONGEST and not little and not any(DUTY.match(low, at + word.start()) for word in words)
