"""The Office's day in conversations: joining, sending a notice, correcting it, issuing it; and who may not."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.notices import NoticeState
from storage.outbox import OutboxRow
from tests.conftest import SetClock
from tests.flows.department import OFFICER, SECOND_OFFICER, Department, head_of, open_department, roster_of

PLANNING = "Phòng Kế hoạch - Tài chính"
TECHNOLOGY = "Phòng Quản lý Công nghệ"
INSPECTION = "Thanh tra"
HEAD = head_of(TECHNOLOGY)
WHOLE = f"""SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH BÌNH SƠN
Số: 15/TB-SKHCN
Bình Sơn, ngày 01 tháng 4 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024

Giám đốc Sở giao nhiệm vụ trong tháng 4/2024 như sau:
1. {TECHNOLOGY}
- Tham mưu kế hoạch chuyển giao công nghệ năm 2024, trình trước ngày 20/4/2024.
2. {PLANNING}
- Báo cáo giải ngân quý I, hoàn thành trước ngày 10/4/2024.
3. {INSPECTION}
- Chuẩn bị nội dung hội nghị.
4. Các phòng, đơn vị thuộc Sở
- Nghiêm túc thực hiện nội quy cơ quan.
"""


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    """Three units; the Office and one head are connected."""
    async with open_department(tmp_path, clock) as department:
        await department.roster(roster_of([TECHNOLOGY, PLANNING, INSPECTION]))
        await department.join(OFFICER, SECOND_OFFICER, HEAD)
        yield department


def text(office: Department, who: str) -> str:
    return office[who].last.text


def labels(office: Department, who: str) -> list[str]:
    return [label for row in office[who].last.buttons for label in row]


def everything_stored(folder: Path) -> bytes:
    """The database with its log, as it lies on the disk."""
    return b"".join(file.read_bytes() for file in folder.glob("department.db*"))


async def letters(office: Department) -> list[OutboxRow]:
    async with office.app.database.read() as uow:
        return [row for row in await uow.outbox.ledger(1) if row.card and row.card.startswith("letter:")]


async def test_a_notice_is_sent_read_and_issued_to_each_unit_once(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    assert "4 nhiệm vụ · 3 đơn vị · 2 có thời hạn" in text(office, OFFICER)
    card = office[OFFICER].last
    await office.click(OFFICER, "Phát hành")
    assert "Đã phát hành thông báo 15/TB-SKHCN" in text(office, OFFICER)
    assert f"• {TECHNOLOGY}: {HEAD}" in text(office, OFFICER)
    assert f"• {PLANNING}" in text(office, OFFICER).split("Chưa gửi được")[1]
    assert "Đã phát hành" in text(office, SECOND_OFFICER)
    assert len(await letters(office)) == 1
    assert office[OFFICER].last.message_id == card.message_id


async def test_a_head_who_joins_late_gets_the_letter_at_once(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Phát hành")
    await office.join(head_of(INSPECTION))
    assert len(office[head_of(INSPECTION)].said) == 2
    assert len(await letters(office)) == 2


async def test_a_task_is_corrected_by_typing(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Xem nhiệm vụ")
    await office.click(OFFICER, "3")
    await office.click(OFFICER, "Thời hạn")
    await office.send(OFFICER, "hôm nào đó")
    assert "không phải là ngày" in text(office, OFFICER)
    await office.send(OFFICER, "25/4")
    assert "25/04/2024" in text(office, OFFICER)
    await office.click(OFFICER, "Sửa")
    await office.send(OFFICER, "Chuẩn bị nội dung hội nghị tổng kết.")
    assert "hội nghị tổng kết" in text(office, OFFICER)
    await office.click(OFFICER, "Bỏ")
    assert "3 nhiệm vụ" in text(office, OFFICER)


async def test_a_task_is_added_and_given_to_all(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Thêm nhiệm vụ")
    await office.send(OFFICER, "Báo cáo tổng kết quý I")
    await office.click(OFFICER, "Tất cả đơn vị")
    assert "✅ Tất cả đơn vị" in labels(office, OFFICER)
    await office.click(OFFICER, "Về nhiệm vụ")
    assert "Nhiệm vụ 5/5" in text(office, OFFICER)


async def test_the_preview_turns_from_unit_to_unit_in_one_card(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Xem trước")
    assert f"Xem trước 1/3: {TECHNOLOGY}" in text(office, OFFICER)
    count = len(office[OFFICER].said)
    await office.click(OFFICER, "2/3 ▶")
    assert f"Xem trước 2/3: {PLANNING}" in text(office, OFFICER)
    assert len(office[OFFICER].said) == count


async def test_a_draft_is_thrown_away_after_a_second_question(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Bỏ")
    await office.click(OFFICER, "Giữ lại")
    assert "4 nhiệm vụ" in text(office, OFFICER)
    await office.click(OFFICER, "Bỏ")
    await office.click(OFFICER, "Bỏ")
    assert "Đã bỏ bản nháp" in text(office, OFFICER)
    async with office.app.database.read() as uow:
        assert len(await uow.notices.in_state(NoticeState.DISCARDED)) == 1


async def test_an_answer_that_comes_after_the_draft_was_issued_is_not_recorded(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Thêm nhiệm vụ")
    await office.send(SECOND_OFFICER, "/thongbao")
    await office.click(SECOND_OFFICER, "Mở 15/TB-SKHCN")
    await office.click(SECOND_OFFICER, "Phát hành")
    await office.send(OFFICER, "Báo cáo tổng kết quý I")
    assert "không còn sửa được nữa" in text(office, OFFICER)
    await office.send(OFFICER, "/huy")
    assert "Không có gì" in text(office, OFFICER)


async def test_a_command_ends_what_was_begun(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Thêm nhiệm vụ")
    await office.send(OFFICER, "/thongbao")
    assert "1 bản nháp" in text(office, OFFICER)
    await office.send(OFFICER, "Báo cáo tổng kết quý I")
    assert "chưa hiểu" in text(office, OFFICER)


async def test_pasted_words_are_read_like_a_file(office: Department) -> None:
    await office.send(OFFICER, WHOLE)
    assert "4 nhiệm vụ" in text(office, OFFICER)


async def test_the_same_notice_again_is_warned_of(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Phát hành")
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    assert "Đúng tệp này đã phát hành ngày" in text(office, OFFICER)


@pytest.mark.parametrize("pasted", [True, False])
async def test_a_secret_document_is_nowhere_in_the_database(office: Department, pasted: bool, tmp_path: Path) -> None:
    secret = "TỐI MẬT\nKế hoạch tuyệt đối kín " + "của đơn vị " * 40
    if pasted:
        await office.send(OFFICER, secret)
    else:
        await office.upload(OFFICER, "ke-hoach.txt", secret.encode())
    assert "không" in text(office, OFFICER)
    assert "lưu" in text(office, OFFICER)
    stored = everything_stored(tmp_path)
    assert "tuyệt đối kín".encode() not in stored
    assert json.dumps("tuyệt đối kín")[1:-1].encode() not in stored


async def test_the_office_hears_once_of_a_head_who_blocked_the_bot_and_the_letter_waits(office: Department) -> None:
    await office[HEAD].block()
    await office.settle()
    assert f"{HEAD} ({TECHNOLOGY})" in text(office, OFFICER)
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Phát hành")
    assert await letters(office) == []
    await office[HEAD].unblock()
    await office.settle()
    assert len(await letters(office)) == 1


async def test_a_letter_that_telegram_refuses_marks_the_head_and_comes_when_they_are_back(office: Department) -> None:
    office[HEAD].chat.standing = type(office[HEAD].chat.standing).BLOCKED
    await office.upload(OFFICER, "tb.txt", WHOLE.encode())
    await office.click(OFFICER, "Phát hành")
    assert any("Không nhắn được" in message.text for message in office[OFFICER].said)
    assert any("Không nhắn được" in message.text for message in office[SECOND_OFFICER].said)
    before = len(office[HEAD].said)
    await office[HEAD].unblock()
    await office.settle()
    assert len(office[HEAD].said) == before + 1


async def test_help_is_by_role(office: Department) -> None:
    await office.send(OFFICER, "/help")
    assert "/thongbao" in text(office, OFFICER)
    await office.send(HEAD, "/trogiup")
    assert "/done" in text(office, HEAD)
    assert "/thongbao" not in text(office, HEAD)
