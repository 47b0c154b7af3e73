"""What is to be tried: a change of the knowledge base, a threshold, the guidance, the model or what it is told."""

from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator


class ArticleDraft(BaseModel):
    """An article as it would be: a new one without `article_id`."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    article_id: UUID | None = None
    title: str = Field(min_length=1, max_length=300)
    markdown: str = Field(min_length=1, max_length=200_000)
    language: str = Field(default="en", max_length=35)


class Change(BaseModel):
    """All that may be changed; what is not given stays as it is."""

    model_config = ConfigDict(extra="forbid")

    answer_threshold: float | None = Field(
        default=None, ge=0, le=1, description="How sure an answer must be; without it as the training found"
    )
    intent_threshold: float | None = Field(default=None, ge=0, le=1)
    articles: list[ArticleDraft] = Field(default=[], max_length=50)
    removed_articles: list[UUID] = Field(default=[], max_length=50)
    guidance_on: list[UUID] = Field(default=[], description="Rules of the guidance to be switched on")
    guidance_off: list[UUID] = []
    llm: str | None = Field(default=None, description="`provider:model`, or empty for none")
    instructions: str = Field(default="", max_length=2000, description="What the LLM is told beside its rules")

    @model_validator(mode="after")
    def _something(self) -> Self:
        numbers = (self.answer_threshold, self.intent_threshold, self.llm)
        lists = (self.articles, self.removed_articles, self.guidance_on, self.guidance_off, self.instructions)
        if all(one is None for one in numbers) and not any(lists):
            raise ValueError("say at least one thing that is to be changed")
        return self
