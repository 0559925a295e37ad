"""Taking back: a done that was said before, a number within this message."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.done import FINISHED
from replies.vocabulary.sign import UP_TO_2, Rule, Sign

_WRONG: Final = r"(?:nhầm|lộn|lầm|bậy|hớ|vội|hấp tấp|sớm quá|nhằm)"
_PRESSED: Final = r"(?:bấm|ấn|nhấn|báo|tích|tick|click|kích|chọn|đánh dấu|bấm nút|báo cáo|xác nhận|chạm|quẹt)"

RULES: Final = (
    Rule(
        Sign.TAKE_BACK,
        rf"{_PRESSED} (?:{UP_TO_2})(?:{FINISHED} )?(?:{_WRONG}|sai)(?: mục| số| nút)?"
        rf"|lỡ (?:tay )?(?:{UP_TO_2})(?:{_PRESSED}|tay|nói)(?: {FINISHED})?|nhầm tay|lộn tay",
        "hôm qua em bấm lộn",
    ),
    Rule(
        Sign.TAKE_BACK,
        rf"(?:cho |xin )?(?:rút|thu) (?:lại|hồi)(?: báo cáo| xác nhận| trạng thái| T| chữ| lời){{0,3}}|mở lại|hoàn tác"
        rf"|undo|hồi phục|(?:hủy|bỏ|gỡ|xóa)(?: giúp| bỏ| dấu| đánh dấu| trạng thái| báo cáo| xác nhận| báo"
        rf"| kết quả| cái){{0,3}} (?:{FINISHED}|xác nhận|báo cáo|T {FINISHED})|hủy kết quả"
        rf"|chuyển (?:{UP_TO_2})(?:về|lại)(?: trạng thái)? (?:đang|chưa)",
        "cho tôi rút lại",
    ),
    Rule(
        Sign.SAID_DONE,
        rf"(?:B |đã )?(?:(?:báo|đánh dấu|bấm|tích|ghi)(?: cáo)? (?:T )?|(?:nói|bảo|tưởng|ngỡ|khoe"
        rf"|trả lời) )(?:là |rằng |đã |với |nhận ){{0,3}}{FINISHED}(?: rồi)?",
        "hôm trước báo xong",
    ),
    Rule(
        Sign.RETURNED,
        r"(?:bị |được )?(?:trả về|trả lại|trả hồ sơ|bắt (?:làm|sửa) lại|yêu cầu (?:làm|sửa|bổ sung"
        r"|chỉnh sửa) ?(?:lại)?|phải làm lại|phải sửa lại|làm lại (?:từ đầu|hết)|phát hiện (?:sai|thiếu"
        r"|sót)|còn sót|thiếu sót)",
        "Giám đốc trả về bắt làm lại",
    ),
    Rule(
        Sign.SLIP,
        r"(?:gõ|viết|ghi|đánh máy|đánh|nhắn|nói|đọc|bấm) (?:số )?(?:nhầm|lộn|lầm)(?: số| mục)?"
        r"|đính chính(?: lại)?(?: là)?|(?:à |ý |í |ủa |ấy |ơ |ừ |xin lỗi |sorry |nhưng mà ){0,3}(?:nhầm"
        r"|lộn|lầm)(?: tí| chút| xíu| số| mục| rồi| tý| mất){0,3}(?! (?:đơn vị|phòng|địa chỉ|người|bên|chỗ"
        r"|cửa|sang|qua))|(?:à |ý |í |ủa |ấy )+(?:không(?: phải)?|quên)(?= [,.]| T| là| $)|sửa lại (?:là"
        r"|thành)?|(?:ý|ý em|ý là|đúng ra|chính xác) là(?= T)|(?<=, )(?:không|à|quên)(?= , T)"
        r"|sorry(?= ,? ?T)",
        "à nhầm",
    ),
    Rule(
        Sign.NOT_THIS,
        r"(?:chứ |mà )?(?:không phải|chẳng phải|đâu phải|không tính|chứ không|chứ chẳng)(?: là)?(?= T)",
        "chứ không phải mục 4",
    ),
    Rule(
        Sign.EXCEPT,
        r"(?:ngoại trừ|chỉ trừ|trừ ra|trừ|ngoài|‹chừa›|không kể|không tính|không bao gồm|loại|bỏ"
        r"|miễn)(?: mỗi| ra| cái| có)?(?= (?:T|\d))",
        "trừ mục 4",
    ),
    Rule(
        Sign.ONLY_LEFT,
        r"(?:chỉ |còn mỗi |chỉ còn mỗi |chỉ còn |còn lại |còn )(?:mỗi |mình |một |lại |có ){0,3}(?=T)",
        "chỉ còn mục 4",
    ),
    Rule(
        Sign.SAME,
        rf"cũng (?:vậy|thế|tương tự|y vậy|rứa|giống|như)(?: {UP_TO_2}T)?|tương tự(?: T| như T| vậy)?"
        rf"|y chang|như trên|giống (?:như )?(?:T|trên|vậy)",
        "mục 5 cũng vậy",
    ),
)
