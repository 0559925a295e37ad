"""A secrecy mark stops a file; the word in a sentence does not."""

from __future__ import annotations

import unicodedata

import pytest

from notices.formats import docx as reader
from notices.secrecy import MARKS, mark_in
from tests.notices.formats.word import docx, p, r, table

MARKED = [
    ("MẬT", "MẬT"),
    ("  TỐI MẬT  ", "TỐI MẬT"),
    ("(TUYỆT MẬT)", "TUYỆT MẬT"),
    ("- MẬT -", "MẬT"),
    ("**MẬT**", "MẬT"),
    ("[ LƯU HÀNH NỘI BỘ ]", "LƯU HÀNH NỘI BỘ"),
    ("(Lưu hành nội bộ)", "LƯU HÀNH NỘI BỘ"),
    ("XEM XONG TRẢ LẠI.", "XEM XONG TRẢ LẠI"),
    ("M Ậ T", "MẬT"),
    ("M.Ậ.T", "MẬT"),
    ("T U Y Ệ T   M Ậ T", "TUYỆT MẬT"),
    ("TỐI\u00a0MẬT", "TỐI MẬT"),
    ("M\u200bẬT", "MẬT"),
    ("Độ mật: MẬT", "MẬT"),
    ("Độ mật: Tối mật", "TỐI MẬT"),
    ("Độ mật:\tMật", "MẬT"),
    ("TÀI LIỆU MẬT", "MẬT"),
    ("Số: 12/TB-SKHCN\tMẬT", "MẬT"),
    ("MẬT        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT"),
    ("| MẬT | Số: 12/TB-SKHCN |", "MẬT"),
    ("UBND TỈNH BÌNH SƠN\vMẬT", "MẬT"),
]

PLAIN = [
    "mật",
    "Mật",
    "tuyệt mật",
    "Bảo vệ bí mật nhà nước",
    "CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "MẬT KHẨU",
    "1. MẬT ong rừng",
    "Văn bản đóng dấu MẬT",
    "Độ mật: không",
    "Quản lý văn bản TỐI MẬT theo quy định.",
    "Số: 12/TB-SKHCN MẬT",
    "tài liệu lưu hành nội bộ",
    "",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("line", "mark"), MARKED)
def test_a_mark_on_its_own_is_found(line: str, mark: str, form: str) -> None:
    assert mark_in(["UBND TỈNH BÌNH SƠN", unicodedata.normalize(form, line), "THÔNG BÁO"]) == mark


@pytest.mark.parametrize("line", PLAIN)
def test_the_word_among_others_is_no_mark(line: str) -> None:
    assert mark_in(["UBND TỈNH BÌNH SƠN", line, "THÔNG BÁO"]) is None


def test_a_turned_line_of_a_title_is_no_mark() -> None:
    assert mark_in(["VỀ CÔNG TÁC BẢO VỆ BÍ", "MẬT"]) is None


BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    "<w:r><w:t>Điều hành</w:t></w:r></w:p>"
)
PLACES = {
    "a line": docx(p("MẬT")),
    "the left cell": docx(table((p("UBND TỈNH") + p("MẬT"), p("CỘNG HÒA")))),
    "the right cell": docx(table((p("UBND TỈNH"), p("MẬT")))),
    "a text box": docx(BOX.format(p("MẬT"))),
    "the page head": docx(p("Thông báo"), header=p("MẬT")),
    "a box in the page head": docx(p("Thông báo"), header=BOX.format(p("MẬT"))),
    "a watermark": docx(
        p("Thông báo"), header='<w:p><w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p>'
    ),
    "after a soft line break": docx(f"<w:p>{r('Số: 12/TB')}<w:r><w:br/><w:t>MẬT</w:t></w:r></w:p>"),
    "after a tab": docx(f"<w:p>{r('Số: 12/TB')}<w:r><w:tab/><w:t>MẬT</w:t></w:r></w:p>"),
    "cut in runs": docx(f"<w:p>{r('M')}{r('Ậ')}{r('T')}</w:p>"),
    "small letters shown as capitals": docx(p("mật", run="<w:caps/>")),
    "an insertion": docx(f"<w:p><w:ins>{r('MẬT')}</w:ins></w:p>"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_mark_is_found_wherever_word_can_put_it(place: str) -> None:
    assert mark_in(reader.contents(PLACES[place]).lines) == "MẬT"


def test_every_mark_is_found() -> None:
    assert [mark_in([mark]) for mark in MARKS] == list(MARKS)


@pytest.mark.parametrize("letter", ["x", "M", "а", "_", " ", "(", "MẬT"])
def test_a_message_of_one_endless_word_is_looked_through_at_once(letter: str) -> None:
    # A search that is not linear here stops the bot before the message is even stored, and again after each restart.
    assert mark_in([letter * 100_000, "ấ" + letter * 100_000 + "а"]) is None
