"""Names by fixed phrases and lists: all there is for Urdu script, and a help for the head in Latin letters."""

import re
from collections.abc import Iterator

from jawab.understanding.entities.found import Found, found
from jawab.understanding.entities.names import gazetteer

_TITLE = r"(?:ڈاکٹر|مسٹر|مسز|مس|محترم|محترمہ|جناب|استاد|پروفیسر|مولانا|حکیم|انجینئر|سید)"
_WORD = r"[\u0620-\u065f\u0670-\u06d3\u06ee-\u06ef\u06fa-\u06ff]+"
_URDU_WORD = re.compile(_WORD)
_TITLED = re.compile(rf"(?<!\w){_TITLE} (?P<name>{_WORD})(?: (?P<more>{_WORD}))?")
_MY_NAME = re.compile(
    rf"(?:میرا|میری|ان کا|اس کا|جن کا|بچے کا) نام (?P<name>{_WORD})(?: (?P<more>{_WORD}))?"
    rf"(?: (?P<third>{_WORD}))?"
)
_HONOUR = re.compile(r" (?:صاحب|صاحبہ|sahib|sahab|saheb|sahiba)(?!\w)", re.IGNORECASE)
_NO_NAME = frozenset(
    "ہے ہیں ہوں سے کو کا کی کے نے پر میں اور یا بھی تو کیا پر تبدیل بدل غلط درج "
    "نہیں ہی تک والا والی والے یہ وہ آپ میرا آرڈر".split()
)
_LATIN_NAME = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_INTRODUCED = re.compile(
    rf"(?<!\w)(?:(?:mera|meri|mra|un ka|us ka) (?:naam|nam|name)(?: hai)?|my (?:full )?name(?: is|'s|:)"
    rf"|(?:naam|name) ?[:=-]|in the name of)\s"
    rf"(?P<name>{_LATIN_NAME}(?: {_LATIN_NAME}){{0,2}})",
    re.IGNORECASE,
)
_LATIN_TITLED = re.compile(
    rf"(?<!\w)(?:dr|doctor|prof|professor|mr|mrs|ms|ustad|ustaad|engr|maulana)\.? "
    rf"(?P<name>{_LATIN_NAME}(?: {_LATIN_NAME})?)",
    re.IGNORECASE,
)
NO_LATIN_NAME = frozenset(
    """hai he hun hu hoon us is ab ko tak h aur or and se say ka ki ko ke mera meri main mai my i on is was not wrong
    spelled spelt misspelled change tabdeel galat ghalat please plz from at in with but ye yeh nahi bhi number
    order for""".split()
)


def read_urdu(text: str, plain: str) -> Iterator[Found]:
    """Persons and places in Urdu script."""
    for match in (*_TITLED.finditer(plain), *_MY_NAME.finditer(plain)):
        names = [match["name"], match["more"], match.groupdict().get("third")]
        count = _leading(names)
        if count:
            start = match.start() if match.re is _TITLED else match.start("name")
            end = match.start("name") + len(" ".join(filter(None, names[:count])))
            if match.re is _TITLED and count == 2 and names[1] not in gazetteer.urdu_names():
                end = match.end("name")
            yield _found(text, plain, "PERSON", start, end, 0.85)
    words = [(m.group(), *m.span()) for m in _URDU_WORD.finditer(plain)]
    yield from _listed_names(text, plain, words)
    yield from listed_places(text, plain, words, gazetteer.urdu_places(), 0.7)


def read_latin(text: str, plain: str) -> Iterator[Found]:
    """Names after phrases such as "mera naam", which hold whatever the name is, and after titles."""
    for match in _INTRODUCED.finditer(plain):
        names = match["name"].split(" ")
        count = next((i for i, name in enumerate(names) if name.lower() in NO_LATIN_NAME), len(names))
        if count:
            start = match.start("name")
            yield _found(text, plain, "PERSON", start, start + len(" ".join(names[:count])), 0.83)
    for match in _LATIN_TITLED.finditer(plain):
        names = match["name"].split(" ")
        count = next((i for i, name in enumerate(names) if not _may_be_name(name)), len(names))
        if count:
            end = match.start("name") + len(" ".join(names[:count]))
            yield _found(text, plain, "PERSON", match.start(), end, 0.82)


def _may_be_name(word: str) -> bool:
    known = word.lower() in gazetteer.given_names() or word.lower() in gazetteer.surnames()
    return known or (word[0].isupper() and word.lower() not in NO_LATIN_NAME)


def listed_places(
    text: str, plain: str, words: list[tuple[str, int, int]], known: frozenset[tuple[str, ...]], certainty: float
) -> Iterator[Found]:
    """Places of the list, the longest at each word."""
    i = 0
    while i < len(words):
        longest = min(gazetteer.longest_place(), len(words) - i)
        count = next((n for n in range(longest, 0, -1) if tuple(w for w, _, _ in words[i : i + n]) in known), 0)
        if count:
            yield _found(text, plain, "PLACE", words[i][1], words[i + count - 1][2], certainty)
        i += count or 1


def _listed_names(text: str, plain: str, words: list[tuple[str, int, int]]) -> Iterator[Found]:
    """Given names of the list, with the surnames that follow. Some are common words too: they count only beside
    another name, before صاحب, or where somebody acts (نے, سے, کو, کے نام)."""
    i = 0
    while i < len(words):
        count = 0
        while i + count < len(words) and words[i + count][0] in gazetteer.urdu_names():
            count += 1
        if count and words[i][0] in gazetteer.urdu_given_names():
            start, end = words[i][1], words[i + count - 1][2]
            yield _found(text, plain, "PERSON", start, end, 0.66 + 0.05 * (count > 1))
        i += count or 1


def _leading(names: list[str | None]) -> int:
    return next((i for i, name in enumerate(names) if not name or name in _NO_NAME), len(names))


def _found(text: str, plain: str, kind: str, start: int, end: int, certainty: float) -> Found:
    honour = _HONOUR.match(plain, end) if kind == "PERSON" else None
    end = honour.end() if honour else end
    value = " ".join(text[start:end].split())
    return found("PERSON" if kind == "PERSON" else "PLACE", text, start, end, value, value, certainty)
