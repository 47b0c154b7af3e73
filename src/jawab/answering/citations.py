"""Citations: numbered in the order in which the answer uses the places that it quotes."""

from dataclasses import dataclass
from uuid import UUID

from jawab.answering.ports import Passage, Section
from jawab.answering.types import Citation, Question

_LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class Place:
    """A section of an article. `page` is the article's address without the section."""

    article_id: UUID
    title: str
    heading: str
    page: str
    anchor: str

    @classmethod
    def of_passage(cls, passage: Passage) -> "Place":
        """Where the passage stands."""
        return cls._of(passage, passage.heading_path[-1] if passage.heading_path else "", passage.anchor)

    @classmethod
    def of_section(cls, best: Passage, section: Section) -> "Place":
        """Where a section of the passage's article stands."""
        return cls._of(best, section.heading_path[-1] if section.heading_path else "", section.anchor)

    @classmethod
    def _of(cls, passage: Passage, heading: str, anchor: str) -> "Place":
        return cls(passage.article_id, passage.title, heading, passage.url.partition("#")[0], anchor)

    def url(self, question: Question) -> str:
        """Its address, at its heading."""
        url = f"{self.page}#{self.anchor}" if self.anchor else self.page
        return f"{question.public_url.rstrip('/')}{url}" if url.startswith("/") else url


class Citations:
    """Gives each quoted place its number."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._cited: dict[Place, Citation] = {}

    def mark(self, place: Place, quote: str) -> str:
        """`[n]` for the place; the first quotation from it is kept to be shown with the citation."""
        if place not in self._cited:
            self._cited[place] = Citation(
                n=len(self._cited) + 1,
                article_id=place.article_id,
                title=place.title,
                heading=place.heading,
                url=place.url(self._question),
                quote=quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …",
            )
        return f"[{self._cited[place].n}]"

    def all(self) -> tuple[Citation, ...]:
        """In the order of their numbers."""
        return tuple(self._cited.values())
