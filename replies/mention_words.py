"""How tasks are named: one pattern a form, verbose, over words in full spelling."""

from __future__ import annotations

from typing import Final

LABEL: Final = r"""(?:(?:(?:các|những|mấy|cái|hai|ba|cả)\ )?
    (?:(?<!bắt\ )đầu\ việc|(?<!bắt\ )đầu\ mục|công\ việc|nhiệm\ vụ|nội\ dung|phần\ việc|mục|việc|task|item
        |câu|(?<!góp\ )(?<!đồng\ )(?<!chú\ )ý|điểm|chỉ\ tiêu|stt|nv|nd|cv|number|no\.?|số|\#|m(?=\d)|m\.(?=\ ?\d))
    (?:\ số|\ thứ|\ stt|\ tt)?[.:]?\ ?
    |cái\ (?=\d{1,2}\ ?(?:[,:]|(?:thì|xong|rồi|đã|đang|chưa|được|vướng|kẹt|xin|bỏ|là)(?!\w))))"""
_UNIT_AFTER: Final = r"(?!\d|\ ?%|[.:/]\d|\ ?(?:h|g|p)(?!\w)|\ phần\ trăm)"
FOLLOW: Final = r"""(?=\ ?(?:$|[\n,;:.!?()\[\]“”"'–—&+=→>-]|[^\w\s/%]|(?:
    xong|hoàn|đã|da|đang|chưa|chua|được|đạt|khoảng|tầm|chừng|vướng|kẹt|mắc|xin|lùi|gia\ hạn|dời|hoãn|thì|ok
        |done|rồi|gần|sắp|sẽ|mới
    |không|cũng|trình|chờ|đợi|cơ\ bản|của|là|còn|bị|và|với|cùng|cho|đề\ nghị|nhờ|cần|em|anh|chị|tôi|tui|mình
        |hết|đều|đến|tới|sang
    |vẫn|nhé|ạ|nha|nhưng|riêng|trừ|do|vì|tiếp|nộp|gửi|làm|phối|đủ|trả|vừa|thôi|luôn|nữa|này|kia|hiện|dự\ kiến
        |có|chắc|chậm|trễ|khó|thiếu|chuyển
    |thuộc|nhầm|lỡ|chứ|hạn|khi|bao|ai|sao|thế|ký|ban\ hành
    |gộp|phát\ hành|thực\ hiện|triển\ khai|tổng\ hợp|bàn\ giao
    |thêm|báo\ cáo|rà\ soát|soạn|tham\ mưu|tổ\ chức|nghiệm\ thu|kết\ thúc|tương\ tự|giống|liên\ quan|đúng|bình\ thường
    |giao|phân\ công
    |tất|cả|trên|dưới|nhận|ra(?=\ (?:thì|là)(?!\w)|\ ?$|\ ?[,.;\n])|[PDBTL])(?!\w)))"""
_FOLLOW_IN_LIST: Final = FOLLOW.replace("(?:\n", "(?:bên|phòng|đơn\\ vị|", 1)
_ONE: Final = r"\d{1,3}"
TO: Final = r"\ ?(?:-|–|—|→|->|=>|~|\.{2,}|đến|cho\ đến|tới|cho\ tới)\ ?"
_AND: Final = r"\ ?(?:,\ ?và|,|;|\+|&|/|và|với|cùng\ với|cùng|lẫn|cả|hoặc|\ )\ ?"
_SOME: Final = rf"(?:từ\ )?{_ONE}(?:{TO}(?:{LABEL})?{_ONE}{_UNIT_AFTER}{FOLLOW})?"
LIST: Final = (
    rf"{_SOME}{_UNIT_AFTER}(?:,{_ONE}(?!\d)(?=,{_ONE}{_UNIT_AFTER}))*(?:{_AND}(?:{LABEL}{_SOME}{_UNIT_AFTER}"
    rf"|{_SOME}{_UNIT_AFTER}(?:{_FOLLOW_IN_LIST}|(?=\ {_ONE}(?!\d)))))*"
)
_NOUN: Final = r"(?:đầu\ việc|đầu\ mục|công\ việc|nhiệm\ vụ|nội\ dung|mục|việc|cái|task|nv|ý)"
_SEVERAL: Final = r"(?:tất\ cả\ |toàn\ bộ\ )?(?:các|những|mấy|số|toàn\ bộ|cả|\d{1,3})"

