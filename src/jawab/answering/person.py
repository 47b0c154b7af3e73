"""Does the visitor ask for a person? Only a plain wish counts: a question about somebody's agent is a question."""

import re
from collections.abc import Sequence

from jawab.answering.types import Said

_WHO = (
    r"(?:(?:an?|the|some|your|any|another|one of your) )?(?:actual |real |live |human |customer |support |"
    r"service |sales )*"
    r"(?:human(?: being)?|person|people|agent|representative|rep|operator|advisor|adviser|staff|someone|somebody|"
    r"manager|supervisor|customer (?:service|care|support)|support team|support|live chat)"
)
_VERB = (
    r"(?:talk|speak|chat|connect(?: me)?|get connected|transfer(?: me)?|be transferred|put me through|escalate|"
    r"hand me over)"
)
_WISH = (
    r"(?:(?:can|could|may|might) (?:i|you|u|we)(?: please)?|i(?:'d| would)? (?:really )?(?:like|want|need|wanna|"
    r"prefer)(?: to)?|"
    r"i wish to|let me|please|pls|plz|just|give me|get me|i have to|i must|i'm trying to|how (?:can|do) i|"
    r"is it possible to)"
)
_END = (
    r"(?: (?:please|pls|plz|now|right now|here|instead|asap|about (?:this|it|my .{1,40})|for (?:this|help)|"
    r"directly|immediately|today))*"
)
_ENGLISH = (
    rf"(?:{_WISH} )*{_VERB} (?:me )?(?:to|with|through to) {_WHO}{_END}",
    rf"(?:{_WISH} )+(?:to )?{_WHO}{_END}",
    rf"{_WHO}{_END}",
    rf"(?:is|are) there {_WHO} (?:i|we) can (?:talk|speak|chat) (?:to|with){_END}",
    rf"(?:can|could|would) {_WHO} (?:please )?(?:call|help|contact|talk to|answer|reply to) me{_END}",
    r"(?:i )?(?:do not|don't|dont) want (?:to (?:talk|speak|chat) (?:to|with) )?(?:a |this |the )?(?:ro)?(?:bot|"
    r"machine|ai)" + _END,
    r"(?:no|not (?:a |the )?)(?:more )?(?:ro)?bots?" + _END,
    r"(?:a )?real (?:human|person)(?: please)?",
)
_PERSON_ROMAN = (
    r"(?:kisi )?(?:asli |zinda )?(?:insa+n|banda|bande|bnde|banday|agent|numainda|numainde|numainday|"
    r"representative|human|person|aadmi|admi|staff|manager|helpline|customer (?:care|service|support)|"
    r"support team)"
)
_TALK_ROMAN = r"(?:ba+t|bat cheet|baat cheet|rabta|raabta|connect|call)"
_ROMAN = (
    rf"(?:mujhe |mjhe |mujhay |muje |main |mai |mein |mene |ap |aap |please |plz |meri )*{_PERSON_ROMAN} (?:se|say|"
    rf"sy|k sath|ke sath) (?:meri )?"
    rf"{_TALK_ROMAN}(?: (?:karni|karna|krni|krna|kara|kra|karwa|krwa|karao|karado|krado|karwao|karwa|do|dein|den|"
    rf"de|dijiye|hai|he|h|ho|sakti|sakta|skti|chahta|chahti|hoon|hun|kya|please|plz|karwaye?in|karein|karden|karo|"
    rf"kro|karwado|kren))*",
    rf"(?:mujhe |mjhe )?{_PERSON_ROMAN} (?:chahiye|chahie|chahye|bulao|bula do|bulaein|se milao|se milwao|ko bulao|"
    rf"do|dein)(?: please| plz)?",
)
_PERSON_URDU = (
    r"(?:کسی |ایک )?(?:اصلی |حقیقی )?(?:انسان|بندے|بندہ|نمائندے|نمائندہ|ایجنٹ|آدمی|شخص|عملے|کسٹمر کیئر|کسٹمر سروس|"
    r"منیجر|مینیجر)"
)
_URDU = (
    rf"(?:مجھے |میں |براہ کرم |برائے مہربانی |پلیز |میری )*{_PERSON_URDU} (?:سے|کے ساتھ) (?:میری )?(?:بات|بات چیت|"
    rf"رابطہ)"
    r"(?: (?:کرنی|کرنا|کروا|کرا|کروائیں|کرائیں|کروا دیں|کرا دیں|دیں|دو|ہے|چاہتا|چاہتی|ہوں|ہو|سکتی|سکتا|کیا|پلیز))*",
    rf"(?:مجھے )?{_PERSON_URDU} (?:چاہیے|چاہئے|کو بلائیں|بلا دیں|بلائیں|سے ملائیں|سے ملوائیں)(?: پلیز)?",
)
_BEFORE = r"(?:(?:hi|hello|hey|ok|okay|no|yes|yeah|nahi|salam|السلام علیکم|جی|نہیں|ہاں)[ ,.!]+)*"
_WANTED = re.compile(rf"{_BEFORE}(?:{'|'.join((*_ENGLISH, *_ROMAN, *_URDU))})")
_CLAUSE = re.compile(r"[.!?؟۔;\n]+|,\s+|\b(?:but|so|and)\b\s+(?=i\b|can\b|please\b|let\b|just\b)")
_SPACE = re.compile(r"[\s]+")
_YES = re.compile(
    r"(?:(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please|pls|yes please|go ahead|do (?:that|it)|i would|ha+n|ji|jee|"
    r"bilkul|zaroor|"
    r"جی|ہاں|جی ہاں|ضرور|بالکل)[\s,.!۔]*)+"
)


def wants_person(text: str, history: Sequence[Said] = ()) -> bool:
    """True when one clause of the message is, as a whole, the wish to deal with a person, or when the message says yes
    to our offer of one."""
    if history and _offered(history[-1]) and _YES.fullmatch(text.casefold().strip()):
        return True
    plain = text.casefold().replace("’", "'")
    clauses = (_SPACE.sub(" ", clause).strip(" '\"-:()") for clause in _CLAUSE.split(plain[:1000]))
    return any(_WANTED.fullmatch(clause) for clause in clauses if 1 < len(clause) <= 120)


def _offered(said: Said) -> bool:
    return said.author == "bot" and said.kind == "unknown"
