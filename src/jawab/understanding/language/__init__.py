"""Which language a message is in: its script, a trained head for the languages that share one, and fastText's lite
model for the rest. `docs/models.md` has the figures."""

import re
from math import log

from jawab.understanding.language.detector import detected
from jawab.understanding.language.head import ARABIC, LATIN, log_probabilities
from jawab.understanding.language.telling import ENGLISH_REPLIES, FUNCTION_WORDS, GREETINGS, URDU_REPLIES
from jawab.understanding.language.writing import Script, script_of, telling_words, written_in

_STAYS = 0.8  # of the messages of a conversation, how many are in the language of the one before
# How usual each is where Jawab answers, for a first message. Nothing is assumed about the Arabic script.
_USUAL = {"en": 0.45, "ur-Latn": 0.4, "other": 0.15, **dict.fromkeys(ARABIC, 1 / 3)}
_NOT_ARABIC_URDU_PERSIAN = re.compile("[ټځڅډړږښګڼۍېٻڀٺٽڦڃڄڇڌڏڊڍڙڪڳڱڻۆێڵڕۇۈۋې]")
_SURE_ENOUGH = 0.55
_FEW_WORDS, _MANY_WORDS = 3, 4
_PERHAPS = 0.05


def guess(text: str, before: str = "") -> str:
    """The BCP 47 tag of the language that `text` is written in; Roman Urdu and Roman Hindi are `ur-Latn`.

    `before` is the conversation's language so far, "" when there is none: a text that gives little to go by keeps it,
    and is `en` without it.
    """
    words = telling_words(text)
    if ENGLISH_REPLIES.issuperset(words):  # also when there are none
        return before or "en"
    if URDU_REPLIES.issuperset(words):
        return before or "ur-Latn"
    script = script_of(words)
    if script == "latin":
        return _latin(words, before)
    if script == "arabic":
        return _arabic(words, before)
    return _own_script(words, script, before)


def writing_direction(language: str) -> str:
    """`rtl` or `ltr`."""
    code, _, script = language.partition("-")
    return "rtl" if code in {"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"} and script != "Latn" else "ltr"


def _arabic(words: list[str], before: str) -> str:
    written = written_in(words, "arabic")
    if before and GREETINGS.issuperset(words):
        return before if before in ARABIC else "ur"
    if _NOT_ARABIC_URDU_PERSIAN.search(written):
        return next(iter(detected(written, but=ARABIC, least=_PERHAPS)), before or "ur")
    scores = log_probabilities(written, "arabic")
    return _most_likely(scores, before)


def _latin(words: list[str], before: str) -> str:
    if before and GREETINGS.issuperset(words):
        return before if before == "ur" else "ur-Latn"
    scores = log_probabilities(written_in(words, "latin"), "latin")
    same = before if before in LATIN else "ur-Latn" if before == "ur" else "other" if before else ""
    best = _most_likely(scores, same)
    if best == "en" and same == "ur-Latn" and len(words) < _FEW_WORDS and FUNCTION_WORDS.isdisjoint(words):
        return before  # "order status": Urdu says it with the same two words
    return best if best != "other" else _another(words, before)


def _most_likely(scores: dict[str, float], before: str) -> str:
    """The language with the highest score after what is usual, and what the conversation's language so far tells."""

    def prior(language: str) -> float:
        if before not in scores:
            return _USUAL[language]
        if language == before:
            return _STAYS
        return (1 - _STAYS) * _USUAL[language] / (1 - _USUAL[before])

    return max(scores, key=lambda language: scores[language] + log(prior(language)))


def _another(words: list[str], before: str) -> str:
    """A language in Latin script that is neither English nor Roman Urdu."""
    likely = detected(" ".join(words), but=("ur", "hi"), least=_PERHAPS)
    if likely.pop("en", 0.0) >= _SURE_ENOUGH:
        return "en"
    if before in likely and len(words) < _MANY_WORDS:
        return before
    return next(iter(likely), before or "en")


def _own_script(words: list[str], script: Script, before: str) -> str:
    """A script that hardly more than one language of our visitors uses. In Devanagari a few words are Hindi unless the
    detector is sure that they are not."""
    likely = detected(" ".join(words))
    if script != "devanagari":
        return next((language for language in likely if language != "en"), before or "en")
    sure = next((language for language in ("mr", "ne", "sa") if likely.get(language, 0) >= _SURE_ENOUGH), None)
    return sure if sure and len(words) >= _MANY_WORDS else before if before in {"mr", "ne"} else "hi"
