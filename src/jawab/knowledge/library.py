"""The articles of a workspace, to list and to look at."""

from uuid import UUID

from sqlalchemy import func, select, tuple_

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.kit.errors import NotFound
from jawab.kit.paging import decode_cursor, encode_cursor
from jawab.knowledge import queries
from jawab.knowledge.models import Article
from jawab.knowledge.schemas import ArticleList, ArticleOut, ArticleRow


async def listed(
    database: Database, workspace_id: UUID, q: str, language: str, after: str | None, limit: int
) -> ArticleList:
    """A page of the articles, last changed first. Raises BadRequest for a cursor that is none."""
    cursor = decode_cursor(after)
    wanted = queries.listed_articles(workspace_id, q, language)
    page = wanted.order_by(Article.updated_at.desc(), Article.id.desc()).limit(limit + 1)
    if cursor:
        page = page.where(tuple_(Article.updated_at, Article.id) < cursor)
    async with database.read() as session:
        rows = [(row[0], row[1]) for row in await session.execute(page)]
        total = await session.scalar(select(func.count()).select_from(wanted.subquery()))
        languages = await queries.languages_of(session, workspace_id)
    last = rows[limit - 1][0] if len(rows) > limit else None
    return ArticleList(
        items=[ArticleRow.of(article, source) for article, source in rows[:limit]],
        next=encode_cursor(last.updated_at, last.id) if last else None,
        total=total or 0,
        languages=languages,
    )


async def article(database: Database, workspace: Workspace, article_id: UUID) -> ArticleOut:
    """An article with its versions and passages. Raises NotFound."""
    async with database.read() as session:
        found = await queries.article_by_id(session, workspace.id, article_id)
        if found is None:
            raise NotFound("There is no such article.")
        versions = await queries.versions_of(session, workspace.id, article_id)
        chunks = await queries.chunks_of(session, workspace.id, article_id)
    return ArticleOut.whole(*found, list(versions), list(chunks), public_url(workspace.slug, found[0]))


def public_url(workspace: str, article: Article) -> str:
    """Where anybody can read the article."""
    return f"/help/{workspace}/{article.language}/{article.slug}"
