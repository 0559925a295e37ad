"""It is somebody else's: given to the wrong unit."""

from __future__ import annotations

from typing import Final

from replies.vocabulary.sign import UP_TO_2, UP_TO_4, WORD, Rule, Sign

_UNIT: Final = (
    r"(?:bên|phòng|ban|sở|chi cục|trung tâm|thanh tra|văn phòng|đơn vị|ubnd|xã|phường|huyện|công an"
    r"|kho bạc|tt|quỹ|hội|đoàn|bộ phận|tổ|cơ quan|trường|bệnh viện|chi nhánh)"
)

_NAMED: Final = r"(?!nào|đang|đã|sẽ|vẫn|chủ trì)"
_OTHER: Final = r"(?!làm|thực hiện|tham mưu|chủ trì|phối hợp|soạn|báo cáo|xây dựng|rà soát|triển khai)\w+"

RULES: Final = (
    Rule(
        Sign.NOT_MINE,
        r"(?:không|chẳng|chả|đâu|đâu có|chưa) (?:phải )(?:là )?(?:việc |nhiệm vụ |phần |mảng |trách nhiệm "
        r"|cái |chức năng |phần việc |thẩm quyền |địa bàn |lĩnh vực ){0,3}(?:của|bên|phòng|do|thuộc|mình"
        r"|việc|nhiệm vụ|phần|mảng|trách nhiệm|chức năng|đơn vị|lĩnh vực)",
        "không phải việc của phòng em",
    ),
    Rule(
        Sign.NOT_MINE,
        r"(?:không|chẳng|chả|đâu có|đâu) (?:có )?(?:thuộc|nằm trong (?:chức năng|nhiệm vụ|thẩm quyền)"
        r"|liên quan(?: gì)?(?: (?:đến|tới|bên|phòng))?|phụ trách|quản lý|đảm nhiệm|chủ trì|dính (?:dáng|gì)"
        r"|đúng (?:chức năng|thẩm quyền|đơn vị|phòng|người|vai))",
        "không thuộc chức năng của Chi cục",
    ),
    Rule(
        Sign.NOT_MINE,
        r"không có (?:chức năng|thẩm quyền|nhiệm vụ)|không làm (?:cái|mảng|việc|vụ) (?:này|đó|ấy)?"
        r"|không (?:có )?làm T|không phụ trách"
        r"|không (?:còn )?theo dõi(?: T| việc này| mảng này| nội dung này)? nữa|không còn theo dõi",
        "bên tui hông có làm cái này",
    ),
    Rule(
        Sign.NOT_MINE,
        rf"(?:giao|gửi|chuyển|phân|phân công|ghi|đưa|xếp|gán|tag) (?:{UP_TO_2})(?:nhầm|lộn|lầm|sai|lạc"
        rf"|nhằm)(?! mẫu| file| bản| số)|(?:nhầm|lộn|sai|lầm|lạc) (?:đơn vị|phòng|địa chỉ|người|bên|chỗ|cửa"
        rf"|sang|qua)",
        "anh giao nhầm rồi",
    ),
    Rule(
        Sign.NOT_MINE,
        rf"(?:đề nghị|đề xuất|kiến nghị|nhờ|xin|mong|kính đề nghị|phiền|anh|cho) {UP_TO_2}(?:chuyển|giao|điều chuyển"
        rf"|trả)(?: lại)?(?: T| việc này| cái này| này| nhiệm vụ){{0,3}} (?:cho |sang |qua |về "
        rf"|lại ){{0,3}}{_UNIT}(?! {UP_TO_2}(?:thẩm định|góp ý|cho ý kiến))",
        "đề nghị chuyển Phòng Quản lý đô thị",
    ),
    Rule(
        Sign.NOT_MINE,
        r"không còn (?:là )?(?:việc |nhiệm vụ |phần |trách nhiệm )?(?:của|thuộc)(?! (?:bộ|sở|ubnd))",
        "không còn là việc của phòng",
    ),
    Rule(
        Sign.NOT_MINE,
        rf"theo (?:phân công|chức năng|quy chế|quy định) {UP_TO_4}(?:thuộc|của|là của|do) {_UNIT}",
        "theo phân công thuộc Phòng Tài chính",
    ),
    Rule(
        Sign.NOT_MINE,
        rf"(?:của|thuộc|do|là việc của|là của|phải là|thuộc về) (?:{UP_TO_2}){_UNIT} {UP_TO_4}(?:chứ"
        rf"|mới đúng|chủ trì|phụ trách|làm chứ|đảm nhiệm|quản lý|mà$|mới phải|thực hiện chứ)",
        "của bên Quỹ Đất chứ",
    ),
    Rule(
        Sign.NOT_MINE,
        rf"(?:(?<!‹\w› )|(?<=T )|cái này |việc này |này |là |chắc )(?:là |phải |thì |chắc |hình như ){{0,3}}(?:của"
        rf"|thuộc|việc của|thuộc về|việc) (?:về )?{_UNIT}(?! (?:bắt|thẩm))|(?:chỉ"
        rf"|chỉ là) (?:đơn vị )?phối hợp|{_UNIT} {UP_TO_4}(?:mới|làm đầu mối|chủ trì)(?: làm| phụ trách"
        rf"| là)? (?:chủ trì|đầu mối|chứ|phụ trách|mới đúng)",
        "việc này của phòng Tài chính",
    ),
    Rule(
        Sign.NOT_MINE,
        rf"(?<=T )(?:là |do |thì |này |vốn ){{0,2}}{_UNIT} {_NAMED}(?:{WORD} ){{1,4}}?(?:chủ trì|phụ trách|đầu mối)"
        rf"|(?:giám đốc|phó giám đốc|lãnh đạo|chủ tịch|văn phòng) (?:đã |có )?giao (?:cho )?{_UNIT} {_OTHER}",
        "mục 8 phòng Kế hoạch chủ trì",
    ),
    Rule(
        Sign.NOT_MINE,
        rf"(?:chuyển|giao) (?:cho |sang |qua |về )?(?:bên|phòng|đơn vị|ai) (?:khác|kia)"
        rf"|đâu phải {UP_TO_2}(?:việc|bên|phòng|của)|(?:xin )?trả lại (?:việc|nhiệm vụ|T)|hỏi (?:bên"
        rf"|phòng) (?:khác|kia)|trái (?:chức năng|tuyến)",
        "chuyển phòng khác",
    ),
)
