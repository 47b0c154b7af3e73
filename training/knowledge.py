"""Trains ranking and judgement: `python -m training.knowledge --data FOLDER`, which holds `helpcenters/`.

Embeds about 9,000 passages the first time (some ten minutes on two cores, kept in training/.cache), then takes about
three minutes. Nothing is drawn at random: the same data give the same heads.
"""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer

from jawab.answering.evidence import NAMES as EVIDENCE
from jawab.answering.evidence import WORD_NAMES
from jawab.inference.embedder import load_embedder
from jawab.inference.heads import load_head
from jawab.knowledge.features import NAMES, WORDS
from training.answerable import Judgement, train_judgement
from training.corpora import corpora
from training.gather import Example, gather
from training.heads import write_head
from training.judged import judged
from training.listwise import Ranking
from training.ranking import train_ranking, train_ranking_by_words
from training.remembered import RememberingEmbedder

RANKING_LIMITS = "Taught with English questions. Its estimate ranks; whether to answer is for the head `answerable`."
JUDGING_LIMITS = (
    "Taught with English questions, many of them made to be mistaken for answerable ones. A question about the very "
    "thing that an article is about, asking for what it leaves out, is what it most often takes for answered."
)


def main(data: Annotated[Path, typer.Option(help="Folder that holds helpcenters/")]) -> None:
    """Train the heads ranking, ranking_words, answerable, answerable_words and among."""
    asyncio.run(train(data))


async def train(data: Path) -> None:
    """Gather, fit, measure, write."""
    embedder = RememberingEmbedder(load_embedder())
    examples = [example async for example in gather(corpora(data), embedder)]
    _write_ranking("ranking", NAMES, *train_ranking(examples))
    _write_ranking("ranking_words", WORDS, *train_ranking_by_words(examples))
    load_head.cache_clear()  # the judgement learns from the new ranking
    english = [example for example in examples if example.language == "en" and example.paths]
    rows = [row async for row in judged(english, embedder, words_only=False)]
    _write_judgement("answerable", EVIDENCE, *train_judgement(rows, EVIDENCE, "first"))
    _write_judgement("among", EVIDENCE, *train_judgement(rows, EVIDENCE, "among"))
    rows = [row async for row in judged(english, embedder, words_only=True)]
    _write_judgement("answerable_words", WORD_NAMES, *train_judgement(rows, WORD_NAMES, "first"))
    print(_counted(examples))


def _write_ranking(name: str, names: tuple[str, ...], ranking: Ranking, figures: dict[str, Any]) -> None:
    about = "Orders the candidate passages of a question; log-odds that the passage's article answers it."
    parameters = {
        "mean": ranking.mean, "scale": ranking.scale, "weights": ranking.weights, "bias": ranking.bias
    }  # fmt: skip
    write_head(name, about, names, parameters, figures, RANKING_LIMITS)
    print(name, figures["mean"])


def _write_judgement(name: str, names: tuple[str, ...], judgement: Judgement, figures: dict[str, Any]) -> None:
    what = "one of the first three articles answers" if name == "among" else "the best passage's article answers"
    parameters = {
        "mean": judgement.mean, "scale": judgement.scale, "weights": judgement.weights, "bias": judgement.bias,
        "thresholds": {"least": judgement.least},
    }  # fmt: skip
    write_head(name, f"Log-odds that {what} the question.", names, parameters, figures, JUDGING_LIMITS)
    print(name, judgement.least, figures["all"])


def _counted(examples: list[Example]) -> dict[str, int]:
    return {name: sum(example.corpus == name for example in examples) for name in {e.corpus for e in examples}}


if __name__ == "__main__":
    typer.run(main)
