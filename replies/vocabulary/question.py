"""Asking something."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.sign import UP_TO_2, UP_TO_4, Rule, Sign

_END: Final = r"(?= (?:vậy|thế|nhỉ|hả|đây|cả|giờ|[?.,!\n])|\s*$)"

RULES: Final = (
    Rule(
        Sign.ASK,
        r"(?:xin |cho ){0,3}(?<!để )hỏi(?! lại)|thắc mắc|giải thích"
        r"|(?:chưa|không) (?:rõ|hiểu) (?:yêu cầu|nội dung|ý|việc|phải)"
        r"|(?:cho )?(?:em )?(?:biết|xin) (?:mẫu|file|số|bản mềm|link"
        r"|đường dẫn|biểu)"
        r"|(?:nhờ|xin|cho|đề nghị|mong) (?:\w+ ){0,2}(?:gửi|chuyển) (?:lại |giúp |cho ){0,2}(?:mẫu|file|bản mềm"
        r"|tài liệu|văn bản|công văn|biểu|link)(?: (?:\w+ ){0,3}giúp)?"
        r"|(?:gửi|chuyển) (?:lại )?(?:giúp |cho )+(?:mẫu|file|văn bản|bản|công văn)",
        "cho em hỏi",
    ),
    Rule(
        Sign.WHEN,
        r"(?:được |đã )?(?:gia hạn|lùi hạn|cho lùi|đồng ý)(?: rồi)? chưa(?= ?[?.!,\n]| ?$)"
        rf"|(?:đến|tới|là) (?:khi nào|bao giờ|lúc nào|hôm nào|ngày nào|ngày mấy){_END}",
        "được gia hạn đến khi nào",
    ),
    Rule(
        Sign.ASK,
        r"(?:khi nào|bao giờ|lúc nào|hồi nào|chừng nào|hôm nào|ngày nào|ngày mấy|thứ mấy|tháng mấy|mấy giờ"
        r"|tuần nào|hạn nào|hạn mấy|hạn (?:là )?(?:khi|bao))(?! cũng)",
        "hạn khi nào",
    ),
    Rule(
        Sign.ASK,
        rf"(?:(?:ở|nộp|gửi|đi|về|tới|đến|chỗ|lấy|trình) đâu|chỗ nào|nơi nào|là gì|cái gì|làm gì|gì{_END}"
        rf"|thế nào|ra sao|như thế nào|làm sao|tại sao|vì sao|sao (?:lại|chưa|không|vậy|thế|có)|là sao"
        rf"|sao{_END}|kiểu gì)(?! cũng)",
        "nộp ở đâu",
    ),
    Rule(
        Sign.ASK,
        r"(?<!không )(?<!chưa )(?:ai (?:làm|ký|chủ trì|phụ trách|duyệt|đầu mối|là|nhận|thẩm định|chịu)"
        r"|(?:gửi|nộp|gặp|hỏi|trình|báo) (?:cho )?ai|bao nhiêu|mấy (?:bản|bộ|giờ|trang|người|phần|cái)"
        r"|(?:mẫu|loại|phòng|đơn vị|bên|file|văn bản|bản|cái|biểu|kênh|theo) nào|là ai)",
        "theo mẫu nào",
    ),
    Rule(
        Sign.ASK,
        rf"(?:có )?được không|được chưa|có (?:phải|cần|được|bắt buộc|nên|kịp|đúng|là|thể|còn|thay đổi"
        rf"|gia hạn) {UP_TO_4}{UP_TO_4}không(?! (?:có|phải))|(?:phải|đúng) không|có không"
        rf"|{UP_TO_2}không (?:nhỉ|vậy|ta|hè|\?)|(?:chưa|không) (?:nhỉ|vậy ta|vậy \?|\?)|hả|hử|nhỉ|hỉ",
        "có phải nộp không",
    ),
    Rule(Sign.MAYBE_ASK, r"hay(?: là)?|hoặc|sao|gì|ai|nào|mấy|đâu|chưa ?\?", "bản giấy hay bản mềm"),
)
JOINTS: Final = (
    Rule(
        Sign.BUT,
        r"nhưng(?: mà)?|tuy nhiên|còn(?: lại)?|riêng|mỗi|song|chứ|thế nhưng",
        "nhưng",
    ),
)
MARKS: Final = (
    Rule(Sign.QUESTION_MARK, r"\?+|❓|🤔", "?"),
    Rule(Sign.STOP, r"[.!;\n…]", "."),
    Rule(Sign.COMMA, r"[,()–—-]", ","),
    Rule(Sign.COLON, r"[:=→>]", ":"),
)
