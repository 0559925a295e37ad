"""What the beginning and the end of a line tell: whether a paragraph begins, ends, or was torn there."""

from __future__ import annotations

import re
from typing import Final

ENDS: Final = re.compile(r"[.;:!?…/][*\"”')\]]*$")
"""How a paragraph ends: "…theo quy định.", "…như sau:", "…thực hiện./."."""
SENTENCE_ENDS: Final = re.compile(r"[.:!?…/][*\"”')\]]*$")
LONG: Final = 60
INDENT: Final = 2
SLACK, WIDE_SLACK = 3, 14
"""How many letters a line may be short and still be full: after a sentence's end, and within a sentence
(letters have different widths, so that full lines differ in their number of letters)."""
STANDS_ALONE: Final = re.compile(
    r"""
    \W* (?: Số\s*: | Số\s+\d | Kính\sgửi | Nơi\snhận | V/v\b | THÔNG\sBÁO\b | CỘNG\s+HÒA | CỘNG\s+HOÀ
          | Độc\slập\s*[-–] | (?:TL|KT|TM|TUQ|T/L|T/M|K/T)\s*\. | QUYỀN\s ) .*
  | (?:(?:Sáng|Chiều|Tối)\s+n|N)gày\s+\d{1,2}(?:\s+và\s+\d{1,2})?(?:/|\s+tháng\s+)\d{1,2}(?:/|\s+năm\s+)\d{4}\s*,
      .*                                                                              # the opening
  | (?:Thực\shiện|Căn\scứ|Theo|Tại)\s(?:(?!số\s)[^.;:]){5,80}\s(?:sáng\s|chiều\s)?
      ngày\s\d{1,2}[/.]\d{1,2}[/.]\d{4}\s*, .*
  | [A-ZĐÀ-Ỹ\s]{8,60}\sđiện\s*: .*
  | [\w\s*]{3,40}, \s* ngày \s* \d{0,2} \s* tháng \s* \d{0,2} \s* năm .*    # "Bình Sơn, ngày 5 tháng 4 năm 2024"
    """,
    re.VERBOSE,
)
"""Lines of the head and foot that begin a paragraph wherever they stand."""
MOTTO_ENDS: Final = re.compile(r"VIỆT NAM\W*$|Hạnh phúc\W*$")
TITLE: Final = re.compile(
    r"(?:Kết luận|Ý kiến (?:chỉ đạo|kết luận)|Nội dung kết luận|Về việc"
    r"|[Cc]ủa (?:đồng chí|đ/c|Phó|Giám|Chủ tịch|Tổng|Cục|Chi|Bộ|Thứ|Hiệu|Bí|Viện|Trưởng|Chánh|Thủ)) "
)
IN_A_NAME: Final = re.compile(r"(?:[Pp]hòng|Sở|Ban|Trung tâm)\s+\w+(?:\s\w+){0,2}$")
SHORTEST_TITLE: Final = 8
LONGEST_TITLE_LINE: Final = 120
COUNTED_INSIDE: Final = re.compile(r"\(\s*(?P<n>\d)\s*\)\s")
RANGE_GOES_ON: Final = re.compile(r"\d$")
UNFINISHED: Final = re.compile(
    r"(?:,|(?<!\w)(?:và|các|của|với|về|trước|trong|số|theo|tại|cho|là|để|những|từ|đến|cùng|hoặc)"
    r"|(?:[Gg]iao|[Yy]êu\scầu|[Đđ]ề\snghị|với|của|(?<!HĐND )và|,)\s(?:Sở|Bộ|Ban|Cục|Vụ|Phòng|UBND|Ủy\sban))$"
)
"""How no paragraph ends: the next line goes on, whatever it begins with."""
NUMBER_FOLLOWS: Final = re.compile(
    r"(?<!\w)(?:[Nn]gày|tháng|năm|quý|Quý|Điều|khoản|điểm|Số\s?:"
    r"|hạn:|hoàn\sthành:|(?:[Cc]ông\svăn|[Qq]uyết\sđịnh|[Vv]ăn\sbản|[Kk]ế\shoạch|[Tt]ờ\strình|[Nn]ghị\squyết))$"
)
LONGEST_END: Final = 40
"""Letters; none of these needs more to be told."""
SYLLABLE: Final = re.compile(r"(?!S?TT$|[IVX]+$)[^\W\d_]{2,7}")
"""A line of one syllable, as narrow columns of web pages have them ("Quảng" over "Nam, ngày …"): never a paragraph."""
"""How no paragraph ends before a number."""
SYMBOL_BROKEN: Final = re.compile(r"[/A-ZĐ&]-$")
"""A document number broken at its hyphen: "134/KH-" before "UBND"."""
