"""What is shown to the encoder, and how often."""

from collections.abc import Callable, Sequence
from random import Random

import numpy as np

from jawab.inference.urdu.features import features
from training.encoder.fit import Lessons
from training.encoder.pairs import Pair
from training.encoder.romanise import Romaniser, spellings

JOINED = 1500  # messages of two utterances, as people greet and ask or tell and ask
OFTEN = {"utterance": 8.0, "joined": 2.0, "interface": 1.0}
SPELLINGS = {"utterance": 10, "joined": 4, "interface": 3}
URDU_OFTEN = 2.0  # the Urdu of a pair, against each of its Roman spellings


def lessons(
    utterances: Sequence[Pair], interface: Sequence[Pair], embed: Callable[[list[str]], np.ndarray], seed: int
) -> Lessons:
    """`embed` gives the built-in model's vectors of English texts. The English itself is shown as well, because people
    write English words within their Urdu."""
    romaniser = Romaniser(utterances, seed)
    pairs = {"utterance": utterances, "interface": interface, "joined": _joined(utterances, Random(seed))}
    english = list(dict.fromkeys(pair.english for group in pairs.values() for pair in group))
    number = {text: i for i, text in enumerate(english)}
    shown, of_english, often = list[np.ndarray](), list[int](), list[float]()
    for kind, group in pairs.items():
        for pair in group:
            texts = [*spellings(romaniser, pair, SPELLINGS[kind]), pair.english]
            for i, text in enumerate(texts):
                if len(rows := features(text)):
                    shown.append(rows)
                    of_english.append(number[pair.english])
                    often.append(OFTEN[kind] * (URDU_OFTEN if i == 0 else 1.0))
    return Lessons(shown, np.array(of_english), np.array(often), embed(english))


def _joined(utterances: Sequence[Pair], draw: Random) -> list[Pair]:
    """Two utterances in one message, half of the time about the same topic."""
    sentences = [pair for pair in utterances if pair.topic != "words"]
    joined = []
    for _ in range(JOINED):
        one, other = draw.sample(sentences, 2)
        if draw.random() < 0.5:
            other = draw.choice([pair for pair in sentences if pair.topic == one.topic])
        stop = "" if one.english.endswith("?") else "."
        roman = f"{one.roman}{draw.choice(['.', ',', ''])} {other.roman}"
        urdu = f"{one.urdu}{'' if one.urdu.endswith('؟') else '۔'} {other.urdu}"
        joined.append(Pair(f"{one.english}{stop} {other.english}", urdu, roman, "joined"))
    return joined
