"""A knowledge base of its own for one measurement: in a temporary folder, through the product's own tables."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.db.search.indexing import index_article
from jawab.inference.embedder import Embedder
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.knowledge.importing.chunker import Piece, chunk
from jawab.knowledge.models import Article, Chunk, Source

ARTICLES_A_ROUND = 64  # embedded and stored together


@dataclass(frozen=True, slots=True)
class Page:
    """An article as an evaluation or a training corpus brings it."""

    path: str
    title: str
    markdown: str
    language: str = "en"


@asynccontextmanager
async def temporary_database() -> AsyncIterator[Database]:
    """An empty SQLite database with all tables, gone afterwards."""
    with TemporaryDirectory(prefix="jawab-eval-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'eval.db'}")
        try:
            await migrate(database)
            yield database
        finally:
            await database.close()


async def new_workspace(database: Database, name: str) -> UUID:
    """A workspace to fill, by its id."""
    async with database.write() as session:
        workspace = Workspace(slug=name, name=name, site_key=new_id().hex)
        session.add(workspace)
        await session.flush()
        session.add(Source(id=workspace.id, workspace_id=workspace.id, kind="folder", location=name, name=name))
    return workspace.id


async def fill(database: Database, embedder: Embedder, workspace_id: UUID, pages: Sequence[Page]) -> dict[UUID, str]:
    """Store and index `pages` in a workspace of `new_workspace`; the path of each article by its id."""
    paths: dict[UUID, str] = {}
    for start in range(0, len(pages), ARTICLES_A_ROUND):
        some = [(page, _pieces(page)) for page in pages[start : start + ARTICLES_A_ROUND]]
        vectors = await _embedded(embedder, some)
        async with database.write() as session:
            for page, pieces in some:
                article = _article(workspace_id, page, embedder.name, vectors[page.title])
                session.add(article)
                chunks = [
                    _chunk(article, i, piece, embedder.name, vectors[piece.embedded(page.title)])
                    for i, piece in enumerate(pieces)
                ]
                await session.flush()
                session.add_all(chunks)
                await index_article(session, article, chunks)
                paths[article.id] = page.path
    return paths


async def _embedded(embedder: Embedder, some: Iterable[tuple[Page, list[Piece]]]) -> dict[str, bytes]:
    texts = {text for page, pieces in some for text in (page.title, *(piece.embedded(page.title) for piece in pieces))}
    ordered = sorted(texts)
    vectors = await embedder.embed(ordered)
    return {text: vector.astype("<f4").tobytes() for text, vector in zip(ordered, vectors, strict=True)}


def _pieces(page: Page) -> list[Piece]:
    """The passages of a page; one that has a title only is its own passage."""
    return chunk(page.markdown) or [Piece((), "", 0, len(page.markdown), page.markdown.strip() or page.title)]


def _article(workspace_id: UUID, page: Page, embedder: str, title_vector: bytes) -> Article:
    return Article(
        id=new_id(), workspace_id=workspace_id, source_id=workspace_id, path=page.path, slug=page.path,
        language=page.language, title=page.title, markdown=page.markdown, digest="", updated_at=now(),
        embedder=embedder, title_vector=title_vector if page.title.strip() else None,
    )  # fmt: skip


def _chunk(article: Article, position: int, piece: Piece, embedder: str, vector: bytes) -> Chunk:
    return Chunk(
        id=new_id(), workspace_id=article.workspace_id, article_id=article.id, position=position,
        heading_path=list(piece.heading_path), anchor=piece.anchor, start=piece.start, end=piece.end,
        text=piece.text, language=article.language, digest=piece.digest(article.title), embedder=embedder,
        vector=vector,
    )  # fmt: skip
