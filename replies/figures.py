"""Numbers that are no task numbers: percentages → P; documents → Q, clock times → K; amounts and telephones → N."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from replies.gist import CLOCK, DOCUMENT, NUMBER, PERCENT, Found, Gist
from replies.marks import lenient

_PAPER: Final = (
    "(?:quyết định|công văn|văn bản|kế hoạch|thông báo|nghị định|nghị quyết|thông tư|tờ trình|chỉ thị|luật|giấy mời"
    "|hợp đồng|phiếu trình|biên bản|báo cáo|công điện|hướng dẫn)"
)
_ABBREVIATED: Final = r"(?:qđ|nđ|nq|ttr|tt|cv|kh|tb|ct|hd|nđ-cp)"
OTHERS: Final = (
    # https://…, someone@…, 0905 123 456
    (
        NUMBER,
        r"https?://\S+|www\.\S+|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{1,40}|(?:\+84"
        r"|0)\d{2,3}(?:[ .]?\d{3}){2}(?!\d)|(?:\+84|0)\d{8,10}(?!\d)",
    ),
    # 25/2018/QĐ-UBND, 123/QĐ-SKHCN, QĐ 25/2018, công văn số 15, CV 123, số 45/BC
    (
        DOCUMENT,
        r"(?:số )?\d+ ?/ ?(?:\d{4} ?/ ?)?(?:qđ|nđ|nq|cv|kh|tb|ct|bc|ttr|tt|gm|quyết định|báo cáo"
        r"|‹[a-zđ]{2,}-[a-zđ]+›)‹[a-zđ0-9&/-]*›",
    ),
    # 234/SKHCN, 56/UBND: letters that make no word
    (DOCUMENT, r"(?:số )?\d+/‹(?:ubnd|[bcdđghklmnpqrstvx]{3,}|[bcdđghklmnpqrstvx]+-[a-zđ-]+)›(?!\w)"),
    (
        DOCUMENT,
        rf"{_PAPER} số:? ?\d+(?: ?/ ?\d+)*‹[a-zđ/-]*›|{_PAPER} \d+/\d{{4}}(?:/\w+)*"
        rf"|{_PAPER} (?:\d{{3,}})(?![\d/])",
    ),
    (DOCUMENT, rf"{_ABBREVIATED} (?:số )?\d+(?:/\d{{4}}|/‹[a-zđ][\w/-]*›)|{_ABBREVIATED} (?:số )?\d{{2,}}(?![\d/%])"),
    (DOCUMENT, r"(?:số )\d{3,}(?![\d/])|điều \d+|khoản \d+|thông báo \d{2,}(?![\d/])|quyết định \d{1,3}(?![\d/])"),
    # 2,5 tỷ, 300 triệu, 50k
    (
        NUMBER,
        r"(?<!\d[.,])\d++(?:[.,]\d++){0,4}+ ?(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|vnđ|vnd|usd|k|km2|km|m2|ha|mét"
        r"|tấn|kg|gb|mb)(?: \d+)?(?: (?:triệu|đồng))?(?!\w)",
    ),
    # 1.000.000
    (NUMBER, r"\d{1,3}(?:\.\d{3}){1,4}+(?!\d)"),
)
HOURS: Final = (
    r"\d{1,2} ?(?:h|g|giờ) ?(?:[0-5]\d?(?:p|')?|rưỡi)?(?: phút)?(?!\w)|\d{1,2}:[0-5]\d(?: ?(?:am"
    r"|pm))?(?!\d)"
)
"""15h, 15h30, 3 giờ rưỡi, 15:30"""
SHARES: Final = r"""
    (?P<low>\d{2})\ ?(?:-|–|đến|tới)\ ?\d{2,3}\ ?(?:%|phần\ trăm)             # 70-80%
  | (?P<whole>\d{1,3})(?:[.,](?P<decimal>\d{1,2}))?\ ?(?:%|phần\ trăm)        # 70 %, 95,5 phần trăm
  | (?P<of>\d)\ phần\ (?P<parts>\d{1,2})                                      # 2 phần 3
  | (?P<keep>(?:mục|việc|nv|nhiệm\ vụ|nội\ dung|nd|task)\ ?\d{1,2}(?:\ |:\ ?))
    (?P<bare>[2-9][05])(?=\ ?(?:$|[,.;\n]))                                    # mục 2 70, mục 3 …
