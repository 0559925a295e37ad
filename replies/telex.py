"""What is left of a word when the keyboard did not make its marks: Telex "ddax roofi", VNI "d9a4 roi62"."""

from __future__ import annotations

from typing import Final

from replies.syllable import TONES, could_be_bare, is_syllable, toned

_HATS: Final = {"a": "â", "e": "ê", "o": "ô"}
_HORNS: Final = {"a": "ă", "o": "ơ", "u": "ư"}
_VNI_TONES: Final = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VOWELS: Final = frozenset("aeiouyăâêôơư")


def decoded(word: str) -> str | None:
    """The word that the keys would have made; None where they make none, or the word can stand as it is."""
    if could_be_bare(word):
        return None
    made = _vni(word) if any(key.isdigit() for key in word) else _telex(word)
    return made if made and made != word and is_syllable(made) else None


def _telex(word: str) -> str | None:
    """ "roofi" → "rồi", "ddax" → "đã", "vuowngs" → "vướng"; free order too ("vuongws")."""
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in TONES and _VOWELS & set(letters):
            if tone:
                return None
            tone = TONES[key]
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif key in _HATS and key in letters:
            letters[_last(letters, key)] = _HATS[key]
        elif key == "w":
            _horn(letters)
        else:
            letters.append(key)
    return toned("".join(letters), tone)


def _vni(word: str) -> str | None:
    """ "roi62" → "rồi", "d9a4" → "đã", "vu7o71ng" → "vướng"."""
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _VNI_TONES:
            if tone:
                return None
            tone = _VNI_TONES[key]
        elif key == "9" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif key == "6" and (hatted := [one for one in letters if one in _HATS]):
            letters[_last(letters, hatted[-1])] = _HATS[hatted[-1]]
        elif key in "78":
            _horn(letters)
        elif key.isdigit():
            return None
        else:
            letters.append(key)
    return toned("".join(letters), tone)


def _horn(letters: list[str]) -> None:
    """w or 7: "uo" → "ươ", "ua" → "ưa", else the last of a, o, u; alone it is "ư"."""
    horned = [at for at, letter in enumerate(letters) if letter in _HORNS]
    if not horned:
        letters.append("ư")
        return
    at = horned[-1]
    if letters[at] == "a" and letters[at - 1 : at] == ["u"] and letters[0] != "q":
        at -= 1
    if letters[at] == "o" and at and letters[at - 1] == "u":
        letters[at - 1] = "ư"
    letters[at] = _HORNS[letters[at]]


def _last(letters: list[str], letter: str) -> int:
    return len(letters) - 1 - letters[::-1].index(letter)
