"""The story that a newcomer sees first: section 1 of the design, step by step, with the sample roster and notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from bot.stage import SAMPLES, Stage
from sandbox.acts import Act, Join, Move, Press, Say, Send
from sandbox.people import Person
from sandbox.tour import Step

OFFICER = "Đinh Thị Mai"
PLANNER = "Hoàng Thị Nga"
SCIENTIST = "Trịnh Bá Sơn"
DIRECTOR = "Ngô Quốc Trung"
PAPER = b"%PDF-1.4\n% bien ban nghiem thu\n%%EOF\n"


def story(stage: Stage) -> list[Step]:
    """The steps, with dates around the day on which the office's clock stands now."""
    return list(_Teller(stage).steps())


def notice(today: date) -> bytes:
    """The sample notice with deadlines three and ten days from today."""
    days = {"in_three_days": today + timedelta(days=3), "in_ten_days": today + timedelta(days=10)}
    written = {name: f"{day:%d/%m/%Y}" for name, day in days.items()}
    heading = f"ngày {today:%d} tháng {today:%m} năm {today:%Y}"
    return (SAMPLES / "notice.txt").read_text("utf-8").format(today_in_words=heading, **written).encode()


class _Teller:
    """Knows the people by name; each part of the story is a few lines: name, who, what, what is heard."""

    def __init__(self, stage: Stage) -> None:
        self._guests = {guest.person.account.first_name: guest for guest in stage.cast}
        self._clock = stage.clock
        self._today = stage.clock.now().date()

    def steps(self) -> Iterator[Step]:
        yield from self._join()
        yield from self._read_and_correct()
        yield from self._issue()
        yield from self._approve()
        yield from self._send_back()
        yield from self._in_own_words()
        yield from self._digest()
        yield from self._time()

    def _step(self, name: str, who: str, act: Act, answer: str, **others: str) -> Step:
        """``answer`` is what the one who acts hears; ``others`` what the rest of the cast does."""
        cast = {"officer": OFFICER, "planner": PLANNER, "scientist": SCIENTIST, "director": DIRECTOR}
        hears = [(who, answer)] if answer else []
        hears += [(cast[role], words) for role, words in others.items()]
        return Step(name, self._person(who), act, tuple((self._person(name), words) for name, words in hears))

    def _person(self, name: str) -> Person:
        return self._guests[name].person

    def _join(self) -> Iterator[Step]:
        for who in (OFFICER, PLANNER, SCIENTIST, DIRECTOR):
            yield self._step("join", who, Join(self._guests[who].code), f"Chào anh/chị {who}")

    def _read_and_correct(self) -> Iterator[Step]:
        step = self._step
        yield step("notice", OFFICER, Send("thong-bao-57.txt", notice(self._today)), "Phát hành")
        yield step("doubt", OFFICER, Press("Xem nhiệm vụ"), "⚠️ 6")
        yield step("doubt", OFFICER, Press("⚠️ 6"), "Tổ Chuyển đổi số")
        yield step("correct", OFFICER, Press("Đơn vị"), "Phòng QLKH")
        yield step("correct", OFFICER, Press("Phòng QLKH"), "✅ Phòng QLKH")
        yield step("correct", OFFICER, Press("Về nhiệm vụ"), "👥 Phòng QLKH")
        yield step("correct", OFFICER, Press("Về bản nháp"), "7 nhiệm vụ")
        yield step("preview", OFFICER, Press("Xem trước"), "sẽ nhận")

    def _issue(self) -> Iterator[Step]:
        issued = "Đã phát hành thông báo 57/TB-SKHCN"
        yield self._step("issue", OFFICER, Press("Phát hành"), issued, planner="Đã nhận", scientist="Đã nhận")
        yield self._step("acknowledge", PLANNER, Press("Đã nhận"), "☑️ đã nhận")
        yield self._step("acknowledge", SCIENTIST, Press("Đã nhận"), "☑️ đã nhận")

    def _approve(self) -> Iterator[Step]:
        said = "/done 1 đã trình dự toán theo Tờ trình số 12/TTr-KHTC"
        yield self._step("done", PLANNER, Say(said), "Việc 1 báo xong", officer="12/TTr-KHTC")
        yield self._step("approve", OFFICER, Press("Duyệt"), "đã duyệt", planner="đã duyệt việc 1")

    def _send_back(self) -> Iterator[Step]:
        reason = "Thiếu biên bản nghiệm thu, đề nghị bổ sung."
        again = Send("bien-ban-nghiem-thu.pdf", PAPER, "/done 1 đã bổ sung biên bản")
        yield self._step("button", SCIENTIST, Say("/viec"), "Phòng Quản lý Khoa học")
        yield self._step("button", SCIENTIST, Press("1"), "✅ Xong")
        yield self._step("button", SCIENTIST, Press("Xong"), "báo xong", officer="Phòng Quản lý Khoa học báo xong")
        yield self._step("send_back", OFFICER, Press("Trả lại"), "vì lý do gì")
        yield self._step("send_back", OFFICER, Say(reason), "Đã trả lại", scientist=reason)
        yield self._step("evidence", SCIENTIST, again, "Kèm 1 minh chứng", officer="đã bổ sung biên bản")
        yield self._step("approve", OFFICER, Press("Duyệt"), "đã duyệt", scientist="đã duyệt việc 1")

    def _in_own_words(self) -> Iterator[Step]:
        later = f"{self._today + timedelta(days=21):%d/%m}"
        first = "Mục 3 xong rồi"
        said = f"Mục 2 được 70% rồi nhé; mục 3 xin lùi đến {later} do chờ thẩm định của Sở Tài chính"
        yield self._step("own_words", SCIENTIST, Say(first), "Việc 3 báo xong")
        yield self._step("undo", SCIENTIST, Press("Hoàn tác"), "Đã hoàn tác")
        yield self._step("own_words", SCIENTIST, Say(said), "70%", officer="Đồng ý")
        yield self._step("extension", OFFICER, Press("Đồng ý"), "đã đồng ý", scientist="Hạn mới")

    def _digest(self) -> Iterator[Step]:
        yield self._step("digest", DIRECTOR, Say("/baocao"), "Hoàn thành đúng hạn: 2")

    def _time(self) -> Iterator[Step]:
        """A Monday's digest comes by itself; the next morning a task whose deadline is near is asked after."""
        monday, tuesday = (Move(self._clock, _later(days, at)) for days, at in ((14, time(7, 30)), (1, time(8))))
        yield self._step("weekly", DIRECTOR, monday, "TT Ứng dụng: Đưa trạm quan trắc")
        yield self._step("nudge", SCIENTIST, tuesday, "việc cần anh/chị để mắt")
        yield self._step(
            "answer", SCIENTIST, Press("Xong"), "Việc 3 báo xong", officer="Phòng Quản lý Khoa học báo xong"
        )


def _later(days: int, at: time) -> Callable[[datetime], datetime]:
    """So many days on, at this hour of the office."""
    return lambda now: datetime.combine(now.date() + timedelta(days=days), at, now.tzinfo)
