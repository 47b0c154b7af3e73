"""What makes two questions of nearly the same words different ones: numbers, denials, opposites, directions."""

import re
from dataclasses import dataclass

from jawab.answering.facts import PER, quantities, unmasked
from jawab.answering.terms import words
from jawab.understanding.entities.quantity import SCALES, UNITS

_DENIES = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t|dont|cant|wont|didnt|doesnt|isnt|arent|"
    r"wasnt|havent|hasnt|shouldnt|couldnt|wouldnt|unable|except|unless|nahi|nahin|nahee|nhi|nai|nhe|mat|bina|baghair|bagair|"
    r"siwaye)\b|نہیں|نہیں|نہ\b|مت\b|بغیر|سوائے|بنا\b",
    re.IGNORECASE,
)
_OPPOSITES = tuple(
    tuple(frozenset(side.split()) for side in line.split("/"))
    for line in """
    cancel cancelling cancelled stop end terminate / keep keeping resume continue restart reinstate renew
    start begin activate activated reactivate enable enabled / stop end deactivate deactivated disable disabled
    on / off
    open opening opened / close closing closed
    unlock unlocked unblock unblocked unfreeze / lock locked block blocked freeze frozen
    add adding added include / remove removing removed delete deleting drop exclude
    buy buying purchase order / sell selling return returning
    send sending sent / receive receiving received get
    deposit depositing / withdraw withdrawing withdrawal
    login signin / logout signout
    subscribe subscribing / unsubscribe
    upgrade upgrading / downgrade downgrading
    increase increasing raise higher more bigger larger / decrease decreasing reduce reducing lower less smaller
    before earlier / after later
    early earlier sooner / late later
    minimum least / maximum most
    first / last
    new / old
    in inside / out outside
    up / down
    cheaper cheap cheapest / expensive dearer costly
    free / paid
    domestic local national / international abroad overseas foreign
    incoming / outgoing
    debit / credit
    man men mens male husband / woman women womens female wife / kid kids child children baby
    adult adults / child children kid kids
    monthly month / yearly year annual annually / weekly week / daily day
    morning / evening / night / afternoon
    weekday weekdays / weekend weekends
    import importing upload uploading / export exporting download downloading
    accept accepted allow / reject rejected refuse decline declined
    same / different another other
    public / private
    online / offline
    pehle pehlay / baad
    mehnga mehngi / sasta sasti
    band / khol kholna khula chalu shuru
    bhejna bhejwana / mangwana
    lena / dena
    پہلے / بعد
    مہنگا مہنگی / سستا سستی
    بند / کھول کھولنا کھلا چالو شروع
    """.strip().splitlines()
)
_PEOPLE = frozenset(
    """
    brother sister wife husband partner mother father mum mom dad parents son daughter uncle aunt cousin friend
    colleague boss neighbour neighbor somebody someone anybody anyone else
    bhai behan behen bahen biwi shohar ammi abbu ami abu walid walida beta beti dost chacha mamu khala
    بھائی بہن بیوی شوہر امی ابو والد والدہ بیٹا بیٹی بیٹے دوست چچا ماموں خالہ
    """.split()
)
"""Somebody else than who asks: what holds for them is another matter."""
_PREFIXES = ("un", "dis", "de", "in", "im", "ir", "non", "mis", "re", "over", "under", "pre")
_DIRECTION = re.compile(
    r"\b(from|to|into|onto|out of|instead of|without|with|before|after|until|since|between|against|over|under)\s+"
    r"(?:(?:a|an|the|my|your|our|their|his|her|this|that)\s+)?([\w'’-]+)",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"([\w'’-]+)\s+(se|ko|tak|سے|کو|تک)\b", re.IGNORECASE)
_NO_NUMBER = frozenset("one a an ek aik ایک so m k second lac".split())  # as often something else
_GIVES = frozenset("kar kr ker de bata bta bhej laga bana likh dikha hata khol band cancel send reply batao".split())
"""Before `do`, which then is no number but a request."""
_ROMAN = frozenset(
    "hai hain ka ki ke ko kya se mein main mujhe mera meri mere kaise kese karna nahi kar aur chahiye".split()
)


@dataclass(frozen=True, slots=True)
class Essentials:
    """What must be the same in two questions that are to be one. `directions` are pairs of a small word and what it
    points to."""

    numbers: tuple[str, ...]
    denies: int
    words: frozenset[str]
    people: frozenset[str]
    directions: frozenset[tuple[str, str]]


def essentials(text: str) -> Essentials:
    """What is in the text of them."""
    found = words(unmasked(text))
    pointed = {(m[1].casefold(), m[2].casefold()) for m in _DIRECTION.finditer(text)}
    pointed |= {(m[2], m[1].casefold()) for m in _AFTERWARDS.finditer(text)}
    return Essentials(
        _numbers(text, found), len(_DENIES.findall(text)), frozenset(found), _people(found), frozenset(pointed)
    )


def differs(one: Essentials, other: Essentials) -> str:
    """What makes them two questions whatever else is alike, "" when nothing does."""
    if one.numbers != other.numbers:
        return "numbers"
    if (one.denies > 0) != (other.denies > 0) or abs(one.denies - other.denies) > 1:
        return "denial"
    if one.people != other.people:
        return "people"
    only_one, only_other = one.words - other.words, other.words - one.words
    if _opposed(one.words, other.words) or _prefixed(only_one, only_other) or _prefixed(only_other, only_one):
        return "opposites"
    return "direction" if _swapped(one, other) else ""


def is_number(word: str) -> bool:
    """In figures or in words."""
    return word[0].isdigit() or word in UNITS or word in SCALES


def _numbers(text: str, found: list[str]) -> tuple[str, ...]:
    """Every number in figures or words, sorted; dates by their names too."""
    figures = [one.number for one in quantities(text) if one.number != PER]
    known = set(figures)
    said = [
        str(UNITS.get(word, SCALES.get(word)))
        for place, word in enumerate(found)
        if (word in UNITS or word in SCALES)
        and word not in _NO_NUMBER
        and not (word == "do" and (not place or not _is_urdu(found) or found[place - 1] in _GIVES))
    ]
    return tuple(sorted([*figures, *(number for number in said if number not in known)]))


def _people(found: list[str]) -> frozenset[str]:
    return frozenset(person for word in found if (person := word.removesuffix("'s")) in _PEOPLE)


def _is_urdu(found: list[str]) -> bool:
    return not _ROMAN.isdisjoint(found)


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one has a word of one side alone and the other a word of another side alone."""
    for sides in _OPPOSITES:
        here = [bool(side & one) for side in sides]
        there = [bool(side & other) for side in sides]
        if any(here) and any(there) and not any(a and b for a, b in zip(here, there, strict=True)):
            return True
    return False


def _prefixed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word of one is a word of the other turned around: block, unblock."""
    return any(prefix + word in other for word in one if len(word) > 2 for prefix in _PREFIXES)


def _swapped(one: Essentials, other: Essentials) -> bool:
    """Whether a small word points to what another one points to in the other: from Lahore to Karachi."""
    here, there = dict(one.directions), dict(other.directions)
    return any(
        word in there and there[word] != place and place in {p for w, p in there.items() if w != word}
        for word, place in here.items()
    )
