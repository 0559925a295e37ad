"""Words that only address somebody or soften: taken out of the gist before it is understood."""

from __future__ import annotations

import re
from typing import Final

from replies.gist import Gist

# Exact spellings, not lenient(): without marks "co" is "có", "toi" is "tới", "do" is "do", "con" is "còn".
_PERSON: Final = (
    r"(?:các|quý|ban|mấy)?\ ?(?:anh(?:\ chi)?|chị|em|tôi|tui|mình|cháu|chú(?!\ (?:ý|trọng))"
    r"|bác(?!\ (?:bỏ|đơn))|cô|ông|bà|sếp|sep|thủ\ trưởng|thu\ truong"
    r"|đồng\ chí|dong\ chi|mọi\ người|bạn|ad|admin|bot|chúng|bọn|tụi|chi\ oi|chi\ a(?!\w)|chau"
    r"|minh(?!\ chứng)|bac(?=\ (?:oi|a)(?!\w)))"
)
_PARTICLE: Final = (
    r"ạ|à|á|nhé|nhe|nha|nghe(?!\ (?:nói|tin|rõ|máy|may|noi))|nghen|nhen|hen|hén|nờ|nì|nè|ơi|oi|đó|đấy"
    r"|ấy|ay|luôn|luon|thôi|thoi|ha|ủa|ua|ơ|ô|thưa|thua"
    r"|kính\ thưa|kinh\ thua|đi|mà(?!\ \w+\ xong)|nha|hihi|hì|hehe|haha|alo|a\ lô|thật\ ra|thực\ ra"
    r"|nói\ chung|ờ|lắm|quá\ trời|giùm|đây|thế(?!\ nào)"
)
_REPORT: Final = rf"""(?:xin\ )?(?:phép\ )?(?:báo\ cáo|bao\ cao)
    (?!\ (?:này|nay|quý|quy|thang|tháng|tuần|năm|nam|đã|da|xong|kết))
    (?:\ (?:với\ )?(?:{_PERSON}|lãnh\ đạo|lanh\ dao|văn\ phòng|van\ phong|giám\ đốc|giam\ doc|ban\ giám\ đốc))*+"""
"""Báo cáo anh, xin báo cáo lãnh đạo"""
OPENING: Final = rf"""(?<![^\n])
    (?:(?:dạ|thưa|kính\ thưa|kính|alo|a\ lô|da(?=\ (?:em|anh|chị|thưa|bao|báo))|{_REPORT}|{_PERSON}(?:\ (?:ơi|oi|à))?)
    [,:]?\ )++(?!(?:ạ|vâng|dạ|à)(?!\w))(?=[\w#/"“✅(-])"""
"""Dạ thưa anh, …: what opens a message or a line before it says something."""
_OWN_UNIT: Final = (
    r"(?<=của\ )(?:phòng|bên|ban|đơn\ vị|trung\ tâm|chi\ cục|cơ\ quan|tổ)(?=\ (?:em|mình|tôi|tui|chúng|tụi|bọn)(?!\w))"
)
"""Mục của phòng em: the unit's own."""
FORMS: Final = (_OWN_UNIT, rf"(?<=[.!]\ ){_REPORT}\ ?[,:]?", rf"(?:{_PERSON}|{_PARTICLE})")
_OPENING: Final = re.compile(OPENING, re.VERBOSE)
_COMPILED: Final = tuple(re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.VERBOSE) for form in FORMS)


def without_opening(gist: Gist) -> Gist:
    """The greeting before the first word that says something taken out."""
    return gist.rewrite(_OPENING, lambda _: "")


def without_courtesy(gist: Gist) -> Gist:
    """Persons and particles taken out; punctuation set apart by spaces."""
    for form in _COMPILED:
        gist = gist.rewrite(form, lambda _: " ")
    return gist.spaced()
