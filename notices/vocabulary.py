"""Words of Vietnamese administration: kinds of bodies, fields of work, posts, all in ``fold.plain`` form."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Level(IntEnum):
    """Where a body stands: an issuing body directs those of a greater number (and its own units)."""

    CENTRAL = 1
    PROVINCE = 2
    DEPARTMENT = 3
    LOCAL = 4
    INNER = 5


HEADS: Final = {
    "văn phòng chính phủ": Level.CENTRAL, "thanh tra chính phủ": Level.CENTRAL, "văn phòng trung ương": Level.CENTRAL,
    "ngân hàng nhà nước": Level.CENTRAL, "bảo hiểm xã hội": Level.DEPARTMENT, "kiểm toán nhà nước": Level.CENTRAL,
    "hội đồng thẩm định nhà nước": Level.CENTRAL, "ủy ban dân tộc": Level.CENTRAL,
    "đài truyền hình": Level.DEPARTMENT, "thông tấn xã": Level.CENTRAL, "viện hàn lâm": Level.CENTRAL,
    "bộ chỉ huy quân sự": Level.DEPARTMENT, "bộ chỉ huy bộ đội biên phòng": Level.DEPARTMENT,
    "bộ đội biên phòng": Level.DEPARTMENT, "bộ chỉ huy": Level.DEPARTMENT, "bộ tư lệnh": Level.DEPARTMENT,
    "ban chỉ huy quân sự": Level.LOCAL, "ban chỉ huy": Level.LOCAL, "bộ": Level.CENTRAL,
    "văn phòng ủy ban nhân dân": Level.DEPARTMENT, "văn phòng ubnd": Level.DEPARTMENT,
    "văn phòng hđnd và ubnd": Level.INNER, "văn phòng hội đồng nhân dân và ủy ban nhân dân": Level.INNER,
    "văn phòng đoàn đbqh và hđnd": Level.DEPARTMENT, "văn phòng đoàn đại biểu quốc hội": Level.DEPARTMENT,
    "văn phòng đoàn đại biểu quốc hội và hđnd": Level.DEPARTMENT,
    "văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân": Level.DEPARTMENT,
    "viện kiểm sát nhân dân tối cao": Level.CENTRAL, "tòa án nhân dân tối cao": Level.CENTRAL,
    "khu quản lý đường bộ": Level.DEPARTMENT, "đảng ủy các cơ quan đảng": Level.LOCAL,
    "liên danh": Level.INNER, "thuế cơ sở": Level.INNER,
    "văn phòng hội đồng nhân dân": Level.DEPARTMENT, "văn phòng tỉnh ủy": Level.DEPARTMENT,
    "văn phòng đảng ủy": Level.INNER, "ủy ban nhân dân": Level.LOCAL, "ubnd": Level.LOCAL,
    "hội đồng nhân dân": Level.LOCAL, "hđnd": Level.LOCAL, "ủy ban trung ương mặt trận tổ quốc": Level.CENTRAL,
    "ủy ban mặt trận tổ quốc": Level.DEPARTMENT, "ubmttq": Level.DEPARTMENT, "mặt trận tổ quốc": Level.DEPARTMENT,
    "tỉnh ủy": Level.PROVINCE, "thành ủy": Level.PROVINCE, "huyện ủy": Level.LOCAL, "đảng ủy": Level.LOCAL,
    "tỉnh đoàn": Level.DEPARTMENT, "thành đoàn": Level.DEPARTMENT, "sở": Level.DEPARTMENT,
    "ban quản lý": Level.DEPARTMENT, "ban qlda": Level.DEPARTMENT, "ban": Level.DEPARTMENT, "bql": Level.DEPARTMENT,
    "bqlda": Level.DEPARTMENT,
    "ban tổ chức": Level.DEPARTMENT, "ban tuyên giáo": Level.DEPARTMENT, "ban nội chính": Level.DEPARTMENT,
    "ban dân tộc": Level.DEPARTMENT, "ban dân vận": Level.DEPARTMENT, "ban chỉ đạo": Level.DEPARTMENT,
    "ban xây dựng đảng": Level.INNER, "ủy ban kiểm tra": Level.INNER, "ban chấp hành": Level.INNER,
    "bch": Level.INNER, "công an": Level.DEPARTMENT, "cảnh sát": Level.DEPARTMENT,
    "viện kiểm sát nhân dân": Level.DEPARTMENT, "tòa án nhân dân": Level.DEPARTMENT, "thi hành án": Level.DEPARTMENT,
    "kho bạc nhà nước": Level.DEPARTMENT, "kho bạc": Level.DEPARTMENT, "cục thuế": Level.DEPARTMENT,
    "thuế": Level.DEPARTMENT, "hải quan": Level.DEPARTMENT, "cục thống kê": Level.DEPARTMENT,
    "thống kê": Level.DEPARTMENT, "bưu điện": Level.DEPARTMENT, "điện lực": Level.DEPARTMENT,
    "tổng công ty": Level.DEPARTMENT, "công ty": Level.DEPARTMENT, "tập đoàn": Level.DEPARTMENT,
    "ngân hàng": Level.DEPARTMENT, "tổng cục": Level.DEPARTMENT, "cục": Level.DEPARTMENT, "vụ": Level.DEPARTMENT,
    "viện": Level.DEPARTMENT, "học viện": Level.DEPARTMENT, "trường": Level.DEPARTMENT, "đại học": Level.DEPARTMENT,
    "bệnh viện": Level.DEPARTMENT, "đài phát thanh": Level.DEPARTMENT, "báo và phát thanh": Level.DEPARTMENT,
    "báo": Level.DEPARTMENT, "liên minh hợp tác xã": Level.DEPARTMENT, "liên đoàn lao động": Level.DEPARTMENT,
    "liên hiệp": Level.DEPARTMENT, "hiệp hội": Level.DEPARTMENT, "hội đồng": Level.DEPARTMENT,
    "hội liên hiệp phụ nữ": Level.DEPARTMENT, "hội nông dân": Level.DEPARTMENT,
    "hội cựu chiến binh": Level.DEPARTMENT, "hội": Level.DEPARTMENT, "trạm y tế": Level.INNER, "trạm": Level.INNER,
    "hạt kiểm lâm": Level.INNER, "tổ công tác": Level.INNER, "phòng": Level.INNER, "trung tâm": Level.INNER,
    "chi cục": Level.INNER, "thanh tra": Level.INNER, "văn phòng": Level.INNER, "công đoàn": Level.INNER,
    "đoàn thanh niên": Level.INNER, "chi đoàn": Level.INNER, "chi bộ": Level.INNER, "bộ phận": Level.INNER,
    "quỹ": Level.INNER, "tổ": Level.INNER, "đội": Level.INNER, "khoa": Level.INNER, "bộ môn": Level.INNER,
    "nhà hát": Level.INNER, "đoàn ca múa nhạc dân tộc": Level.INNER, "đoàn ca múa nhạc": Level.INNER,
    "đoàn nghệ thuật": Level.INNER, "đoàn cải lương": Level.INNER, "phân hiệu": Level.INNER, "xí nghiệp": Level.INNER,
    "hợp tác xã": Level.LOCAL, "nhà xuất bản": Level.INNER, "ban quản trị": Level.INNER,
    "ban cán sự đảng": Level.PROVINCE, "đảng đoàn": Level.PROVINCE, "công chức": Level.INNER,
    "giáo viên chủ nhiệm": Level.INNER, "ban tuyên giáo và dân vận": Level.DEPARTMENT,
    "văn phòng đăng ký đất đai": Level.INNER, "trạm khuyến nông": Level.INNER, "viễn thông": Level.DEPARTMENT,
    "cảng vụ": Level.DEPARTMENT, "vườn quốc gia": Level.DEPARTMENT, "khu bảo tồn": Level.DEPARTMENT,
    "đài tiếng nói": Level.CENTRAL, "đồn biên phòng": Level.LOCAL, "hội chữ thập đỏ": Level.DEPARTMENT,
    "hội khuyến học": Level.DEPARTMENT, "hội người cao tuổi": Level.DEPARTMENT, "ủy ban mttq": Level.DEPARTMENT,
    "mttq": Level.DEPARTMENT, "ban thường trực ủy ban mặt trận tổ quốc": Level.DEPARTMENT,
    "văn phòng điều phối": Level.INNER, "văn phòng ban": Level.INNER, "tổng công ty điện lực": Level.DEPARTMENT,
    "ban bảo vệ": Level.INNER, "hạt": Level.INNER, "ban thường vụ": Level.INNER, "ban dân chính": Level.INNER,
    "báo và phát thanh, truyền hình": Level.DEPARTMENT, "báo và phát thanh - truyền hình": Level.DEPARTMENT,
    "báo và đài phát thanh, truyền hình": Level.DEPARTMENT, "đài phát thanh và truyền hình": Level.DEPARTMENT,
    "đài phát thanh, truyền hình": Level.DEPARTMENT, "đài phát thanh - truyền hình": Level.DEPARTMENT,
    "đài truyền thanh": Level.INNER, "báo và đài phát thanh và truyền hình": Level.DEPARTMENT,
    "báo và đài phát thanh - truyền hình": Level.DEPARTMENT, "báo và đài phát thanh": Level.DEPARTMENT,
    "chi nhánh": Level.INNER, "nhà máy": Level.INNER, "bảo tàng": Level.INNER, "thư viện": Level.INNER,
    "ban điều hành": Level.INNER, "ban nhân dân": Level.INNER, "ban công tác mặt trận": Level.INNER,
    "ban giám hiệu": Level.INNER, "công đoàn cơ sở": Level.INNER, "cơ sở cai nghiện": Level.INNER,
    "cơ sở cai nghiện ma túy": Level.INNER, "vnpt": Level.DEPARTMENT, "viettel": Level.DEPARTMENT,
    "mobifone": Level.DEPARTMENT, "đài khí tượng thủy văn": Level.DEPARTMENT, "tư vấn giám sát": Level.INNER,
    "tư vấn thiết kế": Level.INNER, "phân xưởng": Level.INNER, "đl": Level.DEPARTMENT, "ttr": Level.INNER,
    "đoàn trường": Level.INNER, "ủy ban quản lý vốn nhà nước tại doanh nghiệp": Level.CENTRAL,
    "ủy ban cạnh tranh quốc gia": Level.CENTRAL, "công đoàn ngành": Level.DEPARTMENT,
    "văn phòng điều hành": Level.INNER, "bch quân sự": Level.LOCAL,
    "bch bộ đội biên phòng": Level.DEPARTMENT, "bch ptds": Level.LOCAL,
    "cơ sở điều trị": Level.INNER, "ban đại diện": Level.INNER, "vp": Level.INNER,
    "nhà văn hóa": Level.INNER, "tỉnh": Level.LOCAL, "thành phố": Level.LOCAL, "huyện": Level.LOCAL,
    "thị xã": Level.LOCAL, "quận": Level.LOCAL, "xã": Level.LOCAL, "phường": Level.LOCAL, "đặc khu": Level.LOCAL,
}  # fmt: skip
"""First words of a body's name, and its level."""

