"""Tones that work also without an LLM: our own phrases in other words, and answers cut short."""

import re
from collections.abc import Mapping

from jawab.answering.guidance.cited import MARK, cited_sentences
from jawab.answering.guidance.rules import Style
from jawab.answering.phrases import Phrase, say

MOST_SENTENCES = 2
INSTRUCTIONS: Mapping[Style, str] = {
    "brief": f"Answer in at most {MOST_SENTENCES} sentences, unless the passages give steps.",
    "formal": "Write formally and politely, without contractions.",
    "friendly": "Write in a warm and friendly way.",
}
_Wording = Mapping[str, Mapping[Phrase, str]]
_FORMAL: _Wording = {
    "en": {
        "greeting": "Good day. How may I assist you?",
        "thanks": "You are most welcome. May I assist you with anything else?",
        "bye": "Goodbye. You are welcome to write to us again at any time.",
        "wellbeing": "Thank you for asking. I am an automatic assistant. How may I assist you?",
        "handoff": "I am transferring this conversation to one of our representatives.",
        "unknown": (
            "Our help pages do not state this, and I would prefer not to guess. Would you like to speak to one of our "
            "representatives?"
        ),
        "clarify": "May I ask which of these you mean?",
        "sorry_frustrated": "We apologise for this inconvenience.",
        "sorry_angry": "We understand that this is upsetting, and we sincerely apologise.",
    },
    "ur": {
        "greeting": "السلام علیکم۔ فرمائیے، میں آپ کی کیا خدمت کر سکتا ہوں؟",
        "thanks": "آپ کا بہت شکریہ۔ کیا میں مزید کوئی خدمت کر سکتا ہوں؟",
        "handoff": "میں یہ گفتگو ہمارے نمائندے کے سپرد کر رہا ہوں۔",
        "clarify": "براہِ کرم بتائیے کہ آپ ان میں سے کس کے بارے میں دریافت کر رہے ہیں؟",
        "sorry_frustrated": "اس زحمت پر ہم معذرت خواہ ہیں۔",
        "sorry_angry": "ہمیں احساس ہے کہ یہ تکلیف دہ ہے، اور ہم تہہ دل سے معذرت خواہ ہیں۔",
    },
    "ur-Latn": {
        "greeting": "Assalam-o-alaikum. Farmaiye, main aap ki kya khidmat kar sakta hoon?",
        "thanks": "Aap ka bohat shukriya. Kya main mazeed koi khidmat kar sakta hoon?",
        "handoff": "Main ye guftagu hamare numainde ke supurd kar raha hoon.",
        "clarify": "Barah-e-karam bataiye ke aap in mein se kis ke bare mein daryaft kar rahe hain?",
        "sorry_frustrated": "Is zehmat par hum maazrat khwah hain.",
        "sorry_angry": "Hamein ehsas hai ke ye takleef deh hai, aur hum teh-e-dil se maazrat khwah hain.",
    },
}
_FRIENDLY: _Wording = {
    "en": {
        "greeting": "Hi there! What can I do for you today?",
        "thanks": "Happy to help! Anything else?",
        "bye": "Bye for now! Just write again whenever you like.",
        "wellbeing": "All good here, thanks for asking! I'm an automatic assistant. What can I do for you?",
        "handoff": "Let me bring in one of our people for you.",
        "unknown": "I can't find that in our help pages, and I'd rather not guess. Shall I bring in one of our people?",
        "clarify": "Just to be sure, which of these do you mean?",
        "sorry_frustrated": "Oh, I'm sorry this is giving you trouble.",
        "sorry_angry": "I understand how upsetting this is, and I'm really sorry.",
    },
    "ur": {
        "greeting": "السلام علیکم! کہیے، آج کیا مدد کروں؟",
        "thanks": "ارے، خوشی ہوئی! کچھ اور بتاؤں؟",
        "handoff": "ایک لمحہ، میں آپ کی بات اپنے ساتھی سے کراتا ہوں۔",
        "clarify": "ذرا بتائیے، ان میں سے کون سی بات پوچھ رہے ہیں؟",
        "sorry_frustrated": "اوہ، اس پریشانی پر بہت افسوس ہوا۔",
        "sorry_angry": "میں سمجھتا ہوں کہ یہ کتنا تکلیف دہ ہے، اور مجھے واقعی افسوس ہے۔",
    },
    "ur-Latn": {
        "greeting": "Assalam-o-alaikum! Kahiye, aaj kya madad karoon?",
        "thanks": "Arey, khushi hui! Kuch aur bataoon?",
        "handoff": "Ek lamha, main aap ki baat apne saathi se karata hoon.",
        "clarify": "Zara bataiye, in mein se kaun si baat pooch rahe hain?",
        "sorry_frustrated": "Oh, is pareshani par bohat afsos hua.",
        "sorry_angry": "Main samajhta hoon ke ye kitna takleef deh hai, aur mujhe waqai afsos hai.",
    },
}
_WORDINGS: Mapping[Style, _Wording] = {"formal": _FORMAL, "friendly": _FRIENDLY}
_LISTED = re.compile(r"^\s*(?:[-*•|]\s|\||\d{1,3}[.)]\s|```)", re.MULTILINE)


def said_as(phrase: Phrase) -> list[str]:
    """The phrase in the words of every style and writing."""
    return [texts[phrase] for wording in _WORDINGS.values() for texts in wording.values() if phrase in texts]


def reworded(text: str, style: Style, language: str) -> str:
    """The reply with our own phrases in the style; what the help centre says stays as it stands."""
    for phrase, other in _WORDINGS.get(style, {}).get(language, {}).items():
        text = text.replace(say(phrase, language), other)
    return text


def shortened(text: str) -> str:
    """The first sentences of an answer that is plain paragraphs. What stands before them without a citation stays, and
    lists, steps and tables stay whole: half a procedure misleads."""
    if _LISTED.search(text):
        return text
    kept: list[str] = []
    room = MOST_SENTENCES
    for block in text.split("\n\n"):
        marks = MARK.findall(block)
        said = cited_sentences(block)[:room] if marks else [block]
        if not said:
            continue
        missing = f" [{marks[0]}]" if marks and not MARK.search(said[-1]) else ""
        kept.append(" ".join(said) + missing)
        room -= len(said) if marks else 0
    return "\n\n".join(kept)
