"""Words as they are searched: one spelling for each, the same when texts are indexed and when people ask.

Latin words are folded (case, accents) and stemmed; Urdu and Arabic words get one letter for letters that look alike
and lose their vowel marks; Chinese and Japanese, which put no spaces, become pairs of characters.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from jawab.db.search.stopwords import ENGLISH, URDU

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[぀-ヿ㐀-䶿一-鿿]+")
_LATIN = re.compile(r"[a-z]+$")
_INSIDE_WORD = re.compile(r"(?<=\w)['’](?=\w)|(?<=\b[^\W\d_])-(?=\w)")  # don't → dont, e-mail → email
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("يىئېۍ", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("هةۀۂەۃ", "ہ"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ؤ": "و",
        "ۓ": "ے",
        "ـ": None,  # tatweel only stretches a word
        "\u200c": " ",  # joiners: people leave them out or write a space
        "\u200d": None,
    }
)


def terms(text: str) -> list[str]:
    """The content words of `text` in order, normalised; function words are left out."""
    return [term for word in words(text) if (term := _term(word))]


def words(text: str) -> list[str]:
    """All words of `text` in order, folded but not stemmed."""
    return [word for found in _WORD.findall(fold(text)) for word in _split(found)]


def fold(text: str) -> str:
    """`text` in lower case, without accents, vowel marks and apostrophes, with one form for letters that look alike."""
    text = _INSIDE_WORD.sub("", unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS))
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(_digit(char) for char in apart if not unicodedata.combining(char))


def _digit(char: str) -> str:
    return str(unicodedata.digit(char)) if char.isdecimal() else char


def _split(word: str) -> Iterator[str]:
    if not _HAN.search(word):
        yield word
        return
    for part in re.split(f"({_HAN.pattern})", word):
        if len(part) > 1 and _HAN.match(part):
            yield from (part[i : i + 2] for i in range(len(part) - 1))
        elif part:
            yield part


@lru_cache(maxsize=50_000)
def _term(word: str) -> str:
    """The indexed form of a folded word, "" for function words."""
    if word in _STOP:
        return ""
    return _stemmer().stemWord(word) if _LATIN.match(word) else word


def _stemmer() -> Stemmer.Stemmer:
    """One a thread: the C library keeps state between calls."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("english", 0)
    stemmer: Stemmer.Stemmer = _local.stemmer
    return stemmer


_local = threading.local()
_STOP = frozenset(fold(word) for word in ENGLISH + URDU)
