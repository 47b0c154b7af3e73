"""One word in the spellings that people use: Urdu script, Roman Urdu and English words inside either.

"کہاں", "kahan", "kahaan" and "khn" have one skeleton, and so have "ریفنڈ" and "refund".
"""

import re
from functools import lru_cache

from jawab.db.search.terms import fold

_WORD = re.compile(r"[^\W_]+")
_LETTERS_OF = {
    "": "اآعءےیئوؤہھةًَُِّٰ",
    "b": "ب", "p": "پ", "t": "تٹط", "s": "ثسص", "j": "ج", "c": "چ", "k": "خکق", "d": "دڈ", "z": "ذزضظژ",
    "r": "رڑ", "g": "غگ", "f": "ف", "l": "ل", "m": "م", "n": "نں", "S": "ش",
}  # fmt: skip
_URDU = str.maketrans({letter: sound for sound, letters in _LETTERS_OF.items() for letter in letters})
_FIRST = {"و": "v", "ی": "y", "ہ": "h", "ح": "h"}
_SOUNDS = (("x", "ks"), ("tion", "Sn"), ("ssion", "Sn"), ("sh", "S"), ("ck", "k"), ("ch", "C"), ("ce", "s"),
           ("ci", "s"), ("cy", "s"), ("c", "k"), ("C", "c"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"),
           ("bh", "b"), ("ph", "f"), ("jh", "j"), ("q", "k"))  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")
_LONG_VOWELS = (("aa", "a"), ("ee", "i"), ("ea", "i"), ("ie", "i"), ("oo", "u"), ("ou", "o"), ("ai", "e"), ("ay", "e"),
                ("ae", "e"), ("ei", "e"), ("ey", "e"), ("w", "v"), ("q", "k"))  # fmt: skip


def spelt(text: str) -> list[str]:
    """The words of `text`, in lower case, with one form for letters that look alike."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """A Latin word with one spelling for a sound: `kaisay`, `kese` and `kaise` are `kese`. Others stay as they are."""
    if not word.isascii():
        return word
    for written, sound in _LONG_VOWELS:
        word = word.replace(written, sound)
    word = _REPEATED.sub(r"\1", word)
    return word[:-1] if len(word) > 3 and word.endswith("h") else word


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word as they sound; its first vowel sound counts as `a`. "" for a word without letters."""
    if not word.isascii():
        first = _FIRST.get(word[0], "")
        rest = (word[1:] if first else word).replace("ح", "").translate(_URDU)
        return _REPEATED.sub(r"\1", first + rest) or "a"
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    first = {"w": "v", "v": "v", "y": "y", "h": "h"}.get(word[0], "")
    rest = re.sub("[aeiouhwvy]", "", word[1:] if first else word)
    return _REPEATED.sub(r"\1", first + rest) or "a"
