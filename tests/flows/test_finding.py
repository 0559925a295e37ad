"""/tim: without diacritics, over what the person may see and nothing else."""

from __future__ import annotations

import pytest

from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import BUSY_HEAD, HEAD, NOTICE, TECHNOLOGY, all_said, labels, last
from tests.flows.stored import failures, nothing_stored


@pytest.mark.parametrize("words", ["chuyen giao", "CHUYỂN GIAO công nghệ", "giao chuyen", "/tim@dondoc_bot nothing"])
async def test_a_head_finds_their_own_task_with_and_without_diacritics(words: str, office: Department) -> None:
    async with nothing_stored(office):
        if words.startswith("/"):
            await office.send(HEAD, "/tim")
            assert "có dấu hay không dấu" in last(office, HEAD)
            return
        await office.send(HEAD, f"/tim {words}")
        assert "1 việc" in last(office, HEAD)
        await office.click(HEAD, "1")
        assert "Tham mưu kế hoạch chuyển giao công nghệ" in last(office, HEAD)
        assert any("Xong" in label for label in labels(office, HEAD)), "it opens with its buttons"


async def test_nobody_finds_what_they_may_not_see(office: Department) -> None:
    draft = NOTICE.replace("15/TB", "16/TB").replace("Tham mưu", "Trình phương án nháp")
    await office.upload(OFFICER, "tb.txt", draft.encode())
    async with nothing_stored(office):
        await office.send(BUSY_HEAD, "/tim chuyen giao")
        assert "Không tìm thấy gì" in last(office, BUSY_HEAD)
        for who in (HEAD, DIRECTOR):
            await office.send(who, "/find phuong an nhap")
            assert "Không tìm thấy gì" in last(office, who), who
        await office.send(OFFICER, "/tim phuong an nhap")
        assert "1 việc" in last(office, OFFICER)


async def test_the_director_opens_a_task_and_its_notice_to_read(office: Department) -> None:
    await office.send(HEAD, "/done 1")
    async with nothing_stored(office):
        await office.send(DIRECTOR, "/tim chuyen giao")
        await office.click(DIRECTOR, "1")
        assert f"• {TECHNOLOGY}: 🕓 đã báo xong" in last(office, DIRECTOR)
        await office.click(DIRECTOR, "15/TB-SKHCN")
        assert "Thông báo 15/TB-SKHCN" in last(office, DIRECTOR)
        assert "1 chờ duyệt" in last(office, DIRECTOR)
        await office.send(DIRECTOR, "/tim quan ly cong nghe")
        await office.click(DIRECTOR, TECHNOLOGY)
        assert HEAD in last(office, DIRECTOR)


async def test_what_was_found_is_paged_and_signs_mean_themselves(office: Department) -> None:
    async with nothing_stored(office):
        await office.send(BUSY_HEAD, "/tim bieu tong hop")
        assert "10 việc" in last(office, BUSY_HEAD)
        assert "8." in last(office, BUSY_HEAD)
        assert "9." not in last(office, BUSY_HEAD)
        await office.click(
            BUSY_HEAD, "▶" if any("▶" in x for x in labels(office, BUSY_HEAD)) else labels(office, BUSY_HEAD)[-1]
        )
        assert "10." in last(office, BUSY_HEAD)
        for words in ("100%", "_", "\\", "%", "x:y:z"):
            await office.send(HEAD, f"/tim {words}")
            assert "Tìm “" not in last(office, HEAD), words
        await office.send(HEAD, "/tim 😀")
        assert "ít nhất một từ" in last(office, HEAD)
        await office.send(HEAD, f"/tim {'rất dài ' * 300}")
    assert "chuyển giao" not in all_said(office, BUSY_HEAD)
    assert await failures(office) == []


async def test_a_task_reworded_is_found_by_its_new_words(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", NOTICE.replace("15/TB", "16/TB").encode())
    await office.click(OFFICER, "Xem nhiệm vụ")
    await office.click(OFFICER, "1")
    await office.click(OFFICER, "Sửa")
    await office.send(OFFICER, "Đánh giá mạng lưới trạm quan trắc")
    await office.send(OFFICER, "/tim danh gia tram quan trac")
    assert "1 việc" in last(office, OFFICER)
