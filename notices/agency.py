"""The issuing body and its province, from the letter head, else from the title and the closing sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from notices.bodies import mentions
from notices.fold import UPPER, capitalised, plain
from notices.names import FIELD
from notices.sections import Parts
from notices.spelled import spelled

MOTTO: Final = re.compile(r"cộng\s+h[òo][àa]|độc\s+lập\s*[-–]|đảng\s+cộng\s+sản|hạnh\s+phúc")
OVER: Final = re.compile(r"\W*(?:số\b|v/v\b|thông\s+báo\b|kính\s+gửi\b)")
"""Where the letter head is over: its number, its subject."""
NEW_BODY: Final = re.compile(
    r"""
    (?: ^ | (?<=\w)\s+ (?= (?:SỞ|VĂN\sPHÒNG|BỘ|CỤC|CHI\sCỤC|BỆNH\sVIỆN|TRƯỜNG|HỌC\sVIỆN|TRUNG\sTÂM|BAN\sQUẢN\sLÝ
      |THANH\sTRA|CÔNG\sAN|ĐẢNG\sỦY|ĐẢNG\sUỶ|KHO\sBẠC|BAN\sCHỈ\sĐẠO)\s|VĂN\sPHÒNG$)
      | (?<=THUẾ)\s+ (?=THUẾ\s) )
    (?P<head> ỦY\sBAN|UỶ\sBAN|UBND|HĐND|HỘI\sĐỒNG|SỞ|BỘ|VĂN\sPHÒNG|(?:ĐẢNG|TỈNH|THÀNH|HUYỆN)\s(?:ỦY|UỶ)
      |ĐẢNG\sBỘ|BAN|CHI\sCỤC|CỤC|TỔNG\sCỤC|THANH\sTRA|TRUNG\sTÂM|PHÒNG|TRƯỜNG|ĐẠI\sHỌC|HỌC\sVIỆN|VIỆN|BỆNH\sVIỆN
      |KHO\sBẠC|CÔNG\sAN|LIÊN\sĐOÀN|HỘI|TỈNH\sĐOÀN|CÔNG\sTY|TỔNG\sCÔNG\sTY|TẬP\sĐOÀN|ĐÀI|BẢO\sHIỂM|NGÂN\sHÀNG
      |VIỄN\sTHÔNG|THUẾ|QUỸ|CHÍNH\sPHỦ|THỦ\sTƯỚNG ) \b
    """,
    re.VERBOSE,
)
"""Where a line of the letter head begins another body, or two bodies stand in one line."""
UNFINISHED: Final = re.compile(r"(?:VĂN PHÒNG|THANH TRA|BAN CHẤP HÀNH|BAN|VÀ|CỦA|,|(?<!THỊ )(?<!MÔI )TRƯỜNG|PHÒNG)$")
"""What no letter head's body ends in: the next line goes on with its name."""
NO_PLACE: Final = re.compile(
    r"VĂN PHÒNG|THANH TRA|VĂN PHÒNG (?:HĐND|HỘI ĐỒNG NHÂN DÂN) VÀ (?:UBND|ỦY BAN NHÂN DÂN)|ỦY BAN NHÂN DÂN"
)
"""A body that takes its place, or its whole owner, from the line above."""
PLACELESS: Final = re.compile(r"(?<!VĂN PHÒNG UBND) TỈNH$")
""" "THANH TRA TỈNH", "BỆNH VIỆN ĐA KHOA TỈNH": of which province, the line above says."""
ITS_PLACE: Final = re.compile(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\b.*")
PLACE_NOUNS: Final = "tỉnh|huyện|xã|phường|thị xã|quận|đặc khu|thành phố"
CLOSING_AGENCY: Final = re.compile(
    r"(?P<body>Văn phòng (?:Chính phủ|(?:UBND|Ủy ban nhân dân) [\w ]{2,80}?)"
    r"|(?:Bộ|Sở|UBND|Ủy ban nhân dân) [\w ]{2,80}?)"
    r" (?:xin )?thông báo"
)
CENTRAL: Final = re.compile(
    r"(?:văn phòng |thanh tra )?chính phủ|bộ |ngân hàng nhà nước|văn phòng (?:trung ương|quốc hội)|quốc hội|tổng cục "
)
OTHER_BODY: Final = "SỞ |ĐẢNG |VĂN PHÒNG|BAN |THANH TRA"
PROVINCE: Final = re.compile(
    rf"\b[Tt](?:ỉnh|ỈNH)[ ]+(?!ỦY|UỶ|ĐOÀN)(?P<name>(?:[{UPPER}]\w*(?:[ -](?=[{UPPER}])(?!{OTHER_BODY}))?){{1,4}})"
)
CITY: Final = re.compile(
    r"\b(?:thành phố|tp\.?)\s+(?P<name>hồ chí minh|hà nội|đà nẵng|hải phòng|cần thơ|huế)\b", re.IGNORECASE
)
"""The cities that rank as provinces."""
BELOW: Final = re.compile(r"\b(?:xã|phường|huyện|thị xã|quận|đặc khu|thành phố)\b")
IN_HEADS: Final = (
    ("UBND", "ỦY BAN NHÂN DÂN"),
    ("HĐND", "HỘI ĐỒNG NHÂN DÂN"),
    ("PTNT", "PHÁT TRIỂN NÔNG THÔN"),
    ("TB VÀ XH", "THƯƠNG BINH VÀ XÃ HỘI"),
)
OF_A_PLACE: Final = re.compile(r"Ban (?:Chỉ|Quản|Tổ)|Hội đồng |Tổ công tác ", re.IGNORECASE)
HEAD_LINES: Final = 12
LONGEST_PLACE: Final = 4


def agency_of(lines: Sequence[str], title: str | None, found: Parts, text: str) -> str | None:
    """The issuing body in full; None where the document never says."""
    bodies = _letter_head(lines)
    if bodies:
        name = as_written(_issuing(bodies), text)
        return f"{name}{_own_place(bodies) or _place_said(name, bodies, text)}"
    told = CLOSING_AGENCY.search(" ".join(block.text for block in (*found.body[-1:], *found.foot)))
    if told:
        return spelled(told["body"])
    named = (name for source in (title or "", *lines) for mention in mentions(source) for name in mention.names)
    return next(
        (
            name
            for name in named
            if re.match(r"(?:sở|bộ(?! chính trị)|ủy ban nhân dân|văn phòng chính phủ)\s", plain(name))
        ),
        None,
    )


def province_of(agency: str | None, lines: Sequence[str], place: str | None, text: str) -> str | None:
    """The province without "tỉnh"; None for a central body. ``place`` is where the date line says it was written."""
    if agency and CENTRAL.match(plain(agency)):
        return None
    top = "\n".join(line for line in lines[:HEAD_LINES] if line.isupper())
    if top.startswith("BỘ ") and not top.startswith("BỘ CHỈ HUY"):
        return None  # a school or an institute of a ministry
    for source in (agency or "", top):
        named = _named_province(source)
        if named:
            return named
    owner = _of_a_department(top)
    if owner and agency and not plain(agency).startswith("sở "):
        return owner
    city = CITY.search(top) or CITY.search(agency or "")
    below = BELOW.search(plain(agency or "")) is not None
    if city:
        in_short = place is not None and plain(place) == plain(city["name"])
        return place if in_short else f"Thành phố {city['name'].title()}"
    below = below or bool(
        place and re.search(rf"(?:PHƯỜNG|XÃ|HUYỆN|QUẬN|ĐẶC KHU|THỊ TRẤN) {re.escape(place.upper())}\b", top)
    )
    if place and not below and not re.match(r"(?:sở|bộ|ubnd)\b", plain(place)):
        return place
    said = PROVINCE.search(text, max(0, text.find("Nơi nhận"))) or PROVINCE.search(text)
    if said:
        return said["name"].strip()
    city = city or CITY.search(text) if below else city
    return owner or (f"Thành phố {city['name'].title()}" if city else None)


def _of_a_department(top: str) -> str | None:
    """ "SỞ Y TẾ PHÚ LÂM" over the issuing body ends in its province."""
    found = re.search(r"^SỞ (?P<rest>.+)$", top, re.MULTILINE)
    field = found and FIELD.match(plain(found["rest"]))
    place = found["rest"][field.end() :].split() if found and field else []
    return " ".join(place).title() if 1 < len(place) <= LONGEST_PLACE else None


def _letter_head(lines: Sequence[str]) -> list[str]:
    """The bodies named by the loud lines at the top, the issuing one last."""
    bodies: list[str] = []
    for line in lines[:HEAD_LINES]:
        motto = MOTTO.search(plain(line))  # a whole head may stand in one line
        bare = " ".join((line[: motto.start()] if motto else line).strip("*-_ ").split())
        if OVER.match(plain(bare)):
            break
        if not bare.isupper():
            continue
        starts = [found.start("head") for found in NEW_BODY.finditer(bare)]
        if bodies and (not starts or starts[0] > 0 or UNFINISHED.search(bodies[-1])):
            bodies[-1] = f"{bodies[-1]} {bare}"
        elif starts:
            bodies += [bare[a:b].strip() for a, b in zip(starts, [*starts[1:], len(bare)], strict=True)]
    return bodies


def _issuing(bodies: Sequence[str]) -> str:
    """The last body, with its owner where it is only a kind: "VĂN PHÒNG" under "UBND TỈNH BÌNH SƠN"."""
    last = bodies[-1]
    if len(bodies) < 2 or not NO_PLACE.fullmatch(last):
        return last
    if last in ("VĂN PHÒNG", "THANH TRA"):
        return f"{last} {bodies[-2]}"
    place = ITS_PLACE.search(bodies[-2])
    return f"{last} {place[0]}" if place else last


def _own_place(bodies: Sequence[str]) -> str:
    """ " Bình Sơn" for "THANH TRA TỈNH" under "UBND TỈNH BÌNH SƠN", or under "SỞ Y TẾ BÌNH SƠN"."""
    if len(bodies) < 2 or not PLACELESS.search(bodies[-1]):
        return ""
    name = _named_province(bodies[-2]) or _of_a_department(bodies[-2])
    return f" {name}" if name else ""


def _place_said(name: str, bodies: Sequence[str], text: str) -> str:
    """ " tỉnh Bình Sơn" for a board or a committee that the sentences call that of the province."""
    if len(bodies) < 2 or not OF_A_PLACE.match(name) or ITS_PLACE.search(name.upper()):
        return ""
    said = re.search(rf"{re.escape(name)}\s+(?P<noun>{PLACE_NOUNS})\b(?P<name>(?:\s+[{UPPER}]\w*)*)", text)
    if not said:
        return ""
    above = _named_province(bodies[-2]) if said["noun"] == "tỉnh" and not said["name"] else None
    return f" {said['noun']}{said['name']}{f' {above}' if above else ''}"


def _named_province(loud: str) -> str | None:
    found = PROVINCE.search(loud)
    return found["name"].strip().title() if found else None


def _in_full(loud: str) -> str:
    """A name in capitals with the short forms of letter heads written out."""
    for short, full in IN_HEADS:
        loud = loud.replace(short, full)
    return loud


def as_written(loud: str, text: str) -> str:
    """The name in the letter case that the document uses where it writes it in a sentence."""
    name = spelled(_in_full(loud).lower())
    name = name.replace("Uỷ ban", "Ủy ban")
    pattern = re.escape(plain(name)).replace(r"\ ", r"\s+")
    for found in re.finditer(pattern, plain(text)):
        written = " ".join(text[found.start() : found.end()].split())
        if not written.isupper():
            return capitalised(written)
    return _with_capitals(name)


def _with_capitals(name: str) -> str:
    office = re.match(r"(?:Văn phòng|Thanh tra) (?=(?:sở|bộ|ban|chi cục|trường)\s)", name)
    if office:
        return f"{office[0]}{_with_capitals(capitalised(name[office.end() :]))}"
    sort, _, rest = name.partition(" ")
    field = FIELD.match(plain(rest)) if sort == "Sở" else None
    if field and re.fullmatch(r"(?: \w+){2,4}", rest[field.end() :]):
        name = f"Sở {rest[: field.end()]}{rest[field.end() :].title()}"  # "Sở Y tế Phú Lâm"
    name = re.sub(
        r"(^|\s)(tỉnh|thành|huyện) ủy (.+)$",
        lambda found: f"{found[1]}{found[2].capitalize()} ủy {found[3].title()}",
        name,
        flags=re.IGNORECASE,
    )
    name = re.sub(r"(?<= )(ủy ban|hội đồng)", lambda found: capitalised(found[1]), name)
    low = re.sub(rf"\b({PLACE_NOUNS}) (.+)$", lambda place: f"{place[1]} {place[2].title()}", name)
    low = re.sub(
        r"^(Sở|Bộ|Phòng|Chi cục|Cục|Trung tâm|Ban|Khoa|Viện|Vụ|Tổ|Đội|Trường|Trạm|Bệnh viện) (\w)",
        lambda head: f"{head[1]} {head[2].upper()}",
        low,
    )
    low = re.sub(r"(?<= - )(\w)", lambda letter: letter[1].upper(), low)
    return re.sub(r"(?<= và )(\w)(?=\w* \w)", lambda letter: letter[1].upper(), low)
