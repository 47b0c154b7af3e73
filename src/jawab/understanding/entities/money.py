"""Sums of money."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jawab.understanding.entities.found import Found, found
from jawab.understanding.entities.quantity import SCALES, UNITS, amount

_SIGNS = {"$": "USD", "us$": "USD", "£": "GBP", "€": "EUR", "₹": "INR", "₨": "Rs", "﷼": "SAR"}
_CODES = "PKR INR USD GBP EUR AED SAR QAR KWD OMR BHD CAD AUD TRY MYR BDT CNY JPY CHF".split()
_WORDS = {
    "Rs": "rs rs. rupee rupees rupay rupaye rupaya rupe rupai rupiya rupya rupye روپے روپیہ روپئے روپیے روپیوں",
    "USD": "dollar dollars ڈالر ڈالرز bucks", "GBP": "pound pounds پاؤنڈ quid", "EUR": "euro euros یورو",
    "AED": "dirham dirhams dhs درہم", "SAR": "riyal riyals ریال",
}  # fmt: skip
_CURRENCY = {word: code for code, words in _WORDS.items() for word in words.split()}
_CURRENCY |= {code.lower(): code for code in _CODES} | _SIGNS
_RUPEE = {"PK": "PKR", "IN": "INR", "NP": "NPR", "LK": "LKR", "MU": "MUR"}
SIGN_OF = {"PKR": "Rs.", "INR": "₹", "USD": "$", "GBP": "£", "EUR": "€"}


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FIGURES = r"\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?(?!\d)|\d{1,12}(?:\.\d{1,2})?(?!\d)"
_SCALE = rf"(?:{_any(list(SCALES))})"
_NUMBER_WORD = rf"(?:{_any([word for word in (*UNITS, *SCALES) if word not in {'k', 'm', 'a', 'an'}])})"
_AMOUNT = rf"(?:{_FIGURES})(?: ?{_SCALE}\b)?"
_BEFORE = _any([word for word in _CURRENCY if word not in {"quid", "bucks"}])
_AFTER = _any([word for word in _CURRENCY if word not in {"$", "us$"}] + ["$"])
_FULL = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{_BEFORE})(?<=[\w.$£€₹₨﷼]) ?(?P<first>{_AMOUNT})(?:/[-=]|(?!\w))"
    rf"|(?P<second>{_AMOUNT}|{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD}){{0,4}}) ?(?P<after>{_AFTER})(?:/[-=]|(?!\w)))",
    re.IGNORECASE,
)
_DASH = re.compile(rf"(?<![\w.,#])(?P<sum>{_FIGURES})/[-=](?!\d)")
_SHORT = re.compile(
    r"(?<![\w.,#-])(?P<sum>\d{1,4}(?:\.\d)?(?:k| ?(?:hazar|hazaar|lakh|lac|ہزار|لاکھ)))(?!\w)", re.IGNORECASE
)
_ALTERNATIVE = re.compile(
    rf"[ ,]{{1,2}}(?:or|ya|یا|to|se|سے|instead of|aur|اور|and)[ ](?P<sum>{_FIGURES})(?![\w%-])", re.IGNORECASE
)
_ABOUT_MONEY = re.compile(
    r"\b(?:pa(?:y|id|ying|yment)|refund|price|cost|charged?|transfer\w*|sent|send|bill|fee|amount|total|worth|bought|"
    r"paise|paisa|qeemat|kharch|wapis|wapas|diye|bhej\w*|kat|raqam|de diye|budget|cheap\w*|discount)\b"
    r"|پیسے|رقم|قیمت|ادا|ریفنڈ|کٹ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|[$£€₹₨﷼]")
_CURRENCY_WORDS = frozenset(word.rstrip(".") for word in _CURRENCY)


def read(text: str, plain: str, region: str) -> Iterator[Found]:
    """Sums with their currency. `Rs` is the rupee of the region, PKR where it has none. The value is `PKR 2500`."""
    rupee = _RUPEE.get(region, "PKR")
    named = not _CURRENCY_WORDS.isdisjoint(_WORD.findall(plain.lower()))
    for match in _FULL.finditer(plain) if named else ():
        number = match["first"] or match["second"]
        worth = amount(_spaced(number))
        if worth is None:
            continue
        currency = _CURRENCY[(match["before"] or match["after"]).lower()].replace("Rs", rupee)
        yield _sum(text, match.start(), match.end(), currency, worth, 0.96)
        other = _ALTERNATIVE.match(plain, match.end()) or None
        if other and amount(other["sum"]) and (amount(other["sum"]) or 0) >= 100:
            yield _sum(text, *other.span("sum"), currency, amount(other["sum"]) or worth, 0.6)
    for bare in (_DASH, _SHORT) if _ABOUT_MONEY.search(plain) else (_DASH,):
        for match in bare.finditer(plain):
            worth = amount(_spaced(match["sum"]))
            if worth is not None:
                yield _sum(text, *match.span(), rupee, worth, 0.7)


def currency_of(written: str, region: str) -> str | None:
    """The ISO 4217 code of a currency's sign, word or code; `Rs` is the rupee of the region. None for another word."""
    word = written.strip().lower()
    code = _CURRENCY.get(word) or _CURRENCY.get(word.rstrip("."))
    return _RUPEE.get(region, "PKR") if code == "Rs" else code


def _sum(text: str, start: int, end: int, currency: str, worth: Decimal, certainty: float) -> Found:
    figures = f"{worth:.2f}" if worth % 1 else f"{worth:.0f}"
    shown = f"{worth:,.2f}" if worth % 1 else f"{worth:,.0f}"
    sign = SIGN_OF.get(currency, currency)
    display = f"{sign}{shown}" if len(sign) == 1 else f"{sign} {shown}"
    return found("MONEY", text, start, end, f"{currency} {figures}", display, certainty)


def _spaced(number: str) -> str:
    """`5k` as `5 k`."""
    return re.sub(r"(?<=\d)(?=[^\W\d])", " ", number)
