"""Short forms of offices written out: "UBND các xã", "Sở TN&MT"."""

from __future__ import annotations

import re
from typing import Final

from notices.fold import capitalised
from notices.memo import remembered

SHORT: Final = re.compile(r"[A-ZĐ]{2}|U[Bb]ND|Uỷ|^[PpKk]\.")
"""Without one of these nothing is in short; and most names have none."""
SPELLED: Final = (
    (re.compile(r"\bU[Bb]ND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bUỷ ban\b|\bỦY BAN\b"), "Ủy ban"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bVP\b"), "Văn phòng"),
    (re.compile(r"^[Pp]\.\s?(?=\w)"), "Phòng "),
    (re.compile(r"^[Kk]\.\s?(?=\w)"), "Khoa "),
    (re.compile(r"\bĐL(?=\s|$)"), "Điện lực"),
    (re.compile(r"\bTTr(?=\s|$)"), "Thanh tra"),
    (re.compile(r"(?<=Điều phối )NTM\b"), "nông thôn mới"),
    (re.compile(r"\bTDTT\b"), "thể dục thể thao"),
    (re.compile(r"\bPTQĐ\b"), "phát triển quỹ đất"),
    (re.compile(r"^TT\.?\s(?=[^\W\d])"), "Trung tâm "),
    (re.compile(r"\b(?:BQLDA|Ban QLDA)\b"), "Ban Quản lý dự án"),
    (re.compile(r"\bBQL\b"), "Ban Quản lý"),
    (re.compile(r"\bĐTXD\b"), "đầu tư xây dựng"),
    (re.compile(r"\bBCH(?= (?:Bộ đội Biên phòng|BĐBP|(?:Quân sự|QS) tỉnh))"), "Bộ Chỉ huy"),
    (re.compile(r"\bBCH(?= (?:Quân sự|QS|PCTT|Phòng chống|Phòng, chống|PTDS|Phòng thủ))"), "Ban Chỉ huy"),
    (re.compile(r"\bBCH\b"), "Ban Chấp hành"),
    (re.compile(r"\bCHQS\b"), "Chỉ huy Quân sự"),
    (re.compile(r"(?<=Chỉ huy )BĐBP\b"), "Bộ đội Biên phòng"),
    (re.compile(r"(?<!Sở )(?<!Bộ )\bKH\s?&\s?CN\b"), "khoa học và công nghệ"),
)
FIELD: Final = re.compile(r"(?<=Sở |Bộ )[A-ZĐ][A-ZĐ&, -]*[A-ZĐ]\b")
FIELDS: Final = {
    "LĐTBXH": "Lao động - Thương binh và Xã hội", "TNMT": "Tài nguyên và Môi trường",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn", "NNMT": "Nông nghiệp và Môi trường",
    "GDĐT": "Giáo dục và Đào tạo", "KHĐT": "Kế hoạch và Đầu tư", "KHCN": "Khoa học và Công nghệ",
    "TTTT": "Thông tin và Truyền thông", "VHTTDL": "Văn hóa, Thể thao và Du lịch", "GTVT": "Giao thông vận tải",
}  # fmt: skip
"""What departments and ministries are called in short, by their letters alone ("TN&MT")."""
TOGETHER: Final = re.compile(r"(?<=[^\W\d_A-ZĐ])&(?=[^\W\d_])")
""" "đầu tư xây dựng&PTQĐ"."""
RURAL: Final = re.compile(r"\bPTNT\b")


@remembered
def spelled(name: str) -> str:
    """A name on one line with its short forms written out: "UBND các xã" gives "Ủy ban nhân dân các xã"."""
    name = " ".join(name.replace("*", "").replace("–", "-").split()).strip(" ,;:.")
    return capitalised(written_out(name))


def written_out(text: str) -> str:
    """The same with its short forms in full."""
    if not SHORT.search(text):
        return text
    for short, full in SPELLED:
        text = short.sub(full, text)
    text = TOGETHER.sub(" và ", text)
    return RURAL.sub("Phát triển nông thôn", FIELD.sub(_field, text))


def _field(found: re.Match[str]) -> str:
    return FIELDS.get(re.sub(r"[^A-ZĐ]", "", found[0]), found[0])
