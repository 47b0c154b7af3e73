"""SQL of what is suggested. Every query names its workspace."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.answering.suggestions.models import AskableArticle, FollowCount, Followed, FollowReader
from jawab.conversations.models import Conversation, Message
from jawab.events.models import Event
from jawab.knowledge.models import Article, Chunk, KnowledgeVersion
from jawab.understanding.models import MessageReading

CREATED = "message.created"


async def workspaces(session: AsyncSession) -> Sequence[UUID]:
    """All of the install: work that comes round looks after each, one by one."""
    return (await session.scalars(select(Workspace.id).order_by(Workspace.created_at))).all()


async def marks(session: AsyncSession, workspace_id: UUID) -> tuple[int, int]:
    """Numbers of the knowledge and of the counts: while both stay the same, so does all that is read here."""
    query = (
        select(KnowledgeVersion.number, FollowReader.renewals)
        .select_from(Workspace)
        .outerjoin(KnowledgeVersion, KnowledgeVersion.workspace_id == Workspace.id)
        .outerjoin(FollowReader, FollowReader.workspace_id == Workspace.id)
        .where(Workspace.id == workspace_id)
    )
    row = (await session.execute(query)).one_or_none()
    return (row[0] or 0, row[1] or 0) if row else (0, 0)


async def articles(session: AsyncSession, workspace_id: UUID, embedder: str) -> Sequence[Any]:
    """Rows `(id, slug, language, category, title vector or None, question, links)` of the articles that are there."""
    vector = func.coalesce(Article.embedder, "") == embedder
    query = (
        select(
            Article.id, Article.slug, Article.language, Article.category, Article.title_vector, vector,
            AskableArticle.question, AskableArticle.links,
        )
        .outerjoin(AskableArticle, AskableArticle.article_id == Article.id)
        .where(Article.workspace_id == workspace_id, Article.removed_at.is_(None))
        .order_by(Article.language, Article.slug)
    )  # fmt: skip
    return (await session.execute(query)).all()


async def counts(session: AsyncSession, workspace_id: UUID) -> dict[str, dict[str, int]]:
    """How many visitors asked about what after what."""
    query = select(FollowCount.before, FollowCount.after, FollowCount.visitors)
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for before, after, visitors in await session.execute(query.where(FollowCount.workspace_id == workspace_id)):
        found[before][after] = visitors
    return dict(found)


async def cited_before(
    session: AsyncSession, workspace_id: UUID, conversation_id: UUID, seq: int | None = None, most: int = 20
) -> list[Event]:
    """Events of the bot's answers that cite articles, the newest first, from before `seq`."""
    query = select(Event).where(
        Event.workspace_id == workspace_id, Event.conversation_id == conversation_id, Event.kind == CREATED
    )
    if seq is not None:
        query = query.where(Event.seq < seq)
    rows = await session.scalars(query.order_by(Event.seq.desc()).limit(most))
    return [event for event in rows if event.data.get("articles")]


async def slugs(session: AsyncSession, workspace_id: UUID, ids: Collection[str]) -> dict[str, str]:
    """Addresses of articles by their ids as text."""
    query = select(Article.id, Article.slug).where(
        Article.workspace_id == workspace_id, Article.id.in_([UUID(id) for id in ids])
    )
    return {str(row[0]): row[1] for row in await session.execute(query)}


async def contact_of(session: AsyncSession, workspace_id: UUID, conversation_id: UUID) -> UUID | None:
    """Whose conversation it is; None when it was erased."""
    query = select(Conversation.contact_id).where(
        Conversation.workspace_id == workspace_id, Conversation.id == conversation_id
    )
    return await session.scalar(query)


async def intent_answered(session: AsyncSession, workspace_id: UUID, reply_id: UUID) -> str | None:
    """The likeliest intent of the message that a reply answers."""
    query = (
        select(MessageReading.intent)
        .join(Message, Message.reply_to == MessageReading.message_id)
        .where(MessageReading.workspace_id == workspace_id, Message.id == reply_id)
    )
    return await session.scalar(query)


async def cursor(session: AsyncSession, workspace_id: UUID) -> int:
    """Up to which event the log was counted."""
    query = select(FollowReader.cursor).where(FollowReader.workspace_id == workspace_id)
    return await session.scalar(query) or 0


async def reader(session: AsyncSession, workspace_id: UUID) -> FollowReader:
    """How far the log was counted; made when it is not there."""
    row = await session.get(FollowReader, workspace_id)
    if row is None:
        row = FollowReader(workspace_id=workspace_id, cursor=0, renewals=0)
        session.add(row)
    return row


