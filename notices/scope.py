"""Which bodies a notice can give tasks to: those that its issuing body directs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from notices.fold import key, plain
from notices.grounds import Why
from notices.model import EVERYBODY
from notices.names import HEAD
from notices.register import Register
from notices.short_forms import in_full
from notices.spelled import spelled
from notices.vocabulary import HEADS, PLACES, Level

COMMITTEE: Final = r"(?:ban chỉ (?:đạo|huy)|ban tổ chức|hội đồng|tổ công tác)"
ISSUERS: Final = (
    (re.compile(r"văn phòng chính phủ|chính phủ|bộ |quốc hội"), Level.CENTRAL),
    (
        re.compile(
            r"(?:văn phòng )?(?:ủy ban nhân dân|hội đồng nhân dân) (?:tỉnh|thành phố)|(?:văn phòng )?tỉnh ủy|thành ủy"
        ),
        Level.PROVINCE,
    ),
    (re.compile(r"ban chỉ (?:đạo|huy) (?:trung ương|quốc gia|phòng thủ dân sự quốc gia)"), Level.CENTRAL),
    (re.compile(rf"{COMMITTEE}\s.*\b(?:tỉnh|thành phố)\b"), Level.PROVINCE),
    (re.compile(rf"{COMMITTEE}\s.*\b(?:huyện|quận|xã|phường)\b"), Level.LOCAL),
    (re.compile(r"sở |cục |tổng cục |chi cục |ban quản lý|trung tâm |trường |viện |bệnh viện "), Level.DEPARTMENT),
    (re.compile(r"(?:văn phòng )?(?:ủy ban nhân dân|hội đồng nhân dân|đảng ủy)"), Level.LOCAL),
)
"""The level of the issuing body, by its name."""
CONCLUDES: Final = r"[^.;]{0,80}\b(?:yêu\s+cầu|kết\s+luận|chỉ\s+đạo|ý\s+kiến|giao)\b"
SPEAKERS: Final = (
    (re.compile(r"thủ\s+tướng" + CONCLUDES), Level.CENTRAL),
    (re.compile(r"chủ\s+tịch\s+(?:ubnd|ủy\s+ban\s+nhân\s+dân)\s+(?:tỉnh|thành\s+phố)" + CONCLUDES), Level.PROVINCE),
)
"""Who concludes, where the letter head is lost."""
OWN_HEADS: Final = frozenset(
    {
        "sở",
        "bộ",
        "ủy ban nhân dân tỉnh",
        "ủy ban nhân dân thành phố",
        "hội đồng nhân dân tỉnh",
        "ủy ban nhân dân",
        "ủy ban nhân dân huyện",
        "ủy ban nhân dân quận",
        "ủy ban nhân dân thị xã",
        "ủy ban nhân dân đặc khu",
        "ủy ban nhân dân xã",
        "ủy ban nhân dân phường",
    }
)
"""How a notice speaks of its own body in short."""
PARTY: Final = ("tỉnh ủy", "tỉnh đoàn", "thành phố đoàn", "huyện ủy", "huyện đoàn", "xã đội")
"""Begins like a place's name."""
LEADS_PARTY: Final = re.compile(r"(?:ban thường vụ|thường trực|ban chấp hành) (?=(?:tỉnh|thành|huyện|đảng) ủy)")
""" "Ban Thường vụ Tỉnh ủy" speaks for the Tỉnh ủy."""
NO_UNITS: Final = re.compile(
    r"(?:các\s+)?(?:tổ chức|cá nhân|doanh nghiệp|thành viên|cấp|tỉnh|thôn|tổ dân phố|trường|hội)\b"
    r"(?!.*đoàn thể)(?! chính trị)"
)
SCHOOL: Final = re.compile(r"(?:các )?trường ")
"""A department of education directs schools."""
BELOW_COMMUNE: Final = re.compile(r"các (?:thôn|tổ dân phố|trường|khu phố|ấp|bản)\b")
"""What a commune directs, and no other body's notice."""
OUTER_UNITS: Final = re.compile(r"(?:các\s+)?(?:huyện|thị xã|thành phố|quận|xã|phường|địa phương|doanh nghiệp)\b")


