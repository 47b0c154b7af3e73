"""How urgent a message is, and why, in words that an agent reads beside it."""

from jawab.understanding.mood.shouting import shouts
from jawab.understanding.mood.urgency_words import HARMLESS, HIGH, LOW, THANKS_OR_GOODBYE, whole_words
from jawab.understanding.types import UNHAPPY, Mood, Urgency

_HIGH = {reason: whole_words(patterns) for reason, patterns in HIGH.items()}
_LOW = {reason: whole_words(patterns) for reason, patterns in LOW.items()} | {"thanks or goodbye": THANKS_OR_GOODBYE}
_HARMLESS = whole_words(HARMLESS)
_LONGEST = 1000  # letters that are read


def urgency_of(text: str, mood: Mood) -> tuple[Urgency, str]:
    """The urgency of a message and its reason, "" for normal. A happy message is never high."""
    text = " ".join(text[:_LONGEST].replace("’", "'").split())
    low = next((reason for reason, pattern in _LOW.items() if pattern.search(text)), None)
    if mood == "happy":
        return "low", low or "is happy"
    told = _HARMLESS.sub(" ", text)
    high = next((reason for reason, pattern in _HIGH.items() if pattern.search(told)), None)
    if high and low != "no hurry":
        return "high", high
    if mood == "angry":
        return "high", "is angry"
    if shouts(text):
        return "high", "is shouting"
    if low and mood not in UNHAPPY:
        return "low", low
    return "normal", ""
