"""Who signed: the name under the text and the post above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from notices.fold import UPPER, capitalised, plain
from notices.formats.syllables import is_syllable
from notices.model import Block

ON_BEHALF: Final = re.compile(r"\W*(?:KT|TL|TM|TUQ|K/T|T/L|T/M)\s*\.?\s+", re.IGNORECASE)
""" "KT." (in place of), "TL." (by order of), "TM." (on behalf of): the line names somebody else's post."""
NAME: Final = re.compile(
    rf"(?:(?:TSKH|TS|ThS|Ths|PGS|GS|BSCKII|BSCKI|BSCK|BS|KS|CN|LS|NGƯT|NSƯT|DS)\b[.,]?\s*)*+((?:[{UPPER}][\w'’]*\.?\s+){{1,5}}[{UPPER}][\w'’]*)\s*"
)
POST: Final = re.compile(
    r"(?:phó\s|quyền\s|q\.\s?)*(?:tổng\s)?(?:giám đốc|chủ tịch|chánh|trưởng|bộ trưởng|thứ trưởng"
    r"|chủ nhiệm|thủ trưởng|bí thư|(?<=phó )văn phòng$"
    r"|cục trưởng|chi cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|tp\b|tổng cục trưởng|tư lệnh|thủ tướng|thường trực)"
)
WORD: Final = rf"[{UPPER}][^\W\d_{UPPER}]+"
LOUD_BEFORE_NAME: Final = re.compile(rf"(?<=[{UPPER}]{{2}})\s+(?=(?:{WORD}\s+){{1,4}}{WORD}$)")
""" "PHÓ CHỦ NHIỆM Trịnh Xuân Nam": a post and a name that grew together."""
SHORT_POSTS: Final = (
    (re.compile(r"^tp\.?\s+", re.IGNORECASE), "Trưởng phòng "),
    (re.compile(r"^ptp\.?\s+", re.IGNORECASE), "Phó Trưởng phòng "),
    (re.compile(r"^pct\b\.?", re.IGNORECASE), "Phó Chủ tịch"),
    (re.compile(r"^q\.\s*", re.IGNORECASE), "Quyền "),
)
NOT_A_NAME: Final = re.compile(
    r"như\s+trên|nơi\s+nhận|lưu\s*:|lưu\s+vt|lưu\s+văn|sở\b|phòng|các\s|đã\s+ký|ký\s+bởi|ubnd|\d|ngày"
)


def signer(foot: Sequence[Block], text: str) -> tuple[str | None, str | None]:
    """(name, own post) from the blocks under the text; a line of "KT." or "TL." is never the signer's own post."""
    lines = [part for block in foot for part in _lines(block.text)]
    at = next((at for at in range(len(lines) - 1, -1, -1) if _is_name(lines[at])), None)
    if at is None:
        return None, None
    written = NAME.fullmatch(lines[at])
    name = written[1] if written else lines[at]
    return " ".join(word.capitalize() if word.isupper() else word for word in name.split()), _post(lines, text)


def _lines(text: str) -> list[str]:
    # "**KT. CHỦ TỊCH** PHÓ CHỦ TỊCH": two lines that grew together.
    text = re.sub(r"\b(ĐỐC|TỊCH|BỘ|SỞ|PHÒNG|TRƯỞNG|TỈNH|NHIỆM)\s+(?=CHÁNH |PHÓ |TRƯỞNG PHÒNG)", r"\1\n", text)
    text = LOUD_BEFORE_NAME.sub("\n", text)
    bare = [part.strip() for part in re.split(r"\*\*|\n|\t| {3,}", text)]
    return [part for line in bare for part in re.split(r"(?<=[\w.])\s+(?=PHÓ |Phó (?=Chủ|Chánh|Giám))", line) if part]


def _is_name(line: str) -> bool:
    found = NAME.fullmatch(line)
    return (
        bool(found)
        and not ON_BEHALF.match(line)
        and not NOT_A_NAME.search(plain(line))
        and not POST.match(plain(line))
        and len(line) < 40
    )


def _post(lines: Sequence[str], text: str) -> str | None:
    posts = [line for line in lines if POST.match(plain(line)) and len(line) < 80 and not line.rstrip().endswith(";")]
    if not posts:
        return None
    return _cased(posts[-1], text)


def _cased(post: str, text: str) -> str:
    for short, full in SHORT_POSTS:
        post = short.sub(full, post)
    if not re.search(rf"[{UPPER}]{{2}}", post):
        return post
    found = re.search(re.escape(post).replace(r"\ ", r"\s+"), text, re.IGNORECASE)
    written = found[0] if found and not found[0].isupper() else None
    return written or capitalised(_sentence(post))


def _small(word: str) -> str:
    """A word in small letters, unless it is none: "KHTH"."""
    return word.lower() if is_syllable(word) or not word.isalpha() else word


def _sentence(post: str) -> str:
    """Posts as offices write them: "Phó Chủ tịch", "Trưởng phòng Hành chính - Tổng hợp"."""
    low = " ".join(map(_small, post.split())) if post.isupper() else post
    low = re.sub(r"(?<=, )(?:chủ|phó|trưởng|giám|bí)\b", lambda found: capitalised(found[0]), low)
    for word in ("chánh", "chủ tịch", "giám đốc", "trưởng", "chủ nhiệm", "văn phòng"):
        low = re.sub(
            rf"(?<=phó ){word}|(?<=chánh ){word}", lambda found: capitalised(found[0]), low, flags=re.IGNORECASE
        )
    return re.sub(r"\b(HÀNH|TỔNG|TÀI|KẾ)\s*", lambda found: found[0].capitalize(), low)
