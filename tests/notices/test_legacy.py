"""TCVN3 and VNI become Vietnamese, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices.decode import decode, restored
from notices.legacy import TCVN3, VNI, decoder_of_font, from_tcvn3, from_vni
from notices.legacy_horn import put_back

SAMPLES = Path(__file__).parents[1] / "samples"
TEXT = (SAMPLES / "giao-ban-so.txt").read_text("utf-8")
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {letter: code for code, letter in sorted(VNI.items(), key=lambda pair: pair[0].isupper())}


def as_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(letter) or TO_TCVN3.get(letter.lower(), letter) for letter in text)


def as_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


@pytest.mark.parametrize("encoded", [as_tcvn3, as_vni])
def test_a_text_comes_back(encoded: object) -> None:
    assert callable(encoded)
    shown = encoded(TEXT)
    assert shown != TEXT
    found = restored(shown)
    wrong = sum(a.lower() != b.lower() for a, b in zip(found, TEXT, strict=True))
    assert wrong == 0


def test_bytes_of_an_8_bit_file_are_told_apart() -> None:
    for encoded in (as_tcvn3, as_vni):
        data = "".join(c for c in encoded(TEXT) if ord(c) < 256).encode("latin-1")
        assert "kết luận" in decode(data).lower()
    assert decode("Thông báo".encode("cp1258", "ignore")) != ""


def test_vietnamese_and_other_languages_stay_as_they_are() -> None:
    assert restored(TEXT) == TEXT
    for line in TEXT.splitlines():
        assert restored(line) == line
    french = "Le directeur a décidé que chaque unité présente un rapport détaillé à la fin du mois de février " * 3
    assert restored(french) == french


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),
        ("- øng dông c«ng nghÖ", "- Ứng dụng công nghệ"),
        ("Trung t©m øng dông", "Trung tâm Ứng dụng"),
        ("Së Khoa häc", "Sở Khoa học"),
        ("GD, PGD Së;", "GD, PGD Sở;"),
    ],
)
def test_capitals_that_tcvn3_does_not_have(shown: str, meant: str) -> None:
    assert from_tcvn3(shown) == meant


def test_vni_in_both_cases() -> None:
    assert from_vni("COÄNG HOØA XAÕ HOÄI; Ñoäc laäp; töôûng, Öông") == "CỘNG HÒA XÃ HỘI; Độc lập; tưởng, Ương"


@pytest.mark.parametrize(
    ("font", "text"),
    [(".VnTime", "luận"), (".VnTimeH", "LUẬN"), ("ABCDEF+.VnArialH", "LUẬN"), (".VnArial Narrow", "luận")],
)
def test_a_font_tells_its_code(font: str, text: str) -> None:
    decoder = decoder_of_font(font)
    assert decoder is not None
    assert decoder("luËn") == text


def test_other_fonts_tell_nothing() -> None:
    assert [decoder_of_font(font) for font in ("Times New Roman", "", "Arial")] == [None] * 3


def test_a_lost_horn_is_put_back() -> None:
    assert put_back("trởng nh sau, ngời tham mu đợc nớc rợu thơng; đơn vị, cơm, bởi") == (
        "trưởng như sau, người tham mưu được nước rượu thương; đơn vị, cơm, bởi"
    )
