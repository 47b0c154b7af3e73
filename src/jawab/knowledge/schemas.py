"""Articles and imports as the desk sees them, see docs/api.md."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from jawab.knowledge.models import Article, ArticleVersion, Chunk, Import, Source

State = Literal["queued", "running", "done", "failed", "cancelled"]


class SkippedOut(BaseModel):
    path: str
    reason: str


class ImportOut(BaseModel):
    id: UUID
    source: str
    state: State
    total: int = Field(description="Pages known of so far; grows while a site is walked")
    done: int
    added: int
    changed: int
    unchanged: int
    removed: int
    skipped: list[SkippedOut]
    error: str | None
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def of(cls, run: Import, source: Source, most_skipped: int | None = None) -> "ImportOut":
        return cls(
            id=run.id, source=source.name, state=run.state, total=run.total, done=run.done, added=run.added,
            changed=run.changed, unchanged=run.unchanged, removed=run.removed,
            skipped=[SkippedOut(**one) for one in run.skipped[:most_skipped]], error=run.error,
            started_at=run.started_at, finished_at=run.finished_at,
        )  # fmt: skip


class ImportList(BaseModel):
    items: list[ImportOut]


class ArticleRow(BaseModel):
    id: UUID
    title: str
    language: str
    source: str
    path: str
    category: str
    updated_at: datetime
    version: int
    words: int

    @classmethod
    def of(cls, article: Article, source: Source) -> "ArticleRow":
        return cls(**cls.fields(article, source))

    @staticmethod
    def fields(article: Article, source: Source) -> dict[str, Any]:
        names = ("id", "title", "language", "path", "category", "updated_at", "version", "words")
        return {"source": source.name, **{name: getattr(article, name) for name in names}}


class ArticleList(BaseModel):
    items: list[ArticleRow]
    next: str | None
    total: int
    languages: list[str]


class VersionOut(BaseModel):
    number: int
    created_at: datetime
    import_id: UUID | None


class ChunkOut(BaseModel):
    heading_path: list[str]
    start: int
    end: int
    text: str


class ArticleOut(ArticleRow):
    description: str
    markdown: str
    origin_url: str | None
    removed_at: datetime | None
    public_url: str
    versions: list[VersionOut]
    chunks: list[ChunkOut]

    @classmethod
    def whole(
        cls, article: Article, source: Source, versions: list[ArticleVersion], chunks: list[Chunk], public_url: str
    ) -> "ArticleOut":
        return cls(
            **cls.fields(article, source), description=article.description, markdown=article.markdown,
            origin_url=article.origin_url, removed_at=article.removed_at, public_url=public_url,
            versions=[VersionOut.model_validate(version, from_attributes=True) for version in versions],
            chunks=[ChunkOut.model_validate(chunk, from_attributes=True) for chunk in chunks],
        )  # fmt: skip


class UrlImport(BaseModel):
    """A site, its sitemap or one page."""

    url: str = Field(min_length=8, max_length=2000)
