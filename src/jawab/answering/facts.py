"""Facts that can be compared exactly: numbers with their units, web addresses, e-mail addresses, telephone numbers."""

import re
import unicodedata
from dataclasses import dataclass

_WORD_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        "zero one,once two,twice three,thrice four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
    for word in words.split(",")
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "hundred": "100", "half": "0.5"}
_URDU_NUMBERS = dict(
    zip(
        "ایک دو تین چار پانچ چھ سات آٹھ نو دس بارہ پندرہ بیس تیس".split(),
        "1 2 3 4 5 6 7 8 9 10 12 15 20 30".split(),
        strict=True,
    )
)
# "one" is as often a pronoun, and "ایک" an article: never a fact by themselves
_NOT_ALONE = frozenset({"one", "once", "ایک"})
_DIGITS = {ord(urdu): str(value % 10) for value, urdu in enumerate("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")}
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")
_TOKEN = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)")
_FILLER = frozenset(
    "working business calendar full whole more to of or and the x about nearly full-size extra different other "
    "wrong up "
    "کاروباری سے تک یا".split()
)
_UNITS = {
    variant: name
    for name, variants in {
        "second": "s sec secs second seconds",
        "minute": "min mins minute minutes منٹ",
        "hour": "h hr hrs hour hours hourly گھنٹہ گھنٹے گھنٹوں",
        "day": "day days daily دن دنوں",
        "week": "week weeks weekly ہفتہ ہفتے ہفتوں",
        "month": "month months monthly مہینہ مہینے مہینوں ماہ",
        "year": "year years yearly annual annually سال",
        "time": "time times try tries attempt attempts once twice thrice",
        "euro": "euro euros eur €",
        "dollar": "dollar dollars usd $",
        "rupee": "rs rupee rupees pkr روپے ₨",
        "cent": "cent cents",
        "percent": "% percent فیصد",
        "am": "am a.m",
        "pm": "pm p.m",
    }.items()
    for variant in variants.split()
}
_PER = re.compile(
    r"(?:\b(?:an?|per|every|each|one)\s+|/\s?)(second|minute|hour|day|week|month|year)\b|\b(dai|hour|week|month|"
    r"year|annual)ly\b",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
    r"\b(january|february|march(?=\s+\d)|(?<=\d\s)march|april|(?<=\d\s)may|june|july|august|september|october|"
    r"november|december)\b",
    re.IGNORECASE,
)
_CURRENCY_BEFORE = re.compile(r"(rs\.?|pkr|usd|eur|[$€£₨])\s*$", re.IGNORECASE)
_SYMBOL_AFTER = re.compile(r"\s*([%€$£])")
_DOT = r"(?:\.|\s*[\[({]\s*(?:\.|dot)\s*[\])}]\s*|\s+dot\s+|\s*[。．]\s*)"
_AT = r"(?:@|\s*[\[({]\s*(?:@|at)\s*[\])}]\s*|\s+at\s+)"
_LABEL = r"[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]*[a-z0-9\u00a1-\uffff])?"
_EMAIL = re.compile(rf"[\w.+-]+{_AT}{_LABEL}(?:{_DOT}{_LABEL})*{_DOT}[a-z]{{2,24}}\b", re.IGNORECASE)
_WEB = re.compile(
    rf"\b(?:h(?:tt|xx)ps?|ftp|file)\s*:\s*/+\s*\S+|\b(?:javascript|data|vbscript)\s*:\s*\w+[/(,;]\S*|\bwww{_DOT}\S+|"
    rf"(?<![\w@.-]){_LABEL}\s+\.\s*(?:com|net|org|info|biz|ru|xyz|io)\b|"
    rf"(?<![\w@.-])(?:{_LABEL}{_DOT})+[a-z]{{2,24}}\b(?:/\S*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,])\+?\d(?:[\s().-]{0,3}\d){6,14}(?!\w)")
