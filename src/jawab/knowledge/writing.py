"""Articles that people write and change at the desk.

They lie in a source of the workspace's own, of kind `desk`. An imported article may be changed as well: its words by
hand stay until the page changes at its source, because the digest of what was imported last stays with it.
"""

import asyncio
from dataclasses import dataclass
from uuid import UUID

from jawab.accounts.models import Member
from jawab.db.engine import Database
from jawab.inference.embedder import Embedder
from jawab.kit.errors import NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.knowledge import queries
from jawab.knowledge.importing import Document, chunk
from jawab.knowledge.importing.slugs import slug
from jawab.knowledge.imports.store import Also, Read, Store, check_version
from jawab.knowledge.models import Article, Source
from jawab.knowledge.schemas import ArticleChange, ArticleIn

LOCATION = "desk"
NAME = "Written at the desk"
AGAIN_AT_ONCE = 50  # articles that are embedded again in one round


@dataclass(frozen=True, slots=True)
class Writing:
    """Writing at the desk: the parts that it needs, and who writes."""

    database: Database
    embedder: Embedder
    member: Member

    async def create(self, written: ArticleIn, also: Also | None = None) -> UUID:
        """Publish a new article; its id. `also` is done in the same unit of work. Raises Unprocessable when there is
        nothing to read in it."""
        source = await self._source()
        wish = slug(written.title) or "page"
        document = Document(
            path=f"{written.language}/{wish}-{new_id().hex[-8:]}", slug=wish, **written.model_dump()
        )  # fmt: skip
        article = await self._store(source.id).write(await _read(document), 0, also)
        return article.id

    async def change(self, article_id: UUID, change: ArticleChange, also: Also | None = None) -> None:
        """Publish a new version of an article. Raises NotFound, Conflict and Unprocessable."""
        article = await self._article(article_id)
        check_version(article, change.version)
        await self._store(article.source_id).write(await _read(_document(article, change)), change.version, also)

    async def add(self, article_id: UUID, heading: str, markdown: str, also: Also | None = None) -> None:
        """Put a section at the end of an article. Raises NotFound and Conflict."""
        article = await self._article(article_id)
        longer = f"{article.markdown.rstrip()}\n\n## {heading}\n\n{markdown.strip()}\n"
        await self.change(article_id, ArticleChange(version=article.version, markdown=longer), also)

    async def remove(self, article_id: UUID) -> None:
        """Take an article away: nobody finds it any more, old citations still lead to it. Raises NotFound."""
        article = await self._article(article_id)
        if article.removed_at is None:
            await self._store(article.source_id).remove([article_id])

    async def _article(self, article_id: UUID) -> Article:
        async with self.database.read() as session:
            found = await queries.article_by_id(session, self.member.workspace_id, article_id)
        if found is None:
            raise NotFound("There is no such article.")
        return found[0]

    async def _source(self) -> Source:
        """The workspace's source of articles by hand, made with the first one."""
        workspace_id = self.member.workspace_id
        async with self.database.write() as session:
            await queries.take_turn(session, workspace_id)
            source = await queries.source_at(session, workspace_id, LOCATION)
            if source is None:
                source = Source(id=new_id(), workspace_id=workspace_id, kind="desk", location=LOCATION, name=NAME)
                session.add(source)
        return source

    def _store(self, source_id: UUID) -> Store:
        return Store(self.database, self.embedder, self.member.workspace_id, source_id, author=self.member.name)


async def embed_written_again(database: Database, embedder: Embedder) -> None:
    """Give articles written by hand the vectors of the model in use, where they have another's: recurring work, for no
    import does it."""
    while True:
        async with database.read() as session:
            found = await queries.written_for_other_models(session, embedder.name, AGAIN_AT_ONCE)
        for article, author in found:
            store = Store(database, embedder, article.workspace_id, article.source_id, author=author)
            await store.embed_again(await _read(_document(article)), article.version)
        if len(found) < AGAIN_AT_ONCE:
            return


def _document(article: Article, change: ArticleChange | None = None) -> Document:
    """The article as an importer would hand it on, with what is to be changed."""
    changes = change.changes() if change else {}
    return Document(
        path=article.path,
        title=changes.get("title", article.title),
        markdown=changes.get("markdown", article.markdown),
        language=changes.get("language", article.language),
        description=changes.get("description", article.description),
        category=changes.get("category", article.category),
        slug=article.slug,
        origin_url=article.origin_url,
        fetched=article.fetched,
    )


async def _read(document: Document) -> Read:
    pieces = await asyncio.to_thread(chunk, document.markdown)
    if not pieces:
        raise Unprocessable("There is nothing in this article that can be read out. Write at least one sentence.")
    return Read(document, pieces)
