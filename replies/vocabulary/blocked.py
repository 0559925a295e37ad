"""What stops a task, and calls for help."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.sign import UP_TO_2, UP_TO_4, UP_TO_6, WORD, Rule, Sign

_SCARCE: Final = (
    r"(?:kinh phí|tiền|vốn|ngân sách|người|nhân lực|nhân sự|cán bộ|biên chế|xe|máy|thiết bị|vật tư"
    r"|nguồn|hồ sơ|số liệu|tài liệu|dữ liệu|thông tin|hướng dẫn|văn bản|quy định"
    r"|cơ sở|căn cứ|mặt bằng|đất|nhà thầu|chủ trương|mẫu|đơn giá|định mức|thời gian|phương án|tiêu chí"
    r"|danh sách|chữ ký số|phần mềm|tài khoản|quy chế|khung|chuyên môn|kinh nghiệm|địa điểm|phương tiện)"
)
_TROUBLE: Final = r"(?:vướng mắc|vướng|khó khăn|trở ngại|kẹt|trục trặc|mắc mớ|ách tắc|bất cập)"
_ASKED: Final = (
    r"(?:nhờ|kính đề nghị|đề nghị|kiến nghị|kính mong|rất mong|mong|cần|xin|cậy|trông|kính xin|kính nhờ|phiền)"
)
_HELPING: Final = (
    r"(?:chỉ đạo|hỗ trợ|giúp|giúp đỡ|can thiệp|đôn đốc|tháo gỡ|gỡ|điều động|tiếng nói|có ý kiến"
    r"|tác động|hướng dẫn|thúc|giục|giải quyết|bố trí|cấp thêm|cấp kinh phí"
    r"|tăng cường|vào cuộc|gọi|bổ sung|họp gỡ|tháo|nói|ra tay|quyết|định hướng|cho chủ trương|xử lý)"
)

RULES: Final = (
    Rule(
        Sign.BLOCK,
        rf"(?:đang |còn |vẫn |phải )?(?:‹chờ›|đợi|có) (?:{WORD} ){{1,6}}?mới (?:{WORD} ){{0,2}}?"
        r"(?:làm|triển khai|thực hiện|tiếp tục|trình|soạn|hoàn thành|xong)(?: tiếp)? được",
        "chờ Bộ trả lời mới làm tiếp được",
    ),
    Rule(
        Sign.CLEAR,
        rf"(?:không|hết|chẳng|chả|đã hết|chưa) (?:có |còn |gặp |bị |thấy "
        rf"|có gì ){{0,3}}{_TROUBLE}(?: mắc)?(?: ?,? ?(?:hay |và |hoặc )?{_TROUBLE}){{0,2}}"
        rf"(?: gì| chi| nào)?(?: cả| hết| nữa)?",
        "không vướng gì cả",
    ),
    Rule(
        Sign.CLEAR,
        rf"(?:đã |vừa |mới )?(?:gỡ|tháo gỡ|giải quyết|xử lý)(?: được"
        rf"| xong)? (?:{UP_TO_2}){_TROUBLE}(?: rồi)?|(?:gỡ|thông|hết vướng) rồi|(?:trước|hôm trước|B"
        rf"|lúc đầu) {UP_TO_2}{_TROUBLE} {UP_TO_4}(?=, nay|nay|, giờ|giờ)",
        "đã gỡ được vướng mắc",
    ),
    Rule(Sign.CLEAR, r"(?:không|chẳng|hết) (?:còn |có )?gì(?: nữa| hết| cả)?(?= [,.]|$)", "không còn gì nữa"),
    Rule(
        Sign.BLOCK,
        rf"{_TROUBLE}|mắc (?:kẹt|ở|chỗ|khâu|cái|bên)|nghẽn|tắc (?=ở|chỗ|khâu|do|vì|tại|nghẽn|,|$)|bế tắc"
        rf"|tắc tịt|gặp khó|khó quá|khó lắm|khó làm|bó tay|giậm chân|dậm chân|giẫm chân",
        "kẹt chỗ Sở Xây dựng",
    ),
    Rule(
        Sign.BLOCK,
        rf"(?:không|chưa|chẳng|hổng|hết|thiếu|đang thiếu|bị thiếu|cạn|không còn|chưa có|không có"
        rf"|chưa được cấp|chưa được bố trí|chưa được giao|chưa bố trí được|chưa bố trí) (?:có |được |đủ "
        rf"|thấy |ra |cấp |giao |nhận |nguồn ){{0,3}}{_SCARCE}",
        "chưa có hướng dẫn của Bộ",
    ),
    Rule(
        Sign.BLOCK,
        r"(?:chưa|không|chẳng) (?:chịu |thấy |được ){0,3}(?:trả lời|phản hồi|cung cấp|bàn giao"
        r"|thống nhất|nhận tiền|phối hợp|hợp tác|đồng ý|đồng thuận|chấp thuận|giao đất|di dời|bố trí"
        r"|gửi số liệu|cho vào|nghe máy|bắt máy|ai)",
        "Sở chưa trả lời",
    ),
    Rule(
        Sign.BLOCK,
        rf"(?:hệ thống|phần mềm|mạng|máy|máy chủ|trang|tài khoản|đường truyền) (?:{UP_TO_2})(?:lỗi|hỏng|hư"
        rf"|sập|treo|đứng)|(?:bị|đang) (?:lỗi|hỏng|hư|treo|đình|ách|kẹt|tắc|dừng|khóa|ngâm|tạm dừng)"
        rf"|tạm dừng|đứng (?:im|hình|bánh|yên|lại)|sạt lở|mất kết nối",
        "phần mềm bị lỗi",
    ),
    Rule(
        Sign.BLOCK,
        r"(?:(?:bị )?cắt (?:kinh phí|vốn|nguồn)"
        r"|phản đối|khiếu nại|khiếu kiện|chồng chéo|quá tải|thiếu|nghỉ hết|nghỉ ốm|ốm|bệnh|bỏ thầu"
        r"|từ chối|chịu(?= (?:rồi|thua|chết|,|\.)| ?$)|không ai nhận|ngoài khả năng|vượt thẩm quyền|⛔|🆘|⚠|🚫|🛑)",
        "dân phản đối",
    ),
    Rule(
        Sign.STALLED,
        rf"(?:chưa|chưa thể) {UP_TO_4}(?:được|nổi|xuể|tiếp)(?! (?:P|nhận|nhiều|bao|ký|duyệt|phê|giao|thông"
        rf"|họp|mời|T))(?: gì| nữa)?",
        "chưa làm được",
    ),
    Rule(
        Sign.BLOCK,
        rf"(?:không|chẳng|chả|khó|đâu có|hết|không thể) {UP_TO_4}(?:được|nổi|xuể|tiếp)(?! (?:P|nhận|nhiều"
        rf"|bao|ký|duyệt|phê|giao|thông|họp|mời|T))(?: gì| nữa)?|không thể|bất khả thi|làm gì được",
        "không làm được",
    ),
    Rule(
        Sign.LOOK,
        r"(?:kiểm tra|xem|duyệt|ký|nhận|xác nhận|check|ghi nhận|cập nhật|đánh dấu|tích)(?: lại)? (?:giúp|hộ|dùm|giùm)",
        "anh duyệt giúp em",
    ),
    Rule(Sign.HELP, rf"{_ASKED} {UP_TO_6}{_HELPING}(?! xong| lại hạn| thời hạn| thời gian)", "nhờ anh chỉ đạo"),
    Rule(
        Sign.HELP,
        r"(?<!đang )(?<!đã )(?<!mới )(?:(?:cho )?xin (?:ý kiến )?chỉ đạo|xin ý kiến(?= (?:lãnh đạo|giám đốc|sếp"
        r"|ban giám đốc|để)| ?$| [,.])|(?:giúp|cứu|gỡ|hỗ trợ|xem) (?:với|giúp|cái|một tay)|cứu với"
        r"|tính (?:sao|thế nào)|(?:làm|xử lý|giải quyết) (?:sao|thế nào|ra sao)|giúp ?$|giúp (?=[,.])"
        r"|làm sao (?:giờ|bây giờ)|(?:không|chưa) biết (?:làm|tính|xử lý) (?:sao|thế nào))",
        "anh tính răng giúp em với",
    ),
    Rule(
        Sign.REASON,
        r"(?:do|vì|tại|bởi|bởi vì|tại vì|lý do|nguyên nhân|vì lẽ|nhân)(?: là)?|nên(?= (?:T )?(?:vẫn )?(?:chưa|không))",
        "do chờ thẩm định",
    ),
)