WHOLE: Final = frozenset((
    "văn phòng chính phủ", "thanh tra chính phủ", "hội đồng thẩm định nhà nước", "tỉnh ủy", "thành ủy", "tỉnh đoàn",
    "công đoàn", "đoàn thanh niên", "văn phòng", "thanh tra", "chi cục", "trung tâm", "chi đoàn",
    "ngân hàng nhà nước", "công an", "kho bạc nhà nước", "kho bạc", "bảo hiểm xã hội", "đảng ủy", "ủy ban kiểm tra",
    "liên đoàn lao động", "bưu điện", "điện lực", "tỉnh", "thành phố", "hội nông dân", "hội cựu chiến binh",
    "hội liên hiệp phụ nữ", "trạm y tế", "hạt kiểm lâm", "phòng", "sở", "xã", "phường", "bộ chỉ huy quân sự",
    "ban chỉ huy quân sự", "mặt trận tổ quốc", "ban tổ chức", "ban tuyên giáo", "ban dân tộc", "cục thuế",
    "ban quản lý", "ủy ban nhân dân", "ubnd", "ủy ban mặt trận tổ quốc", "thống kê", "thuế", "thư viện", "bảo tàng",
    "hội chữ thập đỏ", "vp", "bệnh viện", "ban", "trường", "đoàn trường",
)) | (
    {head for head in HEADS if len(head.split()) > 2}
    - {"thuế cơ sở", "khu quản lý đường bộ", "đài khí tượng thủy văn"}
)  # fmt: skip
"""Heads that are a name by themselves, when written with a capital."""

