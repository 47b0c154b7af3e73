"""Messages that ask nothing: greetings, thanks, goodbyes, "are you a bot?". Only ones that are nothing but that."""

import re
from typing import Literal

Smalltalk = Literal["greeting", "thanks", "bye", "robot", "identity", "wellbeing"]

_FILLER = (
    r"(?:there|all|everyone|team|sir|madam|mam|maam|ma'am|dear|bhai|baji|jee|ji|janab|friend|again|please|plz|جی|"
    r"جناب|بھائی)"
)
_GREETING = (
    r"(?:hi+|hey+|hello+|helo|hllo|hiya|yo|good (?:morning|afternoon|evening|day)|greetings|"
    r"(?:as+ala+m|asalam|aslam)[\s\-]*(?:o|u|a|e)?[\s\-]*(?:al+a?i?kum|walekum|alaikum|alikum)?|asa|aoa|sala+m|"
    r"wa?[\s\-]*al+a?i?kum[\s\-]*(?:as+ala+m)?|adaab|aadab|namaste|"
    r"السلام\s*[وُ]?\s*علیکم|السلام عليكم|اسلام\s*و?\s*علیکم|وعلیکم السلام|سلام|آداب|ہیلو|ہائے|"
    r"مرحبا|مرحبًا|أهلا(?: وسهلا)?|أهلًا(?: وسهلًا)?|اهلا(?: وسهلا)?|صباح الخير|مساء الخير)"
)
_THANKS = (
    r"(?:(?:ok(?:ay)?|great|perfect|nice|super|good|got it|acha+|theek hai|thik hai)?[\s,.!]*"
    r"(?:thanks?(?: you)?(?: so much| very much| a lot)?|thankyou|thnx|thx|tysm|ty|many thanks|much appreciated|"
    r"shuk(?:ri|ar|r)[iy]?[aey]*h?|bo?h[ao]?t shukriya|meharbani|jazak\s?allah(?: khair)?|"
    r"(?:بہت\s*)?(?:بہت\s*)?شکریہ|مہربانی|جزاک اللہ|شكر[اًا]+(?: لك| جزيل[اًا]+)?|جزاك الله خير[اًا]+)"
    r"|ok(?:ay)?|k|great|perfect|nice|cool|got it|understood|that(?:'s| is) all|that helps|very helpful|"
    r"acha+|theek(?: hai)?|thik(?: hai)?|ٹھیک(?: ہے)?|اچھا|[👍🙏👌💯]+)"
)
_BYE = (
    r"(?:(?:good ?)?bye+(?: ?bye)?|see (?:you|ya)(?: later)?|take care|good ?night|have a (?:nice|good|"
    r"great) (?:day|one|evening)|"
    r"(?:allah|khuda|khoda) hafiz|الله حافظ|اللہ حافظ|خدا حافظ|مع السلامة|إلى اللقاء|الى اللقاء|وداع[اًا]+)"
)
_ROBOT = (
    r"(?:(?:are|r) (?:you|u)(?: an?)?(?: real)? ?(?:ro)?bot(?: or (?:an? )?(?:real )?(?:human|person))?|"
    r"(?:are|r) (?:you|u) (?:an? )?(?:real )?(?:human|person|ai|machine|computer|"
    r"real)(?: or (?:an? )?(?:ro)?(?:bot|ai|machine))?|"
    r"is this (?:an? )?(?:ro)?(?:bot|ai|real person|human)|am i (?:talking|speaking|chatting) (?:to|with) (?:an? )?"
    r"(?:(?:ro)?bot|real person|human|person|machine|ai)|"
    r"(?:kya )?(?:aap|tum|ap) (?:ek )?(?:ro)?(?:bot|insan|insaan|machine) (?:hain|hai|ho)(?: kya)?|"
    r"(?:کیا )?(?:آپ|تم) (?:ایک )?(?:روبوٹ|بوٹ|انسان|مشین) (?:ہیں|ہو))"
)
_IDENTITY = (
    r"(?:who (?:are|r) (?:you|u)|what(?: are|'s| is) (?:you|your name)|what can you do|how can you help(?: me)?|"
    r"(?:aap|ap|tum) ka?on (?:hain|hai|ho)|(?:aap|ap|tumhara|apka|aapka) (?:ka )?naam kya hai|"
    r"(?:آپ|تم) کون (?:ہیں|ہو)|آپ کا نام کیا ہے)"
)
_WELLBEING = (
    r"(?:how (?:are|r) (?:you|u)(?: doing)?(?: today)?|how(?:'s| is) it going|what(?:'s| is) up|"
    r"(?:aap |ap |tum )?kais[ae]y? (?:hain|hai|ho)(?: aap| ap)?|kya ha+l hai|(?:آپ )?کیسے ہیں(?: آپ)?|کیا حال ہے)"
)
_GAP = r"[\s,.!?؟۔…:;)\-\U0001F300-\U0001FAFF\u2600-\u27BF\ufe0f]*"
_KINDS: tuple[tuple[Smalltalk, str], ...] = (
    ("wellbeing", _WELLBEING),
    ("robot", _ROBOT),
    ("identity", _IDENTITY),
    ("bye", _BYE),
    ("thanks", _THANKS),
    ("greeting", _GREETING),
)
# A greeting or thanks may stand before any other kind: "hi, are you a bot?", "thanks, bye".
_PATTERNS = tuple(
    (
        kind,
        re.compile(rf"{_GAP}(?:(?:{_GREETING}|{_THANKS}){_GAP}(?:{_FILLER}{_GAP})*)?{core}{_GAP}(?:{_FILLER}{_GAP})*"),
    )
    for kind, core in _KINDS
)
_LONGEST = 90


def smalltalk(text: str) -> Smalltalk | None:
    """Which kind of small talk the whole message is, or None when there is anything else in it."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    if not plain or len(plain) > _LONGEST:
        return None
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(plain)), None)
