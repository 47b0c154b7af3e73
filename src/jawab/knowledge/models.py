"""What a workspace knows: sources, imports, articles with their versions, and the chunks that are searched."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class Source(InWorkspace, Created, Base):
    """Where articles come from: a folder, an upload or a site, whose articles importing it again updates; or the desk,
    where they are written by hand (one such source a workspace)."""

    __tablename__ = "sources"
    __table_args__ = (UniqueConstraint("workspace_id", "location"),)

    id: Mapped[Id]
    kind: Mapped[str]  # folder | upload | site | desk
    location: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)


class Import(InWorkspace, Created, Base):
    """One run of reading a source. Its counters are the progress bar; `skipped` is the report."""

    __tablename__ = "imports"
    __table_args__ = (Index("ix_imports_workspace", "workspace_id", "created_at"),)

    id: Mapped[Id]
    source_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("sources.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(default="queued")  # queued | running | done | failed | cancelled
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    removed: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[list[Any]] = mapped_column(default=list)  # [{"path", "reason"}]
    error: Mapped[str | None] = mapped_column(Text)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class Article(InWorkspace, Created, Base):
    """One page of the help centre, as it is now. `path` is its stable address within its source."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("source_id", "path"),
        UniqueConstraint("workspace_id", "slug", "language"),
        Index("ix_articles_embedded", "workspace_id", "embedder", "id"),
    )

    id: Mapped[Id]
    source_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("sources.id", ondelete="CASCADE"))
    path: Mapped[str] = mapped_column(Text)
    slug: Mapped[str] = mapped_column(Text)  # its public address under /help/{workspace}/{language}/
    language: Mapped[str]  # BCP 47
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    category: Mapped[str] = mapped_column(Text, default="")
    origin_url: Mapped[str | None] = mapped_column(Text)  # where it was read from, for a site
    # sha256 of what was imported last, to know what is unchanged; a change by hand leaves it as it is
    digest: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    words: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime]
    fetched: Mapped[dict[str, Any] | None]  # of a site: {"etag", "modified", "links"}, for asking only what changed
    removed_at: Mapped[datetime | None]  # no longer in its source; kept for old citations, not searched
    embedder: Mapped[str | None]  # the model that title_vector came from
    title_vector: Mapped[bytes | None] = mapped_column(LargeBinary)  # like Chunk.vector, of the title alone
    # Positions of chunks count characters of it. Last, so that SQLite reads the columns before it without its pages.
    markdown: Mapped[str] = mapped_column(Text)


class ArticleVersion(InWorkspace, Created, Base):
    """What an article said before or says now, for the history and for old citations."""

    __tablename__ = "article_versions"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[Id]
    article_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("articles.id", ondelete="CASCADE"))
    number: Mapped[int]
    import_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("imports.id", ondelete="SET NULL"))
    author: Mapped[str | None] = mapped_column(Text)  # who wrote it at the desk; None where an import brought it
    title: Mapped[str] = mapped_column(Text)
    markdown: Mapped[str] = mapped_column(Text)


class Chunk(InWorkspace, Base):
    """A searchable passage of an article: one section or part of one, never across headings.

    `start`/`end` are character offsets into the article's `markdown`; `text` is the plain text that is searched and
    quoted. `vector` is float32 little-endian, L2-normalised, of the embedder's width; it is null until embedded, and
    `embedder` names the model it came from. A chunk never changes its text: what changed becomes a new chunk with a new
    id, so that an index in memory only has to compare ids.
    """

    __tablename__ = "chunks"
    __table_args__ = (
        Index("ix_chunks_article", "article_id", "position"),
        Index("ix_chunks_embedded", "workspace_id", "embedder", "id"),
    )

    id: Mapped[Id]
    article_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("articles.id", ondelete="CASCADE"))
    position: Mapped[int]  # 0 is the first of its article
    heading_path: Mapped[list[Any]] = mapped_column(default=list)  # from the outermost heading to the chunk's own
    anchor: Mapped[str] = mapped_column(Text, default="")  # id of the heading on the public page
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str]
    digest: Mapped[str]  # sha256 of what is embedded, so that the same text is never embedded twice
    embedder: Mapped[str | None]
    vector: Mapped[bytes | None] = mapped_column(LargeBinary)


class KnowledgeVersion(Base):
    """One counter a workspace, raised with every change of its articles: caches and in-memory indexes compare it."""

    __tablename__ = "knowledge_versions"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(default=0)


class Media(InWorkspace, Created, Base):
    """A picture or file that belongs to an article, served from /help/{workspace}/media/{id}."""

    __tablename__ = "media"
    __table_args__ = (UniqueConstraint("source_id", "path"),)

    id: Mapped[Id]
    source_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("sources.id", ondelete="CASCADE"))
    path: Mapped[str] = mapped_column(Text)
    content_type: Mapped[str]
    digest: Mapped[str]
    data: Mapped[bytes] = mapped_column(LargeBinary)
