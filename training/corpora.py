"""The question sets that ranking and judgement are trained on: one corpus for each company or help centre."""

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jawab.evals.corpus import Page
from jawab.inference.urdu.writing import writing
from jawab.knowledge.importing import Document, read_folder

QUESTIONS = Path(__file__).parent / "questions"
DEMO = Path(__file__).parent.parent / "src" / "jawab" / "demo" / "helpcentre"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and the paths of the pages that answer it; none when the help centre does not.

    `kind`: answerable, near (about the same subject, but not answered) or off (about something else). `plain`: in the
    words that most visitors use; the others were written to be hard.
    """

    text: str
    right: frozenset[str]
    kind: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """A help centre and questions about it. Corpora of one group are never split between training and test."""

    name: str
    pages: list[Page]
    asked: list[Asking]


def corpora(data: Path) -> list[Corpus]:
    """All corpora; `data` holds the folder `helpcenters` with the three public help centres."""
    centres = {
        "demo": DEMO,
        "logingov": data / "helpcenters" / "logingov",
        "handbook18f": data / "helpcenters" / "handbook18f",
        "powerpages": data / "helpcenters" / "powerpages",
    }
    centres_asked = (Corpus(name, pages_of(folder), asked_of(name)) for name, folder in centres.items())
    return [_with_plain_questions(corpus) for corpus in (*faq(), *centres_asked)]


def urdu() -> list[Corpus]:
    """The companies and the demo shop, asked in Urdu, Roman Urdu and Roman Urdu as in SMS.

    The companies are also asked what has nothing to do with them: what the university was asked, and the university and
    the airline what the waterworks was asked.
    """
    asked = defaultdict[str, list[Asking]](list)
    for line in (QUESTIONS / "urdu.tsv").read_text(encoding="utf-8").splitlines():
        name, right, _, *spellings = line.split("\t")
        kind = right if right == "off" else "answerable" if right else "near"
        paths = _paths(*right.split(",")) if kind == "answerable" else frozenset[str]()
        asked[name] += [Asking(spelling, paths, kind) for spelling in spellings]
    about_others = {name: "faq-water" if name in ("faq-uni", "faq-airline") else "faq-uni" for name in asked}
    pages = pages_of(DEMO)
    shop = [_in_either_language(asking, pages) for asking in asked_of("demo") if writing(asking.text)]
    return [Corpus("demo", pages, [*shop, *asked["demo"]])] + [
        replace(company, asked=[*asked[company.name], *map(_unrelated, asked[about_others[company.name]])])
        for company in faq()
    ]


def _in_either_language(asking: Asking, pages: list[Page]) -> Asking:
    """A page of the shop answers in Urdu as in English."""
    inside = {path.partition("/")[2] for path in asking.right}
    return replace(asking, right=frozenset(page.path for page in pages if page.path.partition("/")[2] in inside))


def _unrelated(asking: Asking) -> Asking:
    return replace(asking, right=frozenset(), kind="off")


def faq() -> list[Corpus]:
    """One corpus for each invented company of the FAQ paraphrases."""
    right = defaultdict[str, set[str]](set)
    for line in (QUESTIONS / "faq" / "qrels.tsv").read_text().splitlines()[1:]:
        query, page, score = line.split("\t")
        if int(score) > 0:
            right[query].add(page)
    pages, asked = defaultdict[str, list[Page]](list), defaultdict[str, list[Asking]](list)
    for entry in read_lines(QUESTIONS / "faq" / "corpus.jsonl"):
        pages[entry["company"]].append(Page(entry["_id"], entry["title"], entry["text"]))
    for entry in read_lines(QUESTIONS / "faq" / "queries.jsonl"):
        answers = frozenset(right[entry["_id"]])
        asked[entry["company"]].append(Asking(entry["text"], answers, "answerable" if answers else "near"))
    return [Corpus(f"faq-{company}", pages[company], asked[company]) for company in sorted(pages)]


def _with_plain_questions(corpus: Corpus) -> Corpus:
    """The other sets were written to be hard: they avoid the articles' words. Most visitors do not, so the plain words
    that they use are added, for the companies and the shop."""
    plain = [
        Asking(entry["question"], _paths(entry["article"]), "answerable" if entry["article"] else "near", plain=True)
        for entry in read_lines(QUESTIONS / "plain.jsonl")
        if entry["corpus"] == corpus.name
    ]
    return replace(corpus, asked=[*corpus.asked, *plain])


def pages_of(folder: Path) -> list[Page]:
    """The pages of a folder as the product reads them."""
    return [
        Page(document.path, document.title, document.markdown, document.language)
        for document in read_folder(folder)
        if isinstance(document, Document)
    ]


def asked_of(name: str) -> list[Asking]:
    """The questions about one help centre."""
    return [
        Asking(entry["question"], _paths(entry["article"], *entry.get("also", [])), entry["kind"])
        for entry in read_lines(QUESTIONS / f"{name}.jsonl")
    ]


def _paths(*paths: str | None) -> frozenset[str]:
    return frozenset(path for path in paths if path)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
