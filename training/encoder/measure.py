"""How well questions in three writings find the English title that answers them, with what is shipped."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from jawab.inference.embedder import Embedder
from jawab.inference.urdu.encoder import Encoder
from jawab.inference.urdu.writing import writing
from training.corpora import DEMO, QUESTIONS, faq, pages_of
from training.encoder.english import measured

TITLES = 100  # among which each question looks: its company's, filled up with others
WRITINGS = ("english", "urdu", "roman", "roman_sms")
FOREIGN = 0.32  # likeness below which a question is about something else


def retrieval(encoder: Encoder, english: Embedder, data: Path) -> dict[str, Any]:
    """hit@1 and hit@5 of the questions of training/questions/urdu.tsv by writing, and the share of those about
    something else whose likest title is below FOREIGN. `english`: the same questions in English by the model itself."""
    pools = {company.name: [(page.path, page.title) for page in company.pages] for company in faq()}
    pools["demo"] = [(page.path, page.title) for page in pages_of(DEMO) if page.language == "en"]
    others = [page.title for page in pages_of(data / "helpcenters" / "powerpages")][::4]
    ranks, off = defaultdict[str, list[int]](list), defaultdict[str, list[bool]](list)
    for name, right, *texts in questions():
        pool = pools[name]
        titles = _embed(english, [*(title for _, title in pool), *others[: TITLES - len(pool)]])
        for kind, text in zip(WRITINGS, texts, strict=True):
            likeness = titles @ (_embed(english, [text])[0] if kind == "english" else encoder.encode(text))
            if right == "off":
                off[kind].append(bool(likeness.max() < FOREIGN))
            elif right:
                best = max(likeness[i] for i, (path, _) in enumerate(pool) if path in right.split(","))
                ranks[kind].append(int((likeness > best).sum()))
    return {kind: {**_hits(ranks[kind]), "off_rejected": _share(off[kind])} for kind in WRITINGS}


def routing(data: Path) -> dict[str, Any]:
    """Share of English messages that go to the encoder (they should not), and of Urdu ones that do."""
    texts = list(zip(*(row[3:] for row in questions()), strict=True))
    return {
        "misrouted": {name: _share([bool(writing(text)) for text in some]) for name, some in measured(data).items()},
        **{
            kind: _share([bool(writing(text)) for text in some]) for kind, some in zip(WRITINGS[1:], texts, strict=True)
        },
    }


def questions() -> list[list[str]]:
    """Corpus, paths of the articles that answer (or nothing, or `off`), English, Urdu, Roman Urdu and SMS Roman."""
    return [line.split("\t") for line in (QUESTIONS / "urdu.tsv").read_text(encoding="utf-8").splitlines()]


def _embed(embedder: Embedder, texts: Sequence[str]) -> np.ndarray:
    return asyncio.run(embedder.embed(texts))


def _hits(ranks: Sequence[int]) -> dict[str, float]:
    return {"hit1": _share([rank < 1 for rank in ranks]), "hit5": _share([rank < 5 for rank in ranks]), "n": len(ranks)}


def _share(hits: Sequence[bool]) -> float:
    return round(float(np.mean(hits)), 4)
