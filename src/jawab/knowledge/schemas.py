"""Articles and imports as the desk sees them, see docs/api.md."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from jawab.knowledge.importing.language import tag
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
    author: str | None = Field(description="Who wrote it at the desk; null where an import brought it")


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
    source_kind: Literal["folder", "upload", "site", "desk"]
    edited_by: str | None = Field(description="Who wrote the version in use at the desk; null where it was imported")
    versions: list[VersionOut]
    chunks: list[ChunkOut]

    @classmethod
    def whole(
        cls, article: Article, source: Source, versions: list[ArticleVersion], chunks: list[Chunk], public_url: str
    ) -> "ArticleOut":
        return cls(
            **cls.fields(article, source), description=article.description, markdown=article.markdown,
            origin_url=article.origin_url, removed_at=article.removed_at, public_url=public_url,
            source_kind=source.kind, edited_by=next((v.author for v in versions if v.number == article.version), None),
            versions=[VersionOut.model_validate(version, from_attributes=True) for version in versions],
            chunks=[ChunkOut.model_validate(chunk, from_attributes=True) for chunk in chunks],
        )  # fmt: skip


class UrlImport(BaseModel):
    """A site, its sitemap or one page."""

    url: str = Field(min_length=8, max_length=2000)


LONGEST_MARKDOWN = 200_000


class _Written(BaseModel):
    """What is checked of an article that is written by hand; fields that were left out stay None."""

    model_config = ConfigDict(str_strip_whitespace=True)

    @field_validator("title", "category", "description", check_fields=False)
    @classmethod
    def _one_line(cls, text: str | None) -> str | None:
        return None if text is None else " ".join(_storable(text).split())

    @field_validator("markdown", check_fields=False)
    @classmethod
    def _clean(cls, markdown: str | None) -> str | None:
        return None if markdown is None else _storable(markdown).replace("\r\n", "\n")

    @field_validator("language", check_fields=False)
    @classmethod
    def _language(cls, language: str | None) -> str | None:
        if language is None:
            return None
        found = tag(language)
        if found is None:
            raise ValueError("is no language code; write for example en, ur or ur-Latn")
        return found


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("must not contain NUL characters")
    return text


class ArticleIn(_Written):
    """An article as somebody writes it."""

    title: str = Field(min_length=1, max_length=200)
    language: str = Field(max_length=35, description="BCP 47")
    category: str = Field(default="", max_length=120)
    description: str = Field(default="", max_length=500)
    markdown: str = Field(min_length=1, max_length=LONGEST_MARKDOWN, description="Without the title")


class ArticleChange(_Written):
    """What is to be changed of an article; what is left out stays."""

    version: int = Field(ge=1, description="The version that was changed: another one is there meanwhile → 409")
    title: str | None = Field(default=None, min_length=1, max_length=200)
    language: str | None = Field(default=None, max_length=35)
    category: str | None = Field(default=None, max_length=120)
    description: str | None = Field(default=None, max_length=500)
    markdown: str | None = Field(default=None, min_length=1, max_length=LONGEST_MARKDOWN)

    @model_validator(mode="after")
    def _something(self) -> "ArticleChange":
        if not self.changes():
            raise ValueError("give at least one of title, language, category, description and markdown")
        return self

    def changes(self) -> dict[str, str]:
        """The fields that are to be changed, with their new values."""
        return self.model_dump(exclude={"version"}, exclude_none=True)
