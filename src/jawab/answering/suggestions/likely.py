"""How likely each topic is to be asked about next: what visitors asked after what, smoothed by the article graph.

A topic is an article, in whatever languages it exists. Where nothing is counted yet, the graph alone decides: what is
like the last topic, linked from it, or beside it in its category.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from jawab.inference.heads import load_head

FEATURES = ("after_this", "after_earlier", "popular", "similar", "same_category")
HEAD = "suggestions"
ANY = "*"  # in the place of what was asked before: whatever it was
_MU = 4.0  # visitors that the smoothing counts as
_EARLIER = 4  # topics before the last that are looked at


@dataclass(frozen=True, slots=True)
class Topic:
    """What may be asked about. `vector` is of its title, L2-normalised, shape (width,); None when there is none."""

    key: str
    category: str = ""
    vector: np.ndarray | None = None
    links: frozenset[str] = frozenset()  # keys of the topics that its article links to


@dataclass(frozen=True, slots=True)
class Counts:
    """How many visitors asked about a topic after something: `after[before][topic]`. Something is a topic's key, an
    intent as `intent:KEY`, or `ANY`."""

    after: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the conversation was about so far: `last` and `earlier` are keys of topics, the newest first."""

    last: Sequence[str]
    earlier: Sequence[str] = ()
    intent: str | None = None


class Likely:
    """Orders the topics of one workspace."""

    def __init__(self, topics: Sequence[Topic], counts: Counts) -> None:
        self._topics = list(topics)
        self._place = {topic.key: place for place, topic in enumerate(self._topics)}
        self._counts = counts
        width = next((len(topic.vector) for topic in topics if topic.vector is not None), 1)
        blank = np.zeros(width, dtype=np.float32)
        self._vectors = np.array([blank if topic.vector is None else topic.vector for topic in topics]).reshape(
            len(self._topics), width
        )
        self._popular = self._smoothed(counts.after.get(ANY, {}), np.full(len(topics), 1 / max(len(topics), 1)))

    def next(self, asked: Asked, without: Collection[str], most: int) -> list[str]:
        """Keys of the likeliest topics, likeliest first, without those in `without`."""
        if not self._topics:
            return []
        scores = load_head(HEAD, FEATURES).score(self.features(asked))
        order = (self._topics[i].key for i in np.argsort(-scores, kind="stable"))
        kept = [key for key in order if key not in without]
        return kept[:most]

    def features(self, asked: Asked) -> np.ndarray:
        """Shape (topics, len(FEATURES)); shares as logarithms."""
        last = [key for key in asked.last if key in self._place]
        earlier = [key for key in asked.earlier if key in self._place][:_EARLIER]
        now = [*last, *([f"intent:{asked.intent}"] if asked.intent else [])]
        columns = [
            np.log(self._after(now)),
            np.log(self._after(earlier)),
            np.log(self._popular),
            self._similar(last) * self._unknown(now),
            self._same_category(last) * self._unknown(now),
        ]
        return np.column_stack(columns)

    def _after(self, befores: Sequence[str]) -> np.ndarray:
        """Shares of what was asked after any of them, smoothed by popularity; shape (topics,)."""
        together: Counter[str] = Counter()
        for before in befores:
            together.update(self._counts.after.get(before, {}))
        return self._smoothed(together, self._popular)

    def _unknown(self, befores: Sequence[str]) -> float:
        """From 1 to 0, how little is counted after these: the graph speaks as far as visitors have not. Squared, as a
        dozen visitors who went elsewhere must outweigh it; on dialogues, which seldom do, it makes no difference."""
        counted = sum(sum(self._counts.after.get(before, {}).values()) for before in befores)
        return float((_MU / (counted + _MU)) ** 2)

    def _smoothed(self, counted: Mapping[str, int], prior: np.ndarray) -> np.ndarray:
        seen = np.zeros(len(self._topics))
        for key, visitors in counted.items():
            if (place := self._place.get(key)) is not None:
                seen[place] = visitors
        return np.asarray((seen + _MU * prior) / (seen.sum() + _MU))

    def _similar(self, last: Sequence[str]) -> np.ndarray:
        """Cosine of the titles, outside the category: within it, likeness of words did worse than chance on dialogues.
        What the last article links to is as near as can be."""
        nearest = np.zeros(len(self._topics))
        for key in last:
            topic = self._topics[self._place[key]]
            if topic.vector is not None:
                nearest = np.maximum(nearest, self._vectors @ topic.vector)
        nearest[self._same_category(last) > 0] = 0.0
        for key in last:
            topic = self._topics[self._place[key]]
            nearest[[self._place[linked] for linked in topic.links if linked in self._place]] = 1.0
        return nearest

    def _same_category(self, last: Sequence[str]) -> np.ndarray:
        categories = {self._topics[self._place[key]].category for key in last} - {""}
        return np.array([topic.category in categories for topic in self._topics], dtype=float)
