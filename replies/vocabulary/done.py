"""Finished, and all that looks like it: not yet, partly, promised, asked for."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.sign import UP_TO_2, UP_TO_4, UP_TO_6, WORD, Rule, Sign

FINISHED: Final = (
    r"(?:xong xuôi|xong đâu vào đấy|xong đâu đấy|xong|hoàn thành|hoàn tất|done|finish|finished"
    r"|complete|completed|về đích)"
)
DELIVERED: Final = (
    r"(?:nộp|gửi|ban hành|phát hành|trình|báo cáo|ký|bàn giao|công bố|tổ chức|họp|đạt|triển khai"
    r"|làm|nghiệm thu|kết thúc|chốt|thông qua|duyệt"
    r"|có (?:kết quả|báo cáo|văn bản|số liệu|quyết định|dự thảo|sản phẩm|kế hoạch|tờ trình|hồ sơ|bản))"
)
_PIECE: Final = (
    r"(?:(?:một|1|N) phần(?! [23])|phần (?!mềm|việc|của|mình|em|bên|lớn)|phần lớn|bước|khâu|giai đoạn"
    r"|công đoạn|đợt|vòng|dự thảo"
    r"|bản thảo|bản nháp|nháp|khung|đề cương|cơ bản|về cơ bản|sơ bộ|thủ tục|bản đầu|lần 1|tập \d|chương)"
)
"""What is only a piece of a task: "xong bước 1", "xong dự thảo"."""
_NOT: Final = r"(?:chưa|không|chẳng|chả|đâu có|đâu đã|làm gì đã|đã đâu|chưa hề|chưa thể|không thể)"
_ALMOST: Final = (
    r"(?:gần như|gần|sắp sửa|sắp|suýt|hầu như|hầu hết|về cơ bản|cơ bản|tương đối|tạm thời|tạm|coi như"
    r"|xem như|chuẩn bị|xấp xỉ|đang|mới chỉ"
    r"|chỉ mới|một phần|phần lớn|phần nào|còn chút nữa)"
)
_AHEAD: Final = (
    r"(?:sẽ|dự kiến|dự tính|phấn đấu|cố gắng|cố|gắng|quyết tâm|quyết|hứa|cam kết|chắc|có thể"
    r"|có khả năng|khả năng|đảm bảo|bảo đảm|hẹn"
    r"|chậm nhất|muộn nhất|trễ nhất|ước|tính|định|hy vọng|hi vọng|tranh thủ|kịp|mong|để|phải|cần"
    r"|tập trung|đẩy nhanh|ráng|nỗ lực|làm cho)"
)

RULES: Final = (
    Rule(Sign.DOING, rf"nữa (?:là|thì) (?:sẽ )?{FINISHED}", "nốt mục 6 nữa là xong"),
    Rule(
        Sign.ASK,
        rf"(?:đã )?{FINISHED}(?: rồi)? (?:hay )?chưa(?= (?:{WORD} ?){{0,2}}(?:[?.!,\n]|$)|$)",
        "mục 5 xong chưa anh",
    ),
    Rule(Sign.ASK, rf"{FINISHED} (?:rồi )?(?:phải không|đúng không|hả|chứ ?\?|không(?= ?\?))", "xong rồi phải không"),
    Rule(
        Sign.PROMISE,
        rf"(?:khi nào|bao giờ|chừng nào|lúc nào|khi|lúc|nếu|hễ|đợi|chờ|sau khi|ngay sau khi"
        rf"|ngay khi) {UP_TO_4}{FINISHED}",
        "khi nào xong em báo",
    ),
    Rule(
        Sign.PROMISE,
        r"(?:khi nào|bao giờ|chừng nào|lúc nào|ngay khi) (?:có|được|ký|duyệt|họp)(?: kết quả| ý kiến)? "
        rf"{UP_TO_2}(?:báo|gửi|trình|nộp)",
        "khi nào có em báo",
    ),
    Rule(Sign.PROMISE, rf"{FINISHED} (?:sẽ )?báo(?= lại| ngay| sau|$| [,.])", "xong em báo ngay"),
    Rule(Sign.PROMISE, rf"{FINISHED} (?:là|thì|sẽ|rồi) (?:{UP_TO_2})(?:báo|gửi|nộp|trình)(?! cáo)", "xong em sẽ báo"),
    Rule(
        Sign.DOING,
        rf"(?:‹chờ›|đợi|sau khi|phụ thuộc|phụ thuộc vào|liên quan|liên quan đến|cùng với|theo|như|giống"
        rf"|giống như|so với|kết quả) T(?: {UP_TO_2}{FINISHED}(?: rồi)?| rồi)?|chờ T {UP_TO_2}{FINISHED}(?: rồi)?",
        "đang chờ mục 2 xong",
    ),
    Rule(
        Sign.NOT_DONE,
        rf"{FINISHED} (?:gì|sao|thế nào|cái gì|được gì) (?:{UP_TO_2})(?:đâu|được|mà)"
        rf"|(?:đã )?{FINISHED} đâu(?! vào| đấy| đó)|{FINISHED} (?:gì|sao) mà {FINISHED}",
        "đã xong đâu",
    ),
    Rule(
        Sign.LATE,
        rf"(?:không|chưa|khó|khó mà|chẳng|chả|sợ không|không thể|hết)(?: có)? (?:{UP_TO_2})(?:kịp"
        rf"|{FINISHED} (?:kịp|được|nổi|đúng hạn|trước|trong)|đúng hạn|đúng tiến độ)(?: {FINISHED}| hạn"
        rf"| tiến độ| được)?",
        "làm không kịp",
    ),
    Rule(
        Sign.LATE,
        rf"khó {UP_TO_2}{FINISHED}|trễ (?:hạn|tiến độ)|quá hạn|chậm (?:hạn|tiến độ|trễ|mất)|(?:bị|đang|hơi"
        rf"|sẽ|chắc|chắc chắn|có thể|có khả năng|có nguy cơ|sợ) (?:chậm|trễ)",
        "chắc trễ hạn",
    ),
    Rule(Sign.DOING, rf"{_NOT} {UP_TO_4}(?:được|đạt|đến|tới|quá) P", "chưa được 50%"),
    Rule(Sign.NOT_DONE, rf"{_NOT} {UP_TO_4}{FINISHED}(?: T(?= đâu))?(?: đâu| gì)?(?: cả| hết)?", "chưa làm xong"),
    Rule(Sign.NOT_DONE, rf"(?:còn lâu|lâu lắm|còn khuya|mãi) {UP_TO_2}(?:mới )?{FINISHED}", "còn lâu mới xong"),
    Rule(Sign.DOING, rf"(?:đã )?{_ALMOST} (?:đã )?{UP_TO_2}{FINISHED}", "cơ bản xong rồi"),
    Rule(Sign.DOING, rf"{FINISHED} (?:được |rồi |P |về |các |mới )?{_PIECE}", "xong bước 1"),
    Rule(Sign.DOING, rf"{_PIECE} (?:{UP_TO_2})?(?:thì |đã )?{FINISHED}", "dự thảo xong rồi"),
    Rule(Sign.DOING, rf"{FINISHED} (?:được )?(?:khoảng |tầm |chừng |gần |hơn |mới )?P", "xong 70%"),
    Rule(Sign.DOING, rf"(?:mới|vừa|vừa mới)(?: làm)? {FINISHED} (?:được )?{_PIECE}", "mới xong bước 1"),
    Rule(Sign.DONE, rf"(?:mới|vừa|vừa mới)(?: làm)? {FINISHED}", "em vừa mới xong"),
    Rule(Sign.DOING, rf"đã {UP_TO_4}{_PIECE} {UP_TO_2}{FINISHED}", "đã soạn dự thảo xong"),
    Rule(Sign.DONE, rf"(?:đã|vừa|thì|B) {UP_TO_6}{FINISHED}|{FINISHED} (?:{UP_TO_2})?B", "đã làm xong"),
    Rule(
        Sign.DONE, rf"{FINISHED} (?:trước hạn|đúng hạn|đúng tiến độ|vượt tiến độ|sớm|trước L)", "hoàn thành trước hạn"
    ),
    Rule(Sign.DONE, rf"kịp {FINISHED} rồi|(?:đã )?{FINISHED} kịp", "xong kịp rồi"),
    Rule(
        Sign.PROMISE, rf"{_AHEAD} (?:{UP_TO_6}|(?:{WORD} ){{0,3}}(?:D|L) {UP_TO_4}){FINISHED}", "dự kiến ngày 20 xong"
    ),
    Rule(
        Sign.PROMISE,
        rf"{_AHEAD} (?:{WORD} ){{0,3}}?(?:D|L) {UP_TO_4}{DELIVERED}|(?:sẽ|dự kiến|phấn đấu|cố gắng|hứa"
        rf"|cam kết) {UP_TO_4}{DELIVERED} (?:{WORD} ){{0,3}}?(?:D|L)",
        "chậm nhất thứ 6 em nộp",
    ),
    Rule(
        Sign.PROMISE,
        rf"(?:D|L nữa) (?:là |thì |sẽ |em |mới ){{0,3}}{UP_TO_4}(?:{FINISHED}|{DELIVERED})(?! rồi)",
        "ngày 20 xong",
    ),
    Rule(
        Sign.PROMISE,
        rf"{FINISHED}(?! rồi) {UP_TO_2}(?:trước |trong |vào |chậm nhất |muộn nhất )?(?:D|L)",
        "xong trước thứ 6",
    ),
    Rule(Sign.PROMISE, rf"(?:sẽ|hứa) {UP_TO_2}(?:nộp|gửi|trình|báo cáo|đạt)|trong (?:D|L)(?: tới)?", "em sẽ gửi sớm"),
    Rule(Sign.DONE, rf"{FINISHED}|dứt điểm|100 phần trăm|ngon lành(?: rồi)?|✅|✔|☑|💯|🏁", "xong"),
)
"""In order: of those that begin at one place, the first that matches counts."""

_HANDED_OVER: Final = (
    r"(?:nộp|gửi|ban hành|phát hành|bàn giao|nghiệm thu|công bố|thực hiện|làm(?! việc (?:với|cùng))"
    r"|xử lý|giải quyết|báo cáo|ký|đăng|niêm yết|cập nhật|thanh toán"
    r"|giải ngân|tổ chức|phúc đáp|trả lời|chuyển|quyết toán|đóng|khánh thành|khắc phục|mua|cấp|nhập|kết thúc)"
)
_HALFWAY: Final = (
    r"(?:trình|làm việc (?=với|cùng)|xin ý kiến|lấy ý kiến|họp|khảo sát|soạn|dự thảo|tham mưu|phân công|giao"
    r"|đôn đốc|liên hệ|rà soát|kiểm tra|chuẩn bị|xây dựng|triển khai"
    r"|bắt đầu|bắt tay|đề xuất|tổng hợp|đi|mời|hẹn|đăng ký|lập|thẩm định|trao đổi|phối hợp|gọi|nhắc"
    r"|thuê|thẩm tra|xác minh|viết|chỉnh sửa|sửa|thống nhất|chốt)"
)

ACTED: Final = (
    Rule(
        Sign.DOING,
        rf"(?:đã |vừa |mới )?(?:gửi|chuyển|nộp|báo cáo) (?:{UP_TO_4})(?:dự thảo|bản thảo|lấy ý kiến"
        rf"|xin ý kiến|thẩm định|góp ý|đề nghị|hồ sơ trình|trình|văn thư|duyệt|cho ý kiến|lãnh đạo|xem)",
        "đã gửi lấy ý kiến",
    ),
    Rule(
        Sign.STEP,
        rf"(?:đã |vừa |mới |có ){UP_TO_2}{_HALFWAY}(?! được không)|{_HALFWAY} (?:{UP_TO_4})(?:rồi|B)",
        "đã trình rồi",
    ),
    Rule(Sign.ACTED, rf"(?:đã|vừa|vừa mới) {UP_TO_2}{_HANDED_OVER}(?! được (?:P|\w+ phần)| đến)", "đã ban hành"),
    Rule(
        Sign.ACTED,
        rf"{_HANDED_OVER} (?:{UP_TO_4}|(?:{WORD} ){{0,3}}Q )(?:rồi|B)|(?:đã |B ){_HANDED_OVER}",
        "ban hành rồi",
    ),
    Rule(
        Sign.ACTED,
        rf"(?:đã )?(?:ban hành|phát hành|ký|có) (?:{UP_TO_2})Q|đã có (?:kết quả|báo cáo|quyết định|kết luận)(?! sơ)"
        rf"|có (?:quyết định|văn bản|số|kết quả"
        rf"|kết luận) rồi|(?:ok|ổn|ổn thỏa|đâu vào đấy|đủ) rồi",
        "đã có QĐ 25/QĐ-UBND",
    ),
    Rule(
        Sign.ACTED,
        rf"đã được {UP_TO_4}(?:ký duyệt|phê duyệt|duyệt|ký|ban hành|phát hành|thông qua|chấp thuận|nghiệm thu)",
        "đã được Giám đốc ký duyệt",
    ),
    Rule(
        Sign.ACTED,
        r"đã có (?:văn bản|công văn|tờ trình|kế hoạch) (?:số )?(?:Q )?(?:gửi|phúc đáp|trả lời|báo cáo|hướng dẫn)",
        "đã có văn bản 234/SKHCN gửi UBND tỉnh",
    ),
    Rule(
        Sign.ACTED,
        r"(?<!sẽ )(?<!để )(?<!chưa )(?<!không )(?<!cần )(?<!phải )(?<!xin )(?<!nhờ )(?<!mong )(?<!nghị )(?:gửi|nộp)"
        r" (?:lại |kèm |bổ sung ){0,2}(?:báo cáo|file|tệp|văn bản|kết quả|hồ sơ|tài liệu|số liệu|bản scan)"
        r"(?: đính kèm| kèm| bên dưới| ở trên)?(?= ?$| ?[,.!\n])",
        "em gửi báo cáo ạ",
    ),
    Rule(Sign.ACTED, r"kết thúc(?= ?$| ?[,.!\n])", "kết thúc"),
    Rule(Sign.ALREADY, "rồi", "mục 1 rồi"),
)
