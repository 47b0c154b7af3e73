"""What kind of thing a question asks for, and which sentences hold such a thing: "how long …?" wants a duration."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expectation:
    """`asked` recognises the question, `given` a text that can answer it; `weight` is how much that tells."""

    name: str
    asked: re.Pattern[str]
    given: re.Pattern[str]
    weight: float


def _expectation(name: str, asked: str, given: str, weight: float) -> Expectation:
    return Expectation(name, re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE), weight)


_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|thirty|few|ایک|دو|تین|چار|پانچ|سات|دس)"
)
_TIME_UNIT = (
    r"(?:working |business |calendar )?(?:second|minute|hour|day|week|month|year)s?\b|"
    r"(?:دن|دنوں|گھنٹے|گھنٹوں|گھنٹہ|منٹ|ہفتے|ہفتوں|ہفتہ|مہینے|مہینوں|سال|ماہ)"
)
_DURATION = (
    rf"{_NUMBER}(?:\s*(?:to|-|–|or|and|سے|یا)\s*{_NUMBER})?[\s-]*(?:کاروباری |کام کے )?(?:{_TIME_UNIT})|"
    rf"\bsame day\b|\bimmediately\b|\binstantly\b|\bat once\b|\bon the spot\b|فوراً|اسی دن"
)
_CLOCK = (
    r"\b\d{1,2}(?::\d\d)?\s*(?:am|pm|a\.m|p\.m|بجے)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bevery (?:day|"
    r"week|month|year)"
)
_AMOUNT = (
    r"(?:rs\.?|pkr|usd|eur|gbp|[$€£₨])\s*\d|\d[\d,.]*\s*(?:rupees|dollars|euros|pounds|روپے|%|percent|فیصد)|"
    r"\bfree\b|\bno (?:extra )?(?:charge|fee|cost)|مفت"
)

_EXPECTATIONS = (
    _expectation(
        "duration",
        r"\bhow (?:long|soon|quick|quickly|fast)\b|\bhow many (?:\w+ )?(?:minutes|hours|days|weeks|months|years)|"
        r"\bhow much time|"
        r"\bwhen (?:will|do|does|can|should|is|are|would)\b|\bdeadline\b|\btime ?frame|\bhow often\b|"
        r"\bkitn[aeiy]+ (?:din|time|waqt|der|ghant|hafte|mahin)|\bkab\b|\bkab tak\b|کتنے دن|کتنا وقت|کتنی دیر|کب",
        f"{_DURATION}|{_CLOCK}",
        0.40,
    ),
    _expectation(
        "amount",
        r"\bhow much\b(?! time)|\b(?:price|cost|costs|charge|charges|fee|fees)\b|\bkitn[aeiy]+ (?:ka|ki|ke|paise|"
        r"paisay|rup|price|charges|fee)|"
        r"\b(?:qeemat|qimat|rate)\b|کتنے (?:کا|کی|پیسے|روپے)|قیمت|فیس|خرچ|چارجز|کتنی رقم",
        _AMOUNT,
        0.35,
    ),
    _expectation(
        "count",
        r"\bhow many\b|\bhow (?:big|large|heavy|tall|wide|deep|far|old|hot)\b|\b(?:maximum|max|limit|capacity|"
        r"size|weight|width|length)\b|"
        r"\bkitn[aeiy]+\b|کتن[ےایو]",
        rf"\d|\b{_NUMBER}\b",
        0.20,
    ),
    _expectation(
        "contact",
        r"\b(?:phone|telephone|whatsapp|helpline|email|e-mail)\b.{0,20}(?:number|address)?|\bcontact (?:you|us|"
        r"support)|\bnumber\b.{0,12}\bcall|"
        r"\braabta\b|\brabta\b|رابطہ|فون نمبر|ای میل",
        r"[\w.+-]+@[\w-]+\.\w|\+?\d[\d\s()-]{6,}\d",
        0.50,
    ),
    _expectation(
        "clock",
        r"\b(?:opening|working|business|office|studio|support)? ?(?:hours|timings?)\b|\bwhat time\b|\bopen (?:on|"
        r"at|until|till|today|now)\b|"
        r"\bwhich days?\b|\bwhat days?\b|اوقات|کس وقت",
        _CLOCK,
        0.35,
    ),
    _expectation(
        "reason",
        r"^\W*why\b|\bwhy (?:is|do|does|did|was|are)\b|\bkyu?n\b|\bkiu?n\b|کیوں",
        r"\bbecause\b|\bso that\b|\bdue to\b|\bsince\b|\bmeans\b|کیونکہ",
        0.2,
    ),
    _expectation(
        "whether",
        r"^\W*(?:so |and |but |hi |hello )?(?:can|could|may|is|are|do|does|will|would|am|must|should)\b|\b(?:can|"
        r"may|do|must) (?:i|we|you)\b|"
        r"\bis (?:it|there)\b|\bkya\b|\bsakt[aei]\b|کیا|سکت[ایے]",
        r"\b(?:yes|no|not|cannot|can|can't|may|must|only|never|always|do not|don't|allowed|possible|unless|accept|"
        r"available)\b|"
        r"نہیں|سکتے|صرف|ممکن",
        0.08,
    ),
)
_STEPS = re.compile(
    r"\bhow (?:do|can|to|would|should|could|does)\b|\bsteps?\b|\bprocess\b|\bprocedure\b|\bway to\b|\bwhere (?:do|"
    r"can) i\b|\binstructions\b|"
    r"\bkais[ae]y?\b|\bkes[ae]y?\b|\btareeqa\b|\btariqa\b|کیسے|طریقہ|کس طرح",
    re.IGNORECASE,
)


def expectations(question: str) -> list[Expectation]:
    """What the question asks for; several at once are possible, none is common."""
    return [expectation for expectation in _EXPECTATIONS if expectation.asked.search(question)]


def asks_for_steps(question: str) -> bool:
    """Whether the question wants to know how something is done."""
    return bool(_STEPS.search(question))
