"""What the help centre's front page and its search show."""

import re
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from jawab.inference.embedder import Embedder
from jawab.knowledge.help_queries import Entry
from jawab.knowledge.search import KnowledgeSearch

EXCERPT_CHARS = 220
_LIST_MARK = re.compile(r"(?:^|\n)\s*(?:-|\d{1,3}\.)\s")


@dataclass(frozen=True, slots=True)
class Category:
    name: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A result of the search: the article with the part of it that fits best."""

    title: str
    heading: str
    url: str
    excerpt: str


def by_category(entries: list[Entry]) -> list[Category]:
    """Articles under their categories, the largest first; those without one come last, under no name."""
    groups = [Category(readable(name), list(group)) for name, group in groupby(entries, lambda entry: entry.category)]
    return sorted(groups, key=lambda group: (not group.name, -len(group.entries), group.name))


def readable(name: str) -> str:
    """A folder's name as a heading: `trouble-signing-in` is `Trouble signing in`. What has capitals stays."""
    plain = re.sub(r"[-_]+", " ", name).strip()
    return plain if plain != plain.lower() else plain[:1].upper() + plain[1:]


async def found_articles(
    search: KnowledgeSearch, embedder: Embedder, workspace_id: UUID, q: str, language: str, most: int
) -> list[FoundArticle]:
    """The articles that fit best, each once."""
    vector = (await embedder.embed([q]))[0]
    passages = await search.find(workspace_id, q, vector, language=language, limit=most, most_of_an_article=1)
    return [
        FoundArticle(
            passage.title, " › ".join(passage.heading_path), passage.url, _excerpt(passage.text)
        )
        for passage in passages
    ]  # fmt: skip


def _excerpt(text: str) -> str:
    """The beginning of a passage on one line; the marks of its lists become dots between the entries."""
    plain = " ".join(_LIST_MARK.sub(" · ", text).split()).removeprefix("· ")
    if len(plain) <= EXCERPT_CHARS:
        return plain
    return plain[:EXCERPT_CHARS].rsplit(" ", 1)[0].rstrip(",;:") + " …"
