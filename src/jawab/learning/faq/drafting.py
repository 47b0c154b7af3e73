"""A first answer in the agents' own words: what several of them said, and what speaks most to the question."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jawab.answering.smalltalk import smalltalk
from jawab.inference.embedder import Embedder, Vectors
from jawab.knowledge.sentences import sentences
from jawab.learning.faq.masking import masked

MOST_REPLIES = 40
MOST_SENTENCES = 4
FEWEST_WORDS = 4
ENOUGH = 0.6  # of the best sentence's score: what scores less is left out
SAME = 0.7  # cosine from which two sentences say the same
_ASKS = ("?", "؟")
_BEGINS = re.compile(r"(?:yes|no|sorry|unfortunately|ji|jee|nahi|جی|نہیں)\b", re.IGNORECASE)  # the answer in a word


@dataclass(frozen=True, slots=True)
class AgentReply:
    """What an agent wrote to one visitor who asked."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer for a person to look over. `replies`: how many of the agents' replies it was made from."""

    language: str
    markdown: str
    replies: int


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    reply: int
    place: int


async def from_agents(embedder: Embedder, questions: Vectors, replies: Sequence[AgentReply]) -> Draft | None:
    """The draft; None when no agent has said anything that stands alone. `questions`: vectors of what was asked, of
    shape (questions, width)."""
    language = _most_used(replies)
    own = [reply for reply in replies if reply.language == language][-MOST_REPLIES:]
    said = [
        _Said(sentence, number, place)
        for number, reply in enumerate(own)
        for place, sentence in enumerate(sentences(reply.text))
        if _stands_alone(sentence, reply.language)
    ]
    if not said:
        return None
    vectors = await embedder.embed([one.text for one in said])
    scores = _scores(said, vectors, questions)
    chosen = _chosen(scores, vectors)
    ordered = sorted(chosen, key=lambda i: (not _BEGINS.match(said[i].text), said[i].place, -scores[i]))
    return Draft(language, " ".join(said[i].text for i in ordered), len({said[i].reply for i in range(len(said))}))


def _scores(said: Sequence[_Said], vectors: Vectors, questions: Vectors) -> np.ndarray:
    """Of each sentence: how near the other replies come to saying it too, and how near it is to what was asked."""
    likeness = vectors @ vectors.T
    centre = questions.mean(axis=0)
    relevance = vectors @ (centre / max(1e-6, float(np.linalg.norm(centre))))
    replies = np.array([one.reply for one in said])
    others = sorted(set(replies.tolist()))
    nearest = np.stack([likeness[:, replies == other].max(axis=1) for other in others], axis=1)
    nearest[np.arange(len(said)), [others.index(reply) for reply in replies]] = np.nan
    support = np.nanmean(nearest, axis=1) if len(others) > 1 else relevance
    scores: np.ndarray = (support + relevance) / 2
    return scores


def _chosen(scores: np.ndarray, vectors: Vectors) -> list[int]:
    """The best sentences, each saying something of its own."""
    chosen: list[int] = []
    for i in np.argsort(-scores, kind="stable"):
        if len(chosen) == MOST_SENTENCES or scores[i] < ENOUGH * scores.max():
            break
        if all(float(vectors[i] @ vectors[other]) < SAME for other in chosen):
            chosen.append(int(i))
    return chosen


def _stands_alone(sentence: str, language: str) -> bool:
    """Whether a sentence can be said to everybody: no greeting, no question back, nothing of one visitor's own."""
    if sentence.rstrip().endswith(_ASKS) or smalltalk(sentence) or len(sentence.split()) < FEWEST_WORDS:
        return False
    return masked(sentence, language) == sentence


def _most_used(replies: Sequence[AgentReply]) -> str:
    counts = Counter(reply.language for reply in replies)
    return counts.most_common(1)[0][0] if counts else "en"
