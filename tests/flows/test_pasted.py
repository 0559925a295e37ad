"""A long notice pasted as text: the app cuts it into messages, the bot puts it together again."""

from __future__ import annotations

from datetime import timedelta

from storage.readings import ReadingState
from tests.flows.department import OFFICER, Department
from tests.flows.issued import TECHNOLOGY, all_said, last

HEAD_OF_PASTE = f"""SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH BÌNH SƠN
Số: 19/TB-SKHCN
Bình Sơn, ngày 02 tháng 5 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 4 năm 2024
Giám đốc Sở giao nhiệm vụ trong tháng 5/2024 như sau:
1. {TECHNOLOGY}
"""
TASK = "- Rà soát hồ sơ đề tài số {n}, báo cáo Giám đốc Sở kết quả thẩm định và đề xuất xử lý."
LAST = "- Tổng hợp báo cáo quý, trình trước ngày 30/5/2024."


def long_part(tasks: int = 55) -> str:
    """What fills one message of an app: 4,000 letters or a little more."""
    paste = HEAD_OF_PASTE + "\n".join(TASK.format(n=n) for n in range(1, tasks))
    return paste[:4096].rsplit("\n", 1)[0]


async def paste(office: Department, *parts: str) -> None:
    for part in parts:
        await office[OFFICER].send(part)
    await office.settle()
    office.clock.advance(timedelta(seconds=5))
    await office.settle()


async def test_a_short_end_belongs_to_the_paste(office: Department) -> None:
    whole = long_part()
    await paste(office, whole, LAST)
    assert f"{whole.count(chr(10) + '-') + 1} nhiệm vụ" in last(office, OFFICER)


async def test_a_secrecy_mark_in_the_second_part_stops_the_first(office: Department) -> None:
    before = len(office[OFFICER].said)
    await paste(office, long_part(), f"MẬT\n{LAST}")
    assert "Rà soát hồ sơ" not in all_said(office, OFFICER)
    assert len(office[OFFICER].said) == before + 1, "the card that said “đang đọc…” tells why"
    assert "MẬT" in last(office, OFFICER)
    async with office.app.database.read() as uow:
        reading = await uow.readings.get(2)
        assert reading
        assert (reading.state, reading.words) == (ReadingState.FAILED, None)
