"""The whole job over a Bot API server that other people wrote: what our own sandbox accepts is no dialect of ours."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App, introduce
from bot.stage import SAMPLES
from services.roster import parse_roster
from storage.inbox import InboxState
from tests.conftest import SetClock
from tests.flows.department import Department, opened
from tests.flows.issued import all_said, digest, labels, last, letter
from tests.peer.lo import Lo

OFFICER = "Đinh Thị Mai"
PLANNER = "Hoàng Thị Nga"
SCIENTIST = "Trịnh Bá Sơn"
CENTRE = "Khúc Thị Liên"
DIRECTOR = "Ngô Quốc Trung"
EVERYBODY = (OFFICER, PLANNER, SCIENTIST, CENTRE, DIRECTOR)
DAYS = {
    "today_in_words": "ngày 01 tháng 4 năm 2024",
    "in_three_days": "04/4/2024",
    "in_ten_days": "11/4/2024",
}
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
PAPER = b"%PDF-1.4 " + b"nghiem thu " * 5000


class PeerDepartment(Department):
    """The same app and people, at the other server."""

    def __init__(self, app: App, lo: Lo, clock: SetClock) -> None:
        super().__init__(app, lo, clock)
        self.lo = lo

    async def settle(self) -> None:
        await self.lo.handed_on()
        await super().settle()


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[PeerDepartment]:
    """The sample roster; everybody has pressed their link. At the end nothing was refused, and nothing failed."""
    async with Lo() as lo, opened(tmp_path, clock, lo) as app:
        office = PeerDepartment(app, lo, clock)
        await introduce(app)
        await office.roster(parse_roster((SAMPLES / "roster.csv").read_bytes(), "roster.csv"))
        await office.join(*EVERYBODY)
        yield office
        async with app.database.read() as uow:
            assert await uow.inbox.count(InboxState.SET_ASIDE) == 0
        assert lo.pending == []
        assert lo.surprises == []


async def issue(office: Department) -> None:
    """The notice is read; one unit is not on the roster and is put right; what a unit will get is looked at."""
    notice = (SAMPLES / "notice.txt").read_text("utf-8").format(**DAYS)
    await office.upload(OFFICER, "thong-bao-57.txt", notice.encode())
    assert "7 nhiệm vụ" in last(office, OFFICER)
    assert "Tổ Chuyển đổi số" in last(office, OFFICER)
    for label in ("Xem nhiệm vụ", "⚠️ 6", "Đơn vị", "TT Ứng dụng", "Về nhiệm vụ", "Về bản nháp", "Xem trước"):
        await office.click(OFFICER, label)
    assert "Xem trước 1/" in last(office, OFFICER)
    await office.click(OFFICER, "Phát hành")


async def test_everybody_joins_by_a_link_and_has_the_menu(office: PeerDepartment) -> None:
    for who in EVERYBODY:
        assert f"Chào anh/chị {who}" in last(office, who)
    menus = [call for call in office.lo.calls if call.method == "setMyCommands"]
    assert {call.params.get("language_code") for call in menus} == {None, "vi", "en"}
    assert "baocao" in str(menus[0].params["commands"])


async def test_a_notice_is_issued_done_returned_approved_and_counted(office: PeerDepartment) -> None:
    await issue(office)
    assert "Đã phát hành thông báo 57/TB-SKHCN" in all_said(office, OFFICER)
    for who in (PLANNER, SCIENTIST, CENTRE):
        await office.click(who, "Đã nhận")
        assert "đã nhận" in letter(office, who)
        assert office[who].toasts != []

    await office.send(PLANNER, "/done 1 đã trình dự toán theo Tờ trình số 12/TTr-KHTC")
    assert "Việc 1 báo xong" in last(office, PLANNER)
    assert "“đã trình dự toán theo Tờ trình số 12/TTr-KHTC”" in last(office, OFFICER)
    await office.click(OFFICER, "Duyệt")
    assert "Văn phòng đã duyệt việc 1" in last(office, PLANNER)
    assert "✅ đã duyệt" in letter(office, PLANNER)

    await office.send(SCIENTIST, "/done 1")
    await office.click(OFFICER, "Trả lại")
    await office.send(OFFICER, "Thiếu biên bản <nghiệm thu> & biểu.")
    assert "“Thiếu biên bản <nghiệm thu> & biểu.”" in last(office, SCIENTIST)
    assert "bị trả lại" in letter(office, SCIENTIST)
    await office.upload(SCIENTIST, "biên bản.pdf", PAPER, caption="/done 1 đã bổ sung")
    assert "Kèm 1 minh chứng" in last(office, SCIENTIST)
    await office.click(OFFICER, "Duyệt")
    assert "✅ đã duyệt" in letter(office, SCIENTIST)

    await office.send(DIRECTOR, "/baocao")
    assert "1 thông báo · 7 nhiệm vụ · 10 việc" in digest(office, DIRECTOR)
    assert "Hoàn thành đúng hạn: 2" in digest(office, DIRECTOR)


async def test_files_and_photos_reach_the_office_as_they_were_sent(office: PeerDepartment) -> None:
    await issue(office)
    await office.send(PLANNER, "/done 1")
    await office.upload(PLANNER, "tờ trình.pdf", PAPER)
    await office[PLANNER].photo(PICTURE)
    await office.settle()
    assert "Đã kèm 2 minh chứng" in last(office, PLANNER)
    document, photo = (next(m for m in office[OFFICER].said if getattr(m, kind)) for kind in ("document", "photo"))
    assert document.document is not None
    assert document.document.data == PAPER
    assert photo.photo is not None
    assert photo.photo.data == PICTURE
    assert document.caption == photo.caption == "📎 Minh chứng của Phòng Kế hoạch - Tài chính, việc 1"


async def test_a_unit_asks_takes_back_and_is_answered(office: PeerDepartment) -> None:
    await issue(office)
    await office.send(CENTRE, "/viec")
    await office.click(CENTRE, "1")
    assert "✅ Xong" in labels(office, CENTRE)
    await office.click(CENTRE, "Xong")
    await office.click(CENTRE, "Hoàn tác")
    assert "Đã hoàn tác" in last(office, CENTRE)
    await office.send(CENTRE, "/giahan 1 25/4 chờ thẩm định")
    await office.click(OFFICER, "Đồng ý")
    assert "Hạn mới: thứ Năm 25/4" in last(office, CENTRE)
    await office.send(CENTRE, "/vuong 1 chưa có kinh phí")
    assert "chưa có kinh phí" in last(office, OFFICER)
    await office.send(CENTRE, "/viec")
    await office.click(CENTRE, "2")
    await office[CENTRE].reply_to(office[CENTRE].last, "/done đã lắp xong trạm")
    await office.settle()
    assert "Việc 2 báo xong" in last(office, CENTRE)
    assert "“đã lắp xong trạm”" in last(office, OFFICER)


async def test_a_long_list_is_cut_where_the_other_server_draws_the_line(office: PeerDepartment) -> None:
    heading = "THÔNG BÁO\nKết luận của Giám đốc Sở\n1. Phòng Kế hoạch - Tài chính\n"
    many = "\n".join(
        f"- Lập biểu tổng hợp số {n} về giải ngân vốn sự nghiệp <khoa học> & công nghệ." for n in range(90)
    )
    await office.upload(OFFICER, "dai.txt", (heading + many).encode())
    assert "90 nhiệm vụ" in last(office, OFFICER)
    await office.click(OFFICER, "Phát hành")
    seen = all_said(office, PLANNER)
    assert all(f"biểu tổng hợp số {n} về" in seen for n in range(90))
