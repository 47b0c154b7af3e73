"""Texts with names marked, to teach the names head: public ones, and messages made from templates of our own."""

import csv
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jawab.understanding.entities.names import gazetteer

SEED = 20261123


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its spans `(start, end, PERSON | PLACE)`."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def wnut(path: Path) -> list[Marked]:
    """A file of WNUT17: words and tags by line. Words are joined by spaces."""
    kinds = {"person": "PERSON", "location": "PLACE"}
    sentences, words, tags = [], [], []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        word, _, tag = line.strip().partition("\t")
        if word:
            words.append(word)
            tags.append(tag)
        elif words:
            sentences.append(_joined(words, tags, kinds))
            words, tags = [], []
    return sentences


def presidio(path: Path) -> list[Marked]:
    """Microsoft Presidio's made-up sentences. Those with addresses are left out: a city inside one is not marked."""
    kinds = {"PERSON": "PERSON", "LOCATION": "PLACE"}
    texts = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        spans = entry["spans"]
        if any(span["entity_type"] in {"ADDRESS", "TITLE", "PREFIX", "ORGANIZATION"} for span in spans):
            continue
        found = [
            (s["start_position"], s["end_position"], kinds[s["entity_type"]])
            for s in spans
            if s["entity_type"] in kinds
        ]
        texts.append(Marked(entry["full_text"], tuple(sorted(found))))
    return texts


def banking(path: Path, most: int) -> list[Marked]:
    """Customers' questions without any name, so that the head learns what is none. Those with a listed place are left
    out."""
    known = {word for place in gazetteer.places() for word in place}
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row["text"].strip() for row in csv.DictReader(file)]
    kept = [text for text in texts if text and not known.intersection(re.findall(r"[a-z]+", text.lower()))]
    return [Marked(text, ()) for text in random.Random(SEED).sample(kept, most)]


def made_up(count: int, seed: int) -> list[Marked]:
    """Support messages in English and Roman Urdu from the templates below, with invented names."""
    chance = random.Random(seed)
    templates = [line.strip() for line in TEMPLATES.strip().splitlines()]
    return [_filled(chance, chance.choice(templates)) for _ in range(count)]


def _joined(words: list[str], tags: list[str], kinds: dict[str, str]) -> Marked:
    text, spans = "", []
    for word, tag in zip(words, tags, strict=True):
        start = len(text)
        text += word + " "
        kind = kinds.get(tag[2:])
        if kind and tag.startswith("B-"):
            spans.append((start, start + len(word), kind))
        elif kind and spans:
            spans[-1] = (spans[-1][0], start + len(word), kind)
    return Marked(text.rstrip(), tuple(spans))


def _filled(chance: random.Random, template: str) -> Marked:
    case = chance.random()
    text, spans = "", []
    for literal, slot in _pieces(template):
        text += literal
        if slot:
            kind, name = _name(chance, slot)
            if kind:
                spans.append((len(text), len(text) + len(name), kind))
            text += name
    if case < 0.35:
        text = text.lower()
    elif case < 0.4:
        text = text.upper()
    elif case < 0.6:
        text = text[0].upper() + text[1:]
    return Marked(text, tuple(spans))


def _pieces(template: str) -> Iterator[tuple[str, str]]:
    parts = re.split(r"\{(\w+)\}", template)
    for i in range(0, len(parts), 2):
        yield parts[i], parts[i + 1] if i + 1 < len(parts) else ""


def _name(chance: random.Random, slot: str) -> tuple[str, str]:
    """The kind of the slot, "" where it is no name, and what fills it."""
    if slot == "number":
        return "", str(chance.randint(1000, 999999))
    if slot == "thing":
        return "", chance.choice(THINGS)
    if slot == "day":
        return "", chance.choice(DAYS)
    if slot == "place":
        return "PLACE", _place(chance)
    given, last = _given(chance), _surname(chance)
    if slot == "titled":
        title = chance.choice(
            ["Dr.", "Dr", "Mr.", "Mr", "Mrs.", "Ms.", "Ms", "Miss", "Prof.", "Ustad", "Sir", "Maulana", "Engr."]
        )
        return "PERSON", f"{title} {chance.choice([given, last, f'{given} {last}'])}"
    if slot == "sahib":
        return "PERSON", f"{given} {chance.choice(['sahib', 'sahiba', 'Sahib', 'sahab'])}"
    if slot == "given":
        return "PERSON", given
    return "PERSON", chance.choice([f"{given} {last}", f"{given} {last}", given, f"{given} {_given(chance)} {last}"])


def _given(chance: random.Random) -> str:
    if chance.random() < 0.45:
        return _invented(chance)
    return chance.choice(sorted(gazetteer.given_names())).capitalize()


def _surname(chance: random.Random) -> str:
    if chance.random() < 0.45:
        return _invented(chance)
    return chance.choice(sorted(gazetteer.surnames())).title()


