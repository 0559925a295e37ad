"""What stands over the tasks: agency, province, number, dates, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from notices.agency import agency_of, province_of
from notices.calendar import full_day
from notices.fold import UPPER, capitalised, plain
from notices.meeting import MEETING, meeting
from notices.model import Block, Header
from notices.numbering import read_marker
from notices.sections import Parts
from notices.signature import signer

NUMBER: Final = re.compile(
    r"\bSố\s*:?\s*(?P<number>\d+[a-zA-Z]?)?\s*(?P<mark>[/-])\s*(?P<symbol>[A-ZĐƯ][\wĐƯ&]*(?:\s?[-/]\s?[A-ZĐƯ][\wĐƯ&.]*)*)"
)
""" "Số: 335/TB-SKHCN", "Số:     /UBND-KT", "Số 12-TB/ĐU"."""
DATE_LINE: Final = re.compile(
    rf"(?P<place>[{UPPER}][\w\s.-]{{1,38}}?)\s*,\s*ngày\s*(?P<day>\d{{0,2}})[\s.…]*tháng\s*(?P<month>\d{{0,2}})[\s.…]*năm\s*(?P<year>\d{{4}})?",
    re.IGNORECASE,
)
""" "Bình Sơn, ngày 5 tháng 4 năm 2024"; day and month may be blank."""
LONGEST_PLACE, LONGEST_DAY = 48, 60
"""Letters before and behind the word."""
SUBJECT: Final = re.compile(r"\W*V/v:?\s*", re.IGNORECASE)
NOTICE_TITLE: Final = re.compile(
    r"\W*(?:THÔNG BÁO\s*:?\s*)?(?P<title>(?:Kết luận|Ý kiến chỉ đạo|Ý kiến kết luận|Nội dung kết luận)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
LEAST_WORDS: Final = 4
LONGEST_TITLE: Final = 400
OF_WHAT: Final = re.compile(r"(?:hội nghị|cuộc họp|buổi|phiên họp|họp|giao ban|của|tại|về)\b")
""" "Hội nghị giao ban …" on the line below a bare "Kết luận"."""
KIND: Final = re.compile(
    r"\W*(?:THÔNG BÁO|CÔNG ĐIỆN|CHỈ THỊ|KẾT LUẬN|KẾ HOẠCH|NGHỊ QUYẾT)\b[\s:*]*(?P<about>.*)", re.DOTALL
)
"""The line that says what kind of document this is."""
ABOUT: Final = re.compile(r"(?:Về việc|Về|V/v)\s+", re.IGNORECASE)


def header(found: Parts, text: str) -> Header:
    """All header fields but the period; None where the document does not say."""
    lines = [block.text for block in found.head]
    title = _title(found.head, text)
    agency = agency_of(lines, title, found, text)
    date_line = next(filter(None, map(_date_line, lines)), None)
    number = next((line for line in map(NUMBER.search, lines) if line), None)
    name, post = signer(found.foot, text)
    issued = full_day(date_line[0]) if date_line else None
    return Header(
        agency=agency,
        province=province_of(agency, lines, " ".join(date_line["place"].split()) if date_line else None, text),
        number=number["number"] if number else None,
        symbol=re.sub(r"\s", "", number["symbol"]) if number else None,
        issued_on=issued,
        meeting_on=meeting(found.head, title, issued),
        title=title,
        signer=name,
        signer_position=post,
    )


def _date_line(line: str) -> re.Match[str] | None:
    """The place and the day, looked for around the word "ngày" alone: an opening may be long."""
    low = line.lower()
    at = low.find("ngày")
    while at >= 0:
        found = DATE_LINE.search(line, max(0, at - LONGEST_PLACE), at + LONGEST_DAY)
        if found:
            return found
        at = low.find("ngày", at + 1)
    return None


def _title(head: Sequence[Block], text: str) -> str | None:
    for at, block in enumerate(head):
        found = NOTICE_TITLE.match(block.text)
        if found and len(block.text) < 600 and not MEETING.match(plain(block.text)):
            return _cased(
                " ".join(
                    [
                        found["title"],
                        *_going_on(head[at + 1 :], bare=_is_bare(found["title"]), in_capitals=found["title"].isupper()),
                    ]
                ),
                text,
            )
        if SUBJECT.match(block.text):
            return capitalised(SUBJECT.sub("", block.text).strip().rstrip("."))
    return _subject(head, text)


def _subject(head: Sequence[Block], text: str) -> str | None:
    """What stands under "THÔNG BÁO", "CÔNG ĐIỆN", or right under the number, of a document that is called otherwise."""
    for at, (block, below) in enumerate(pairwise(head)):
        kind = KIND.fullmatch(block.text)
        if NUMBER.search(block.text) and ABOUT.match(below.text):
            return capitalised(ABOUT.sub("", below.text, count=1).strip().rstrip("."))
        if not kind or MEETING.match(plain(below.text)) or len(below.text) > LONGEST_TITLE:
            continue
        words = (
            [kind["about"]]
            if kind["about"]
            else [below.text, *_going_on(head[at + 2 :], bare=False, in_capitals=below.text.isupper())]
        )
        return _cased(ABOUT.sub("", " ".join(words), count=1), text)
    return None


def _is_bare(title: str) -> bool:
    """Nothing but "Kết luận": of what, stands on the next line."""
    return len(title.strip(" :.").split()) < LEAST_WORDS


def _going_on(blocks: Sequence[Block], *, bare: bool, in_capitals: bool) -> list[str]:
    """Lines of the title that were set as paragraphs of their own."""
    lines: list[str] = []
    if bare and blocks and OF_WHAT.match(plain(blocks[0].text)) and not MEETING.match(plain(blocks[0].text)):
        lines, blocks = [blocks[0].text], blocks[1:]
    for block in blocks:
        small = re.match(r"(?:tại|về|của|trong|với|và|đối|cho|ngày|do)\b", plain(block.text))
        loud = block.text.isupper() or block.text[:1].islower() or block.centered
        title_goes_on = in_capitals and block.text.isupper() and not read_marker(block.text)[0]
        if (
            not (small or title_goes_on)
            or not loud
            or len(block.text) > 250
            or (MEETING.match(plain(block.text)) and not block.centered)
        ):
            break
        lines.append(block.text)
    return lines


def _cased(title: str, text: str) -> str:
    title = " ".join(title.replace("**", "").split()).rstrip(" .")
    if not title.isupper() and sum(letter.isupper() for letter in title) < len(title) / 3:
        return re.sub(r"^(?:KẾT LUẬN|Ý KIẾN)", lambda loud: loud[0].capitalize(), capitalised(title))
    return _cased_as_in(text, title)


def _cased_as_in(text: str, loud: str) -> str:
    """A title in capitals with the letter case that its words have in the document's sentences."""
    words, cased, at = plain(loud).split(), list[str](), 0
    flat, low = " ".join(text.split()), " ".join(plain(text).split())
    while at < len(words):
        sizes = range(min(8, len(words) - at), 1, -1)
        found = next(filter(None, (_written(" ".join(words[at : at + size]), flat, low) for size in sizes)), words[at])
        cased.append(found)
        at += len(found.split())
    return capitalised(" ".join(cased))


def _written(words: str, flat: str, low: str) -> str | None:
    """These words as a name in a sentence of the document: "bình sơn" gives "Bình Sơn"; None where they are no name."""
    at = low.find(words)
    while at >= 0:
        end = at + len(words)
        written = flat[at:end]
        whole = not flat[max(0, at - 1) : at].isalnum() and not flat[end : end + 1].isalnum()
        if whole and written[0].isupper() and written.split()[-1][0].isupper() and not written.isupper():
            return written
        at = low.find(words, end)
    return None
