"""Who must act, and with whom."""

from __future__ import annotations

import pytest

from notices.grounds import Field, Why
from notices.persons import persons
from notices.reading import read_text
from notices.titles import units_in_heading
from notices.units import KnownUnit
from tests.notices.grammar.conftest import Read


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("Giao Văn phòng Sở", ("Văn phòng Sở",)),
        ("Phòng Quản lý khoa học:", ("Phòng Quản lý khoa học",)),
        ("Phòng Văn thư, lưu trữ và công nghệ thông tin", ("Phòng Văn thư, lưu trữ và công nghệ thông tin",)),
        ("Công đoàn, Đoàn Thanh niên", ("Công đoàn", "Đoàn Thanh niên")),
        ("Các phòng và đơn vị", ("*",)),
        ("Về công tác cải cách hành chính", ()),
        ("Sở Y tế rà soát hồ sơ", ()),
        ("Trung tâm Mua sắm tập trung thuốc Quốc gia", ("Trung tâm Mua sắm tập trung thuốc Quốc gia",)),
        ("Phòng Giáo dục thường xuyên (GDTX)", ("Phòng Giáo dục thường xuyên",)),
        ("Các sở, ban ngành, UBND các huyện và các chủ đầu tư:", ("*",)),
        ("Phòng Y tế các huyện, thị xã", ("Phòng Y tế các huyện, thị xã",)),
        ("Nhiệm vụ của Ban trong thời gian tới", ()),
        ("Các trường học, Trạm Y tế phường", ("Các trường học", "Trạm Y tế phường")),
        ("Các trường THPT trực thuộc", ("Các trường THPT trực thuộc",)),
        ("Các phòng Quản lý, Hỗ trợ doanh nghiệp: số 1, số 2",
         ("Phòng Quản lý, Hỗ trợ doanh nghiệp số 1", "Phòng Quản lý, Hỗ trợ doanh nghiệp số 2")),
    ],
)  # fmt: skip
def test_a_unit_heading_is_told_from_a_topic(heading: str, units: tuple[str, ...]) -> None:
    assert units_in_heading(heading) == units


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Đồng chí Nông Thị Biên – Phó Giám đốc Sở: phụ trách chung", ("Nông Thị Biên",)),
        ("Cô Hồ Thị Lành (Phó Hiệu trưởng chuyên môn): chỉ đạo Hội thi", ("Hồ Thị Lành",)),
        ("Phòng Nội vụ (đồng chí Bế Văn Sáng - Trưởng phòng) tham mưu", ("Bế Văn Sáng",)),
        ("Ông Lê Văn Hai khắc phục ngay sự cố", ("Lê Văn Hai",)),
        ("Mời ông Lê Văn Hai, Chủ tịch Hội Nông dân, dự họp", ()),
        ("Đồng chí Y Sáng Mlô – Phó Giám đốc chỉ đạo Phòng Nghiệp vụ 1", ("Y Sáng Mlô",)),
        ("Phó Chủ tịch UBND thành phố Võ Thị Lành chỉ đạo Sở Y tế kiểm tra", ("Võ Thị Lành",)),
        ("Phó Chủ tịch UBND quận Hòa Lâm Võ Thị Lành chịu trách nhiệm", ("Võ Thị Lành",)),
        ("Đồng chí Phó Trưởng Thuế tỉnh Võ Thị Lành chỉ đạo thu nợ", ("Võ Thị Lành",)),
    ],
)
def test_persons_made_responsible_are_named(text: str, people: tuple[str, ...]) -> None:
    assert persons(text) == people


def test_a_unit_is_known_by_the_initials_that_the_notice_explains() -> None:
    notice = read_text("""SỞ NỘI VỤ

Tham dự: các phòng Kế hoạch - Tài chính (KHTC), Tổ chức - Hành chính (TCHC), Thanh tra Sở (TTS).

Giám đốc Sở kết luận như sau:

1. Phòng KHTC: lập dự toán, phối hợp TTS rà soát công nợ.

2. TTS: xử lý đơn thư.

3. Phòng TCHC: chuẩn bị hội nghị.
""")
    assert [(task.assignees, task.partners) for task in notice.tasks] == [
        (("Phòng Kế hoạch - Tài chính",), ("Thanh tra Sở",)), (("Thanh tra Sở",), ()),
        (("Phòng Tổ chức - Hành chính",), ()),
    ]  # fmt: skip


