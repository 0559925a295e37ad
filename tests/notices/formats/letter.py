"""Our own sample notice: an invented department of an invented province, and how its .docx was made.

``python -m tests.notices.formats.letter FOLDER`` writes ``giao-ban-thang-9.docx``; the .pdf beside it was printed
from that file by LibreOffice 7.4 (``soffice --headless --convert-to pdf``).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from tests.notices.formats.word import abstract, docx, level, num, p, table

NAME: Final = "giao-ban-thang-9"

HEAD: Final = (
    ("UBND TỈNH BÌNH SƠN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 128/TB-SKHCN"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bình Sơn, ngày 03 tháng 9 năm 2024"),
)
TITLE: Final = ("THÔNG BÁO", "Kết luận của Giám đốc Sở Khoa học và Công nghệ tại cuộc họp giao ban tháng 9 năm 2024")
OPENING: Final = (
    "Ngày 30/8/2024, Giám đốc Sở Khoa học và Công nghệ chủ trì cuộc họp giao ban để kiểm điểm công việc tháng 8 và bàn "
    "nhiệm vụ tháng 9 năm 2024. Dự họp có lãnh đạo Sở, trưởng các phòng và đơn vị trực thuộc.",
    "Sau khi nghe các đơn vị báo cáo và ý kiến thảo luận, Giám đốc Sở kết luận như sau:",
)
SECTIONS: Final[tuple[tuple[str, dict[str | None, tuple[str, ...]]], ...]] = (
    ("Đánh giá chung", {None: ("Các phòng, đơn vị đã hoàn thành cơ bản các nhiệm vụ được giao trong tháng 8/2024.",)}),
    (
        "Nhiệm vụ trọng tâm tháng 9/2024",
        {
            "Văn phòng Sở": (
                "Chủ trì, phối hợp với Thanh tra Sở rà soát, sửa đổi Quy chế làm việc của cơ quan theo Nghị định số "
                "45/2019/NĐ-CP, trình Giám đốc Sở trước ngày 15/9/2024.",
                "Chuẩn bị hậu cần cho hội nghị sơ kết phong trào sáng kiến; gửi giấy mời và tài liệu đến các đại biểu "
                "chậm nhất ngày 12/9/2024.",
                "Hàng tháng tổng hợp tình hình thực hiện kết luận giao ban, báo cáo Giám đốc Sở.",
            ),
            "Phòng Quản lý Khoa học": (
                "Khẩn trương hoàn thiện hồ sơ nghiệm thu 04 đề tài cấp tỉnh về kinh tế - xã hội, giống cây dược liệu "
                "và bảo tồn làng nghề dệt lụa; hoàn thành trong tháng 9/2024.",
                "Tham mưu văn bản gửi các huyện, thành phố đề xuất nhiệm vụ khoa học năm 2025 theo Kế hoạch số "
                "77/KH-UBND ngày 02/7/2024 của UBND tỉnh.",
                "Phối hợp với Phòng Kế hoạch - Tài chính thanh toán kinh phí đợt 2 cho các đề tài đã nghiệm thu.",
            ),
            "Phòng Kế hoạch - Tài chính": (
                "Xây dựng dự toán thu, chi năm 2025 của Sở và các đơn vị trực thuộc, gửi Sở Tài chính trước ngày "
                "20/9/2024.",
                "Đôn đốc các đơn vị giải ngân vốn sự nghiệp, bảo đảm đến hết Quý III/2024 đạt trên 75% kế hoạch; báo "
                "cáo nguyên nhân đối với từng khoản chậm.",
            ),
            "Trung tâm Ứng dụng và Chuyển giao công nghệ": (
                "Đưa trạm quan trắc nước hồ Vạn Tượng vào vận hành thử; bàn giao cho UBND huyện An Lạc quản lý trước "
                "ngày 30/9/2024.",
                "Lập phương án sửa chữa nhà lưới sau mưa bão, trình lãnh đạo Sở xem xét trong tháng 9/2024.",
            ),
            "Chi cục Tiêu chuẩn Đo lường Chất lượng": (
                "Kiểm tra cân đồng hồ lò xo tại chợ trung tâm các huyện, thị xã; xử lý nghiêm hành vi gian lận, công "
                "khai kết quả trên trang thông tin của Chi cục.",
                "Tập huấn ghi nhãn hàng hóa cho các hợp tác xã, mỗi huyện ít nhất một lớp, hoàn thành trước ngày "
                "25/9/2024.",
            ),
        },
    ),
)
CLOSING: Final = "Nay thông báo để các phòng, đơn vị biết, thực hiện./."
FOOT: Final = (
    ("Nơi nhận:", "- Lãnh đạo Sở;", "- Các phòng, đơn vị;", "- Lưu: VT, VP."),
    ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Thị Mẫu Đơn"),
)


def printed() -> list[str]:
    """The body's paragraphs as a reader must give them, numbers included."""
    lines = [*TITLE, *OPENING]
    for roman, (section, units) in zip(("I", "II"), SECTIONS, strict=True):
        lines.append(f"{roman}. {section}")
        for place, (unit, tasks) in enumerate(units.items(), 1):
            lines += [f"{place}. {unit}"] if unit else []
            lines += [f"({n}) {task}" if unit else task for n, task in enumerate(tasks, 1)]
    return [*lines, CLOSING]


def as_docx() -> bytes:
    """The sample with automatic numbers that hang on styles, as Word's own templates do it."""
    body = _columns(HEAD, "center") + "".join(p(line, '<w:jc w:val="center"/>', "<w:b/>") for line in TITLE)
    body += "".join(p(line, _style("Text")) for line in OPENING)
    for section, units in SECTIONS:
        body += p(section, _style("Section"))
        for unit, tasks in units.items():
            body += p(unit, _style("Unit")) if unit else ""
            body += "".join(p(task, _style("Task" if unit else "Text")) for task in tasks)
    body += p(CLOSING, _style("Text")) + _columns(FOOT, "left") + _page()
    return docx(body, styles=_styles(), numbering=_numbering(), header=_header())


def _columns(columns: tuple[tuple[str, ...], tuple[str, ...]], jc: str) -> str:
    left, right = (
        "".join(p(line, f'<w:jc w:val="{side}"/>') for line in c)
        for side, c in zip((jc, "center"), columns, strict=True)
    )
    return table((left, right))


def _style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def _numbering() -> str:
    levels = (
        level(0, "upperRoman", "%1.", _style("Section")),
        level(1, "decimal", "%2.", _style("Unit")),
        level(2, "decimal", "(%3)", _style("Task")),
    )
    return abstract(*levels) + num(1)


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif"/>'
    text = '<w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
    rows = [f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val='28'/></w:rPr></w:rPrDefault></w:docDefaults>"]
    rows.append('<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>')
    for name, place, run in (("Text", None, ""), ("Section", 0, "<w:b/>"), ("Unit", 1, "<w:b/>"), ("Task", 2, "")):
        list_ = "" if place is None else f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="1"/></w:numPr>'
        rows.append(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f"<w:pPr>{list_}{text}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    return "".join(rows)


def _header() -> str:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p>'


def _page() -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="560" w:footer="560"'
        ' w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


if __name__ == "__main__":
    (Path(sys.argv[1]) / f"{NAME}.docx").write_bytes(as_docx())
