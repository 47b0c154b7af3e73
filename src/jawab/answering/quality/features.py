"""What a reply shows of its quality, as numbers for the trained heads."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from jawab.answering.expects import asks_for_steps, expectations
from jawab.answering.quality.given import Given
from jawab.answering.quality.several import asked
from jawab.answering.support import Embed, Evidence
from jawab.answering.terms import terms
from jawab.inference.embedder import Embedder, Vectors
from jawab.knowledge.sentences import sentences

RELEVANCE = (
    "likeness",  # cosine of question and whole reply
    "likeness_best",  # … and the likest of its sentences
    "title",  # … and the title of the page that is quoted first
    "words",  # share of the question's meaningful words in reply and title
    "words_title",  # … in the title alone
    "confidence",  # log-odds that the help centre answers, as it was judged before answering; NaN when it was not
    "intents",  # how far question and quoted page are read as the same intent; NaN where there are none
    "short",  # 1 / (1 + meaningful words of the question)
    "rough",  # whether the question's vector is only approximated, as Urdu's is
    "nearest",  # cosine of the question and the nearest passage of the page that is quoted first
    "margin",  # … less that of the nearest passage of another page
)
COMPLETENESS = (
    "least",  # of the questions in the message, the one that the reply is least like
    "spread",  # how much more the reply is like the best answered one than the least
    "words_least",  # share of the words of the question of which the reply says least
    "several",  # questions in the message, less one
    "told",  # whether the sentence of the sources that is likest to the question is in the reply
    "told_three",  # share of the three likest that are
    "length",  # log of the reply's words
    "likeness_best",
    "confidence",
    "missing",  # share of the questions that ask for an amount, a time, a number … that the reply has none of
    "steps_missing",  # whether the question asks how something is done, and the reply is no more than one sentence
)
GROUNDEDNESS = (
    "support",  # mean probability that the sources carry a sentence; 1 for what stands there word for word
    "support_least",
    "refused",  # share of the sentences with a number or an address that no source has
)
UNKNOWN = (
    "confidence",
    "nearest",  # cosine of the question and the nearest passage
    "intent",  # probability of the likeliest of the workspace's intents
    "short",
)
"""Of a reply that says it does not know."""
_MOST_ODDS = 5.0
_TELLING = 0.2  # expectations of less weight are too common to miss
_MOST_TOLD = 24  # sentences of the sources that are compared


class Measure:
    """Measures replies; `vectors` gives those of texts and remembers them."""

    def __init__(self, embedder: Embedder, vectors: Embed) -> None:
        self._embedder = embedder
        self._vectors = vectors

    async def features(self, given: Given) -> dict[str, float]:
        """Every feature of a reply by its name."""
        parts = asked(given.question)
        told = _told(given)
        whole = " ".join(given.said)
        texts = [given.question, whole, given.title or whole, *parts, *given.said, *told]
        vectors = np.stack(await self._vectors(texts))
        question, reply, title = vectors[:3]
        of_parts = vectors[3 : 3 + len(parts)]
        of_said = vectors[3 + len(parts) : 3 + len(parts) + len(given.said)]
        of_told = vectors[3 + len(parts) + len(given.said) :]
        return {
            **self._fit(given, question, reply, title, of_said),
            **_completeness(given, parts, told, of_parts, of_said, of_told @ question),
            **await self._grounded(given),
        }

    def _fit(
        self, given: Given, question: Vectors, reply: Vectors, title: Vectors, of_said: Vectors
    ) -> dict[str, float]:
        words = terms(given.question)
        here = terms(" ".join([given.title, *given.said]))
        read = len(given.intents) == 2 and all(given.intents)
        return {
            "likeness": float(reply @ question),
            "likeness_best": float((of_said @ question).max(initial=0.0)),
            "title": float(title @ question),
            "words": _share(words, here),
            "words_title": _share(words, terms(given.title)),
            "confidence": math.nan if given.confidence is None else log_odds(given.confidence),
            "intents": agreement(*given.intents) if read else math.nan,
            "short": 1 / (1 + len(words)),
            "rough": float(self._embedder.approximates(given.question)),
            **_nearness(given),
        }

    async def _grounded(self, given: Given) -> dict[str, float]:
        """How far the sources carry the sentences. One that stands there word for word needs no looking closer."""
        known = [_flat(f"{source.title} {source.text}") for source in given.sources]
        verbatim = [any(_flat(sentence) in text for text in known) for sentence in given.said]
        scores, refused, evidence = [], 0, None
        for sentence, is_there in zip(given.said, verbatim, strict=True):
            if is_there or not terms(sentence):
                scores.append(1.0)
            elif sentence in given.support:
                scores.append(given.support[sentence])
            else:
                if evidence is None:
                    texts, titles = [one.text for one in given.sources], [one.title for one in given.sources]
                    evidence = Evidence(texts, titles, self._vectors)
                refused += bool(evidence.refused(sentence))
                scores.append((await evidence.check(sentence)).score)
        count = max(1, len(given.said))
        return {
            "support": sum(scores) / count,
            "support_least": min(scores, default=0.0),
            "refused": refused / count,
        }


def agreement(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How far two readings name the same intents: 0 to 1 (Bhattacharyya's coefficient)."""
    return sum(math.sqrt(chance * other[key]) for key, chance in one.items() if key in other)


