"""Asking for a later day, and not asking for one."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.sign import UP_TO_2, UP_TO_4, WITHIN, Rule, Sign

_LATER: Final = (
    r"(?:xin lùi|xin dời|lùi|gia hạn|dời hạn|dời|hoãn|giãn|khất|kéo dài|‹nới›|thêm thời gian|thêm ngày"
    r"|thêm hạn|đổi hạn)"
)
_ASKED: Final = r"(?:kính đề nghị|đề nghị|đề xuất|kính xin|xin phép|xin|cho phép|cho|nhờ|mong|kính mong|kiến nghị)"
_TO: Final = r"(?:đến|tới|sang|qua|cho đến|cho tới|vào|đến trước|trong|thêm|khoảng|chậm lại|hẹn|hạn|lại|đến khoảng)"

_HAND_IN: Final = r"(?:nộp|gửi|báo cáo|trình|xong|hoàn thành)"

RULES: Final = (
    Rule(
        Sign.EXTEND,
        rf"{_HAND_IN} (?:vào |đến |sang |trong )?(?:D|L) (?:có )?được không"
        rf"|(?:D|L) (?:mới )?{_HAND_IN} (?:có )?được không",
        "thứ hai tuần sau nộp được không",
    ),
    Rule(
        Sign.KEEP,
        rf"(?:không|khỏi|chẳng|chả|hết|đâu) (?:cần |phải |có |xin |muốn |dám "
        rf"|được ){{0,3}}{_LATER}(?: hạn)?(?: nữa| gì| thêm| đâu){{0,3}}|đúng hạn không lùi",
        "không xin lùi nữa",
    ),
    Rule(
        Sign.EXTEND,
        rf"{_ASKED} {UP_TO_4}(?:lùi|dời|hoãn|gia hạn|giãn|dãn|khất|kéo dài|nới (?:hạn|thêm|thời|tiến)|chậm"
        rf"|trễ|‹muộn›|‹nợ›|thư thư|thong thả|từ từ|thêm thời gian|điều chỉnh (?:lại )?(?:hạn|thời hạn"
        rf"|thời gian|tiến độ|mốc)|đổi (?:hạn|ngày|thời hạn)|thêm (?:ít |chút |vài |mấy )?(?:ngày|hôm"
        rf"|thời gian|thời hạn|tuần|hạn|bữa)|hạn mới|rộng (?:hạn|thời gian)|thời gian|hẹn lại)",
        "cho em xin lùi",
    ),
    Rule(
        Sign.EXTEND,
        rf"{_ASKED} (?:(?!hỏi|biết|ký|duyệt|xem){WITHIN}){{0,3}}?(?=(?:{_TO} ){{0,2}}(?:D|L))",
        "cho em đến thứ 6 này",
    ),
    Rule(
        Sign.EXTEND,
        rf"(?:xin|cho) (?!hỏi|biết)(?:{UP_TO_2})T (?:{UP_TO_2})(?=(?:{_TO} ){{1,2}}(?:D|L)|D|L)",
        "xin mục 2 đến thứ 6",
    ),
    Rule(
        Sign.EXTEND,
        rf"(?:lùi|dời|hoãn|giãn|dãn|kéo dài|gia hạn|khất|‹nới›|đẩy|chuyển)(?: hạn| thời hạn| thời gian| lại"
        rf"| ngày| lịch| tiến độ| cho){{0,3}}(?= (?:{_TO} ){{0,3}}(?:D|L))",
        "lùi đến 25/4",
    ),
    Rule(
        Sign.EXTEND,
        r"extend|gia hạn|lùi (?:vào thời hạn|hạn|lại|thời|tiến|qua|sang|đến|tới|thêm|ngày|cho|T|một|vài|mấy)|lùi$"
        r"|dời (?:hạn|lại|ngày|sang|qua|đến|tới|thời)|hoãn (?:lại|đến|sang)|giãn (?:hạn|tiến độ|thời)|khất"
        r"|kéo dài thời (?:gian|hạn)|điều chỉnh (?:thời hạn|hạn|thời gian|tiến độ)|thay đổi (?:thời hạn"
        r"|hạn)",
        "gia hạn",
    ),
    Rule(
        Sign.EXTEND,
        rf"thêm (?:{UP_TO_2})(?=L)|thêm (?:thời gian|thời hạn|ngày|hôm|ít ngày|ít hôm|mấy ngày|mấy hôm)"
        rf"|(?:hạn|thời hạn) mới (?:là |đến |tới )?(?=D)|dời(?= D)",
        "thêm 5 ngày",
    ),
)
