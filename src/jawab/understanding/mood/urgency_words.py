"""What makes a message urgent or not, in English, Roman Urdu and Urdu. Each pattern stands for whole words."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

_NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|several|many|last)"
_MANY_DAYS = r"(?:[7-9]|[1-9]\d|ten|eleven|twelve|fifteen|twenty) days"
_LONG = rf"(?:{_NUMBER} (?:whole |full |long )?(?:weeks?|months?)|{_MANY_DAYS}|weeks|months)"
_NOTHING = r"(?:no|not|\w+n't|still|nothing|nobody|yet|wait\w*|never|late|without)"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|noon|\d{1,2} ?[ap]m|eid)"
_EVENT = r"(?:wedding|exam|flight|trip|birthday|funeral|surgery|interview|train)"

# In the order in which they are told: what may hurt people first.
HIGH: Final[Mapping[str, Sequence[str]]] = {
    "someone may be in danger": (
        r"fire|smok(?:e|ing)|sparks?|electric shock|electrocut\w*|explo\w+|burn(?:t|ed) (?:my|his|her)|gas leak\w*",
        r"injur\w+|bleeding|hospital|emergency|ambulance|allergic|poison\w*|unsafe|dangerous",
        r"aag lag\w*|current lag\w*|dhuan|zakhmi|آگ لگ\w*|دھواں|کرنٹ لگ\w*|زخمی|ہسپتال|ایمرجنسی",
    ),
    "speaks of fraud or theft": (
        r"fraud\w*|scam\w*|stolen|stole|hack(?:ed|ers?)|unauthori[sz]ed|phishing|thieves|robbed",
        r"(?:did ?n[o']t|never) (?:ma[dk]e|authori[sz]e\w*) (?:this|that|the) (?:payment|purchase|transaction)",
        r"some(?:one|body) (?:else )?(?:has )?(?:used|is using) my|without my (?:permission|consent|knowledge)",
        r"dhok[ae]\w*|فراڈ\w*|دھوک\w*|چوری|ہیک",
    ),
    "threatens legal steps": (
        r"police|lawyers?|court|sue|legal action|consumer rights|fia|chargeback|adalat|پولیس|عدالت|مقدمہ|تھانے",
    ),
    "was charged twice or for nothing": (
        r"(?:charged|paid|debited|deducted)(?: me| us)? (?:twice|two times|again)|double charged?|two charges",
        r"(?:money|amount|payment|rupees) (?:was |were |is |has been |got )?(?:deducted|debited|taken|cut)",
        r"(?:charged|paid)\b[^.!?]{0,40}\b(?:but|and) (?:no|not|nothing|never)",
        r"pa[iy]s[aey]+ (?:\w+ )?(?:kat|kut|cut)\w*|raqam kat\w*|(?:پیسے|رقم) (?:\w+ )?کٹ\w*",
    ),
    "has a deadline": (
        r"urgent(?:ly)?|asap|immediately|right away|right now|deadline|last date",
        rf"(?:need|needed|want|have to|must)\b[^.!?]{{0,40}}\b(?:by|before|till) (?:\w+ )?{_DAY}",
        r"(?:need|needed|have to|must)\b[^.!?]{0,40}\b(?:today|tonight|tomorrow)",
        rf"(?:by|before|until) (?:{_DAY}|(?:the|my|our) {_EVENT})|(?:my|our|the) {_EVENT} is",
        r"foran|fori|aaj hi|abhi k[ae]? abhi|(?:kal|aaj|juma\w*) tak|(?:eid|shadi|imtehan|kal) se pehl[ea]\w*",
        r"فوری|فوراً|آج ہی|ارجنٹ|(?:کل|آج|جمعے) تک|(?:عید|شادی|امتحان) سے پہلے",
    ),
    "has waited for weeks": (
        rf"{_LONG}\b[^.!?]*\b{_NOTHING}|{_NOTHING}\b[^.!?]*\b{_LONG}|delayed\b[^.!?]*\b{_LONG}",
        r"(?:haft[aey]+|mahin[aey]+|weeks?) (?:se|ho ?ga\w*|guzar\w*)",
        r"(?:[7-9]|[1-9]\d|das|pandra) din (?:se|ho ?ga\w*)",
        r"(?:ہفتے|ہفتہ|مہینہ|مہینے|ماہ|دس دن|پندرہ دن|بیس دن) (?:سے|ہو گ\w*|گزر\w*)",
    ),
    "has written or called before": (
        r"(?:second|third|fourth|fifth|2nd|3rd|[4-9]th) (?:time|attempt|complaint|message|email)",
        r"(?:called|emailed|written|wrote|contacted|asked|complained|messaged|explained|told)\b[^.!?]{0,25}\b"
        r"(?:twice|times|again|already|before|emails|people|agents)",
        r"already (?:called|told|asked|sent|explained|complained|wrote|written|contacted)",
        r"how many (?:more )?times|again and again|keep asking|still no (?:reply|answer|response)",
        r"no ?(?:body|one) (?:answers|replies|responds|calls back)",
        r"(?:d[uo]o?sri|teesri|chothi|kitni|kai|2|3|4) (?:dafa|baa?r|martaba)|baa?r baa?r",
        r"(?:دوسری|تیسری|چوتھی|کتنی|کئی) (?:بار|مرتبہ|دفعہ)|بار بار",
    ),
}
LOW: Final[Mapping[str, Sequence[str]]] = {
    "no hurry": (r"no (?:hurry|rush)|not urgent|whenever you (?:can|have time)|take your time|jaldi nahi|جلدی نہیں",),
    "only looking": (r"just (?:looking|browsing|asking|checking|curious|wondering)|only asking|waise hi pooch\w*",),
}
# Taken out before HIGH is looked for: they name what is sold, or deny it.
HARMLESS: Final = (
    r"smoke detectors?|fire ?(?:places?|alarms?|tv|stick)|(?:no longer|not) (?:an? )?(?:urgent|emergency)",
)
_THANKS = (
    r"^\W*(?:(?:ok(?:ay)?|great|perfect|alright|all right|no|yes|theek hai|acha|ji|ٹھیک ہے|جی|اچھا)\W+)*"
    r"(?:(?:many |a lot of |بہت |bo?ha?t )?(?:thanks?|thx|ty|shukr[iy]+a|شکریہ)|thank (?:you|u)|bye|goodbye|good night"
    r"|khuda hafiz|allah hafiz|jazak ?allah\w*|خدا حافظ|اللہ حافظ|جزاک اللہ)\b"
)
THANKS_OR_GOODBYE: Final = re.compile(_THANKS, re.I)


def whole_words(patterns: Sequence[str]) -> re.Pattern[str]:
    """Any of the patterns, between what is no letter."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.I)
