"""Whether a text is Urdu, and in which writing: by its script, and for Latin letters by a small trained signal.

`jawab.understanding.language` tells many languages apart, with the conversation before as a help. This only tells which
model can read a text, from the text alone, and would rather take Urdu for English than English for Urdu.
"""

import re
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from zlib import crc32

import numpy as np

from jawab.inference.urdu.spelling import spelt

SIGNS = 1 << 15
MOST_WORDS = 64  # that are looked at
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_URDU_LETTER = re.compile(r"[ٹڈڑںہھےۓ]")
_URDU_WORDS = frozenset(
    spelt("کیا کا کی کو سے ہے ہیں میں اور پر نہیں مجھے میرا میری آپ ہم کر گا گی گے تھا تھی ہوں والا گیا گئی گئے ہو")
)
_ARABIC_LETTERS = re.compile(r"[ةىأإ]|\bال\w\w")
_OTHERS_WORDS = frozenset(  # of Arabic and Persian, where nothing speaks for Urdu
    spelt(
        "في لم لا نعم هل شكرا مرحبا طيب مين هذا يوجد متى أين ما هي هو كم بكم وين كيف من على مع عن لماذا أريد ممكن "
        "این است را که چطور چقدر چقدره کجا کجاست هنوز نیست شد شده کنم کردم کرد دارم دارید بله ممنون لطفا سفارش هزینه "
        "چه برای از تا شما چرا چند کنید بسته می‌خوام"
    )
)
_FEW = 3  # words that may lack any sign of Urdu: "منسوخ" is also Persian
_SHORT = 1.0  # log-odds that one or two Latin words need more: "hi" is also Urdu


def writing(text: str) -> str:
    """`ur`, `ur-Latn`, or "" for everything else, English above all."""
    letters = sum(map(str.isalpha, text))
    arabic = len(_ARABIC_LETTER.findall(text))
    if 4 * arabic >= letters and arabic:
        return "ur" if _is_urdu(text) else ""
    return "ur-Latn" if letters and _roman_signal(text) > (_SHORT if len(text.split()) < _FEW else 0.0) else ""


def signs(text: str) -> np.ndarray:
    """Numbers of the weights that speak for or against Roman Urdu: its words, pairs and groups of three letters."""
    words = [word for word in spelt(text)[:MOST_WORDS] if word.isascii() and word.isalpha()]
    names = [f"w {word}" for word in words] + [f"ww {one} {two}" for one, two in pairwise(words)]
    for word in words:
        marked = f"<{word}>"
        names += [marked[i : i + 3] for i in range(len(marked) - 2)]
    return np.fromiter((crc32(name.encode()) % SIGNS for name in names), dtype=np.int64)


def _is_urdu(text: str) -> bool:
    if _URDU_LETTER.search(text) or not _URDU_WORDS.isdisjoint(words := spelt(text)):
        return True
    return len(words) <= _FEW and _OTHERS_WORDS.isdisjoint(words) and not _ARABIC_LETTERS.search(text)


def _roman_signal(text: str) -> float:
    """Log-odds for Roman Urdu, less those from which on it counts; below 0 for a text without Latin words."""
    signal, bias = weights()
    found = signs(text)
    return float(signal[found].sum()) / max(len(found), 1) ** 0.5 + bias if len(found) else -1.0


@cache
def weights() -> tuple[np.ndarray, float]:
    """The shipped signal: float32 of shape (SIGNS,), and its bias."""
    shipped = files("jawab.inference").joinpath("weights", "urdu", "roman.npz")
    with as_file(shipped) as file, np.load(file, allow_pickle=False) as arrays:
        return arrays["weights"].astype(np.float32) * arrays["scale"], float(arrays["bias"])
