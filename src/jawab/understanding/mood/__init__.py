"""How a visitor feels, and how urgent the message is."""

from jawab.inference.embedder import Vectors
from jawab.understanding.mood.head import probabilities
from jawab.understanding.mood.urgency import urgency_of
from jawab.understanding.types import MOODS, MoodReading

_BY_WORDS_ALONE = frozenset({"ur", "ur-Latn"})  # the head was taught these without vectors: they are hardly Urdu's


def read_mood(text: str, language: str, vector: Vectors | None) -> MoodReading:
    """The mood of one message. `vector` is its sentence vector, None where the embedder cannot read it; `language` its
    BCP 47 tag."""
    known = None if language in _BY_WORDS_ALONE else vector
    scores = dict(zip(MOODS, probabilities(text, known).tolist(), strict=True))
    mood = max(MOODS, key=scores.__getitem__)
    urgency, reason = urgency_of(text, mood)
    return MoodReading(mood, scores[mood], scores, urgency, reason)