def test_initials_of_a_name_in_the_text_are_likely_its_own(read: Read) -> None:
    first, second = read("""
1. Phòng Khoa học công nghệ và Hợp tác quốc tế phối hợp với Phòng KHTC lập dự toán.

2. Phòng KHCN và HTQT gửi hồ sơ cho Phòng Kế hoạch - Tài chính trước 20/4.
""").tasks
    assert (first.partners, second.assignees) == (
        ("Phòng Kế hoạch - Tài chính",), ("Phòng Khoa học công nghệ và Hợp tác quốc tế",),
    )  # fmt: skip
    (why,) = (one.why for one in first.grounds if one.field is Field.PARTNERS)
    assert why == (Why.SHORT_FORM,)


def test_who_keeps_the_paper_is_no_short_form() -> None:
    notice = read_text(PRESENT + "1. Văn phòng Sở lập lịch.\n\n2. TH rà soát.\n\nNơi nhận:\n- Lưu: Văn phòng Sở (TH).")
    assert [task.assignees for task in notice.tasks] == [("Văn phòng Sở",), ("*",)]


def test_initials_that_nobody_explains_are_no_likeness(read: Read) -> None:
    first, second = read("1. Phòng KHTC lập dự toán.\n\n2. Phòng TCHC chuẩn bị hội nghị.").tasks
    assert (first.assignees, second.assignees) == (("Phòng KHTC",), ("Phòng TCHC",))


def test_one_heading_goes_to_another_unit_where_the_item_begins_with_it(read: Read) -> None:
    notice = read("""
1. Đối với các phòng

1.1. Văn phòng Sở: lập dự toán.

2. Thanh tra Sở:

- Tổ tiếp công dân: phân loại đơn thư.

- Phối hợp với Văn phòng Sở rà soát hồ sơ.
""")
    assert [task.assignees for task in notice.tasks] == [("Văn phòng Sở",), ("Tổ tiếp công dân",), ("Thanh tra Sở",)]


OWN = (
    KnownUnit("Văn phòng Sở", ("VP",)),
    KnownUnit("Phòng Tổ chức - Hành chính", ("P.TCHC",)),
    KnownUnit("Thanh tra Sở", ("TTra",)),
    KnownUnit("Phòng Kế hoạch - Tài chính"),
)


@pytest.mark.parametrize(
    ("text", "assignees", "partners"),
    [
        ("VP lập dự toán, phối hợp TTra rà soát.", ("Văn phòng Sở",), ("Thanh tra Sở",)),
        ("P.TCHC: nhắc vp nộp báo cáo.", ("Phòng Tổ chức - Hành chính",), ()),
        ("TTra phối hợp với P. KHTC xử lý đơn.", ("Thanh tra Sở",), ("Phòng Kế hoạch - Tài chính",)),
        ("Giao cán bộ ttra, vp tự rà soát.", ("*",), ()),
    ],
)
def test_short_forms_of_the_roster_count_in_running_text(
    text: str, assignees: tuple[str, ...], partners: tuple[str, ...], read: Read
) -> None:
    (task,) = read(f"1. {text}", OWN).tasks
    assert (task.assignees, task.partners) == (assignees, partners)


PRESENT = """SỞ Y TẾ

Tham dự có Phó Giám đốc Sở Trần Quang Lành; lãnh đạo các phòng: Văn phòng Sở, Kế hoạch - Tài chính (P.KHTC), Nghiệp vụ
Y; Bệnh viện Đa khoa trung tâm Hòa Lâm (BVĐKTT); Giám đốc Trung tâm Y tế (TTYT) các huyện, thành phố.

Giám đốc Sở kết luận như sau:

"""


@pytest.mark.parametrize(
    ("text", "assignees", "partners"),
    [
        ("1. P.KHTC\n\n- Lập dự toán, phối hợp với BVĐKTT rà soát công nợ.",
         ("Phòng Kế hoạch - Tài chính",), ("Bệnh viện Đa khoa trung tâm Hòa Lâm",)),
        ("1. TTYT các huyện, thành phố\n\n- Diệt lăng quăng đợt 2.", ("Trung tâm Y tế các huyện, thành phố",), ()),
        ("1. BVĐKTT\n\n- Phối hợp TTYT huyện Đông Khê chuyển giao kỹ thuật.",
         ("Bệnh viện Đa khoa trung tâm Hòa Lâm",), ("Trung tâm Y tế huyện Đông Khê",)),
        ("1. Phân công Phó Giám đốc Sở Trần Quang Lành trực tiếp chỉ đạo.", (), ()),
        ("1. Đồng chí Lê Thị Lành (Trưởng phòng Nghiệp vụ Y) tham mưu đề án.", ("Phòng Nghiệp vụ Y",), ()),
    ],
)  # fmt: skip
def test_what_those_present_are_called_in_short_holds_for_the_notice(
    text: str, assignees: tuple[str, ...], partners: tuple[str, ...]
) -> None:
    (task,) = read_text(PRESENT + text).tasks
    assert (task.assignees, task.partners) == (assignees, partners)


