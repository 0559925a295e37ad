"""Fields of work that bodies are named after, in ``fold.plain`` form."""

from __future__ import annotations

from typing import Final

FIELDS: Final = (
    "nông nghiệp và phát triển nông thôn", "nông nghiệp và môi trường", "nông nghiệp & môi trường",
    "tài nguyên và môi trường", "văn hóa, thể thao và du lịch", "văn hóa thể thao và du lịch", "văn hóa và thể thao",
    "văn hóa, khoa học và thông tin", "văn hóa, thông tin", "văn hóa - xã hội", "văn hóa và thông tin",
    "lao động - thương binh và xã hội", "lao động, thương binh và xã hội", "lao động thương binh và xã hội",
    "khoa học và công nghệ", "khoa học, công nghệ và đổi mới sáng tạo", "khoa học công nghệ",
    "thông tin và truyền thông", "giáo dục và đào tạo", "kế hoạch và đầu tư", "kế hoạch - đầu tư",
    "kế hoạch - tài chính", "tài chính - kế hoạch", "giao thông vận tải", "giao thông công chính",
    "quy hoạch - kiến trúc", "quy hoạch kiến trúc", "dân tộc và tôn giáo", "dân tộc", "công thương", "tài chính",
    "nội vụ", "tư pháp", "xây dựng", "y tế", "ngoại giao", "ngoại vụ", "quốc phòng", "công an", "du lịch",
    "an toàn thực phẩm", "kinh tế, hạ tầng và đô thị", "kinh tế", "hành chính - tổng hợp", "hành chính tổng hợp",
)  # fmt: skip
"""What ministries, departments and sections are for; a comma within one of these parts no list."""

FIELD_NOUNS: Final = (
    "khoa học", "công nghệ", "tài chính", "kế hoạch", "chuyên ngành", "cơ sở", "môi trường", "nông nghiệp",
    "nông thôn", "thị trường", "nhân dân", "kinh tế", "văn hóa", "hành chính", "thông tin", "tiêu chuẩn", "đo lường",
    "chất lượng", "sở hữu trí tuệ", "năng lượng", "dân tộc", "nghiệp vụ", "pháp chế", "chuyển đổi số", "số",
    "đầu tư xây dựng", "dự án", "đất đai", "quỹ đất", "vận tải", "doanh nghiệp", "ngân sách", "công sản",
    "công nghiệp", "đô thị", "hạ tầng", "giao thông", "thủy lợi", "lâm nghiệp", "thủy sản", "giáo dục", "xã hội",
    "mặt bằng", "du lịch", "văn hóa", "thể thao", "gia đình", "cán bộ", "công chức", "viên chức", "biên chế",
    "pháp luật", "văn bản", "hành chính công", "một cửa", "tư pháp", "hộ tịch", "lao động", "việc làm",
    "bảo trợ xã hội", "người có công", "trẻ em", "bình đẳng giới", "y tế", "dược", "bệnh tật", "nhiễm khuẩn",
    "kỹ thuật", "vật tư", "thiết bị", "khoáng sản", "biển", "hải đảo", "chăn nuôi", "thú y", "trồng trọt",
    "bảo vệ thực vật", "kiểm lâm", "vật liệu xây dựng", "bất động sản", "kinh tế hợp tác", "thương mại",
    "xuất nhập khẩu", "điện năng", "hóa chất", "an toàn", "thực phẩm", "công nghệ thông tin", "bưu chính",
    "viễn thông", "báo chí", "xuất bản", "lưu trữ", "văn thư", "tôn giáo", "thanh niên", "sinh viên", "học sinh",
    "khảo thí", "đảm bảo chất lượng", "hợp tác quốc tế", "ngoại ngữ", "tin học", "đối ngoại", "quốc tế", "mầm non",
    "tiểu học", "trung học", "phổ thông", "giáo dục chuyên nghiệp", "sự nghiệp", "nội chính", "khiếu nại", "tố cáo",
    "tham nhũng", "tiếp công dân", "trợ giúp pháp lý", "pháp lý", "nhà nước", "kế toán", "tài vụ", "ngân hàng",
    "tín dụng", "nợ thuế", "hộ kinh doanh", "cá nhân", "dự toán", "kiểm ngư", "phát triển nông thôn",
    "chất lượng nông lâm sản", "dân số", "bảo hiểm", "xã hội hóa", "dân tộc thiểu số", "nước sạch",
    "vệ sinh môi trường nông thôn", "quan trắc", "tài nguyên", "bản đồ", "viễn thám", "khí tượng", "thủy văn",
    "quỹ bảo trì đường bộ", "phương tiện", "người lái", "đăng kiểm", "an toàn giao thông", "kết cấu hạ tầng",
    "đường bộ", "dịch vụ", "khuyến công", "khuyến nông", "giống", "cây trồng", "vật nuôi", "phục vụ hành chính công",
    "dịch vụ hành chính công", "phi chính phủ", "thi đua", "khen thưởng", "tổ chức cán bộ", "cải cách hành chính",
    "chính quyền", "địa giới", "tổ chức bộ máy", "kiểm soát bệnh tật", "điều dưỡng", "dinh dưỡng",
    "khám, chữa bệnh", "khám chữa bệnh", "y, dược cổ truyền", "giáo dục thường xuyên", "giáo dục nghề nghiệp",
    "đa khoa trung tâm", "đa khoa khu vực", "thi đua, khen thưởng", "văn thư, lưu trữ", "tài nguyên nước",
    "nhà và thị trường bất động sản", "phòng, chống tệ nạn xã hội", "phòng chống tệ nạn xã hội",
    "phòng, chống thiên tai", "phòng chống thiên tai", "đường cao tốc", "cao tốc", "hàng không", "cảng hàng không",
    "hàng hải", "đường sắt", "đường thủy nội địa", "đường thủy", "công trình giao thông", "công trình",
    "phổ biến, giáo dục pháp luật", "theo dõi thi hành pháp luật", "văn hóa, thông tin và thể thao",
    "văn hóa, thể thao và truyền thanh", "văn hóa, thể thao và du lịch", "văn hóa, thể thao", "tổ chức biên chế",
    "trang thiết bị", "sau đại học", "tin học và thống kê", "kế hoạch, tài chính",
    "xây dựng công trình", "tổ chức phi chính phủ",
    "bưu chính, viễn thông", "khoáng sản, nước", "biển, hải đảo", "kinh tế, hạ tầng và đô thị", "văn hóa, thông tin",
    "công chức, viên chức", "phòng, chống tham nhũng", "mua sắm tập trung",
    "sinh viên, học sinh", "quản lý, hỗ trợ doanh nghiệp", "dịch tễ", "hệ thống điện", "hệ thống",
    "nông thôn mới", "thị trường điện", "phòng thủ dân sự",
    "quản lý, khai thác", "quản lý, vận hành", "quản lý, bảo trì", "quản lý, bảo vệ", "thị trường trong nước",
    "thị trường nước ngoài", "nề nếp", "giao dịch bảo đảm", "học sinh, sinh viên",
    "bồi thường, giải phóng mặt bằng", "bồi thường giải phóng mặt bằng", "quy hoạch xây dựng",
    "hộ tịch, quốc tịch, chứng thực",
)  # fmt: skip
"""Words of fields that may stand in small letters within a name: "Phòng Quản lý khoa học"."""
