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
FORMS: Final = (
    # xin báo cáo anh, báo cáo lãnh đạo: — only where it opens the message or a sentence
    rf"(?:(?<=^)|(?<=\n)|(?<=[.!]\ ))(?:(?:dạ|da|vâng|thưa|kính|kinh|em|tôi|{_PERSON}|xin|cho"
    rf"|phép)[,.]?\ )*+(?:xin\ )?(?:báo\ cáo|bao\ cao)(?=\ )"
    rf"(?!\ (?:này|nay|quý|thang|tháng|tuần|năm|này|đã|da|xong))(?:\ (?:với\ )?(?:{_PERSON}|lãnh\ đạo"
    rf"|lanh\ dao|văn\ phòng|van\ phong|giám\ đốc|giam\ doc|ban\ giám\ đốc))*+\ ?[,:]?",
    rf"(?:{_PERSON}|{_PARTICLE})",
)
_COMPILED: Final = tuple(re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.VERBOSE) for form in FORMS)
_PUNCTUATION: Final = re.compile(r"[^\w\s/%]|\n[\n ]*")
_SPACES: Final = re.compile(r" {2,}")


def without_courtesy(gist: Gist) -> Gist:
    """Persons and particles taken out; punctuation set apart by spaces."""
    for form in _COMPILED:
        gist = gist.rewrite(form, lambda _: " ")
    gist = gist.rewrite(_PUNCTUATION, lambda mark: f" {mark[0][0]} ")
    return gist.rewrite(_SPACES, lambda _: " ")