WITHOUT_OWN_KIND: Final = ("tập đoàn", "tổng công ty", "công ty", "hội", "liên đoàn", "cục", "vụ")
"""After "các Tập đoàn:" a word like "Điện lực" is part of the name, no kind of body."""

PLACES: Final = ("thành phố", "đặc khu", "thị xã", "thị trấn", "tỉnh", "huyện", "quận", "phường", "xã")
OF_WHOM: Final = (
    "khu vực", "sở", "đảng ủy", "tỉnh", "thành phố", "huyện", "xã", "phường", "bộ", "tỉnh ủy", "thành ủy", "huyện ủy",
    "thị ủy", "quận ủy", "trung ương", "trường", "cơ quan", "công ty", "bệnh viện", "quận", "thị xã", "thị trấn",
    "đặc khu", "ủy ban nhân dân tỉnh", "ủy ban nhân dân huyện", "ủy ban nhân dân xã", "ubnd tỉnh", "ubnd huyện",
    "ubnd xã", "ủy ban nhân dân phường", "ubnd phường",
    "ủy ban nhân dân thành phố", "ubnd thành phố", "chính phủ", "tổng công ty", "ngành",
)  # fmt: skip
"""What may close a name in small letters: "Văn phòng Sở", "Công an tỉnh"."""

