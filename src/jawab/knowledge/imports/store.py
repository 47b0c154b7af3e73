"""Writes what was read: articles with their versions, passages with their vectors, pictures."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.engine import Database
from jawab.db.search.indexing import index_article, remove_chunks
from jawab.inference.embedder import Embedder
from jawab.kit.clock import now
from jawab.kit.errors import Conflict
from jawab.kit.ids import new_id
from jawab.knowledge import queries
from jawab.knowledge.importing import Document, Picture, Piece
from jawab.knowledge.importing.text import count_words
from jawab.knowledge.models import Article, ArticleVersion, Chunk, Media

Outcome = Literal["added", "changed"]
Also = Callable[[AsyncSession, Article], Awaitable[None]]
"""What else belongs to the unit of work in which an article is stored."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page that is new or changed, cut into passages."""

    document: Document
    pieces: Sequence[Piece]


class Store:
    """Stores pages of one source: under one import, or as their `author` at the desk wrote them."""

    def __init__(
        self,
        database: Database,
        embedder: Embedder,
        workspace_id: UUID,
        source_id: UUID,
        import_id: UUID | None = None,
        author: str | None = None,
    ) -> None:
        self._database = database
        self._embedder = embedder
        self._workspace_id = workspace_id
        self._source_id = source_id
        self._import_id = import_id
        self._author = author

    async def save(self, some: Sequence[Read]) -> list[Outcome]:
        """Store some pages in one unit of work, durable when this returns. Passages whose words the workspace has a
        vector for already, under whatever page, are not embedded again."""
        vectors = await self._vectors(some)
        async with self._database.write() as session:
            outcomes = [await self._save(session, one, vectors) for one in some]
            await queries.raise_knowledge_version(session, self._workspace_id)
        return outcomes

    async def write(self, one: Read, version: int, also: Also | None = None) -> Article:
        """Store what somebody wrote over `version` of the article at its path; 0 for one that is new. `also` is done in
        the same unit of work. Raises Conflict when that is not the present version any more."""
        vectors = await self._vectors([one])
        async with self._database.write() as session:
            article = await self._article(session, one.document.path)
            check_version(article, version)
            imported = article.digest if article else None
            await self._save(session, one, vectors)
            article = article or await self._article(session, one.document.path)
            assert article is not None
            article.digest = imported or article.digest
            if also:
                await also(session, article)
            await queries.raise_knowledge_version(session, self._workspace_id)
        return article

    async def embed_again(self, one: Read, version: int) -> None:
        """Give the present words of an article the vectors of this embedder, unless they have changed meanwhile."""
        vectors = await self._vectors([one])
        async with self._database.write() as session:
            article = await self._article(session, one.document.path)
            if article is None or article.version != version or article.removed_at:
                return
            article.embedder, article.title_vector = self._embedder.name, vectors.get(article.title)
            await self._cut(session, article, one, vectors)
            await queries.raise_knowledge_version(session, self._workspace_id)

    async def remove(self, article_ids: Sequence[UUID]) -> None:
        """Mark articles as no longer in their source: kept for old citations, found by nobody."""
        async with self._database.write() as session:
            await self._forget_chunks(session, article_ids)
            gone = update(Article).where(Article.workspace_id == self._workspace_id, Article.id.in_(article_ids))
            await session.execute(gone.values(removed_at=now(), embedder=None, title_vector=None))
            await queries.raise_knowledge_version(session, self._workspace_id)

    async def _vectors(self, some: Sequence[Read]) -> dict[str, bytes]:
        """The vector of every title and passage, by its text. Texts that the embedder does not read have none: they
        are found by their words."""
        passages = {
            piece.digest(one.document.title): piece.embedded(one.document.title) for one in some for piece in one.pieces
        }
        async with self._database.read() as session:
            known = await queries.vectors_by_digest(
                session, self._workspace_id, self._embedder.name, sorted(passages)
            )  # fmt: skip
        vectors = {passages[digest]: vector for digest, vector in known.items()}
        texts = {one.document.title for one in some} | {text for text in passages.values() if text not in vectors}
        ordered = sorted(filter(self._embedder.reads, texts))
        if not ordered:
            return vectors
        made = await self._embedder.embed(ordered)
        return vectors | {text: vector.astype("<f4").tobytes() for text, vector in zip(ordered, made, strict=True)}

    async def _save(self, session: AsyncSession, one: Read, vectors: dict[str, bytes]) -> Outcome:
        document = one.document
        article = await self._article(session, document.path)
        outcome: Outcome = "changed" if article else "added"
        if article is None:
            article = Article(
                id=new_id(), workspace_id=self._workspace_id, source_id=self._source_id, path=document.path, version=0
            )
        if article.version == 0 or article.language != document.language:
            article.slug = await self._free_slug(session, document)
        self._fill(article, document, vectors.get(document.title))
        session.add(article)
        await session.flush()
        session.add(
            ArticleVersion(
                workspace_id=self._workspace_id, article_id=article.id, number=article.version,
                import_id=self._import_id, author=self._author, title=document.title, markdown=document.markdown,
            )
        )  # fmt: skip
        for picture in document.pictures:
            await self._keep_picture(session, picture)
        await self._cut(session, article, one, vectors)
        return outcome

    async def _cut(self, session: AsyncSession, article: Article, one: Read, vectors: dict[str, bytes]) -> None:
        """Replace the passages of an article."""
        await self._forget_chunks(session, [article.id])
        chunks = [
            self._chunk(article, position, piece, vectors.get(piece.embedded(article.title)))
            for position, piece in enumerate(one.pieces)
        ]
        session.add_all(chunks)
        await index_article(session, article, chunks)

    async def _article(self, session: AsyncSession, path: str) -> Article | None:
        query = select(Article).where(
            Article.workspace_id == self._workspace_id, Article.source_id == self._source_id, Article.path == path
        )
        return (await session.scalars(query.with_for_update())).one_or_none()

    def _fill(self, article: Article, document: Document, title_vector: bytes | None) -> None:
        article.language = document.language
        article.title = document.title
        article.description = document.description
        article.category = document.category
        article.origin_url = document.origin_url
        article.markdown = document.markdown
        article.digest = document.digest
        article.version += 1
        article.words = count_words(document.markdown)
        article.updated_at = now()
        article.fetched = document.fetched
        article.removed_at = None
        article.embedder = self._embedder.name
        article.title_vector = title_vector

    async def _free_slug(self, session: AsyncSession, document: Document) -> str:
        wish = document.slug or "page"
        taken = await queries.slugs_like(session, self._workspace_id, document.language, wish)
        number = 2
        slug = wish
        while slug in taken:
            slug, number = f"{wish}-{number}", number + 1
        return slug

    def _chunk(self, article: Article, position: int, piece: Piece, vector: bytes | None) -> Chunk:
        return Chunk(
            id=new_id(), workspace_id=self._workspace_id, article_id=article.id, position=position,
            heading_path=list(piece.heading_path), anchor=piece.anchor, start=piece.start, end=piece.end,
            text=piece.text, language=article.language, digest=piece.digest(article.title),
            embedder=self._embedder.name if vector else None, vector=vector,
        )  # fmt: skip

    async def _keep_picture(self, session: AsyncSession, picture: Picture) -> None:
        query = select(Media).where(
            Media.workspace_id == self._workspace_id, Media.source_id == self._source_id, Media.path == picture.path
        )
        media = (await session.scalars(query)).one_or_none()
        if picture.data is None or (media and media.digest == picture.digest):
            return
        media = media or Media(workspace_id=self._workspace_id, source_id=self._source_id, path=picture.path)
        media.content_type, media.digest, media.data = picture.content_type, picture.digest, picture.data
        session.add(media)
        await session.flush()

    async def _forget_chunks(self, session: AsyncSession, article_ids: Sequence[UUID]) -> None:
        gone = await queries.chunk_ids(session, self._workspace_id, article_ids)
        if gone:
            await remove_chunks(session, self._workspace_id, gone)
            await queries.delete_chunks(session, self._workspace_id, article_ids)


def check_version(article: Article | None, version: int) -> None:
    """Raises Conflict unless `version` is what the article says now (0: there is none yet)."""
    if article and article.removed_at:
        raise Conflict("This article was removed meanwhile. Copy your text into a new article if it is still wanted.")
    if (article.version if article else 0) != version:
        raise Conflict(
            "Somebody has changed this article meanwhile. Copy your text, open the article again, and put it in there."
        )