WITH_BOARDS: Final = re.compile(
    r"hội |tỉnh đoàn|thành đoàn|liên đoàn|liên minh|ủy ban mặt trận|công ty|tổng công ty|tập đoàn|trường|học viện"
)
"""Bodies whose own divisions are called "Ban …"."""
OF_POLICE: Final = re.compile(r"[\s-]công an (?:tỉnh|thành phố)$|^(?:phòng|đội) cảnh sát ")
""" "Phòng Cảnh sát giao thông - Công an tỉnh"."""
POLICE_BRANCH: Final = re.compile(r"(?:phòng|đội) cảnh sát .*khu vực")
BARE: Final = ("sở", "bộ", "phòng", "khoa", "đội")
""" "Giám đốc Sở chịu trách nhiệm …" under a heading: no other body than that of the heading."""
BRANCHED: Final = frozenset({
    "điện lực", "liên đoàn lao động", "kho bạc nhà nước", "kho bạc", "bảo hiểm xã hội", "hội nông dân", "ngân hàng",
    "hội liên hiệp phụ nữ", "hội cựu chiến binh", "viễn thông", "bưu điện", "thuế", "hải quan", "công đoàn", "vnpt",
})  # fmt: skip
"""Bodies with others of their kind under them: "Điện lực Hòa Lâm" of "Công ty Điện lực Bình Sơn"."""
SUBORDINATE: Final = frozenset({"ban quản lý", "ban qlda", "bqlda", "bql", "bệnh viện", "vườn quốc gia", "khu bảo tồn"})
"""Departments have such bodies under them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The issuing body, and the units of its notice."""

    agency: str
    level: Level
    register: Register
    locality: str | None = None
    """The body that the whole notice is addressed to: of a working session with it, or the only addressee."""
    governed_places: bool = False
    """The document names people's committees, so that a place told to act is its committee."""

    _found: dict[str, str | None] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Names already looked for."""

    def units(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of ``names`` that can be given tasks here, in the notice's spelling, each once."""
        for name in names:
            if name not in self._found:
                self._found[name] = self._unit(name)
        return tuple(dict.fromkeys(unit for name in names if (unit := self._found[name])))

    def why(self, names: tuple[str, ...]) -> tuple[Why, ...]:
        """By what those of ``names`` that can be given tasks were found."""
        return tuple(why for name in names for unit in self.units((name,)) for why in self._why(name, unit))

    def _why(self, raw: str, unit: str) -> tuple[Why, ...]:
        if unit == self.locality and key(spelled(raw)) != key(unit):
            return (Why.SHORT_FORM,)
        named = self.register.name(raw)
        return (self.register.why(raw), *((Why.PLACE,) if named != unit else ()))

    def is_own(self, names: tuple[str, ...]) -> bool:
        """Whether all of ``names`` are the issuing body."""
        return all(self._is_own(plain(spelled(name))) for name in names)

    def _unit(self, raw: str) -> str | None:
        if raw == EVERYBODY:
            return raw
        low = plain(spelled(in_full(raw, self.register.short)))
        if self.locality and self._is_locality(low):
            return self.locality
        if self.level is Level.LOCAL and BELOW_COMMUNE.match(low):
            return self.register.name(raw)
        if SCHOOL.match(low) and "giáo dục" in plain(self.agency):
            return self.register.name(raw)
        if self._is_own(low) or NO_UNITS.fullmatch(low) or (NO_UNITS.match(low) and low.startswith(("các", "ban "))):
            return None
        if self._is_outside(low, self.register.name(raw)):
            return None
        only = self._only(low)
        if not only and low in BARE:
            return None
        return self._placed(only or self.register.name(raw), low)

    def _only(self, low: str) -> str | None:
        """ "UBND huyện" where the notice names one alone: "Ủy ban nhân dân huyện Đông Khê"."""
        if low not in OWN_HEADS | {"tổng công ty", "tập đoàn"}:
            return None
        found = {unit.name for unit in self.register.units if plain(unit.name).startswith(low + " ")}
        return found.pop() if len(found) == 1 else None

    def _is_own(self, low: str) -> bool:
        """The issuing body itself, also in short: "Sở", "UBND tỉnh"."""
        mine = key(self.agency)
        leads = LEADS_PARTY.match(low)
        if leads and key(low[leads.end() :]) in mine:
            return True
        if mine.startswith("van phong "):
            mine = mine.removeprefix("van phong ")  # it writes for its body, and is a unit like others
        if low in OWN_HEADS:
            kind = next((kind for kind in ("ủy ban nhân dân", "hội đồng nhân dân") if low.startswith(kind)), low)
            place = low.removeprefix(kind).strip()
            return not mine or (kind in plain(self.agency) and place in plain(self.agency))
        if mine.startswith(key(low) + " ") and low in HEADS and low not in ("văn phòng", "thanh tra", "phòng"):
            return True
        return key(low) == mine or (mine.endswith(" " + key(low)) and low not in ("văn phòng", "thanh tra"))

    def _is_locality(self, low: str) -> bool:
        """The body of the working session, also in short: "Tỉnh", "tỉnh Bình Sơn", "Trung tâm"."""
        mine, name = key(self.locality or ""), key(low)
        if low in PLACES:
            return f" {name} " in f" {mine} "
        if low in ("trung tâm", "phòng", "chi cục", "bệnh viện", "ban", "trường", "viện", "đơn vị"):
            return mine.startswith(name + " ")
        begins = name.startswith(("uy ban nhan dan ", "trung tam ")) and mine.startswith(name + " ")
        return name == mine or mine.endswith(" " + name) or begins

    def _is_outside(self, low: str, name: str) -> bool:
        """A department's notice directs its own units only; ``name``: what it calls the body."""
        if self.level is Level.LOCAL and POLICE_BRANCH.match(low):
            return True
        if self.level is not Level.DEPARTMENT:
            return False
        if OUTER_UNITS.match(low):
            return True
        head = HEAD.match(low)
        if head is None:
            return False
        known = any(key(unit.name) in (key(low), key(name)) for unit in self.register.units)
        if low.startswith("ban quản lý") and low.endswith(" tỉnh") and not known:
            return True
        kind = " ".join(head[0].split())
        branch = kind in BRANCHED and kind in plain(self.agency)
        if OF_POLICE.search(low) and "công an" not in plain(self.agency):
            return True
        inner = HEADS[kind] is Level.INNER or kind in SUBORDINATE or branch
        own_board = kind == "ban" and WITH_BOARDS.match(plain(self.agency))
        return not inner and not own_board and not known

    def _placed(self, name: str, low: str) -> str:
        """A province, city or commune told to act is its people's committee."""
        place = next((place for place in PLACES if low.startswith(place + " ")), None)
        if low.startswith(PARTY):
            return name
        return f"Ủy ban nhân dân {place}{name[len(place) :]}" if place and self.governed_places else name


def level_of(agency: str | None, opening: str = "") -> Level:
    """The level of an issuing body, else of who speaks in the ``opening``; that of a department where neither tells."""
    low = plain(agency or "")
    speaks = SPEAKERS if agency is None else ()
    told = (level for words, level in speaks if words.search(plain(opening)))
    return next((level for name, level in ISSUERS if name.match(low)), next(told, Level.DEPARTMENT))
