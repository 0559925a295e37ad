"""What a body that is told something does: the verbs, and the little words, of administrative orders."""

from __future__ import annotations

import re
from typing import Final

from notices.phrases import any_of

DUTIES: Final = (
    "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "cần", "phải", "chủ trì", "chủ động", "khẩn trương",
    "tiếp tục", "tập trung", "tăng cường", "kịp thời", "nghiêm túc", "thường xuyên", "sớm", "nhanh chóng",
    "đẩy nhanh", "đẩy mạnh", "quyết liệt", "tích cực", "phối hợp", "làm đầu mối", "là đầu mối", "đầu mối", "là cơ quan",
    "được giao", "được phân công", "có kế hoạch", "có văn bản", "có biện pháp", "có giải pháp", "có phương án",
)  # fmt: skip
"""Words that make a sentence with a body before them an order."""

DOINGS: Final = (
    "thực hiện", "triển khai", "tổ chức", "tham mưu", "xây dựng", "rà soát", "báo cáo", "đôn đốc", "theo dõi",
    "hoàn thành", "hoàn thiện", "hoàn chỉnh", "hoàn tất", "hướng dẫn", "kiểm tra", "giám sát", "thanh tra",
    "nghiên cứu", "đề xuất", "trình", "ban hành", "tổng hợp", "gửi", "chỉ đạo", "quán triệt", "bố trí", "chuẩn bị",
    "cung cấp", "thẩm định", "xem xét", "giải quyết", "xử lý", "lập", "phê duyệt", "công bố", "công khai",
    "tuyên truyền", "cập nhật", "tiếp thu", "tiếp nhận", "căn cứ", "phân công", "quản lý", "đánh giá", "lựa chọn",
    "thống nhất", "bảo đảm", "đảm bảo", "khắc phục", "nâng cao", "phát huy", "củng cố", "kiện toàn", "quan tâm",
    "ưu tiên", "huy động", "đăng ký", "liên hệ", "làm việc", "nắm", "bám sát", "chấn chỉnh", "duy trì", "giao",
    "phân bổ", "giải ngân", "thanh toán", "quyết toán", "xác định", "tính toán", "đối chiếu", "lấy ý kiến", "góp ý",
    "tham gia", "đầu tư", "phát hành", "bàn giao", "khởi công", "thông báo", "soạn thảo", "dự thảo", "xác minh",
    "thành lập", "tạo điều kiện", "hỗ trợ", "mở", "đưa", "thu", "vận hành", "sử dụng", "ứng dụng", "tháo gỡ",
    "tìm kiếm", "sắp xếp", "đề nghị", "yêu cầu", "nộp", "nhắc nhở", "cử", "tập huấn", "tuyển chọn", "hợp đồng",
    "sửa chữa", "thu thập", "khảo sát", "quy hoạch", "tổng kết", "sơ kết", "niêm yết", "rút kinh nghiệm",
    "điều chỉnh", "làm rõ", "làm tốt", "xin ý kiến", "trao đổi", "tổng rà soát", "chi trả", "kê khai", "ký", "lưu ý",
    "chú ý", "thống kê", "lãnh đạo", "di dời", "điều tra", "kết nối", "trang trí", "khai thác", "tập luyện",
    "tổng duyệt", "biên soạn", "ra quân", "treo", "bàn bạc", "thỏa thuận", "thương lượng", "vận chuyển", "đo đạc",
    "cắm mốc", "kiểm đếm", "kiểm kê", "bồi thường", "bảo vệ", "bảo quản", "bảo trì", "bảo dưỡng", "mua sắm",
    "trang bị", "lắp đặt", "kiểm điểm", "kiểm soát", "rút ngắn", "cắt giảm", "tiết kiệm", "tham dự", "tham quan",
    "thăm", "tặng", "trao", "tiếp đón", "đón tiếp", "đón", "tiếp tục", "phát động", "hưởng ứng", "phát hiện",
    "thanh quyết toán", "tu sửa", "nạo vét", "lấy mẫu", "duy tu", "phát dọn",
    "khơi thông", "thẩm tra", "thanh lý", "ký kết", "tích hợp", "chuẩn hóa", "thu gom", "dự trù", "sao gửi",
    "phân khai", "chốt", "gia hạn", "giải tỏa", "liên kết", "phát sóng", "đưa tin", "chấp hành",
    "xử phạt", "phòng ngừa", "ngăn chặn", "ngừng", "dừng", "tạm dừng", "chấm dứt", "thu hồi", "truy thu", "cưỡng chế",
    "khai trương", "khánh thành", "khởi động", "công nhận", "chứng nhận", "cấp phép", "cấp", "chuyển", "chuyển giao",
    "luân chuyển", "điều động", "bổ nhiệm", "miễn nhiệm", "tuyển dụng", "tuyển sinh", "giảng dạy", "đào tạo",
    "bồi dưỡng", "đăng", "viết", "số hóa", "nhập", "nâng cấp", "cải tạo", "xây", "thi công", "đấu thầu", "chọn",
    "nhân rộng", "phát triển", "khuyến khích", "động viên", "biểu dương", "khen thưởng", "kỷ luật", "cảnh báo",
    "dự báo", "nhắc", "giữ", "giữ gìn", "tăng", "giảm", "hạn chế", "tránh", "chịu", "nhận", "bảo lưu", "phân cấp",
    "ủy quyền", "sửa đổi", "bổ sung", "thay thế", "hủy", "bãi bỏ", "hợp nhất", "sáp nhập", "tinh giản", "phân luồng",
    "điều tiết", "điều phối", "điều hành", "cân đối", "trích", "hoàn ứng", "tạm ứng", "nghiêm cấm", "bám", "rà",
    "soát xét", "đếm", "chấm điểm", "xếp loại", "bình xét", "suy tôn", "đề cử", "giới thiệu", "quảng bá", "xúc tiến",
    "mời", "thuê", "bán", "mua", "đấu giá", "cho thuê", "giao đất", "tiêu hủy", "tiêm", "tiêm phòng", "phun",
    "khử trùng", "cách ly", "điều trị", "khám", "chăm sóc", "cứu trợ", "cứu hộ", "sơ tán", "tuần tra", "canh gác",
    "bắt", "khởi tố", "xét xử", "tranh thủ", "tận dụng", "vận dụng", "đổi mới", "phân tích", "truyền thông",
    "đăng tải", "phổ biến", "vận động", "thúc đẩy", "xong", "phân loại", "nghiệm thu", "siết chặt",
    "giải trình", "tập kết", "đối thoại", "đối soát",
)  # fmt: skip
"""Doings that an order names."""