async def note(
    session: AsyncSession, workspace_id: UUID, contact_id: UUID, pairs: Collection[tuple[str, str]], at: datetime
) -> None:
    """Notes that a visitor asked so; a visitor is noted once for each pair."""
    make = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    for before, after in sorted(pairs):
        noting = make(Followed).values(
            workspace_id=workspace_id, contact_id=contact_id, before=before, after=after, at=at
        )
        await session.execute(
            noting.on_conflict_do_update(index_elements=["contact_id", "before", "after"], set_={"at": at})
        )


async def forget_before(session: AsyncSession, workspace_id: UUID, moment: datetime) -> None:
    """Forgets what was last done so before then."""
    await session.execute(delete(Followed).where(Followed.workspace_id == workspace_id, Followed.at < moment))


async def counted(session: AsyncSession, workspace_id: UUID, least: int) -> dict[str, dict[str, int]]:
    """The counts as they would be now, without what fewer than `least` visitors did."""
    visitors = func.count(Followed.contact_id)
    query = (
        select(Followed.before, Followed.after, visitors)
        .where(Followed.workspace_id == workspace_id)
        .group_by(Followed.before, Followed.after)
        .having(visitors >= least)
    )
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for before, after, number in await session.execute(query):
        found[before][after] = number
    return dict(found)


async def replace_counts(session: AsyncSession, workspace_id: UUID, counts: Mapping[str, Mapping[str, int]]) -> None:
    """Puts these counts in place of the present ones."""
    await session.execute(delete(FollowCount).where(FollowCount.workspace_id == workspace_id))
    rows = [
        {"workspace_id": workspace_id, "before": before, "after": after, "visitors": visitors}
        for before, afters in counts.items()
        for after, visitors in afters.items()
    ]
    if rows:
        await session.execute(insert(FollowCount), rows)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An article of which is not known yet what it can be asked by."""

    id: UUID
    source_id: UUID
    path: str
    language: str
    version: int
    title: str
    markdown: str
    headings: Sequence[str]


async def unchecked(session: AsyncSession, workspace_id: UUID, most: int) -> list[Unchecked]:
    """Articles that are new or changed since they were looked at."""
    query = (
        select(Article)
        .outerjoin(AskableArticle, AskableArticle.article_id == Article.id)
        .where(
            Article.workspace_id == workspace_id,
            Article.removed_at.is_(None),
            Article.embedder.is_not(None),
            or_(AskableArticle.version.is_(None), AskableArticle.version != Article.version),
        )
        .limit(most)
    )
    found = (await session.scalars(query)).all()
    headings = await _headings(session, workspace_id, [article.id for article in found])
    return [
        Unchecked(
            one.id, one.source_id, one.path, one.language, one.version, one.title, one.markdown,
            headings.get(one.id, []),
        )
        for one in found
    ]  # fmt: skip


async def _headings(session: AsyncSession, workspace_id: UUID, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    query = select(Chunk.article_id, Chunk.heading_path).where(
        Chunk.workspace_id == workspace_id, Chunk.article_id.in_(ids)
    )
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for article_id, path in await session.execute(query.order_by(Chunk.article_id, Chunk.position)):
        found[article_id] += [heading for heading in path[-1:] if heading not in found[article_id]]
    return found


async def slugs_by_path(session: AsyncSession, workspace_id: UUID) -> dict[tuple[UUID, str], str]:
    """Addresses (slugs) of the articles by source and by their path in it."""
    query = select(Article.source_id, Article.path, Article.slug).where(
        Article.workspace_id == workspace_id, Article.removed_at.is_(None)
    )
    return {(row[0], row[1]): row[2] for row in await session.execute(query)}


async def keep(
    session: AsyncSession, workspace_id: UUID, article: Unchecked, question: str, links: Sequence[str]
) -> None:
    """Keeps what an article can be asked by."""
    row = await session.get(AskableArticle, article.id)
    if row is None:
        row = AskableArticle(article_id=article.id, workspace_id=workspace_id)
        session.add(row)
    row.version, row.question, row.links = article.version, question, list(links)


async def not_askable(session: AsyncSession, workspace_id: UUID, question: str) -> None:
    """Offers a question no more, until its article changes."""
    query = select(AskableArticle).where(
        AskableArticle.workspace_id == workspace_id, AskableArticle.question == question
    )
    for row in await session.scalars(query):
        row.question = ""
    (await reader(session, workspace_id)).renewals += 1
