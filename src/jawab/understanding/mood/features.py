"""What of a message tells its mood, besides its sentence vector."""

import re

import numpy as np
from numpy.typing import NDArray

from jawab.inference.ngrams import BUCKETS, letter_ngrams, word_ngrams
from jawab.understanding.mood.sounds import consonants

LONGEST = 1000  # letters that are read of a message
LONGEST_STRING = 5  # letters
STRINGS = 3 * BUCKETS
FEATURES = ("capitals", "!", "!!", "?", "??", "dots", "swearing", "thanks", "length", "no vector")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+", re.I)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(
    r"[^\W\d_]+(?:[\u064b-\u0670\u0900-\u0dff'’]+[^\W\d_]*)*|0|[!?]|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_REPEATED = re.compile(r"(.)\1{2,}")
_SHOUTED = 4  # capital letters that are no mere abbreviation
# Words that are hardly ever said calmly. Masked ones (f***) too.
_SWEARING = re.compile(
    r"\b(?:fuck\w*|shit\w*|bullshit|wtf|damn\w*|bloody|bastards?|crap\w*|idiots?|morons?|stupid|assholes?|bitch\w*"
    r"|haram\w*|kamin\w*|kutt[aey]\w*|lanat|laanat|bakwa+s|ghati?ya|chutiya\w*|bc|mc)\b|\b\w\*{2,}\w*"
    r"|لعنت|حرام|کمین|کتے|بکواس|گھٹیا",
    re.I,
)
_THANKS = re.compile(
    r"\b(?:thank\w*|thx|tnx|ty|shukr[iy]+a\w*|jaza+k\w*|me+h[ae]rba+ni)\b|شکریہ|جزاک|مہربانی|شكرا|धन्यवाद|🙏", re.I
)


def plain(text: str) -> str:
    """The text as the strings of letters are taken from it: lower case, each number `0`, `sooooo` as `soo`."""
    text = _NUMBER.sub("0", _ADDRESS.sub(" ", text[:LONGEST])).casefold()
    return _REPEATED.sub(r"\1\1", text)


def strings_of(text: str) -> NDArray[np.int64]:
    """The columns of its strings of letters, its words, and its words as they sound, each once, in 0 … STRINGS - 1.

    "شکریہ", "shukriya" and "shkria" sound the same: what is learnt from one writing of Urdu serves the other."""
    words = _WORD.findall(plain(text))
    letters = letter_ngrams(f" {' '.join(words)} ", LONGEST_STRING)
    sounds = word_ngrams([consonants(word) for word in words if word[0].isalpha()])
    return np.unique(np.concatenate([letters, BUCKETS + word_ngrams(words), 2 * BUCKETS + sounds]))


def signs_of(text: str, *, has_vector: bool) -> NDArray[np.float32]:
    """The written features, shape (len(FEATURES),), each between 0 and about 1."""
    text = text[:LONGEST]
    letters = sum(map(str.isalpha, text))
    capitals = sum(map(str.isupper, text))
    return np.array(
        [
            capitals / letters if capitals >= _SHOUTED else 0.0,
            "!" in text,
            "!!" in text or "!?" in text or "?!" in text,
            "?" in text or "؟" in text,
            "??" in text or "؟؟" in text,
            "..." in text or "…" in text,
            bool(_SWEARING.search(text)),
            bool(_THANKS.search(text)),
            min(1.0, len(text) / 200),
            not has_vector,
        ],
        dtype=np.float32,
    )
