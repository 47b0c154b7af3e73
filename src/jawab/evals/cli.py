"""`jawab eval`: measures on data that the caller brings. No server, no state; one JSON object on standard output."""

import asyncio
import json as json_format
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from jawab.evals import answers as answers_eval
from jawab.evals import entities as entities_eval
from jawab.evals import intents as intents_eval
from jawab.evals import language as language_eval
from jawab.evals import replay as replay_eval
from jawab.evals import retrieval as retrieval_eval
from jawab.evals import sentiment as sentiment_eval
from jawab.evals.reading import BadInput
from jawab.inference.embedder import Embedder, load_embedder
from jawab.settings import Settings
from jawab.understanding.entities.names.spacy_names import load_names

app = typer.Typer(help=__doc__, no_args_is_help=True)
Measuring = Coroutine[Any, Any, Mapping[str, float | None]]
Json = Annotated[bool, typer.Option("--json", help="One line of JSON instead of an indented object.")]


@app.command()
def retrieval(
    corpus: Annotated[Path, typer.Option(help='JSON lines {"_id", "title", "text"}')],
    queries: Annotated[Path, typer.Option(help='JSON lines {"_id", "text"}')],
    qrels: Annotated[Path, typer.Option(help="TSV: query-id, corpus-id, score")],
    json: Json = False,
) -> None:
    """How well the search finds the right documents (BEIR's format)."""

    def work() -> Measuring:
        return retrieval_eval.measure(retrieval_eval.read_task(corpus, queries, qrels), _embedder())

    _run(work, json)


@app.command()
def answers(
    kb: Annotated[Path, typer.Option(help="Folder of a help centre, read as `jawab import` reads it")],
    questions: Annotated[Path, typer.Option(help='JSON lines {"question", "article": path or null}')],
    answer_threshold: Annotated[float | None, typer.Option(min=0, max=1, help="How sure an answer must be")] = None,
    json: Json = False,
) -> None:
    """How often the bot answers right, wrong or not at all, without an LLM; and how sure an answer must be here."""

    def work() -> Measuring:
        return answers_eval.measure(answers_eval.read_task(kb, questions), _embedder(), answer_threshold)

    _run(work, json)


@app.command()
def replay(
    kb: Annotated[Path, typer.Option(help="Folder of a help centre, read as `jawab import` reads it")],
    traffic: Annotated[Path, typer.Option(help='JSON lines {"question", "article": path or null} as they arrive')],
    json: Json = False,
) -> None:
    """How many answers need no LLM when the same is asked again and again, and how many of those are right."""

    def work() -> Measuring:
        return replay_eval.measure(answers_eval.read_task(kb, traffic), _embedder())

    _run(work, json)


@app.command()
def intents(
    train: Annotated[Path, typer.Option(help="CSV with the columns text,intent: the examples to learn from")],
    test: Annotated[Path, typer.Option(help="CSV with the columns text,intent: the messages to read")],
    oos: Annotated[str | None, typer.Option(help="Label of texts that are of no intent")] = None,
    json: Json = False,
) -> None:
    """How well trained intents are told apart, and from what is none of them."""

    def work() -> Measuring:
        return intents_eval.measure(intents_eval.read_task(train, test, oos), _embedder())

    _run(work, json)


@app.command()
def sentiment(
    test: Annotated[Path, typer.Option(help="CSV with the columns text,label: one of five moods, or of three")],
    json: Json = False,
) -> None:
    """How well moods are read: happy neutral confused frustrated angry, or positive neutral negative."""

    def work() -> Measuring:
        return sentiment_eval.measure(sentiment_eval.read_task(test), _embedder())

    _run(work, json)


@app.command()
def language(
    test: Annotated[Path, typer.Option(help="CSV with the columns text,label: an ISO code, or ur-Latn")],
    json: Json = False,
) -> None:
    """How well languages are told apart."""

    def work() -> Measuring:
        return language_eval.measure(language_eval.read_task(test))

    _run(work, json)


@app.command()
def entities(
    test: Annotated[Path, typer.Option(help='JSON lines {"text", "spans": [{"start", "end", "type"}]}')],
    region: Annotated[str, typer.Option(help="Country of telephone numbers that tell none, as two letters")] = "PK",
    json: Json = False,
) -> None:
    """How well what messages name is found: dates, sums, names, order numbers… as exact spans."""

    def work() -> Measuring:
        spacy = load_names(Settings().names_model)
        return entities_eval.measure(entities_eval.read_task(test), _embedder(), region, spacy)

    _run(work, json)


def _embedder() -> Embedder:
    return load_embedder(Settings().embedder)


def _run(work: Callable[[], Measuring], one_line: bool) -> None:
    """Print what `work` measures; exit with 2 and one line when the input is bad."""
    try:
        figures = asyncio.run(work())
    except BadInput as error:
        typer.echo(f"jawab eval: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(2) from error
    typer.echo(json_format.dumps(figures, indent=None if one_line else 2))