NO_BODIES: Final = (
    "tổ chức", "tổ hợp", "tổ dân phố", "ban hành", "ban đầu", "ban ngày", "ban đêm", "hội nghị", "hội thảo",
    "hội đàm", "hội diễn", "hội chợ", "hội thi", "hội họp", "hội trường", "hội nhập", "hội ý", "hội tụ", "hội viên",
    "hội quán", "hội an",
    "báo cáo", "báo chí", "báo động", "báo giá", "trường hợp", "trường lớp", "đội ngũ", "đội hình",
    "vụ việc", "vụ án", "vụ mùa", "vụ đông", "vụ xuân", "vụ hè", "vụ thu",
    "sở hữu", "sở dĩ", "bộ máy", "bộ chỉ số", "bộ tiêu chí", "bộ thủ tục", "bộ hồ sơ",
    "bộ đề", "bộ quy tắc", "bộ cơ chế", "bộ câu hỏi", "bộ luật", "cục bộ", "viện trợ", "viện phí", "viện dẫn",
    "thuế suất", "thuế thu nhập", "thuế giá trị", "thuế đất", "quỹ đất", "quỹ nhà", "trạm bơm", "trạm biến áp",
    "trạm thu phí", "phòng chống", "phòng,", "phòng ngừa", "phòng cháy", "phòng dịch", "phòng học", "phòng họp",
    "phòng làm việc", "phòng thủ", "phòng bệnh", "phòng tránh", "khoa học", "khoa thi", "thống kê các",
    "thanh tra các", "thanh tra việc", "thanh tra đột xuất", "quỹ lương", "đội vốn", "đoàn kết", "hạt nhân",
    "trường quay", "trạm dừng", "bộ phận một", "hội nhà",
)  # fmt: skip
"""Words that begin as a body's name does, and name none: "tổ chức", "hội nghị", "phòng chống"."""

SECOND_HALVES: Final = {
    "vụ": ("nhiệm", "phục", "dịch", "chức", "nghiệp", "công", "thời", "đặc", "mùa", "sự", "tác", "nội"),
    "bộ": ("cán", "nội", "toàn", "đồng", "tiến", "cục", "phổ", "đường", "sơ"),
    "sở": ("cơ", "trụ", "công"),
    "hội": ("xã", "quốc", "đại", "cơ", "lễ"),
    "báo": ("thông", "dự", "cảnh"),
    "phòng": ("đề", "dự", "quốc"),
    "trường": ("môi", "thị", "hiện", "công"),
    "đội": ("quân",),
    "khoa": ("y", "nha", "chuyên"),
}
"""Words whose second syllable is no body: "nhiệm vụ Quý I" names no Vụ."""

OPEN_ENDED: Final = (
    "tổ", "đội", "bộ phận", "ban quản lý", "bql", "ban qlda", "bqlda", "công ty", "tổng công ty",
    "ban chỉ đạo", "trường",
)  # fmt: skip
TAILED: Final = (
    "phòng", "khoa", "ban", "chi cục", "trung tâm", "vụ", "cục", "viện", "bộ môn", "bệnh viện", "công ty",
    "tổng công ty", "bảo tàng", "quỹ", "đoàn nghệ thuật", "nhà hát", "văn phòng", "hội đồng", "hội", "ban quản lý",
    "ban chỉ đạo", "tổ công tác", "thư viện", "chi nhánh", "xí nghiệp", "trạm", "hạt", "tổng cục", "phân hiệu",
    "trường", "ủy ban kiểm tra", "học viện", "văn phòng điều phối", "văn phòng điều hành",
)  # fmt: skip
"""Heads after whose name words of small letters may follow, if what ends them is certain: "Phòng Tổ chức cán bộ"."""
ALSO_NOUNS: Final = (
    "xây dựng", "tổng hợp", "quản lý", "kiểm tra", "giám sát", "thanh tra", "đầu tư", "điều hành", "nghiên cứu",
    "tuyên truyền", "thẩm định", "đào tạo", "giám định", "phát triển", "tuyển dụng", "phục vụ", "đấu thầu",
    "kiểm soát", "quyết toán", "vận hành", "ứng dụng", "hỗ trợ", "thống kê", "quy hoạch", "đo lường", "kiểm định",
    "xử lý", "giải quyết",
)  # fmt: skip
"""Verbs that close a name when nothing follows that they could govern: "Phòng Kế hoạch tổng hợp chủ trì"."""
"""Heads whose names go on in small letters up to a verb: "Ban Quản lý dự án đầu tư xây dựng tỉnh"."""