FORMS: Final[dict[str, str]] = {
    # "5. Tham mưu …" (pasted with its number), “mục 3: …”
    "quoted": rf"[\"“«'](?:{LABEL})?(?P<quoted>\d{{1,3}})[.):/][^\"”»\n]{{1,1500}}[\"”»]",
    # việc thứ nhất và thứ ba
    "ordinal": rf"{_NOUN}\ thứ\ (?:\d{{1,2}}|nhất)(?:(?:\ ?,|\ và|\ với)\ (?:{_NOUN}\ )?thứ\ \d{{1,2}}"
    r"(?!\d|\ (?:tuần|này|tới|sau)))+",
    # các mục còn lại, còn lại, 3 mục còn lại, mấy cái kia
    "rest": rf"""(?:(?:{_SEVERAL}\ )(?:{_NOUN}\ )?|{_NOUN}\ |(?<!\w\ )|(?<=xong\ )|(?<=rồi\ )|(?<=nhé\ )
        |(?<=thì\ )|(?<=anh\ )|(?<=em\ )|(?<=cả\ ))còn\ lại(?!\ ?(?:\d|{LABEL}\d|P))(?!\w)
        |(?:{_SEVERAL}\ )(?:{_NOUN}\ )(?:khác|kia)(?!\w)|(?:các|những)\ (?:cái|phần)\ (?:khác|kia)(?!\w)
        |(?:phần|số)\ còn\ lại(?!\w)""",
    # hai mục đầu, mục đầu tiên, mục thứ nhất
    "first": rf"(?:(?P<count>\d{{1,2}})\ )?{_NOUN}\ (?:đầu(?!\ (?:tư|mối|việc|mục|vào|ra))(?:\ tiên)?"
    rf"|thứ\ nhất)(?!\w)",
    # mục cuối, ba mục cuối cùng, mục áp chót
    "last": rf"(?:(?P<count>\d{{1,2}})\ )?{_NOUN}\ (?:(?P<but_one>áp\ chót|kế\ cuối|gần\ cuối)"
    rf"|cuối(?:\ cùng)?(?!\ (?:tháng|năm|tuần|quý))|chót)(?!\w)",
    # việc này, cái ni
    "this": r"(?:cái|việc|mục|nhiệm\ vụ|nội\ dung)\ (?:này|đó|đây)(?!\w)",
    # mục 1/2/3
    "slashed": rf"{LABEL}(?P<slashed>\d{{1,2}}(?:/\d{{1,2}})+)(?![\d/])",
    # từ mục 5 trở đi
    "onward": rf"(?:từ\ )?(?:{LABEL})?(?P<onward>\d{{1,3}})\ trở\ (?:đi|xuống|về\ sau)(?!\w)",
    # mục 1, 2; việc số 3; từ mục 2 đến mục 5; #7
    "named": rf"(?:từ\ )?(?:(?P<of_all>cả|tất\ cả|toàn\ bộ)\ )?(?:các\ )?{LABEL}{LIST}",
    # cả hai mục, đủ cả 7 việc, cả hai
    "both": rf"(?:cả|đủ|hết|tất\ cả|toàn\ bộ)\ (?:cả\ |đủ\ )?(?P<both>\d{{1,2}})(?:\ {_NOUN}(?!\w)|{FOLLOW})",
    # 2 mục, mấy việc
    "counted": rf"(?:\d{{1,2}}|mấy|vài|một\ số|nhiều)\ {_NOUN}(?!\w|\ (?:này|đó|trên|nêu\ trên|khác|của))",
    # chưa có mục nào
    "none": rf"(?P<no>chưa|không)\ (?:có\ )?{_NOUN}\ nào(?!\w)",
    # tất cả, toàn bộ, các mục, mọi việc
    "everything": rf"""(?:tất\ cả|toàn\ bộ|hết\ thảy|tất\ thảy)(?:\ (?:các|những|mọi))?(?:\ {_NOUN}(?!\w)|{FOLLOW})
        |(?:các|mọi|những)\ {_NOUN}(?=\ (?:đều|đã|xong|hoàn|đang|được|trên|của|em|bên|phòng|chưa))|all(?!\w)
        |mấy\ {_NOUN}(?=\ của)|full(?!\w)
""",
    # xong hết, hoàn thành cả, đều xong
    "loose": r"""(?P<keep>(?:xong|xong\ xuôi|hoàn\ thành|hoàn\ tất|done|nhận|nhận\ được|làm|nộp|báo\ cáo|rồi|ok
        |đạt)\ )
        (?:hết(?:\ cả|\ tất\ cả|\ toàn\ bộ|\ rồi)?|cả|tất|tất\ cả|toàn\ bộ|sạch|đầy\ đủ\ cả)(?!\w|\ \d
        |\ (?:phần|bước|khâu|thủ|hồ|tháng|quý|năm|tuần|nội|các|những|báo))
        |đều(?=\ (?:đã\ )?(?:xong|hoàn|đang|chưa|đạt|ok|vướng|ổn))""",
}
"""Name of a form → its pattern; the function of that name in mentions.py says which tasks it means."""
_START: Final = (
    r"(?:^|(?:^|\n)[-+*•–▪●]|[\n;.!?:(,✅✔☑⏳❌🔄🚧🟡🔴🟢]"
    r"|(?<!\w)(?:còn|và|với|nhưng|riêng|trừ|chỉ\ còn|thì|nhầm|lộn|mà|là|ngoài"
    r"|xin\ lùi|lùi|gia\ hạn|hạn|mục)(?!\w))\ ?"
)
_AFTER: Final = r"""(?<!\w)(?:xong|xong\ rồi|done|hoàn\ thành|hoàn\ tất|vướng|xong\ hết|kẹt|đã\ nhận|nhận|xong:
        |đang|đang\ làm|chưa|chưa\ làm|chưa\ xong
        |nhầm|lộn|quên)[\ :]+"""
BARE: Final = (
    rf"(?P<keep>{_START})(?:số\ )?{LIST}(?:(?P<title>[.):/-]+(?=\ |[^\W\d]))|{FOLLOW})"
    rf"|(?P<keep_>{_AFTER}){LIST}{FOLLOW}"
)
"""Numbers without a label: "1 xong, 2 đang làm", "xong 3, 4", "3.", but not "3 hồ sơ"."""
RUNNING: Final = r"""(?P<keep>(?:làm|xong|rồi|nhé|P|vướng|duyệt|ký|chưa|nha|thành|trình|ạ|kẹt
        |dở)\ )(?P<number>\d{1,2})
    (?=\ (?:xong|đang|chưa|vướng|được|kẹt|xin|gần|sắp|đã|P|hoàn\ thành|mới|thì|lùi|cũng)(?!\w))"""
"""In a message that began with such numbers, without commas: "1 2 xong 3 đang làm"."""
