"""Under way: being done, handed in, waiting for a signature, not begun."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.sign import UP_TO_2, UP_TO_4, Rule, Sign

_ON_ITS_WAY: Final = (
    r"(?:ký|duyệt|phê duyệt|thẩm định|thẩm tra|phát hành|ban hành|đóng dấu|lấy số|cho số|ý kiến"
    r"|cho ý kiến|góp ý|thông qua|xem|họp|kết quả|phản hồi"
    r"|trả lời|văn thư|giám đốc|phó giám đốc|lãnh đạo|chủ tịch|ubnd|hội đồng|sở|bộ|các phòng"
    r"|các đơn vị|số liệu|báo giá|đấu thầu|phiếu)"
)

RULES: Final = (
    Rule(Sign.DOING, rf"(?:đang |còn |vẫn |hiện |mới ){{0,3}}(?:chờ|đợi) {UP_TO_4}{_ON_ITS_WAY}", "đang chờ ký"),
    Rule(Sign.DOING, r"(?:đang |còn |vẫn ){0,2}(?:chờ|đợi)(?= ?$| ?[,.;!\n])", "vẫn chờ"),
    Rule(Sign.DOING, rf"(?:trình|cho|để) {UP_TO_2}(?:ký|duyệt)", "cho anh Tuấn ký"),
    Rule(Sign.DOING, r"(?:vẫn |còn |hiện ){0,3}(?:đang|trong quá trình|trong giai đoạn)", "đang làm"),
    Rule(
        Sign.DOING,
        r"(?:mới |đã |vừa |bây giờ ){0,3}(?:bắt tay|bắt đầu|khởi động|khởi công)(?: vào)?(?: làm"
        r"| thực hiện| triển khai)?",
        "mới bắt tay vào làm",
    ),
    Rule(
        Sign.DOING,
        r"(?:mới|chỉ mới|mới chỉ|chỉ) (?:làm(?! T)|xong|được|tới|đến|có|ở|dự thảo|soạn|khảo sát|họp|xin"
        r"|triển khai|đang|trình|lấy)",
        "mới làm được một phần",
    ),
    Rule(
        Sign.DOING,
        r"(?:còn|chỉ còn) (?:thiếu|phải|mỗi(?! T)|khâu|bước|một|chút|ít|lại|vài|mấy|tí|N|\d+|phần|chờ|đợi"
        r"|dở|lấn cấn)(?! vướng)",
        "còn khâu cuối",
    ),
    Rule(
        Sign.DOING,
        r"(?:dở dang|dang dở|đúng tiến độ|theo tiến độ|bảo đảm tiến độ|đảm bảo tiến độ|đang chạy|làm tiếp"
        r"|tiếp tục|từng bước|một phần|phần lớn|đa số"
        r"|gần tới đích|gần đích|sắp|gần rồi|hòm hòm|sắp sửa|bình thường|thuận lợi|trôi chảy|đẩy nhanh"
        r"|hoàn thiện|hoàn chỉnh|chỉnh sửa|chỉnh lý|rà soát|tổng hợp)",
        "đúng tiến độ",
    ),
    Rule(Sign.DOING, r"in progress|pending|ongoing|wip|⏳|🔄|🚧|⌛|🏃|✍|🛠|📝|🔜|🟡", "⏳"),
    Rule(
        Sign.NOT_DONE,
        r"chưa(?: (?:đâu vào đâu|ra đâu|đi đến đâu|tới đâu|ra gì|làm|triển khai|bắt đầu|động|đụng|trình"
        r"|nộp|gửi|có gì|đâu|có|được|thực hiện|ký|duyệt|thẩm định|tới|đến))?(?: đâu| gì)?(?: cả| hết)?",
        "mục 3 thì chưa",
    ),
    Rule(Sign.NOT_DONE, r"❌|✖|🔴|✗", "mục 3 ❌"),
)
