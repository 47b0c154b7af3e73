"""How long it takes to find what a visitor may want to ask, while they type, among 50,000 texts; beside a plain scan of
all of them by rapidfuzz, which every such list could do with one call.

The texts are drawn from a seeded generator, words as common as Zipf's law has it, one in five in Urdu or Roman Urdu.
What is typed are beginnings of them, from two letters on, half of them with a slip of the finger.
"""

import jawab  # noqa: F401, I001 - first: it settles how many threads numpy takes
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.retrieval import english, memory
from jawab.knowledge.completions.entries import Entry
from jawab.knowledge.completions.index import CompletionIndex

ENTRIES = 50_000
TYPED = 400
SCANS = 20  # of the plain scan, which takes long
FRAMES = ("how do I {}", "where is my {}", "can I {} a {}", "what does {} cost", "{} {}", "do you have {} for {}")
URDU = ("میرا {} کہاں ہے", "کیا {} واپس ہو سکتا ہے", "mera {} kahan hai", "kya {} wapis ho sakta hai", "{} kab milega")
LEAST = 2


class Typist:
    """Draws texts, and what people type of them."""

    def __init__(self, seed: int = 2026) -> None:
        self._draw = np.random.default_rng(seed)
        self._words = english()
        common = 1 / np.arange(2, len(self._words) + 2)
        self._common = common / common.sum()

    def entries(self, count: int) -> list[Entry]:
        """`count` different texts, the first of them the most asked."""
        texts: dict[str, Entry] = {}
        while len(texts) < count:
            urdu = self._draw.random() < 0.2
            frames = URDU if urdu else FRAMES
            frame = frames[self._draw.integers(len(frames))]
            text = frame.format(*self._some(), *self._some())
            language = "en" if not urdu else "ur-Latn" if text.isascii() else "ur"
            texts[text] = Entry(text, "question", language, asked=5 + count // (len(texts) + 1))
        return list(texts.values())

    def typed(self, entries: Sequence[Entry], count: int) -> list[str]:
        """Beginnings of texts, or of the words in their middle."""
        found = []
        for number in self._draw.integers(len(entries), size=count):
            words = entries[number].text.split()
            text = " ".join(words[self._draw.integers(len(words)) :])
            cut = text[: max(LEAST, int(self._draw.integers(LEAST, max(len(text), LEAST + 1))))]
            found.append(self._slipped(cut) if self._draw.random() < 0.5 else cut)
        return found

    def _slipped(self, text: str) -> str:
        """With two neighbouring letters swapped."""
        at = int(self._draw.integers(len(text) - 1))
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    def _some(self) -> list[str]:
        size = int(self._draw.integers(1, 4))
        return [" ".join(self._words[i] for i in self._draw.choice(len(self._words), size, p=self._common))]


def measure(entries: int = ENTRIES) -> dict[str, Any]:
    """Milliseconds of one look (p50, p95), what making and holding the index costs, and the plain scan beside it."""
    typist = Typist()
    texts = typist.entries(entries)
    before, began = memory(), time.perf_counter()
    index = CompletionIndex(texts)
    made = time.perf_counter() - began
    typed = typist.typed(texts, TYPED)
    for start in typed:
        index.complete(start, "en")  # the first of each length cuts all keys
    held = memory() - before
    looks = _times(lambda start: index.complete(start, "en"), typed)
    plain = [entry.text for entry in texts]
    scans = _times(lambda start: process.extract(start, plain, scorer=fuzz.partial_ratio, limit=6), typed[:SCANS])
    return {
        "entries": entries,
        "look_ms_p50": _ms(looks, 50),
        "look_ms_p95": _ms(looks, 95),
        "look_ms_max": _ms(looks, 100),
        "found_something": round(sum(bool(index.complete(start, "en")) for start in typed) / TYPED, 3),
        "index_made_s": round(made, 2),
        "index_memory_mb": round(held / 2**20, 1),
        "plain_scan_ms_p50": _ms(scans, 50),
        "plain_scan_ms_p95": _ms(scans, 95),
        "plain_scan_is_slower_by": round(float(np.median(scans) / np.median(looks)), 1),
    }


def _times(look: Callable[[str], Any], typed: Sequence[str]) -> list[float]:
    times = []
    for start in typed:
        began = time.perf_counter()
        look(start)
        times.append(time.perf_counter() - began)
    return times


def _ms(seconds: Sequence[float], percentile: float) -> float:
    return round(1000 * float(np.percentile(seconds, percentile)), 2)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