def _place(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return _invented(chance) + chance.choice(["", "pur", "abad", "ville", "ton", " City", " Town", "kot", "garh"])
    return " ".join(chance.choice(sorted(gazetteer.places()))).title()


def _invented(chance: random.Random) -> str:
    """A word that could be a name, and that no list has."""
    parts = [chance.choice(FIRST), *(chance.choice(MIDDLE) for _ in range(chance.randint(0, 1))), chance.choice(LAST)]
    return "".join(parts).capitalize()


FIRST = (
    "ab al am an ar as bar ben bra cal car dan dar el em fa far gra ha han il jan ka kar la len lu ma mar na nor o pa "
    "ra ro sa sha ta tho u va wa ya za zo"
).split()
MIDDLE = "la li mi na ni ra ri sha ta ti va ya zi do ro".split()
LAST = (
    "an ar as ed een el en er fa ia id in ir is ith lan lin man na nan nor on our ra rick sa son tin un vid wan yan zar"
).split()
THINGS = "kettle,lamp,suit,bedsheet,prayer mat,iron,tea set,parcel,order,invoice,refund,air cooler,dupatta".split(",")
DAYS = "Monday,tomorrow,Friday,3 December,next week,today,kal,peer,tonight,Sunday".split(",")
TEMPLATES = """
my name is {person}
My name is {person} and my order {number} is late
this is {person}, I spoke to you on {day}
hi, {given} here
Hello, I am {person} from {place}
i am {given} and i live in {place}
I'm {person}, where is my {thing}?
can I speak to {titled} please
I need to book an appointment with {titled} on {day}
I need to book appointment with {titled} {day}
is {titled} available {day}?
appointment with {titled} was cancelled
{titled} told me to come on {day}
your agent {given} promised to call me back
I talked to {given} and {given} about the {thing}
please ship the {thing} to {person} in {place}
do you deliver to {place}?
delivery to {place} takes how long
how much is shipping from {place} to {place}
send my {thing} to {place} instead of {place}
I moved to {place} last month
is your shop in {place} open on {day}
I will be in {place} until {day}
my {thing} is stuck in {place} since {day}
the parcel for {person} has not left {place}
change the name on order {number} to {person}
{person} will collect the {thing} from your {place} branch
my sister {given} bought a {thing} from you
my husband {given} paid for order {number}
{given} never got the {thing}
please ask {sahib} to call me
{sahib} said the {thing} will come {day}
who is {person}?
thanks {given}, that helped
thank you {given}!
hi {given}, my {thing} is broken
hello {given} I want to return the {thing}
regards, {person}
Best regards {person}, {place}
The receipt says {person} but my name is {person}
contact {person} at the {place} office
{person}, {place}
customer {person} in {place} wants a refund for the {thing}
the rider {given} was very rude
{given} and I share one account
mera naam {person} hai
mera naam {given} hai aur mera order {number} nahi aya
main {given} hun, {place} se
main {place} se {given} bol raha hun
mai {person} bol rahi hun {place} se
{given} ka order kab ayega
{person} ke naam par order {number} hai
{titled} se milna hai {day} ko
mujhe {titled} ki appointment chahiye
kya {titled} {day} ko available hain
{sahib} ne kaha tha ke {thing} {day} ayega
{given} bhai se baat karwa dein
{place} mein delivery hoti hai?
kya aap {place} bhejte hain
{place} tak kitne din lagte hain
mera parcel {place} mein phansa hua hai
mera bhai {given} {place} mein hai
meri behan {given} ne {thing} mangwaya tha
main {place} ja raha hun {day}
{place} wala order cancel kar dein
{thing} {place} bhej dein {given} ke naam
{given} ko refund mila ya nahi
order {number} {person} ka hai
aap ki {place} wali dukan kahan hai
where is my {thing}
I want to cancel order {number}
the {thing} arrived broken on {day}
how do I return a {thing}?
Can I change my Order before {day}?
When will My Refund Come
Please Help Me With My {thing}
May I pay with card? Will it work?
WHY IS MY {thing} LATE
Is the {thing} in stock? I need it by {day}
Thank you so much! Great Service
Hello There, Good Morning
Cash on Delivery is not working in the App
I paid with JazzCash and Visa
the Gulnar website shows an error
Dear Sir, my {thing} has not come
Dear Team, please refund order {number}
hi dear, any update
assalam o alaikum
salam bhai
mera order kahan hai
mera order {number} abhi tak nahi aya
mujhe {thing} wapis karna hai
{thing} ki qeemat kya hai
paise kab wapis milenge
delivery ke charges kitne hain
kya {thing} stock mein hai
order cancel karna hai {day} se pehle
meri {thing} kharab nikli hai
koi insaan se baat karwa dein please
{day} ko dukan khuli hoti hai kya
bohat shukriya aap ka
mujhe size tabdeel karna hai
JazzCash se paise kat gaye hain
"""
