"""What a person decides about a suggestion: it becomes an article, goes into another, or is turned down."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member
from jawab.db.engine import Database
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.knowledge.imports.store import Also
from jawab.knowledge.models import Article
from jawab.knowledge.schemas import ArticleIn
from jawab.knowledge.writing import Writing
from jawab.learning.faq import queries
from jawab.learning.faq.models import Suggestion

DECIDED = {
    "approved": "This suggestion was approved already. Its article can be edited.",
    "merged": "This suggestion was put into an article already.",
}


async def approve(writing: Writing, suggestion_id: UUID, article: ArticleIn) -> None:
    """Publish the article that answers it, in one unit of work with the decision. Raises NotFound and Conflict."""
    await _undecided(writing.database, writing.member, suggestion_id)
    await writing.create(article, _decided_with(writing.member, suggestion_id, "approved"))


async def merge_into_article(
    writing: Writing, suggestion_id: UUID, article_id: UUID, heading: str, markdown: str
) -> None:
    """Put the answer into an article as a section of its own. Raises NotFound and Conflict."""
    await _undecided(writing.database, writing.member, suggestion_id)
    also = _decided_with(writing.member, suggestion_id, "merged")
    await writing.add(article_id, heading, markdown, also)


async def merge_into_suggestion(database: Database, member: Member, suggestion_id: UUID, target_id: UUID) -> None:
    """Both ask the same: its questions go to the other one. Raises NotFound, Conflict and Unprocessable."""
    if suggestion_id == target_id:
        raise Unprocessable("A suggestion cannot be put together with itself. Choose another one.")
    async with database.write() as session:
        await queries.take_turn(session, member.workspace_id)
        await _open(session, member.workspace_id, suggestion_id)
        if await queries.suggestion(session, member.workspace_id, target_id) is None:
            raise NotFound("There is no such suggestion to put it together with.")
        await queries.move_questions(session, member.workspace_id, suggestion_id, target_id)


async def reject(database: Database, member: Member, suggestion_id: UUID) -> None:
    """Turn it down: it comes again only when as many visitors more have asked. Raises NotFound and Conflict."""
    async with database.write() as session:
        await queries.take_turn(session, member.workspace_id)
        _decide(await _open(session, member.workspace_id, suggestion_id), member, "rejected")


async def take_back(database: Database, member: Member, suggestion_id: UUID) -> None:
    """Undo a rejection; harmless when there is none. Raises NotFound."""
    async with database.write() as session:
        await queries.take_turn(session, member.workspace_id)
        found = await _found(session, member.workspace_id, suggestion_id)
        if found.decision == "rejected":
            found.decision = found.decided_at = found.decided_by = None


def _decided_with(member: Member, suggestion_id: UUID, decision: str) -> Also:
    async def also(session: AsyncSession, article: Article) -> None:
        await queries.take_turn(session, member.workspace_id)
        suggestion = await _open(session, member.workspace_id, suggestion_id)
        _decide(suggestion, member, decision)
        suggestion.article_id = article.id

    return also


def _decide(suggestion: Suggestion, member: Member, decision: str) -> None:
    suggestion.decision, suggestion.decided_at, suggestion.decided_by = decision, now(), member.name


async def _undecided(database: Database, member: Member, suggestion_id: UUID) -> None:
    """Told before anything is embedded. Raises NotFound and Conflict."""
    async with database.read() as session:
        await _open(session, member.workspace_id, suggestion_id)


async def _open(session: AsyncSession, workspace_id: UUID, suggestion_id: UUID) -> Suggestion:
    found = await _found(session, workspace_id, suggestion_id)
    if found.decision in DECIDED:
        raise Conflict(DECIDED[found.decision])
    return found


async def _found(session: AsyncSession, workspace_id: UUID, suggestion_id: UUID) -> Suggestion:
    found = await queries.suggestion(session, workspace_id, suggestion_id, lock=True)
    if found is None:
        raise NotFound("There is no such suggestion. It may have been put together with another one.")
    return found