NICKNAMED = """UBND TỈNH HÒA LÂM
VĂN PHÒNG

Số: 7/TB-VP

Hòa Lâm, ngày 07 tháng 4 năm 2025

THÔNG BÁO
Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp kiểm điểm tiến độ

Ngày 04/4/2025, Phó Chủ tịch Ủy ban nhân dân (UBND) tỉnh chủ trì cuộc họp. Tham dự có Ban Quản lý dự án Giao thông tỉnh
(sau đây viết tắt là Ban QLDA Giao thông); Khoa Kiểm soát nhiễm khuẩn (Khoa KSNK); tư vấn giám sát (TVGS): Liên danh
Nam Hậu.

Phó Chủ tịch UBND tỉnh kết luận như sau:

"""


@pytest.mark.parametrize(
    ("text", "assignees"),
    [
        ("1. Ban QLDA Giao thông hoàn thành kiểm đếm.", ("Ban Quản lý dự án Giao thông tỉnh",)),
        ("1. Khoa KSNK giám sát vệ sinh tay.", ("Khoa Kiểm soát nhiễm khuẩn",)),
        ("1. TVGS bố trí cán bộ thường trực.", ("Liên danh Nam Hậu",)),
        ("1. UBND các phường: An Khê, Tân An rà soát.",
         ("Ủy ban nhân dân phường An Khê", "Ủy ban nhân dân phường Tân An")),
        ("1. Các địa phương bố trí tạm cư cho các hộ.", ("Các địa phương",)),
    ],
)  # fmt: skip
def test_what_a_body_is_called_from_here_on_holds_for_the_notice(text: str, assignees: tuple[str, ...]) -> None:
    (task,) = read_text(NICKNAMED + text).tasks
    assert task.assignees == assignees


def test_a_clause_that_names_nobody_keeps_its_day_for_the_headings_unit(read: Read) -> None:
    (task,) = read("""
1. Thanh tra Sở

- Đăng tải hồ sơ trước ngày 29/4/2024. Văn phòng Sở cung cấp số liệu trong ngày 20/4/2024.
""").tasks
    assert task.assignees == ("Thanh tra Sở", "Văn phòng Sở")
    assert [one.units for one in task.milestones] == [("Thanh tra Sở",), ("Văn phòng Sở",)]


def test_a_doing_for_all_before_the_clause_of_one_unit_stays_for_all(read: Read) -> None:
    (task,) = read("1. Rà soát dữ liệu, hoàn thành trước 15/4; Thanh tra Sở kiểm tra, báo cáo trước ngày 20/4.").tasks
    assert task.assignees == ("*", "Thanh tra Sở")
    assert [one.units for one in task.milestones] == [("*",), ("Thanh tra Sở",)]


def test_a_department_of_education_directs_schools() -> None:
    notice = PRESENT.replace("Y TẾ", "GIÁO DỤC VÀ ĐÀO TẠO").replace("Y tế", "Giáo dục và Đào tạo")
    first, second = read_text(
        notice + "1. Các trường THPT trực thuộc\n\n- Quản lý các khoản thu.\n\n- Trường THPT Nà Lâm nộp báo cáo."
    ).tasks
    assert (first.assignees, second.assignees) == (("Các trường THPT trực thuộc",), ("Trường THPT Nà Lâm",))


def test_a_heading_for_many_leaves_an_item_to_those_that_it_names(read: Read) -> None:
    notice = read("""
1. Các phòng, đơn vị

- Thanh tra Sở xác minh đơn.

2. Thanh tra Sở, Văn phòng Sở

- Thanh tra Sở công khai kết luận.

- Riêng Văn phòng Sở niêm yết thủ tục.

- Phối hợp rà soát quy chế.
""")
    assert [task.assignees for task in notice.tasks] == [
        ("Thanh tra Sở",), ("Thanh tra Sở",), ("Văn phòng Sở",), ("Thanh tra Sở", "Văn phòng Sở"),
    ]  # fmt: skip


def test_branches_of_the_issuing_body_are_its_own() -> None:
    notice = read_text(
        PRESENT.replace("SỞ Y TẾ", "CÔNG TY ĐIỆN LỰC HÒA LÂM").replace(
            "các phòng:", "các phòng: Phòng Kinh doanh (P9),"
        )
        + "1. P9 giao chỉ tiêu cho các Điện lực.\n\n2. ĐL An Khê phối hợp với P9 thu nợ.\n\n3. Sở Xây dựng rà soát."
    )
    assert [(task.assignees, task.partners) for task in notice.tasks] == [
        (("Phòng Kinh doanh",), ()), (("Điện lực An Khê",), ("Phòng Kinh doanh",)), (("*",), ()),
    ]  # fmt: skip


