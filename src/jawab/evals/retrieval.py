"""`jawab eval retrieval`: how well the search finds the right documents of a corpus in BEIR's format."""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jawab.evals.corpus import Page, fill, new_workspace, temporary_database
from jawab.evals.reading import BadInput, json_lines, lines, text_field
from jawab.inference.embedder import Embedder
from jawab.knowledge.search import KnowledgeSearch

DEPTH = 10


@dataclass(frozen=True, slots=True)
class RetrievalTask:
    """Documents, queries by id, and for each query the grades (above 0) of the documents that are right."""

    pages: list[Page]
    queries: dict[str, str]
    right: dict[str, dict[str, int]]


def read_task(corpus: Path, queries: Path, qrels: Path) -> RetrievalTask:
    """Read BEIR files: `{"_id", "title", "text"}` and `{"_id", "text"}` by line, and `query-id corpus-id score` by tab.

    Queries without a right document are left out, as in BEIR. Raises BadInput.
    """
    pages = {}
    for place, entry in json_lines(corpus):
        page = _page(place, entry)
        if page.path in pages:
            raise BadInput(f'{place}: the _id "{page.path}" occurs twice')
        pages[page.path] = page
    asked = {}
    for place, entry in json_lines(queries):
        id = text_field(place, entry, "_id")
        if id in asked:
            raise BadInput(f'{place}: the _id "{id}" occurs twice')
        asked[id] = text_field(place, entry, "text")
    right = _read_qrels(qrels, pages, asked)
    return RetrievalTask(list(pages.values()), {id: text for id, text in asked.items() if id in right}, right)


async def measure(task: RetrievalTask, embedder: Embedder) -> dict[str, float]:
    """hit1, hit5, mrr10, ndcg10 (means over queries), ms_per_query (embedding included) and n."""
    async with temporary_database() as database:
        workspace = await new_workspace(database, "eval")
        paths = await fill(database, embedder, workspace, task.pages)
        search = KnowledgeSearch(database, embedder)
        await search.find(workspace, "warm up", (await embedder.embed(["warm up"]))[0])
        began = time.perf_counter()
        ranked = {}
        for id, text in task.queries.items():
            vector = (await embedder.embed([text]))[0]
            found = await search.find(workspace, text, vector, limit=DEPTH, most_of_an_article=1)
            ranked[id] = [paths[passage.article_id] for passage in found]
        took = time.perf_counter() - began
    figures = scores(ranked, task.right)
    return {**figures, "ms_per_query": round(1000 * took / len(ranked), 3), "n": len(ranked)}


def scores(ranked: Mapping[str, Sequence[str]], right: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Means over queries of hit@1, hit@5, reciprocal rank and nDCG (with linear gains, as trec_eval) at 10."""
    sums = dict.fromkeys(("hit1", "hit5", "mrr10", "ndcg10"), 0.0)
    for id, found in ranked.items():
        grades = [right[id].get(path, 0) for path in found[:DEPTH]]
        first = next((i for i, grade in enumerate(grades) if grade > 0), None)
        sums["hit1"] += first == 0
        sums["hit5"] += first is not None and first < 5
        sums["mrr10"] += 1 / (first + 1) if first is not None else 0
        ideal = sorted(right[id].values(), reverse=True)[:DEPTH]
        sums["ndcg10"] += _dcg(grades) / _dcg(ideal)
    return {name: round(total / len(ranked), 4) for name, total in sums.items()}


def _dcg(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(i + 2) for i, grade in enumerate(grades))


def _page(place: str, entry: dict[str, object]) -> Page:
    id = text_field(place, entry, "_id")
    title = text_field(place, entry, "title", needed=False)
    text = text_field(place, entry, "text", needed=not title.strip())
    return Page(id, title, text)


def _read_qrels(path: Path, pages: Mapping[str, Page], asked: Mapping[str, str]) -> dict[str, dict[str, int]]:
    right: dict[str, dict[str, int]] = {}
    for number, line in lines(path):
        place = f"{path.name}, line {number}"
        parts = line.split("\t")
        if number == 1 and parts[0].strip() in {"query-id", "query_id"}:
            continue
        if len(parts) != 3:
            raise BadInput(f"{place}: needs query-id, corpus-id and score, separated by tabs")
        query, page, score = (part.strip() for part in parts)
        if query not in asked:
            raise BadInput(f'{place}: the query "{query}" is not among the queries')
        if page not in pages:
            raise BadInput(f'{place}: the document "{page}" is not in the corpus')
        try:
            grade = int(score)
        except ValueError as error:
            raise BadInput(f'{place}: the score "{score}" is not a whole number') from error
        if page in right.get(query, {}):
            raise BadInput(f'{place}: the pair "{query}", "{page}" occurs twice')
        if grade > 0:
            right.setdefault(query, {})[page] = grade
    if not right:
        raise BadInput(f"{path.name} names no right document for any query")
    return right
