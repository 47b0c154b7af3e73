"""Telephone numbers, by the numbering plans of the countries where customers are."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from jawab.understanding.entities.found import Found, found

REGIONS = ("PK", "IN", "AE", "SA", "GB", "US", "CA", "AU", "BD", "QA", "KW", "OM", "BH", "MY", "TR", "DE", "FR")
_CANDIDATE = re.compile(
    r"(?<![\w#.])(?:\+|00)?\(?\d(?:[ ().-]{0,3}\d){5,16}(?: ?(?:x|ext\.?) ?\d{1,6})?(?![\w]|[.,:/]\d)", re.IGNORECASE
)
_OTHER_NUMBER = re.compile(
    r"\d{4}([-. ])\d{1,2}\1\d{1,2}(?!\d).*|\d{1,2}([-.])\d{1,2}\2\d{4}(?!\d).*|\d{3}-\d\d-\d{4}|\d{1,3}(?:\.\d{1,3}){3}"
)
"""Dates, American social security numbers and internet addresses are grouped like this, and telephones are not."""
_ABOUT_PHONES = re.compile(
    r"\b(?:call|phone|ring|mobile|cell|contact|whats ?app|number|no|num|dial|text|sms|tel|fax|rabta|raabta)\b"
    r"|نمبر|فون|کال|رابطہ|واٹس|موبائل",
    re.IGNORECASE,
)
_TOLD = (
    ("GB", re.compile(r"\b(?:uk|u\.k|british|england|london)\b", re.IGNORECASE)),
    ("US", re.compile(r"\b(?:US|USA|U\.S|[Aa]merican?)\b")),
    ("AE", re.compile(r"\b(?:uae|dubai|emirati?)\b", re.IGNORECASE)),
    ("SA", re.compile(r"\b(?:saudi|ksa|riyadh|jeddah)\b", re.IGNORECASE)),
    ("IN", re.compile(r"\b(?:indian?)\b", re.IGNORECASE)),
)
_WRITTEN = (("GB", re.compile(r"07\d{3} \d{6}|07\d{3} \d{3} \d{3}")), ("US", re.compile(r"\(?\d{3}\)?[ -]\d{3}-\d{4}")))
"""Ways of grouping that tell the country of a number which the plans of several have."""
_NEARBY = 40  # characters before and after in which the talk is of telephones


def read(text: str, plain: str, region: str) -> Iterator[Found]:
    """Numbers that the plan of some country has: `region` first. The value is E.164, such as +923001234567."""
    for match in _CANDIDATE.finditer(plain):
        start, end = match.span()
        written = match.group()
        if _OTHER_NUMBER.fullmatch(written):
            continue
        if written.startswith("(") and ")" not in written:
            start, written = start + 1, written[1:]
        around = plain[max(0, start - _NEARBY) : end + _NEARBY]
        number = _number(written, _regions(written, around, region), bool(_ABOUT_PHONES.search(around)))
        if number is None:
            continue
        value = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        display = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        yield found("PHONE", text, start, end, value, display, 0.93)


def _regions(written: str, around: str, own: str) -> list[str]:
    """The countries whose plans are tried: those that are told, the shop's own, those that group digits so, others."""
    told = [region for region, words in _TOLD if words.search(around)]
    shaped = [region for region, shape in _WRITTEN if shape.match(written)]
    return list(dict.fromkeys(region for region in (*told, own, *shaped, *REGIONS) if region))


def _number(written: str, regions: list[str], about_phones: bool) -> PhoneNumber | None:
    """A bare row of digits is a number where it begins with 0 as numbers do in most countries, is long, or the talk is
    of telephones; of another country than the first only when it is grouped too, or begins with 0."""
    digits = re.sub(r"\D", "", written)
    if written.startswith(("+", "00")):
        return _valid("+" + digits.removeprefix("00"), None)
    if not (about_phones or digits.startswith("0") or len(digits) >= 10):
        return None
    grouped = bool(re.search(r"\d[ ().-]+\d", written))
    tried = regions if len(digits) >= 9 and (about_phones or grouped or digits.startswith("0")) else regions[:1]
    return next((number for region in tried if (number := _valid(written, region))), None)


def _valid(written: str, region: str | None) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(written, region)
    except NumberParseException:
        return None
    # With its country the number is what its writer means by one, even where a plan is newer than our copy of it.
    known = phonenumbers.is_valid_number(number) or (region is None and phonenumbers.is_possible_number(number))
    return number if known else None
