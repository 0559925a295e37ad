"""What stands over the tasks: agency, province, number, dates, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from notices.bodies import mentions
from notices.calendar import full_day, times
from notices.fold import UPPER, capitalised, plain
from notices.model import Block, Header
from notices.names import spelled
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
SUBJECT: Final = re.compile(r"\W*V/v:?\s*", re.IGNORECASE)
NOTICE_TITLE: Final = re.compile(
    r"\W*(?:THÔNG BÁO\s*:?\s*)?(?P<title>(?:Kết luận|Ý kiến chỉ đạo|Ý kiến kết luận|Nội dung kết luận)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
MOTTO: Final = re.compile(r"cộng\s+h[òo][àa]|độc\s+lập\s*[-–]|đảng\s+cộng\s+sản|hạnh\s+phúc")
MEETING: Final = re.compile(
    r"(?:\W|sáng|chiều|vào|hồi|lúc|trong|các|hôm|nay|thứ|hai|ba|tư|năm|sáu|bảy|\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}\s*(?:phút)?)*ngày\s"
)
"""How an opening begins that tells of the meeting: "Sáng ngày 22/6/2024, tại …"."""
MEETING_WORDS: Final = re.compile(
    r"họp|làm\s+việc|hội\s+nghị|giao\s+ban|kiểm\s+tra|tiếp\s+công\s+dân|buổi\s+tiếp|hội\s+đàm|khảo\s+sát"
)
PROVINCE: Final = re.compile(rf"\b[Tt](?:ỉnh|ỈNH)\s+(?P<name>(?:[{UPPER}]\w*(?:[ -](?=[{UPPER}]))?){{1,4}})")
CITY: Final = re.compile(
    r"\b(?:thành phố|tp\.?)\s+(?P<name>hồ chí minh|hà nội|đà nẵng|hải phòng|cần thơ|huế)\b", re.IGNORECASE
)
"""The cities that rank as provinces."""
CENTRAL: Final = re.compile(
    r"(?:văn phòng |thanh tra )?chính phủ|bộ |ngân hàng nhà nước|văn phòng (?:trung ương|quốc hội)|quốc hội"
)
LOUD_HEAD: Final = re.compile(
    r"\b(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HĐND|SỞ|BỘ|VĂN PHÒNG|ĐẢNG ỦY|TỈNH ỦY|ĐẢNG BỘ|BAN|CHI CỤC|CỤC"
    r"|THANH TRA|TRUNG TÂM|PHÒNG)\b"
)
CLOSING_AGENCY: Final = re.compile(
    r"(?P<body>Văn phòng (?:Chính phủ|(?:UBND|Ủy ban nhân dân) [\w ]{2,80}?)"
    r"|(?:Bộ|Sở|UBND|Ủy ban nhân dân) [\w ]{2,80}?)"
    r" (?:xin )?thông báo"
)


def header(found: Parts, text: str) -> Header:
    """All header fields but the period; None where the document does not say."""
    lines = [block.text for block in found.head]
    title = _title(found.head, text)
    agency = _agency(lines, title, found, text)
    date_line = next((line for line in map(DATE_LINE.search, lines) if line), None)
    number = next((line for line in map(NUMBER.search, lines) if line), None)
    name, post = signer(found.foot, text)
    return Header(
        agency=agency,
        province=_province(agency, lines, date_line, text),
        number=number["number"] if number else None,
        symbol=re.sub(r"\s", "", number["symbol"]) if number else None,
        issued_on=full_day(date_line[0]) if date_line else None,
        meeting_on=_meeting(found.head, title),
        title=title,
        signer=name,
        signer_position=post,
    )


def _title(head: Sequence[Block], text: str) -> str | None:
    for at, block in enumerate(head):
        found = NOTICE_TITLE.match(block.text)
        if found and len(block.text) < 600 and not MEETING.match(plain(block.text)):
            return _cased(" ".join([found["title"], *_going_on(head[at + 1 :])]), text)
        if SUBJECT.match(block.text):
            return capitalised(SUBJECT.sub("", block.text).strip().rstrip("."))
    return None


def _going_on(blocks: Sequence[Block]) -> list[str]:
    """Lines of the title that were set as paragraphs of their own."""
    lines: list[str] = []
    for block in blocks:
        small = re.match(r"(?:tại|về|của|trong|với|và|đối|cho|ngày|do)\b", plain(block.text))
        loud = block.text.isupper() or block.text[:1].islower() or block.centered
        if not small or not loud or len(block.text) > 250 or (MEETING.match(plain(block.text)) and not block.centered):
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
    words, cased, at = loud.lower().split(), list[str](), 0
    low = plain(text)
    while at < len(words):
        size = next((n for n in range(min(8, len(words) - at), 1, -1) if _written(words[at : at + n], text, low)), 0)
        cased.append(_written(words[at : at + size], text, low) or words[at])
        at += max(size, 1)
    return capitalised(" ".join(cased))


def _written(words: Sequence[str], text: str, low: str) -> str | None:
    """These words as a name in a sentence of the document: "bình sơn" gives "Bình Sơn"; None where they are no name."""
    if not words:
        return None
    for found in re.finditer(r"\b" + r"\s+".join(map(re.escape, plain(" ".join(words)).split())) + r"\b", low):
        written = text[found.start() : found.end()]
        if written[:1].isupper() and written.split()[-1][:1].isupper() and not written.isupper():
            return " ".join(written.split())
    return None


def _agency(lines: Sequence[str], title: str | None, found: Parts, text: str) -> str | None:
    loud = _letter_head(lines)
    if loud:
        return _as_written(loud, text)
    closing = " ".join(block.text for block in (*found.body[-1:], *found.foot))
    told = CLOSING_AGENCY.search(closing)
    if told:
        return spelled(told["body"])
    for source in (title or "", " ".join(lines)):
        named = [
            name
            for mention in mentions(source)
            for name in mention.names
            if re.match(r"(?:sở|bộ|ủy ban nhân dân|văn phòng chính phủ)\s", plain(name))
        ]
        if named:
            return named[0]
    return None


def _letter_head(lines: Sequence[str]) -> str | None:
    """The issuing body from the loud lines at the top: the last body, with its parent where it is only a kind."""
    loud: list[str] = []
    for line in lines[:12]:
        bare = line.strip("*-_ ")
        if (
            NUMBER.search(bare)
            or SUBJECT.match(bare)
            or bare.upper().startswith("THÔNG BÁO")
            or plain(bare).startswith("số")
        ):
            break
        if bare.isupper() and not MOTTO.search(plain(bare)):
            loud.append(bare)
    return _issuing(" ".join(loud))


def _issuing(whole: str) -> str | None:
    """The lower of two bodies: "UBND TỈNH BÌNH SƠN" over "SỞ NỘI VỤ"; "ỦY BAN NHÂN DÂN" over "TỈNH …" is one name."""
    starts = [found.start() for found in LOUD_HEAD.finditer(whole)]
    if not starts:
        return None
    last = starts[-1]
    for start in reversed(starts[:-1]):
        if re.fullmatch(r"VĂN PHÒNG\s+|THANH TRA\s+|BAN\s+CHẤP\s+HÀNH\s+", whole[start:last]):
            last = start
    if whole[last:].strip() in ("VĂN PHÒNG", "THANH TRA") and len(starts) > 1:
        return f"{whole[last:].strip()} {whole[starts[-2] : last].strip()}"
    return whole[last:].strip()


def _as_written(loud: str, text: str) -> str:
    """The name in the letter case that the document uses where it writes it in a sentence."""
    name = spelled(loud.replace("UBND", "ỦY BAN NHÂN DÂN").lower()).replace("Uỷ ban", "Ủy ban")
    pattern = re.escape(plain(name)).replace(r"\ ", r"\s+")
    for found in re.finditer(pattern, plain(text)):
        written = " ".join(text[found.start() : found.end()].split())
        if not written.isupper():
            return capitalised(written)
    return _with_capitals(name)


def _with_capitals(name: str) -> str:
    name = re.sub(r"(?<= )ủy ban", "Ủy ban", name)
    low = re.sub(
        r"\b(tỉnh|huyện|xã|phường|thị xã|quận|đặc khu|thành phố) (.+)$",
        lambda place: f"{place[1]} {place[2].title()}",
        name,
    )
    low = re.sub(r"^(Sở|Bộ|Phòng|Chi cục|Cục|Trung tâm|Ban) (\w)", lambda head: f"{head[1]} {head[2].upper()}", low)
    return re.sub(r"(?<= và )(\w)(?=\w* \w)", lambda letter: letter[1].upper(), low)


def _province(agency: str | None, lines: Sequence[str], date_line: re.Match[str] | None, text: str) -> str | None:
    if agency and CENTRAL.match(plain(agency)):
        return None
    top = "\n".join(line for line in lines[:12] if line.isupper())
    for source in (agency or "", top):
        named = PROVINCE.search(source)
        if named:
            return named["name"].strip().title()
    city = CITY.search(top) or CITY.search(agency or "")
    place = " ".join(date_line["place"].split()) if date_line else None
    if place and not re.match(r"(?:sở|bộ|ubnd)\b", plain(place)) and not _is_below_province(agency):
        return place
    if city:
        return f"Thành phố {city['name'].title()}"
    named = PROVINCE.search(text)
    return named["name"].strip() if named else None


def _is_below_province(agency: str | None) -> bool:
    return bool(agency) and bool(re.search(r"\b(?:xã|phường|huyện|thị xã|quận|đặc khu)\b", plain(agency or "")))


def _meeting(head: Sequence[Block], title: str | None) -> date | None:
    for block in head:
        low = plain(block.text)
        if DATE_LINE.fullmatch(block.text.strip()) or (len(block.text) < 60 and NUMBER.search(block.text)):
            continue
        if MEETING.match(low) and MEETING_WORDS.search(low):
            return next((time.first for time in times(low, None) if time.is_day), None)
    inside = re.compile(r"(?:họp|làm việc|hội nghị|giao ban|kiểm tra)[^.;]{0,160}?\bngày\s+(?=\d)")
    for source in (title or "", *(block.text for block in head[-4:])):
        found = inside.search(plain(source))
        if found:
            return next((time.first for time in times(plain(source)[found.end() - 5 :], None) if time.is_day), None)
    return None