_NO_SITE = re.compile(r"(?:[a-z]\.)+[a-z]\.?|\d+(?:\.\d+)+\w*", re.IGNORECASE)  # e.g., a.m., 2.5kg

PER = "per"
_RATES = {"dai": "day", "annual": "year"} | {
    unit: unit for unit in ("second", "minute", "hour", "day", "week", "month", "year")
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts: a unit by its common name, else the word that follows, else ""."""

    number: str
    unit: str


def unmasked(text: str) -> str:
    """The text as a reader takes it: compatibility forms unified, invisible characters gone, Urdu digits as Latin."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_DIGITS)


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text, in figures or words, each with what it counts; also days and months by their names, and
    what comes "per" or "every" unit of time as the number PER."""
    plain = unmasked(text)
    tokens = list(_TOKEN.finditer(plain))
    counted = [
        Quantity(number, _unit(plain, tokens, place))
        for place, token in enumerate(tokens)
        if (number := _number(plain, tokens, place, token))
    ]
    named = [Quantity((found[1] or found[2]).casefold(), "date") for found in _NAMED_DAY.finditer(plain)]
    rates = [Quantity(PER, _RATES[(found[1] or found[2]).casefold()]) for found in _PER.finditer(plain)]
    return counted + named + rates


def addresses(text: str) -> set[str]:
    """Web and e-mail addresses and telephone numbers of a text, also disguised ones ("evil [dot] com").

    Made comparable: lower case, without scheme, "www." and closing marks; telephone numbers as digits."""
    plain = unmasked(text).replace("\\", "")
    mails = {_comparable(found[0]) for found in _EMAIL.finditer(plain)}
    rest = _EMAIL.sub(" ", plain)
    sites = {_comparable(found[0]) for found in _WEB.finditer(rest) if not _NO_SITE.fullmatch(found[0].strip())}
    phones = {re.sub(r"\D", "", found[0]) for found in _PHONE.finditer(_WEB.sub(" ", rest))}
    return {address for address in mails | sites | phones if address}


def _number(plain: str, tokens: list[re.Match[str]], place: int, token: re.Match[str]) -> str:
    if token["number"]:
        return _figures(token["number"])
    word = token["word"].casefold()
    found = _WORD_NUMBERS.get(word) or _URDU_NUMBERS.get(word, "")
    if word in _NOT_ALONE and _unit(plain, tokens, place) not in set(_UNITS.values()):
        return ""
    return found


def _figures(number: str) -> str:
    """`1,850` → `1850`, `2.50` → `2.5`, `08` → `8`."""
    plain = re.sub(r",(?=\d{3}\b)", "", number).replace(",", ".")
    whole, dot, rest = plain.partition(".")
    rest = rest.rstrip("0") if "." not in rest else rest
    return (whole.lstrip("0") or "0") + (dot + rest if rest else "")


def _unit(plain: str, tokens: list[re.Match[str]], place: int) -> str:
    token = tokens[place]
    own = token[0].casefold()
    if own in {"once", "twice", "thrice"}:
        return "time"
    if sign := _CURRENCY_BEFORE.search(plain, max(0, token.start() - 5), token.start()):
        return _UNITS.get(sign[1].casefold().rstrip("."), "")
    if sign := _SYMBOL_AFTER.match(plain, token.end()):
        return _UNITS.get(sign[1], "")
    for follower in tokens[place + 1 : place + 5]:
        word = follower[0].casefold()
        if word in _UNITS:
            return _UNITS[word]
        if follower["word"] and word not in _FILLER:
            return word.removesuffix("s")
    return ""


def _comparable(address: str) -> str:
    joined = re.sub(rf"{_DOT}", ".", re.sub(rf"{_AT}", "@", address.casefold()))
    joined = re.sub(r"^h(?:tt|xx)ps?\s*:\s*/*\s*", "", re.sub(r"\s+", "", joined))
    return joined.removeprefix("www.").strip(".,;:!?)]}'\"*_`/")
