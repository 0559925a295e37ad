"""How sure each field is, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import pytest

from notices.grammar import understand
from notices.grounds import SURENESS, Field, Ground, Sure, Why, ground, grounds_as_json, grounds_from_json
from notices.model import Block, Notice, Task
from notices.paragraphs import paragraphs
from notices.places import Scanned
from notices.units import KnownUnit
from tests.notices.grammar.conftest import FOOT, HEAD

Read = Callable[..., Notice]
ROSTER = (
    KnownUnit("Văn phòng Sở", ("Bộ phận Văn thư",)),
    KnownUnit("Phòng Quản lý Công nghệ"),
    KnownUnit("Phòng Kế hoạch - Tài chính"),
    KnownUnit("Chi cục Tiêu chuẩn Đo lường Chất lượng"),
)


def why(task: Task, field: Field) -> set[str]:
    return {one.value for found in task.grounds if found.field is field for one in found.why}


def sure(task: Task, field: Field) -> Sure | None:
    return next((one.sure for one in task.grounds if one.field is field), None)


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        ("1. Giao Văn phòng Sở lập kế hoạch.", {"roster"}),
        ("1. Giao Bộ phận Văn thư lập kế hoạch.", {"roster"}),
        ("1. Văn phòng Sở\n\n- Lập kế hoạch.", {"heading", "roster"}),
        ("1. Giao Chi cục rà soát hồ sơ.", {"short_form"}),
        ("1. Giao Phòng KHTC lập dự toán.", {"short_form"}),
        ("1. Giao Phòng Quản lý Công nghê rà soát hồ sơ.", {"mended"}),
        ("1. Giao Phòng Quản lý Công nghệp rà soát hồ sơ.", {"nearest"}),
        ("Giao Văn phòng Sở:\n\n1. Lập kế hoạch.\n\n2. Rà soát hồ sơ.", {"heading", "roster"}),
        ("Yêu cầu Văn phòng Sở khẩn trương thực hiện các việc sau:\n\n1. Lập kế hoạch.\n\n2. Rà soát hồ sơ.",
         {"lead", "roster"}),
        ("1. Văn phòng Sở\n\n1.1. Về công tác cán bộ\n\n- Lập kế hoạch.", {"inherited", "roster"}),
        ("1. Văn phòng Sở\n\n- Lập kế hoạch; Phòng Kế hoạch - Tài chính bố trí kinh phí.",
         {"heading", "roster", "kept"}),
        ("1. Rà soát hồ sơ tồn đọng.", {"assumed"}),
        ("1. Các đồng chí Phó Giám đốc đôn đốc các phòng.", {"post"}),
        ("1. Các phòng, đơn vị rà soát hồ sơ.", {"printed"}),
    ],
)  # fmt: skip
def test_who_must_act_rests_on(body: str, reasons: set[str], read: Read) -> None:
    assert why(read(body, ROSTER).tasks[0], Field.WHO) == reasons


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("trước ngày 15/4/2024", {"printed"}),
        ("trước ngày 15/4", {"year"}),
        ("trước ngày 15/01", {"far_year"}),
        ("trong tháng 5/2024", {"period_end"}),
        ("trong quý II", {"year", "period_end"}),
        ("trong tuần này", {"counted"}),
        ("trong vòng 10 ngày kể từ ngày ký", {"counted"}),
        ("vào giữa tháng 5/2024", {"period_end", "middle"}),
        ("trước kỳ họp thứ 12", {"unclear"}),
        ("trong tuần 15", {"unclear"}),
        ("trước ngày 15/4/2024 và trước kỳ họp thứ 12", {"unclear"}),
        ("nhanh chóng", set()),
    ],
)
def test_a_deadline_rests_on(words: str, reasons: set[str], read: Read) -> None:
    (task,) = read(f"1. Giao Văn phòng Sở lập kế hoạch, hoàn thành {words}.").tasks
    assert why(task, Field.WHEN) == reasons


def test_a_meeting_in_december_looks_ahead_without_a_doubt() -> None:
    text = (HEAD + "1. Giao Văn phòng Sở lập kế hoạch trước ngày 15/01." + FOOT).replace("05/4/2024", "20/12/2024")
    (task,) = understand(paragraphs(text.replace("08 tháng 4 năm 2024", "23 tháng 12 năm 2024"))).tasks
    assert why(task, Field.WHEN) == {"year"}


def test_partners_have_their_own_ground(read: Read) -> None:
    task = read(
        "1. Giao Văn phòng Sở phối hợp với Phòng KHTC lập dự toán.\n\n2. Giao Văn phòng Sở rà soát.", ROSTER
    ).tasks[0]
    assert (why(task, Field.WHO), why(task, Field.PARTNERS)) == ({"roster"}, {"short_form"})


def test_the_one_addressee_and_a_place_are_likely() -> None:
    head = HEAD.replace("tại cuộc họp giao ban tháng 3 năm 2024", "tại buổi làm việc với Chi cục Kiểm lâm")
    (addressed,) = understand(paragraphs(head + "1. Rà soát hồ sơ tồn đọng." + FOOT)).tasks
    assert (addressed.assignees, why(addressed, Field.WHO)) == (("Chi cục Kiểm lâm",), {"addressee"})
    province = HEAD.replace("SỞ NỘI VỤ", "").replace("UBND TỈNH BÌNH SƠN", "ỦY BAN NHÂN DÂN\nTỈNH BÌNH SƠN")
    (placed,) = understand(paragraphs(province + "1. Giao xã Hòa Lâm rà soát hồ sơ, báo cáo UBND tỉnh." + FOOT)).tasks
    assert "place" in why(placed, Field.WHO)


def test_a_row_of_a_table_rests_on_its_cells() -> None:
    columns = ("STT", "Nội dung", "Chủ trì", "Thời hạn")
    row = ("1", "Lập kế hoạch", "Phòng KHTC", "20/4/2024")
    cells = [Block(words, cell=(7, at, n)) for at, line in enumerate((columns, row)) for n, words in enumerate(line)]
    (task,) = understand([*paragraphs(HEAD), *cells, *paragraphs(FOOT)], ROSTER).tasks
    assert (why(task, Field.WHO), why(task, Field.WHEN)) == ({"cell", "short_form"}, {"cell"})
    assert (sure(task, Field.WHO), sure(task, Field.WHEN)) == (Sure.LIKELY, Sure.CERTAIN)


def scanned(text: str, how: Scanned) -> Sequence[Block]:
    return [replace(block, scanned=how) for block in paragraphs(HEAD + text + FOOT)]


@pytest.mark.parametrize(
    ("how", "expected"),
    [(Scanned(95.0), Sure.LIKELY), (Scanned(95.0, mended=True), Sure.LIKELY), (Scanned(80.0), Sure.GUESSED)],
)
def test_nothing_of_a_scan_is_certain(how: Scanned, expected: Sure) -> None:
    text = "1. Giao Văn phòng Sở phối hợp với Thanh tra Sở lập kế hoạch trước ngày 15/4/2024."
    (task,) = understand(scanned(text, how)).tasks
    assert {one.field: one.sure for one in task.grounds} == dict.fromkeys(Field, expected)
    assert ("mended" in why(task, Field.TEXT)) is how.mended


def test_a_number_filled_in_is_said(read: Read) -> None:
    tasks = read("1. Văn phòng Sở lập kế hoạch.\n\nZ. Thanh tra Sở rà soát hồ sơ.\n\n3. Văn phòng Sở họp.").tasks
    assert [why(task, Field.PATH) for task in tasks] == [{"printed"}, {"renumbered"}, {"printed"}]


def test_every_reason_says_how_sure_it_leaves_the_field() -> None:
    assert set(SURENESS) == set(Why)


@pytest.mark.parametrize(("one", "other"), list(product(Why, Why)))
def test_a_field_is_as_sure_as_its_weakest_reason(one: Why, other: Why) -> None:
    order = list(Sure)
    both = ground(Field.WHO, (one, other))
    assert order.index(both.sure) >= max(order.index(SURENESS[why]) for why in both.why)
    assert SURENESS[both.weakest] is both.sure
    assert (both.sure is Sure.CERTAIN) == ({SURENESS[one], SURENESS[other]} == {Sure.CERTAIN})


def test_grounds_survive_storing() -> None:
    grounds = (Ground(Field.WHO, (Why.LEAD, Why.MENDED)), Ground(Field.WHEN, (Why.YEAR,)))
    assert grounds_from_json(grounds_as_json(grounds)) == grounds
