"""Roman spellings of Urdu as people type it: from a lexicon learnt from the utterances, else letter by letter."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from random import Random

from jawab.inference.urdu.spelling import skeleton, spelt
from training.encoder.pairs import Pair

_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ڈ": "d",
    "ذ": "z", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z",
    "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ہ": "h", "ھ": "h",
}  # fmt: skip
_VOWELS = {"ا": ("a", "aa"), "آ": ("a", "aa"), "ع": ("a", ""), "ے": ("e", "ay", "ey"), "ئ": ("", "y"), "ء": ("",)}
_SWAPS = (
    ("aa", "a"), ("ee", "i"), ("i", "ee"), ("oo", "u"), ("u", "oo"), ("ai", "e"), ("e", "ay"), ("ay", "e"), ("w", "v"),
    ("z", "s"), ("q", "k"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("n$", ""), ("h$", ""), ("a$", "ah"), ("ein", "en"),
    ("oon", "un"), ("ye", "yeh"), ("iy", "y"), ("a", "aa"), ("ch", "c"), ("ohan", "ohn"), ("sh", "s"),
)  # fmt: skip
_SHORT = {
    word: spellings.split()
    for line in """
    hai: h he hy hay | hain: hen hn hein | nahi: nhi nai nahin ni | kya: kia kiya ky kea | mein: me main m
    main: mein me mai | kaise: kese kaisay ksy kse kesy | mujhe: mjhe muje mujhay | kar: kr ker
    karoon: kru kron karu krun | raha: rha rah | rahi: rhi | rahe: rhe rahay | aur: or r | ke: k kay | ka: ka kaa
    ki: ki kee | ko: ko koo | se: sy say | ye: yeh y | wo: woh vo | gaya: gya gea | gayi: gyi gai | ho: ho hu
    bohat: boht bht bahut bhot | please: plz pls | message: msg | number: no num nmbr | account: acount acc
    order: ordr oder | delivery: dlvry delivry | abhi: abi | kab: kb | kahan: khn kaha kahaan
    paise: paisay pese pesay | wapas: wapis vapas wapsi | karna: krna karnaa | aap: ap | hoon: hun hu
    chahiye: chaiye chahye chahiay | hua: howa huwa | karein: kren karen krain | kyun: kyu kiun q | sakta: skta
    sakti: skti | sakte: skte skty | liye: lye liay | theek: thik tik | aik: ek ik | kitne: ktne kitny ktny
    kitna: ktna | kitni: ktni | khatam: khtm khatm | band: bnd | dein: do den dain dy | baad: bad bd
    apna: apnaa apn | mera: mra mira | meri: mri | mere: mre mery | par: pe pr py | kaun: kon | gai: gyi
    jaye: jae jay | milta: mlta | milega: mile ga milay ga | sath: saath | tak: tk | phir: fir | jaldi: jldi
    """.strip().splitlines()
    for word, spellings in (entry.split(":") for entry in line.strip().split(" | "))
}


class Romaniser:
    """Draws spellings with a random generator of its own."""

    def __init__(self, taught: Iterable[Pair], seed: int) -> None:
        self._random = Random(seed)
        counts = defaultdict[str, Counter[str]](Counter)
        for pair in taught:
            urdu, roman = spelt(pair.urdu), pair.roman.casefold().split()
            if len(urdu) == len(roman):
                for word, spelling in zip(urdu, roman, strict=True):
                    counts[word][spelling] += 1
        self._lexicon = {word: (list(found), list(found.values())) for word, found in counts.items()}

    def romanise(self, urdu: str, english: str = "") -> str:
        """Spell the words of `urdu` in Latin letters; words that are English as they sound are left in English."""
        borrowed = {skeleton(word): word for word in spelt(english) if len(skeleton(word)) > 1}
        return " ".join(filter(None, (self._word(word, borrowed) for word in spelt(urdu))))

    def typed(self, roman: str, *, sloppy: float) -> str:
        """`roman` as somebody else would type it; `sloppy` is how likely each word is another spelling."""
        return " ".join(self._other(word) if self._random.random() < sloppy else word for word in roman.split())

    def mistyped(self, text: str) -> str:
        """`text` with one letter left out, doubled or swapped with the next."""
        if len(text) < 6:
            return text
        at = self._random.randrange(1, len(text) - 2)
        return text[:at] + self._random.choice(
            (text[at + 1 :], text[at] + text[at:], text[at + 1] + text[at] + text[at + 2 :])
        )

    def _word(self, word: str, borrowed: dict[str, str]) -> str:
        if word.isascii():
            return word
        if known := self._lexicon.get(word):
            return self._random.choices(*known)[0]
        return borrowed.get(skeleton(word)) or self._letters(word)

    def _letters(self, word: str) -> str:
        spelling = ""
        for i, letter in enumerate(word):
            after = word[i + 1] if i + 1 < len(word) else ""
            if letter == "و":
                spelling += "w" if i == 0 else self._random.choice("oouv" if after else "oou")
            elif letter == "ی":
                spelling += "y" if i == 0 or after in ("ا", "و") else self._random.choice(("i", "i", "ee", "e"))
            elif letter == "ہ" and not after:
                spelling += self._random.choice(("a", "h", "ah"))
            else:
                spelling += _CONSONANTS.get(letter) or self._random.choice(_VOWELS.get(letter, ("",)))
            if letter in _CONSONANTS and after in _CONSONANTS and after != "ھ" and self._random.random() < 0.65:
                spelling += self._random.choice("aaaiu")
        return spelling

    def _other(self, word: str) -> str:
        if word in _SHORT and self._random.random() < 0.7:
            return self._random.choice(_SHORT[word])
        for written, other in self._random.sample(_SWAPS, k=4):
            word = re.sub(written, other, word, count=1)
        if len(word) > 3 and self._random.random() < 0.5:  # vowels inside are dropped, as in SMS: some or all
            most = self._random.choice((1, 1, 2, 0))
            word = word[0] + re.sub("[aeiou]", "", word[1:-1], count=most) + word[-1]
        return word


def spellings(romaniser: Romaniser, pair: Pair, most: int) -> Sequence[str]:
    """What is encoded to the vector of `pair.english`: its Urdu, and `most` Roman spellings, each sloppier."""
    first = pair.roman or romaniser.romanise(pair.urdu, pair.english)
    found = [pair.urdu, first]
    for i in range(most - 1):
        base = pair.roman if pair.roman and i % 2 else romaniser.romanise(pair.urdu, pair.english)
        typed = romaniser.typed(base, sloppy=0.15 + 0.75 * i / max(1, most - 1))
        found.append(romaniser.mistyped(typed) if i % 3 == 2 else typed)
    return found