POSTS: Final = (
    "thủ trưởng", "người đứng đầu", "phó giám đốc", "giám đốc", "tổng giám đốc", "phó chủ tịch", "chủ tịch",
    "bộ trưởng", "thống đốc", "lãnh đạo", "tập thể lãnh đạo", "ban lãnh đạo", "tập thể", "chánh", "phó chánh",
    "trưởng", "chi cục trưởng", "cục trưởng", "vụ trưởng", "viện trưởng", "bí thư", "hiệu trưởng", "đại diện",
    "trưởng ban", "phó", "quản đốc", "tổng cục trưởng", "chủ nhiệm", "tư lệnh", "chỉ huy trưởng", "các đồng chí",
    "đồng chí",
    "phó trưởng", "kế toán trưởng", "tổng biên tập", "trạm trưởng", "đội trưởng", "tổ trưởng", "hạt trưởng",
    "phó hiệu trưởng", "thứ trưởng", "chi hội trưởng", "trưởng đoàn", "trưởng công an", "chỉ huy", "thường trực",
    "phó bí thư", "chánh thanh tra", "đ/c",
)  # fmt: skip
"""Who heads a body stands for the body: "Giám đốc Sở Nội vụ", "Thủ trưởng các sở, ngành"."""

EVERYBODY_NOUNS: Final = (
    "sở", "ban", "bộ", "ngành", "phòng", "phòng ban", "cơ quan", "cơ quan ngang bộ", "đơn vị", "cơ quan chuyên môn",
    "phòng chuyên môn", "bộ phận", "đoàn thể", "mặt trận", "hội", "tổ chức đoàn thể", "địa phương", "cấp",
    "tổ chức chính trị - xã hội", "tổ chức", "cá nhân", "huyện", "thị xã", "thành phố", "quận", "xã", "phường",
    "thị trấn", "đặc khu", "tỉnh", "ban ngành", "cơ quan thuộc chính phủ", "trung tâm", "ban đảng", "chi cục",
    "ban quản lý", "khoa", "bộ môn", "trạm y tế", "viện", "vụ", "cục", "doanh nghiệp", "chủ đầu tư", "thành viên",
    "nhà thầu", "trường", "trường học", "khu phố", "ấp", "bản", "thôn",
    "tổ dân phố", "chủ hồ chứa", "chủ hồ", "chủ hồ đập", "chủ tàu", "huyện ủy", "thị ủy", "thành ủy",
    "đảng ủy", "chi bộ", "chủ đập",
    "chủ rừng", "chủ dự án", "nhà đầu tư", "hợp tác xã", "cơ sở giáo dục", "cơ sở y tế", "đơn vị tư vấn",
    "tổ chuyên môn", "điện lực", "cấp ủy", "chi đoàn", "xí nghiệp", "chi nhánh", "trạm", "hạt", "nhà máy",
    "phân xưởng", "bệnh viện", "ban quản lý dự án", "thuế cơ sở",
    "trung tâm y tế", "công đoàn cấp trên trực tiếp cơ sở", "công đoàn cấp trên", "công đoàn cơ sở", "đl",
    "cơ sở khám bệnh, chữa bệnh", "cơ sở khám chữa bệnh",
)  # fmt: skip
"""Nouns after "các" that make a class: "các sở, ban, ngành"."""

MAKES_EVERYBODY: Final = frozenset((
    "sở ban bộ ngành phòng đơn vị cơ quan", "vụ", "cục", "phòng ban", "cơ quan ngang bộ",
    "cơ quan chuyên môn", "phòng chuyên môn", "bộ phận", "đơn vị", "cơ quan", "sở", "ban", "bộ", "ngành", "phòng",
    "ban ngành", "cơ quan thuộc chính phủ",
))  # fmt: skip
"""Of these, the ones that mean all units; "các chủ đầu tư" is a class of its own."""
