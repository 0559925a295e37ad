"""What a Vietnamese syllable can be: onset, rime, tone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from replies.marks import placed, plain

_ONSETS: Final = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_RIMES: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yê yêm yên yêt yêu
    o oa oac oach oai oan oang oanh oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uê uêch uênh
    ư ưa ưc ưi ưm ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu
"""
_RIME: Final = "|".join(sorted(_RIMES.split(), key=len, reverse=True))
_SYLLABLE: Final = re.compile(rf"(?:{_ONSETS})(?:{_RIME})")
_BARE: Final = re.compile(rf"(?:{_ONSETS})(?:{plain(_RIME)})")
_STOPPED: Final = re.compile(r"(?:c|ch|p|t)$")
TONES: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_OPEN: Final = re.compile(r"(?:qu|gi(?=[aeouâêôơưăy]))?(?P<vowels>[aeiouyâêôơưă]+)")


def is_syllable(word: str) -> bool:
    """A word that Vietnamese spelling allows: "rồi", "hoàn"; not "rồof", "hoạt" without a stop's tone."""
    parts = unicodedata.normalize("NFD", word)
    tones = [mark for mark in parts if mark in TONES.values()]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES.values()))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or tones in (["\u0301"], ["\u0323"])


@cache
def could_be_bare(word: str) -> bool:
    """A syllable typed without (all of) its marks: "roi", "duoc", "dươc"."""
    return _BARE.fullmatch(plain(word)) is not None


def toned(word: str, tone: str) -> str:
    """The tone set where it is written: "hoàn", "mục", "rồi", "hủy"; ``tone`` is a combining mark."""
    found = _OPEN.search(word)
    if not found or not tone:
        return word
    vowels, start = found["vowels"], found.start("vowels")
    at = start + _bearer(vowels, closed=found.end() < len(word))
    return placed(unicodedata.normalize("NFC", word[: at + 1] + tone + word[at + 1 :]))


def _bearer(vowels: str, *, closed: bool) -> int:
    marked = [at for at, vowel in enumerate(vowels) if vowel in "âêôơưă"]
    if marked:
        return marked[-1]
    return 1 if len(vowels) == 3 or (len(vowels) == 2 and closed) else 0
