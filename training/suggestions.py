"""Trains and measures what is suggested next: `python -m training.suggestions --data FOLDER`.

FOLDER holds dialogues/sgd_dev_*.json and sgd_schema.json, the development part of the Schema-Guided Dialogue data. A
topic is what a user asks for: an intent, or a slot that is requested; its title is the schema's description of it, its
category the service. Dialogues are split in five by a hash of their id. Each fifth is predicted once, with transitions
counted in three others and weights fitted to the remaining one.
"""

import argparse
import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from jawab.answering.suggestions.likely import ANY, FEATURES, HEAD, Asked, Counts, Likely, Topic
from jawab.inference.embedder import load_embedder
from training.heads import write_head
from training.listwise import List, Ranking, fit
from training.remembered import RememberingEmbedder

FOLDS = 5
K_VISITORS = 3
SIZES = (0, 30, 100, None)  # dialogues that transitions are counted in; None: all there are
OFFERED = 3
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What was asked in each of the user's turns, and the intent that was active."""

    id: str
    turns: list[tuple[list[str], str]]

    @property
    def fold(self) -> int:
        return int(digest(self.id), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Point:
    """A moment of a dialogue: what was asked so far, and what is asked next."""

    asked: Asked
    seen: frozenset[str]
    right: frozenset[str]


def digest(text: str) -> str:
    """An order that has nothing to do with what the texts say."""
    return sha256(text.encode()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data / "dialogues"
    topics = asyncio.run(read_topics(json.loads((folder / "sgd_schema.json").read_text(encoding="utf-8"))))
    read = [one for path in sorted(folder.glob("sgd_dev_*.json")) for one in read_dialogues(path)]
    dialogues = sorted(read, key=lambda one: digest(one.id))  # the files are in order of services
    bare = [replace(topic, category="") for topic in topics]
    measured = {
        name: {"all" if size is None else str(size): measure(some, topics, dialogues, size) for size in SIZES}
        for name, some in (("with_categories", topics), ("without_categories", bare))
    }
    ranking = fit(list(training_lists(topics, dialogues, range(FOLDS))), np.ones(len(FEATURES), dtype=bool))
    write_head(
        HEAD,
        "Which topic is asked about next: shares of past conversations and the article graph",
        FEATURES,
        {"mean": ranking.mean, "scale": ranking.scale, "weights": ranking.weights, "bias": ranking.bias},
        {"dialogues": len(dialogues), "topics": len(topics), "k_visitors": K_VISITORS, "held_back": measured},
        "Weights come from task dialogues in English, where a topic is an intent or a slot of a booking service; shops "
        "that are asked other things in other orders may want others. What was counted in a workspace is its own. "
        "No data tells how much a link is worth: it counts as the greatest likeness of titles.",
        ["Schema-Guided Dialogue, part of its development set (Google; CC-BY-SA-4.0)"],
    )
    print(json.dumps(measured, indent=1))
    print(dict(zip(FEATURES, ranking.weights.round(3).tolist(), strict=True)))


async def read_topics(services: list[dict[str, Any]]) -> list[Topic]:
    found = {}
    for service in services:
        for part in (*service["intents"], *service["slots"]):
            found[f"{service['service_name']}.{part['name']}"] = (part["description"], service["service_name"])
    found = {key: found[key] for key in sorted(found, key=digest)}  # the schema names what is asked first, first
    vectors = await RememberingEmbedder(load_embedder()).embed([title for title, _ in found.values()])
    return [Topic(key, category, vector) for (key, (_, category)), vector in zip(found.items(), vectors, strict=True)]


def read_dialogues(path: Path) -> Iterator[Dialogue]:
    for dialogue in json.loads(path.read_text(encoding="utf-8")):
        turns = []
        for turn in dialogue["turns"]:
            asked, intent = [], ""
            for frame in turn["frames"] if turn["speaker"] == "USER" else ():
                intent = f"{frame['service']}.{frame['state']['active_intent']}"
                for action in frame["actions"]:
                    if action["act"] == "INFORM_INTENT":
                        asked.append(f"{frame['service']}.{action['values'][0]}")
                    if action["act"] == "REQUEST":
                        asked.append(f"{frame['service']}.{action['slot']}")
            if asked:
                turns.append((asked, intent))
        yield Dialogue(dialogue["dialogue_id"], turns)


def points(dialogues: Sequence[Dialogue]) -> Iterator[Point]:
    """Every moment after which something new is asked."""
    for dialogue in dialogues:
        earlier: list[str] = []
        for (asked, intent), (following, _) in zip(dialogue.turns, dialogue.turns[1:], strict=False):
            seen = frozenset([*earlier, *asked])
            if right := frozenset(following) - seen:
                yield Point(Asked(asked, earlier, intent), seen, right)
            earlier = [*asked, *earlier]


def count(dialogues: Sequence[Dialogue], least: int = K_VISITORS) -> Counts:
    """Transitions as a workspace counts them: each once a visitor, those of fewer than `least` visitors not at all."""
    visitors: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for dialogue in dialogues:
        for asked, _ in dialogue.turns:
            for topic in asked:
                visitors[ANY][topic].add(dialogue.id)
        for point in points([dialogue]):
            for before in (*point.asked.last, f"intent:{point.asked.intent}"):
                for topic in point.right:
                    visitors[before][topic].add(dialogue.id)
    kept = {
        before: {topic: len(who) for topic, who in after.items() if len(who) >= least}
        for before, after in visitors.items()
    }
    return Counts({before: after for before, after in kept.items() if after})


def training_lists(topics: Sequence[Topic], dialogues: Sequence[Dialogue], folds: Sequence[int]) -> Iterator[List]:
    """Points of each of the folds, with transitions counted in the others: few, some and all of them; with categories,
    and as in a help centre that has none."""
    bare = [replace(topic, category="") for topic in topics]
    for fold in folds:
        rest = [one for one in dialogues if one.fold != fold and one.fold in folds]
        for size in SIZES:
            counts = count(rest[:size] if size is not None else rest)
            for likely in (Likely(topics, counts), Likely(bare, counts)):
                for point in points([one for one in dialogues if one.fold == fold]):
                    kept = [i for i, topic in enumerate(topics) if topic.key not in point.seen]
                    right = np.array([topics[i].key in point.right for i in kept])
                    yield List(likely.features(point.asked)[kept], right, 1.0)


def measure(
    shown: Sequence[Topic], topics: Sequence[Topic], dialogues: Sequence[Dialogue], size: int | None
) -> dict[str, Any]:
    """Hit rates of the offered three over all fifths, each unseen by its counts and weights, where the help centre is
    as `shown`."""
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        others = [one for one in range(FOLDS) if one != fold]
        ranking = fit(list(training_lists(topics, dialogues, others)), np.ones(len(FEATURES), dtype=bool))
        rest = [one for one in dialogues if one.fold != fold]
        counts = count(rest[:size] if size is not None else rest)
        for name, choose in choosers(shown, counts, ranking).items():
            for point in points([one for one in dialogues if one.fold == fold]):
                hits[name].append(bool(point.right & set(choose(point)[:OFFERED])))
    figures = {name: round(float(np.mean(found)), 3) for name, found in hits.items()}
    lead = np.array(hits["learnt"], dtype=float) - np.array(hits["most_popular"], dtype=float)
    draws = np.random.default_rng(7).choice(lead, (DRAWS, len(lead))).mean(axis=1)
    low, high = np.quantile(draws, [0.025, 0.975])
    return {"n": len(lead), **figures, "lead_low": round(float(low), 3), "lead_high": round(float(high), 3)}


def choosers(topics: Sequence[Topic], counts: Counts, ranking: Ranking) -> dict[str, Callable[[Point], list[str]]]:
    """What is offered: the most popular, the most popular of the same service, and what is learnt; never what was
    asked already."""
    likely, popular = Likely(topics, counts), counts.after.get(ANY, {})
    categories = {topic.key: topic.category for topic in topics}

    def ordered(scores: np.ndarray, point: Point) -> list[str]:
        return [topics[i].key for i in np.argsort(-scores, kind="stable") if topics[i].key not in point.seen]

    def most_popular(point: Point) -> list[str]:
        return ordered(np.array([popular.get(topic.key, 0) for topic in topics]), point)

    def of_category(point: Point) -> list[str]:
        mine = {categories[key] for key in point.asked.last}
        return ordered(np.array([popular.get(t.key, 0) + 1e6 * (t.category in mine) for t in topics]), point)

    def learnt(point: Point) -> list[str]:
        return ordered(ranking.score(likely.features(point.asked)), point)

    return {"most_popular": most_popular, "popular_in_category": of_category, "learnt": learnt}


if __name__ == "__main__":
    main()
