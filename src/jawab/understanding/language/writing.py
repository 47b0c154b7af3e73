"""What of a message tells its language, and in which script that is written."""

import re
from typing import Literal

Script = Literal["latin", "arabic", "devanagari", "other"]

LONGEST = 400  # letters that are read: more of them tell no more
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0670\u0900-\u0dff\u0e31-\u0e4e\u200c'’]+[^\W\d_]*)*")
_CODE = 4  # capitals that are an abbreviation or part of an order number, in whatever language
_REPEATED = re.compile(r"(.)\1{2,}")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_A_QUARTER = 4


def telling_words(text: str) -> list[str]:
    """The words of `text` in lower case, without addresses, numbers and short codes; `plzzzz` is `plzz`."""
    words = _WORD.findall(_ADDRESS.sub(" ", text[:LONGEST]))
    return [_REPEATED.sub(r"\1\1", word.casefold()) for word in words if not (word.isupper() and len(word) <= _CODE)]


def script_of(words: list[str]) -> Script:
    """The script of a message. Latin only when under a quarter is written otherwise: people mix English words into
    Urdu, Hindi or Arabic, and hardly ever the other way round."""
    letters = "".join(words)
    arabic, latin = len(_ARABIC.findall(letters)), len(_LATIN.findall(letters))
    devanagari = len(_DEVANAGARI.findall(letters))
    other = len(letters) - latin - arabic - devanagari
    if (arabic + devanagari + other) * _A_QUARTER < len(letters):
        return "latin"
    return "other" if other > max(arabic, devanagari) else "devanagari" if devanagari > arabic else "arabic"


def written_in(words: list[str], script: Script) -> str:
    """The words in one script, with a space around each, as the head was taught."""
    letters = _ARABIC if script == "arabic" else _LATIN
    return f" {' '.join(word for word in words if letters.match(word))} "
