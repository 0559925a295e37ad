"""Files that are no notice: each gets a sentence that says what to do, and nothing of it stays."""

from __future__ import annotations

import io
import zipfile

from storage.notices import NoticeState
from storage.readings import ReadingState
from tests.flows.department import DIRECTOR, OFFICER, Department, head_of
from tests.flows.issued import HEAD, INSPECTION, NOTICE, all_said, in_english, labels, last
from tests.flows.stored import READING, nothing_stored
from tests.notices.formats.word import docx, p

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
WORD = docx(p("1. Thanh tra lập kế hoạch thanh tra chuyên đề, trình trước ngày 25/4/2024."))
LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
"""As Word saves with a password: an OLE file around the encrypted package."""
LOCKED_PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Count 0 /Kids []>> endobj
3 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <@> /U <@>>> endobj
trailer <</Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] /Size 4>>
%%EOF""".replace(b"@", b"5a" * 32)
"""Encrypted with a password that nobody knows."""
FOREIGN = "Phòng Hợp tác quốc tế"
"""A unit that is not on the roster."""


def without_its_text(data: bytes) -> bytes:
    """A Word file whose main part was lost."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(kept, "w") as rest:
        for name in package.namelist():
            if name != "word/document.xml":
                rest.writestr(name, package.read(name))
    return kept.getvalue()


NO_NOTICE = {
    "empty.docx": (b"", "Tệp không có nội dung"),
    "blank.txt": (b" \n \n", "Tệp không có nội dung"),
    "cut.docx": (WORD[: len(WORD) // 2], "Tệp bị hỏng"),
    "junk.docx": (b"PK\x03\x04 hong", "Tệp bị hỏng"),
    "torn.docx": (without_its_text(WORD), "Tệp bị hỏng"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj", "Tệp bị hỏng"),
    "locked.docx": (LOCKED_WORD, "Tệp có mật khẩu"),
    "locked.pdf": (LOCKED_PDF, "Tệp có mật khẩu"),
    "old.rtf": (b"{\\rtf1 x}", "không thấy nhiệm vụ nào"),
    "song.mp3": (b"ID3\x03" + bytes(range(32)) * 20, "không đọc được loại tệp này"),
    "letter.txt": ("Giấy mời họp mặt.\n".encode(), "không thấy nhiệm vụ nào"),
    "english.txt": (b"Please find attached the minutes of our meeting of last week.\n", "không thấy nhiệm vụ nào"),
}


async def test_a_file_that_is_no_notice_is_answered_clearly_and_not_kept(office: Department) -> None:
    for number, (name, (data, answer)) in enumerate(NO_NOTICE.items(), start=2):
        async with nothing_stored(office, but=READING):
            await office.upload(OFFICER, name, data)
            assert answer in last(office, OFFICER), name
        async with office.app.database.read() as uow:
            reading = await uow.readings.held(number)
            assert reading is not None
            assert reading.state is ReadingState.FAILED
            assert (reading.file_id, reading.file_name, reading.words, reading.notice_id) == (None, None, None, None)


async def test_after_a_bad_file_the_good_one_is_read(office: Department) -> None:
    await office.upload(OFFICER, "tb.docx", b"PK\x03\x04 hong")
    await office.upload(OFFICER, "tb.docx", WORD)
    assert "1 nhiệm vụ" in last(office, OFFICER)


async def test_an_english_reader_is_told_in_english(office: Department) -> None:
    await in_english(office, OFFICER)
    for name, words in (("cut.docx", "damaged"), ("locked.pdf", "password"), ("letter.txt", "No task")):
        await office.upload(OFFICER, name, NO_NOTICE[name][0])
        assert words in last(office, OFFICER), name


async def test_a_unit_that_is_not_on_the_roster_is_asked_for_before_anything_goes_out(office: Department) -> None:
    notice = NOTICE.replace("15/TB", "16/TB").replace(f"3. {INSPECTION}", f"3. {FOREIGN}")
    await office.upload(OFFICER, "tb.txt", notice.encode())
    assert f"“{FOREIGN}”" in last(office, OFFICER)
    heard = len(office[HEAD].said)
    async with nothing_stored(office):
        await office.click(OFFICER, "Phát hành")
        assert "(số 15)" in last(office, OFFICER)
    assert len(office[HEAD].said) == heard
    for label in ("Xem nhiệm vụ", "▶", "⚠️ 15", "Đơn vị", INSPECTION, "Về nhiệm vụ", "Về bản nháp", "Phát hành"):
        await office.click(OFFICER, label)
    assert "Đã phát hành thông báo 16/TB-SKHCN" in all_said(office, OFFICER)
    assert "16/TB-SKHCN" in last(office, head_of(INSPECTION))


async def test_who_is_not_of_the_office_makes_no_draft(office: Department) -> None:
    for who, answer in ((HEAD, "chưa gắn với việc nào"), (DIRECTOR, "chưa gắn với việc nào")):
        async with nothing_stored(office):
            await office.upload(who, "tb.txt", NOTICE.encode())
            assert answer in last(office, who)
            await office[who].photo(PICTURE)
            await office.settle()
            assert answer in last(office, who)
    async with office.app.database.read() as uow:
        assert await uow.notices.in_state(NoticeState.DRAFT) == []
    assert labels(office, HEAD) == []
