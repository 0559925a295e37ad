"""Received, understood, will do; and courtesy."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.sign import UP_TO_2, WORD, Rule, Sign

_SET_TO: Final = (
    r"(?:làm|thực hiện|triển khai|xử lý|lo|chấp hành|cố gắng|xem|kiểm tra|bố trí|phân công|chỉ đạo"
    r"|nghiên cứu|rà soát|tham gia|phối hợp|giao|tổ chức|thu xếp|sắp xếp"
    r"|tham mưu|tiến hành|đôn đốc|nghiêm túc|họp|quán triệt|theo dõi|liên hệ|báo lại|soạn|lên kế hoạch"
    r"|cho anh em|cho chuyên viên|nhắc)"
)

HANDED_DOWN: Final = (
    Rule(
        Sign.WILL,
        r"(?:đã |sẽ |vừa )?(?:phân công|giao|bố trí)(?: việc)?(?: cho)? (?:chuyên viên|cán bộ|anh em|bộ phận)",
        "đã phân công chuyên viên",
    ),
)
"""Before what was done: to hand a task down is to take it on."""
RULES: Final = (
    Rule(
        Sign.RECEIVED,
        r"(?<!xác )(?<!công )(?<!chấp )(?<!giấy )(?:đã |mới |vừa |có |tiếp ){0,3}nhận(?: được| đủ| lệnh"
        r"| việc| nhiệm vụ| thông tin| thông báo| văn bản| tin| giao việc| rõ"
        r"| bàn giao việc){0,3}(?! (?:tiền|bàn giao|hồ sơ|đất|định|thấy|thức|lỗi))",
        "đã nhận",
    ),
    Rule(
        Sign.RECEIVED,
        r"(?:đã |em |nghe |hiểu ){0,3}(?:rõ|nắm|nắm được|biết|hiểu|xem|đọc|tiếp thu|quán triệt"
        r"|ghi nhận)(?= rồi| ?$| [,.!\n]| thông| nội dung| T)|(?:đã|nghe) (?:rõ|nắm|biết|hiểu|xem|đọc"
        r"|tiếp thu|ghi nhận)|tuân lệnh|ghi nhận|noted|roger|copy that|nhất trí|đồng ý|rõ rồi|chấp hành"
        r"|received|👌|🫡|🙆",
        "em rõ rồi",
    ),
    Rule(
        Sign.WILL,
        rf"(?:sẽ|để|xin|hứa) {UP_TO_2}{_SET_TO}|(?:làm|triển khai|thực hiện|xử lý|lo|tiến hành) (?:ngay"
        rf"|liền|luôn|nghiêm túc)|sẽ cố",
        "sẽ thực hiện",
    ),
    Rule(Sign.NOD, r"ok|vâng|ừ|ừm|um|uh|uhm|yes|yep|yup|sure|👍", "ok"),
    Rule(Sign.YES, r"dạ|được|tốt|chuẩn|tuyệt|🙏", "dạ"),
    Rule(
        Sign.THANKS,
        rf"(?:xin |rất |chân thành ){{0,3}}(?:cảm ơn|cám ơn|đa tạ)(?: nhiều| lắm"
        rf"| rất nhiều){{0,3}}(?: {UP_TO_2}đã(?: {WORD}){{1,2}})?|❤|🌹|💐",
        "cảm ơn em",
    ),
)