"""
PORTIONS: Final = r"""
    (?P<keep>(?:được|đạt|xong|làm|hoàn\ thành|:|mới|đã|xử\ lý|giải\ quyết)\ ?
        (?:xong\ |được\ |khoảng\ |hơn\ |gần\ |tầm\
        |chừng\ )?) (?P<of>\d{1,3})\ ?/\ ?(?P<parts>\d{1,3})(?![\d/])   # được 2/3
  | (?<![\d/])(?P<of_>[123])/(?P<parts_>[234])(?=\ (?:khối|công|chặng|việc|quãng|số|hồ|yêu
        |nội))        # 3/4 khối lượng
  | (?<![\d/])(?P<of__>\d{1,3})/(?P<parts__>\d{1,3})(?=\ (?:xã|phường|huyện|hồ\ sơ|đơn|hộ|phòng|dự\ án
        |nội\ dung|mục|việc|nhiệm\ vụ
        |bước|khâu|người|điểm|gói|công\ trình|tuyến|cuộc|trường|văn\ bản|cơ\ sở|chỉ\ tiêu|thôn|buôn
        |ấp|phần)(?!\w))       # 4/8 xã, 4/5 phần việc
  | (?P<keep__>(?<!đến\ )(?<!tới\ )(?<!hạn\ )(?<!vào\ )(?<!kiến\ )(?<!sang\ )(?:khoảng|tầm|chừng|hơn)\ )
        (?P<of___>\d)/(?P<parts___>\d)(?=\ (?:rồi|thôi|ạ)|\ ?$|\ ?[,.;\n])       # khoảng 2/3 rồi
  | (?P<keep_>(?:được|đạt|khoảng|tầm|chừng|cỡ)\ (?:khoảng\ |tầm\ |chừng\ |hơn\ |gần\ )?)
        (?P<whole>[1-9]\d)(?=\ (?:rồi|thôi|em|anh|ạ)|\ ?$|\ ?[,.;\n])       # được 80 rồi
  | (?P<half>(?:(?:một|phân|1|già|non|được|quá|hơn)\ nửa|‹nửa›|nửa(?=\ (?:chặng|đường)))(?:\ chặng(?:\ đường)?
        |\ đường)?|50[ /-]50|5\ ăn\ 5)
        (?!\ (?:tháng|năm|ngày|hôm|tuần|tiếng|giờ|chừng|vời|nạc|là|thôi\ là)|\w)           # một nửa, not "nửa tháng"
"""
_NOT_OF_THE_TASK: Final = re.compile(
    lenient(r"(?:tăng|giảm|tiết kiệm|thuế|vat|lãi|chi phí|dự phòng|tỷ lệ|vượt|đối ứng|chiếm|phạt|mức|cắt"
    r"|giữ lại|trích)"
            r"(?: \w+)? $")
)  # fmt: skip
_REMAINS: Final = re.compile(lenient(r"còn (?:khoảng |chừng |tầm |lại |thiếu )?$"))


def without_others(gist: Gist) -> Gist:
    """Documents, amounts and telephones set aside, percentages understood."""
    for letter, pattern in OTHERS:
        gist = gist.rewrite(_compiled(pattern), lambda _, letter=letter: (letter, None))  # type: ignore[misc]
    return gist.rewrite(_compiled(SHARES, re.VERBOSE), _share)


def with_portions(gist: Gist) -> Gist:
    """Hours set aside; "được 2/3", "một nửa", "được 80 rồi" understood."""
    gist = gist.rewrite(_compiled(HOURS), lambda _: (CLOCK, None))
    return gist.rewrite(_compiled(PORTIONS, re.VERBOSE), _portion)


def _share(found: re.Match[str]) -> Found | None:
    """70%, 2 phần 3; a percentage of something else is a mere number."""
    if found["of"]:
        return _fraction(found["of"], found["parts"])
    if _NOT_OF_THE_TASK.search(found.string, max(0, found.start() - 24), found.start()):
        return NUMBER, None
    percent = int(found["low"] or found["whole"] or found["bare"]) + ((found["decimal"] or "0")[0] in "56789")
    return _percent(found, percent)


def _portion(found: re.Match[str]) -> Found | None:
    if found["half"]:
        return _percent(found, 50)
    if found["whole"]:
        return _percent(found, int(found["whole"]))
    return _fraction(_first(found, "of"), _first(found, "parts"))


def _first(found: re.Match[str], name: str) -> str:
    """What the alternatives' groups of that name ("of", "of_", "of__") matched."""
    return next(got for group, got in found.groupdict().items() if got and group.rstrip("_") == name)


def _percent(found: re.Match[str], percent: int) -> Found:
    """ "Còn 30%" says that 70 are done."""
    remains = _REMAINS.search(found.string, max(0, found.start() - 16), found.start())
    return (PERCENT, 100 - percent if remains else percent) if percent <= 100 else (NUMBER, None)


def _fraction(of: str, parts: str) -> Found | None:
    share, whole = int(of), int(parts)
    return (PERCENT, round(100 * share / whole)) if 0 < share <= whole else None


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lenient(pattern)})", flags)
