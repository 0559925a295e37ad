"""Whether a text layer is Vietnamese at all: scanned pages often carry one that an English program guessed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from notices.memo import remembered

TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
"""Combining grave, acute, tilde, hook, dot below: the five tones, not the hats and horns."""
TONELESS: Final = {
    code: unicodedata.normalize("NFC", bare)
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
    if (bare := TONES.sub("", spread := unicodedata.normalize("NFD", chr(code)))) != spread
}
"""Every letter with a tone, and the letter without it."""

SYLLABLE: Final = re.compile(
    r"""(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?      # onset
        (?:iêu?|yêu?|uyê?|uya|uây?|uôi?|ươ[iu]?|oa[iyo]?|oă|oe[o]?|u[êeaiyơ]|
           ưa|ưi|ưu|ia|iu|ai|ao|au|ay|âu|ây|eo|êu|oi|ôi|ơi|ui|oo|[aăâeêioôơuưy])
        (?:ch|ng|nh|[ckmnpt])?                                       # coda; k as in Đắk""",
    re.VERBOSE,
)
WORD: Final = re.compile(r"[^\W\d_]+(?:[^\s\w.,;:!?()\"“”'/&+-]+[^\W\d_]*)*")
"""Letters, with whatever foreign signs stand inside: a wrong encoding puts signs into words."""

FEW: Final = 20
SAMPLE: Final = 500
"""Letters."""
TRUSTED: Final = 0.8
"""Clean notices 0.996 and more, TCVN3 or VNI read wrongly at most 0.33, English about 0.2."""


def share(text: str) -> float:
    """The share of words that are Vietnamese syllables; 1.0 where there are too few. Abbreviations do not count."""
    words = [word for word in WORD.findall(unicodedata.normalize("NFC", _sample(text))) if not word.isupper()]
    if len(words) < FEW:
        return 1.0
    return sum(times for word, times in Counter(words).items() if is_syllable(word)) / len(words)


def _sample(text: str) -> str:
    """A long text's beginning, middle and end: they tell as much as the whole."""
    if len(text) <= 3 * SAMPLE:
        return text
    middle = (len(text) - SAMPLE) // 2
    return f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]} {text[-SAMPLE:]}"


@remembered
def is_syllable(word: str) -> bool:
    """Whether ``word`` is built as a Vietnamese syllable is."""
    return SYLLABLE.fullmatch(without_tone(word)) is not None


def without_tone(word: str) -> str:
    """Lower case without the five tones; hats and horns stay, so that "có" and "cơ" are two words."""
    return unicodedata.normalize("NFC", word.lower()).translate(TONELESS)
