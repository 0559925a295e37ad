"""How days, weeks, months and lengths of time are named: one pattern a form."""

from __future__ import annotations

from typing import Final

_HOUR: Final = r"(?:(?:đầu|cuối|hết)\ )?(?:giờ\ )?(?:(?:buổi\ )?(?:sáng|trưa|chiều|tối)\ )?"
_NEXT: Final = r"(?:này|nay|sau\ nữa|sau|tới|kế\ tiếp|kế|tiếp\ theo|tiếp)"
_YEAR: Final = r"(?:(?:\ ?[/.-]\ ?|\ năm\ )(?P<year>\d{4}|\d\d(?!\d)))?"
_EDGE: Final = r"(?:(?P<part>đầu|giữa|cuối|hết|trong|nội|sang|qua)\ )"

GONE: Final = rf"""
    {_HOUR} hôm\ (?:qua|trước|kia|rồi|nọ) (?!\w)                            # chiều hôm qua
  | (?:sáng|trưa|chiều|tối|đêm)\ qua (?!\w) | sáng\ nay (?!\w)              # sáng nay
  | hồi\ (?:sáng|trưa|chiều|tối|nãy|đầu\ \w+|cuối\ \w+|\w+\ trước) (?!\w) | (?:lúc|ban|mới)\ nãy (?!\w)
  | (?:tuần|tháng|quý|đợt|kỳ|lần|bữa)\ (?:trước|vừa\ rồi|vừa\ qua|rồi) (?!\w)   # tuần trước
  | năm\ ngoái | lâu\ nay | hổm\ rày | dạo\ này | trước\ đây | hồi\ đó
  | (?:từ|hôm|hồi|hôm\ thứ)\ (?:ngày\ )?\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{4}})? (?![\d/])    # hôm 10/3
  | (?:từ|hôm|hồi)\ (?:{_HOUR})(?:thứ\ [2-7]|chủ\ nhật) (?:\ tuần\ trước)?   # từ thứ 6
  | (?:thứ\ ?[2-7]|chủ\ nhật|ngày\ \d{{1,2}}(?:/\d{{1,2}})?|\d{{1,2}}/\d{{1,2}})\ (?:tuần\ trước|vừa\ rồi
        |vừa\ qua|tháng\ trước)
  | (?<!ngày\ )(?:mấy|vài|\d{{1,2}})\ (?:hôm|ngày|tuần|tháng)\ (?:nay|này|qua|rày|rồi|trước) (?!\w)    # mấy hôm nay
"""
FORMS: Final[dict[str, str]] = {
    # 25/4, ngày 25/4/2025, 25-4-2025, đến 25-4, 25.4
    "numeric": r"""(?:(?:hết\ )?ngày\ )? (?P<day>\d{1,2}) (?:\ ?/\ ?(?P<month>\d{1,2})
        (?:\ ?[/.-]\ ?(?P<year>\d{4}|\d\d))?
        | (?P<dash>[-.])(?P<month_>\d{1,2})(?:[-.](?P<year_>\d{4}|\d\d(?!\d)))?) (?![\d/%])""",
    # ngày 25 tháng 4 năm 2025, mùng 5 tháng sau, 25 tháng 4
    "worded": rf"""(?:(?:{_HOUR}(?:hết\ )?(?:ngày|mùng
        |mồng)\ (?:mùng\ )?)(?P<day>\d{{1,2}})(?:\ tháng\ (?:(?P<month>\d{{1,2}}){_YEAR}|(?P<which>{_NEXT})))
        |(?P<day_>\d{{1,2}})\ tháng\ (?P<month_>\d{{1,2}})(?:\ năm\ (?P<year_>\d{{4}}))?)(?![\d/])""",
    # ngày 20, ngày 20 này, mùng 5
    "day": rf"(?:{_HOUR}(?:hết\ )?(?:ngày|mùng|mồng)\ )(?P<day>\d{{1,2}})(?:\ (?:này|tới|tây"
    rf"|dương))?(?![\d/%.,]\d|\d|\ ?(?:h|giờ)\d)",
    # tháng 5, hết tháng 5/2025, cuối t6
    "month": rf"(?:{_EDGE}?tháng\ ?(?P<month>\d{{1,2}})|(?P<part_>đầu|giữa|cuối|hết)\ t\ ?(?P<month_>\d{{1,2}})"
    rf"|(?<!\w)t(?P<month__>[89]|1[0-2])){_YEAR}(?![\d%])",
    # thứ 6, thứ 6 này, t6 tuần sau, chủ nhật tới, tuần sau thứ 4
    "weekday": rf"""{_HOUR} (?:(?P<week_>tuần\ (?:sau|tới|này)|sang\ tuần|qua\ tuần)\ ?,?\ ?)? (?:hôm\ |ngày\ |vào\ )?
        (?<!lần\ )(?<!đợt\ )(?<!bước\ )(?<!nhà\ )
        (?:thứ\ ?(?P<day>[2-7])(?!\d|\ ?%|/) | (?<!\w)t(?P<day_>[2-7])(?![\w/%]|[.]\d) | (?P<sunday>chủ\ nhật
        |cn)(?!\w))
        (?:\ (?:của\ )?(?P<week>tuần\ )?(?P<which>{_NEXT})(?!\w))?""",
    # tuần sau, sang tuần, đầu tuần tới, hết tuần này
    "week": rf"(?:{_EDGE}?tuần\ (?P<which>{_NEXT})|{_EDGE.replace('part', 'part_')}tuần)(?!\w)",
    # hết tháng, cuối tháng sau, sang tháng
    "this_month": rf"(?:{_EDGE}?tháng\ (?P<which>{_NEXT})|{_EDGE.replace('part', 'part_')}tháng)(?!\w)",
    # hết quý II, quý 3/2025, hết quý, quý sau
    "quarter": rf"(?:{_EDGE}?(?:quý\ |q)(?P<quarter>[1-4]|iv|i{{1,3}})(?!\w){_YEAR}"
    rf"|{_EDGE.replace('part', 'part__')}?quý\ (?P<which>{_NEXT})"
    rf"|{_EDGE.replace('part', 'part_')}quý)(?!\w)",
    # hết năm, cuối năm nay, hết năm 2025, sang năm
    "year": rf"(?:{_EDGE}năm(?:\ (?:(?P<year>20\d\d)|(?P<which>nay|này|sau|tới)))?|năm\ (?P<which_>sau|tới))(?!\w)",
    # mai, chiều mai, ngày mốt, hôm nay, chiều nay, hết ngày
    "near": rf"""{_HOUR}(?:(?P<tomorrow>(?:ngày\ |hôm\ )?mai(?!\ mốt))|(?P<after>(?:ngày|hôm|đến|tới|sang
        |qua)\ mốt|(?<!mai\ )m\u1ed1t(?!\w)|ngày\ kia)
        |(?P<today>(?:(?:hết|trong)\ )?(?:hôm|ngày)\ (?:nay|này)|(?:chiều|tối|trưa|đêm)\ (?:nay|này)|(?:hết
        |trong|cuối)\ ngày(?!\ \d)
        |cuối\ (?:giờ|chiều|buổi)|(?:chiều|tối|trưa)(?=\ (?:em|có|xong|nộp|gửi|ký|trình|sẽ|là|bên|làm))))(?!\w)""",
}
"""Name of a form → its pattern; the function of that name in dates.py gives the day."""
LENGTHS: Final = r"""(?:(?:(?P<least>\d{1,3})\ ?[-–]\ ?)?(?P<count>\d{1,3})\ ?(?P<unit>ngày|hôm|tuần|tháng|quý
        |năm)(?!\ \d)(?P<working>\ làm\ việc|\ lv)?
  |(?P<half>nửa)\ (?P<half_unit>tháng|năm|tuần|ngày)|(?P<vague>vài|mấy|dăm|ít)\ (?:ba\ )?(?:ngày|hôm|tuần|tháng
        |bữa|hôm))(?!\w)"""
BARE_DAY: Final = r"""(?P<keep>(?:lùi|dời|xin|cho|khất|hạn|hoãn|giãn)\ (?:[^\W\d]+\ ){0,3}?(?:đến|tới|sang|qua)\ )
    (?P<day>\d{1,2})(?=\ ?(?:$|[,.;\n]|(?:nhé|ạ|nha|được|do|vì|này|anh|em)(?!\w)))"""
"""Xin lùi đến 25"""