def log_odds(probability: float) -> float:
    """Held within ±5."""
    inside = min(max(probability, 1e-9), 1 - 1e-9)
    return min(max(math.log(inside / (1 - inside)), -_MOST_ODDS), _MOST_ODDS)


def row(features: Mapping[str, float], names: Sequence[str]) -> np.ndarray:
    """Of shape (1, len(names)); what is not known is NaN."""
    return np.array([[features[name] for name in names]])


def of_unknown(given: Given) -> dict[str, float]:
    """The features UNKNOWN."""
    return {
        "confidence": log_odds(given.confidence or 0.0),
        "nearest": max((likeness for _, likeness in given.nearness), default=0.0),
        "intent": max(given.intents[0].values(), default=0.0) if given.intents else 0.0,
        "short": 1 / (1 + len(terms(given.question))),
    }


def _nearness(given: Given) -> dict[str, float]:
    own = max((likeness for title, likeness in given.nearness if title == given.title), default=0.0)
    others = max((likeness for title, likeness in given.nearness if title != given.title), default=0.0)
    found = bool(given.nearness)
    return {"nearest": own if found else math.nan, "margin": own - others if found else math.nan}


def _completeness(
    given: Given, parts: Sequence[str], told: Sequence[str], of_parts: Vectors, of_said: Vectors, nearness: Vectors
) -> dict[str, float]:
    likeness = (of_parts @ of_said.T).max(axis=1) if len(of_said) else np.zeros(len(parts))
    here = terms(" ".join([given.title, *given.said]))
    nearest = [told[i] for i in np.argsort(-nearness)[:3]]
    said = _flat(" ".join(given.said))
    is_told = [_flat(sentence) in said or _share(terms(sentence), here) > 0.8 for sentence in nearest]
    return {
        "least": float(likeness.min()),
        "spread": float(likeness.max() - likeness.min()),
        "words_least": min(_share(terms(part), here) for part in parts),
        "several": float(len(parts) - 1),
        "told": float(bool(is_told) and is_told[0]),
        "told_three": sum(is_told) / max(1, len(is_told)),
        "length": math.log1p(sum(len(sentence.split()) for sentence in given.said)),
        "missing": _missing(parts, given.said),
        "steps_missing": float(asks_for_steps(given.question) and len(given.said) < 2),
    }


def _missing(parts: Sequence[str], said: Sequence[str]) -> float:
    whole = " ".join(said)
    wanted = [[one for one in expectations(part) if one.weight >= _TELLING] for part in parts]
    unmet = [not any(one.given.search(whole) for one in some) for some in wanted if some]
    return sum(unmet) / len(parts)


def _told(given: Given) -> list[str]:
    """The sentences of the sources."""
    found = (sentence for source in given.sources for sentence in sentences(source.text))
    return list(dict.fromkeys(found))[:_MOST_TOLD]


def _share(wanted: frozenset[str], have: frozenset[str]) -> float:
    return len(wanted & have) / len(wanted) if wanted else 1.0


def _flat(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