LITTLE_WORDS: Final = (
    "và", "của", "trong", "để", "có", "được", "đã", "là", "về", "theo", "tại", "cho", "với", "trước", "sau", "thì",
    "mà", "như", "do", "bằng", "từ", "đến", "khi", "nếu", "vào", "trên", "dưới", "đối", "nhằm", "các", "những", "này",
    "cùng", "hoặc", "nghe", "cũng", "không", "chưa", "sẽ", "còn", "đang", "vẫn", "đồng thời", "qua", "việc", "gồm",
    "ngay", "nêu", "vắng", "tốt",
    "liên quan", "thuộc", "trực thuộc", "khác", "biết", "bị", "rồi", "nên", "hằng", "hàng",
    "làm", "tới", "đề", "đó", "ngày", "tháng", "năm", "dự kiến", "trở", "lưu", "rằng", "tuy", "vì",
)  # fmt: skip
"""Words that never go on with a name."""


DUTY: Final = re.compile(rf"(?:{any_of(DUTIES)})(?!\w)")
PREDICATE: Final = re.compile(rf"(?:{any_of(DUTIES + DOINGS)})(?!\w)")
LITTLE: Final = re.compile(rf"(?:{any_of(LITTLE_WORDS)})(?!\w)")
NO_NAME: Final = re.compile(rf"(?:{any_of(DUTIES + DOINGS + LITTLE_WORDS)})(?!\w)")
ORDER: Final = re.compile(
    rf"""
    \b(?: giao(?!\s+(?:ban|thông|dịch|lưu)) | (?<!đáp\sứng\s)(?<!theo\s)(?<!đạt\s)yêu\s+cầu | (?<!theo\s)đề\s+nghị
      | phân\s+công | chỉ\s+đạo | lưu\s+ý
      | {any_of(DUTIES)} | thực\s+hiện\s+(?:nghiêm|tốt|nghiêm\s+túc) | hoàn\s+thành )(?!\w)
    """,
    re.VERBOSE,
)
"""Words that tell somebody to do something: "yêu cầu", "có trách nhiệm", "khẩn trương"."""
TELLS: Final = re.compile(
    r"""
    \b(?: (?<!cơ\squan\s)(?<!bàn\s)(?<!chuyển\s)giao(?!\s+(?:ban|thông|dịch|lưu))
      | (?<!đạt\s)(?<!đáp\sứng\s)(?<!theo\s)(?<!so\svới\s)yêu\s+cầu | (?<!theo\s)đề\s+nghị(?!\s+của)
      | phân\s+công | khẩn\s+trương
      | chủ\s+trì | chịu\s+trách\s+nhiệm | có\s+trách\s+nhiệm | phải | cần | lưu\s+ý
        | (?<!yêu\scầu\s)hoàn\s+thành\s+(?:trước|trong|xong) )(?!\w)
    """,
    re.VERBOSE,
)
"""Words that order something even after words of praise or consent."""
AGREES: Final = re.compile(
    r"""
    (?:\W*(?:hội\snghị|cuộc\shọp|sở|bộ|ubnd\stỉnh|(?:phó\s)?chủ\stịch|(?:phó\s)?giám\sđốc|ủy\sban|ubnd|thường\strực|ban\sthường\svụ
      |bộ\strưởng|hiệu\strưởng|lãnh\sđạo|đồng\schí|thủ\stướng|phó\sthủ\stướng|cục\strưởng)[\w\s]{0,60}?\s)?
    (?: (?:cơ\sbản\s|hoàn\stoàn\s)?(?: nhất\strí | thống\snhất | đồng\sý | đồng\stình | chấp\sthuận | tán\sthành )
      | đánh\sgiá\scao | biểu\sdương | ghi\snhận | hoan\snghênh | khen\sngợi | cảm\sơn | chúc\smừng )(?!\w)
    """,
    re.VERBOSE,
)
"""How a paragraph begins that only agrees or praises: "Thống nhất với đề xuất của …", "Biểu dương …"."""
PERMITS: Final = re.compile(
    r"\s*(?:với|theo|chủ\s+trương|gia\s+hạn|kéo\s+dài|tổ\s+chức\s|lùi\s|hoãn\s|cho\s|đề\s+xuất|kiến\s+nghị|phương\s+án|nội\s+dung|bổ\s+sung|về\s"
    r"|thời\s+gian|thời\s+điểm|địa\s+điểm|tên\s|mức\s|danh\s+(?:sách|mục)|dự\s+thảo|thông\s+qua|quan\s+điểm)"
)
"""After a word of consent: what is only let happen, whatever dates it names ("Thống nhất gia hạn … đến hết quý I")."""
PRAISES: Final = re.compile(
    r"(?:đánh\s+giá\s+cao|biểu\s+dương|ghi\s+nhận|hoan\s+nghênh|khen\s+ngợi|cảm\s+ơn|chúc\s+mừng)$"
)