def test_a_room_of_the_police_is_no_partner_of_a_department(read: Read) -> None:
    (task,) = read("1. Văn phòng Sở phối hợp với Phòng Cảnh sát giao thông - Công an tỉnh rà soát dữ liệu.").tasks
    assert (task.assignees, task.partners) == (("Văn phòng Sở",), ())


def test_a_trade_union_is_no_spelling_of_the_youth_union(read: Read) -> None:
    (task,) = read("1. Công đoàn Sở tổ chức thăm hỏi; phối hợp với Đoàn trường.").tasks
    assert task.assignees == ("Công đoàn Sở",)


def test_a_day_that_opens_the_sentence_is_of_whom_it_names(read: Read) -> None:
    (task,) = read(
        "1. Trong tháng 9/2024, Thanh tra Sở hoàn thành 03 kết luận. Văn phòng Sở hướng dẫn ngay sau khi nhận đủ."
    ).tasks
    assert task.assignees == ("Thanh tra Sở", "Văn phòng Sở")
    assert [one.units for one in task.milestones] == [("Thanh tra Sở",)]


def test_another_clause_under_a_heading_for_many_goes_to_whom_it_names(read: Read) -> None:
    (task,) = read("""
1. Các Chi cục

- Chi cục Dân số đón đoàn công tác; Phòng Hợp tác quốc tế hướng dẫn lễ tân.
""").tasks
    assert task.assignees == ("Chi cục Dân số", "Phòng Hợp tác quốc tế")


def test_a_body_without_its_place_is_the_one_with_it(read: Read) -> None:
    first, second = read(
        "1. Thanh tra Sở\n\n- Xác minh đơn.\n\n2. Văn phòng Sở\n\n- Phối hợp với Thanh tra rà soát."
    ).tasks
    assert (first.assignees, second.partners) == (("Thanh tra Sở",), ("Thanh tra Sở",))


def test_the_bare_word_for_a_department_names_no_other_body() -> None:
    (task,) = read_text(
        NICKNAMED + "1. Sở Y tế\n\na) Xử lý hồ sơ trễ hạn; Giám đốc Sở chịu trách nhiệm trực tiếp chỉ đạo."
    ).tasks
    assert task.assignees == ("Sở Y tế",)


def test_an_order_behind_its_condition_goes_to_whom_it_names(read: Read) -> None:
    (task,) = read("""
1. Văn phòng Sở

- Hết ngày 15/9/2024 nếu không khắc phục, giao Phòng Tổ chức - Hành chính lập thủ tục.
""").tasks
    assert (task.assignees, task.milestones) == (("Phòng Tổ chức - Hành chính",), ())


def test_a_class_is_called_by_its_heading_where_it_is_said_in_short(read: Read) -> None:
    (task,) = read("1. Các nhà thầu thi công\n\n- Yêu cầu các nhà thầu lập lại tiến độ trước ngày 26/4.").tasks
    assert task.assignees == ("Các nhà thầu thi công",)


def test_each_unit_of_a_heading_meets_the_day_said_for_it(read: Read) -> None:
    (task,) = read("""
1. Thanh tra Sở, Văn phòng Sở

- Báo cáo kết quả; trong đó, Thanh tra Sở xong trước ngày 05/5/2024, Văn phòng Sở xong trước ngày 15/5/2024.
""").tasks
    assert [(str(one.due), one.units) for one in task.milestones] == [
        ("2024-05-05", ("Thanh tra Sở",)), ("2024-05-15", ("Văn phòng Sở",)),
    ]  # fmt: skip


def test_bodies_counted_again_are_those_named_before(read: Read) -> None:
    (task,) = read("""
1. Phê bình Văn phòng Sở và Thanh tra Sở chậm báo cáo; yêu cầu hai đơn vị kiểm điểm trước ngày 30/4/2024.
""").tasks
    assert task.assignees == ("Văn phòng Sở", "Thanh tra Sở")


def test_persons_of_a_lead_sentence_answer_for_what_hangs_under_it(read: Read) -> None:
    notice = read("""
1. Giao Phó Giám đốc Phan Thị Lành chủ trì:

- Chuẩn bị nội dung Hội nghị sơ kết.

2. Văn phòng Sở:

- Gửi giấy mời.
""")
    assert [(task.persons, task.assignees) for task in notice.tasks] == [
        (("Phan Thị Lành",), ()), ((), ("Văn phòng Sở",)),
    ]  # fmt: skip


def test_likeness_within_a_notice_needs_words_in_common(read: Read) -> None:
    first, second = read("""
1. Ban Thường vụ Tỉnh ủy:

- Cho ý kiến về Đề án.

2. Ban Tổ chức Tỉnh ủy chủ trì tham mưu phương án nhân sự.
""").tasks
    assert second.assignees != first.assignees
