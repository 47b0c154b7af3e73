"""What the visitor wants done: a verb and its object, such as `cancel order`."""

import re
from collections.abc import Iterator

from jawab.understanding.entities.found import Found, found

_VERBS = {
    "book": "book|schedule|arrange|set up|reserve|بک|بکنگ",
    "reschedule": "reschedule|postpone|move",
    "cancel": "cancel+|call off|cancell?ation|mansookh|mansukh|منسوخ|کینسل",
    "change": "change|update|edit|modify|correct|amend|tabdeel|tabdil|badal|badalna|badalni|badlna|"
    "تبدیل|بدل|بدلنا|بدلنی|چینج|اپڈیٹ",
    "return": "return|send back|give back|wapis|wapas|waapis|واپس|ریٹرن",
    "exchange": "exchange|swap|ایکسچینج",
    "track": "track|trace|locate|find|ٹریک",
    "place": "place|make|put in",
    "refund": "refund|ریفنڈ",
    "pay": "pay|ادا",
    "reset": "reset|recover|ری سیٹ",
    "delete": "delete|remove|close|deactivate|khatam|ڈیلیٹ|بند",
    "create": "create|open|register|بنانا|بنائیں|banana|banani",
    "confirm": "confirm|verify|کنفرم",
    "report": "report|register|file|lodge|رپورٹ|درج",
    "download": "download|ڈاؤن لوڈ",
    "repair": "repair|fix|mend|مرمت|theek|thik|ٹھیک",
}
_OBJECTS = {
    "appointment": "appointments?|consultations?|fittings?|measurements?|meetings?|slot|visit|"
    "اپائنٹمنٹ|ملاقات|اپوائنٹمنٹ",
    "order": "orders?|purchase|آرڈر",
    "booking": "bookings?|reservations?|بکنگ",
    "subscription": "subscriptions?|membership|plan|سبسکرپشن",
    "email": "e-?mail(?: address)?|ای میل",
    "address": "(?:(?:delivery|shipping|billing|home) )?address|(?:ڈیلیوری )?پتہ|پتا|ایڈریس",
    "delivery": "delivery|deliveries|shipment|shipping|ڈیلیوری",  # after the address, which may begin with it
    "parcel": "parcels?|packages?|couriers?|پارسل",
    "item": "items?|products?|things?|goods|cheez|cheezein|saman|samaan|چیز|چیزیں|سامان",
    "suit": "suits?|dress|kurta|کپڑے|سوٹ",
    "payment": "payments?|پیمنٹ",
    "bill": "bills?|invoices?|بل",
    "password": "passwords?|pass ?code|پاس ورڈ|پاسورڈ",
    "account": "accounts?|profile|اکاؤنٹ",
    "phone number": "(?:phone|mobile|contact) ?(?:number|no)|number|فون نمبر|نمبر",
    "size": "sizes?|سائز",
    "complaint": "complaints?|shikayat|شکایت",
    "money": "money|paise|paisay|پیسے|رقم",
}
_MEANT_BY = {("change", "appointment"): "reschedule", ("return", "money"): "refund"}
# What is usually done to what: other pairs are most often no wish ("find number", "open order").
_ALLOWED = {
    "book": "appointment delivery", "reschedule": "appointment delivery booking order",
    "cancel": "appointment order booking subscription delivery parcel payment account",
    "change": "order booking address size password account email delivery phone_number payment "
    "subscription",
    "return": "item order parcel suit", "exchange": "item order suit size", "track": "parcel order delivery",
    "place": "order booking complaint appointment", "refund": "order payment item money booking",
    "pay": "bill order", "reset": "password account", "delete": "account address order subscription item",
    "create": "account order complaint", "confirm": "order booking appointment payment address email",
    "report": "complaint", "download": "bill", "repair": "item order",
}  # fmt: skip
_PAIRS = {(verb, thing.replace("_", " ")) for verb, things in _ALLOWED.items() for thing in things.split()}


def _group(name: str, table: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}{i}>{words})" for i, words in enumerate(table.values()))


_BETWEEN = r"(?:\s(?:an?|the|my|our|his|her|this|that|these|those|one|some|another|new|me|up|any|of\smy)){0,2}"
_ENGLISH = re.compile(rf"(?<!\w)(?:{_group('v', _VERBS)}){_BETWEEN}\s(?:{_group('o', _OBJECTS)})(?!\w)", re.IGNORECASE)
_URDU = re.compile(
    rf"(?<!\w)(?:{_group('o', _OBJECTS)})(?:\s(?:ko|ki|ka|ke|kay|mera|meri|apna|کو|کی|کا|کے))?"
    rf"\s(?:{_group('v', _VERBS)})"
    r"(?:\s(?:kar\w{0,4}|krn\w|kr|krwan\w|karwa\w{0,3}|dein|kijiye|کر\w{0,3}|کروا\w{0,3}|دیں)(?:\s(?:dein|den|do|dijiye|دیں))?)?"
    r"(?!\w)",
    re.IGNORECASE,
)
_URDU_CUE = re.compile(
    r"\b(?:kar\w*|kr\w*|chahiye|chahie|dein|dijiye|hai|hain|ho|kijiye|mera|meri|karwa\w*|sakt\w|de do)\b"
    r"|[\u0600-\u06ff]",
    re.IGNORECASE,
)
_NOUN_FIRST = re.compile(
    rf"(?<!\w)(?:{_group('o', _OBJECTS)})\s(?P<v>cancell?ation|booking|tracking|return|exchange|refund|change)(?!\w)",
    re.IGNORECASE,
)
_NOUNS = {"cancellation": "cancel", "cancelation": "cancel", "booking": "book", "tracking": "track"}


def read(text: str, plain: str) -> Iterator[Found]:
    """Verbs with what they are about, in English word order and in Urdu's. The value is verb and object in their plain
    forms."""
    for match in _ENGLISH.finditer(plain):
        yield from _action(text, match, _which(match, "v", _VERBS), 0.8)
    if _URDU_CUE.search(plain):
        for match in _URDU.finditer(plain):
            yield from _action(text, match, _which(match, "v", _VERBS), 0.75)
    for match in _NOUN_FIRST.finditer(plain):
        noun = match["v"].lower()
        yield from _action(text, match, _NOUNS.get(noun, noun), 0.6)


def _action(text: str, match: re.Match[str], verb: str, certainty: float) -> Iterator[Found]:
    thing = _which(match, "o", _OBJECTS)
    verb = _MEANT_BY.get((verb, thing), verb)
    if (verb, thing) in _PAIRS:
        value = f"{verb} {thing}"
        yield found("ACTION", text, match.start(), match.end(), value, value, certainty)


def _which(match: re.Match[str], group: str, table: dict[str, str]) -> str:
    return next(name for i, name in enumerate(table) if match[f"{group}{i}"] is not None)
