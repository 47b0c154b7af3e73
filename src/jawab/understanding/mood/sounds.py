"""Words by their consonants, so that Urdu script and the spellings of Roman Urdu meet: "نہیں", "nahi" and "nhn"."""

import re
from functools import lru_cache

_URDU = {
    "b": "ب", "p": "پ", "t": "تٹط", "s": "ثسص", "j": "ج", "C": "چ", "k": "خکقك", "d": "دڈ", "z": "ذزضظژ", "r": "رڑ",
    "S": "ش", "g": "غگ", "f": "ف", "l": "ل", "m": "م", "n": "نں",
}  # fmt: skip
_SOUND_OF = str.maketrans({letter: sound for sound, letters in _URDU.items() for letter in letters})
_LATIN = (("ch", "C"), ("sh", "S"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ph", "f"),
          ("jh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("v", "w"))  # fmt: skip
_NO_CONSONANT = re.compile(r"[^a-zA-Z]|[aeiouhwy]")
_LAST_N = re.compile(r"(?<=.)n$")  # nasal or not: "kahan", "kaha"
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def consonants(word: str) -> str:
    """The consonants of a word in lower case, `-` where it has none, such as `ae` or `ہے`."""
    sounds = word.translate(_SOUND_OF)
    for written, sound in _LATIN:
        sounds = sounds.replace(written, sound)
    return _LAST_N.sub("", _REPEATED.sub(r"\1", _NO_CONSONANT.sub("", sounds))) or "-"
