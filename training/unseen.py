"""What visitors see of heads that were not taught with their help centre: `python -m training.unseen --data FOLDER`.

`jawab eval answers` by the product's own pipeline, for each of the four help centres with a ranking and a judgement
that are taught with all the others. Prints the table of docs/models.md; some minutes a help centre.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated
from unittest.mock import patch

import numpy as np
import typer

from jawab.answering import answerable
from jawab.answering.evidence import NAMES as EVIDENCE
from jawab.evals import answers
from jawab.inference.embedder import Embedder, load_embedder
from jawab.inference.heads import Head, load_head
from jawab.knowledge import search
from jawab.knowledge.features import NAMES
from training.answerable import Judgement, train_judgement
from training.corpora import Corpus, corpora
from training.gather import Example, gather
from training.judged import judged
from training.listwise import Ranking, fit
from training.ranking import SPEAKS_FOR, calibrated, lists
from training.remembered import RememberingEmbedder

CENTRES = ("powerpages", "logingov", "handbook18f", "demo")


def main(
    data: Annotated[Path, typer.Option(help="Folder that holds helpcenters/")],
    only: Annotated[str, typer.Option(help="One of the help centres")] = "",
) -> None:
    """Measure each help centre, or `only` one."""
    asyncio.run(measure(data, [only] if only else CENTRES))


async def measure(data: Path, names: Sequence[str]) -> None:
    """Print a line of the table for each of `names`."""
    embedder = RememberingEmbedder(load_embedder())
    known = corpora(data)
    examples = [example async for example in gather(known, embedder) if example.language == "en" and example.paths]
    for name in names:
        others = [example for example in examples if example.corpus != name]
        own = next(corpus for corpus in known if corpus.name == name)
        print(_line(name, await _measured(own, others, embedder)), flush=True)


async def _measured(own: Corpus, others: Sequence[Example], embedder: Embedder) -> dict[str, float | None]:
    """The figures of `jawab eval answers` for the questions that were written to be hard."""
    answered = [example for example in others if example.asking.right]
    heads = {"ranking": _ranking(calibrated(fit(lists(answered), SPEAKS_FOR), answered))}

    def load(name: str, features: Sequence[str]) -> Head:
        return heads[name] if name in heads else load_head(name, tuple(features))

    with patch.object(search, "load_head", load), patch.object(answerable, "load_head", load):
        rows = [row async for row in judged(others, embedder, words_only=False)]
        for name, target in (("answerable", "first"), ("among", "among")):
            heads[name] = _judgement(train_judgement(rows, EVIDENCE, target)[0])
        hard = [answers.Asked(asking.text, asking.right) for asking in own.asked if not asking.plain]
        return await answers.measure(answers.AnswersTask(own.pages, hard), embedder)


def _ranking(ranking: Ranking) -> Head:
    layers = ((ranking.weights[:, None], np.array([ranking.bias])),)
    return Head(NAMES, ranking.mean, ranking.scale, layers, {}, {})


def _judgement(judgement: Judgement) -> Head:
    layers = ((judgement.weights[:, None], np.array([judgement.bias])),)
    return Head(EVIDENCE, judgement.mean, judgement.scale, layers, {"least": judgement.least}, {})


def _line(name: str, figures: dict[str, float | None]) -> str:
    count = {key: value or 0 for key, value in figures.items()}
    answerable, right = count["answerable"], count["correct"]
    unanswerable = int(count["n"] - answerable)
    shares = (right, right + count["quoted_right"], right + count["clarified_right"])
    cells = [
        name,
        f"{answerable}",
        *(f"{100 * share / answerable:.1f} %" for share in shares),
        f"{unanswerable}",
        f"{count['wrong_unanswerable']}",
        f"{count['quoted_unanswerable']}",
        f"{100 * count['least_sure_resolved']:.1f} %",
        f"{100 * count['least_sure_wrong']:.1f} %",
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    typer.run(main)
