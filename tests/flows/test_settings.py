"""/caidat: language and hours of one's own; the office's rules and special days by Văn phòng."""

from __future__ import annotations

from datetime import date, time

from services.rules import rules_of
from storage.days import DayKind
from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import HEAD, labels, last
from tests.flows.stored import nothing_stored


async def test_the_language_changes_at_once_and_back(office: Department) -> None:
    await office.send(HEAD, "/caidat")
    assert "Ngôn ngữ: tiếng Việt" in last(office, HEAD)
    await office.click(HEAD, "English")
    assert "Language: English" in last(office, HEAD)
    await office.send(HEAD, "/settings")
    await office.click(HEAD, "Tiếng Việt")
    await office.send(HEAD, "/viec")
    assert "4 việc đang mở" in last(office, HEAD)


async def test_own_hours_inside_the_office_s(office: Department) -> None:
    await office.send(HEAD, "/caidat")
    await office.click(HEAD, "Giờ nhắc")
    async with nothing_stored(office):
        for words in ("sáng sớm", "6h", "25h", "19h30"):
            await office.send(HEAD, words)
            assert "trong khoảng 07:30–17:00" in last(office, HEAD), words
    await office.send(HEAD, "9h30")
    assert "Giờ nhắc việc: 09:30" in last(office, HEAD)
    await office.click(HEAD, "Giờ không nhắc")
    async with nothing_stored(office):
        for words in ("trưa", "13h - 12h", "6h - 9h", "7h30 - 17h"):
            await office.send(HEAD, words)
            assert "HH" not in last(office, HEAD)
            assert "Giờ không nhắc:" not in last(office, HEAD), words
    await office.send(HEAD, "11h30 - 13h30")
    assert "Giờ không nhắc: 11:30–13:30" in last(office, HEAD)
    await office.click(HEAD, "Giờ nhắc")
    await office.send(HEAD, "không")
    assert "Giờ nhắc việc: 08:00 (theo cơ quan)" in last(office, HEAD)


async def test_van_phong_sets_the_office_s_rules(office: Department) -> None:
    await office.send(OFFICER, "/caidat")
    await office.click(OFFICER, "Quy định của cơ quan")
    assert "Nhắc chủ trì trước (ngày làm việc): 7, 3, 1, 0" in last(office, OFFICER)
    await office.click(OFFICER, "Phát hành cần người thứ hai")
    for label, words, stands in (
        ("Giờ làm việc đến", "16h30", "Giờ làm việc đến: 16:30"),
        ("Nhắc chủ trì trước", "1 5 0", "Nhắc chủ trì trước (ngày làm việc): 5, 1, 0"),
        ("Thứ gửi báo cáo tuần", "thứ 6", "Thứ gửi báo cáo tuần: thứ Sáu"),
        ("Coi là im lặng sau", "3", "Coi là im lặng sau (ngày): 3"),
    ):
        await office.click(OFFICER, label)
        await office.send(OFFICER, words)
        assert stands in last(office, OFFICER)
    await office.click(OFFICER, "Giờ làm việc đến")
    async with nothing_stored(office):
        for words in ("6h", "chiều", "99"):
            await office.send(OFFICER, words)
            assert "không dùng được" in last(office, OFFICER), words
        await office.send(OFFICER, "/huy")
    async with office.app.database.read() as uow:
        rules = await rules_of(uow)
        assert (await uow.log.of("rule:work_until"))[-1].before == '{"work_until": "17:00:00"}'
    assert (rules.second_approver, rules.work_until, rules.digest_weekday) == (True, time(16, 30), 4)


async def test_special_days_are_typed_a_line_each_and_taken_away(office: Department) -> None:
    await office.send(OFFICER, "/caidat")
    await office.click(OFFICER, "Ngày nghỉ, làm bù")
    assert "Chưa có ngày nghỉ hay làm bù" in last(office, OFFICER)
    await office.click(OFFICER, "Thêm ngày")
    async with nothing_stored(office):
        await office.send(OFFICER, "29/4/2024 nghỉ bù\nhôm nào đó")
        assert "“hôm nào đó”" in last(office, OFFICER)
    await office.send(OFFICER, "29/4/2024 nghỉ bù\n4/5/2024 làm bù")
    assert "🏖 thứ Hai 29/4: nghỉ. nghỉ bù 💼 thứ Bảy 04/5: làm việc. làm bù" in last(office, OFFICER)
    await office.click(OFFICER, "29/04/2024")
    async with office.app.database.read() as uow:
        days = await uow.days.between(date(2024, 1, 1), date(2024, 12, 31))
    assert [(row.day, row.kind) for row in days] == [(date(2024, 5, 4), DayKind.WORKING)]


async def test_only_van_phong_sees_and_sets_the_office_s_rules(office: Department) -> None:
    async with nothing_stored(office):
        for who in (HEAD, DIRECTOR):
            await office.send(who, "/caidat")
            assert not any("cơ quan" in label or "làm bù" in label for label in labels(office, who))
            for data in ("st:rules:0", "st:rule:13", "st:rule:0", "st:days:0", "st:add_days:0", "st:drop_day:20240504"):
                office.server.world.press(office[who].account, office[who].last, data)
                await office.settle()
                assert "không thuộc phần việc" in last(office, who), data
