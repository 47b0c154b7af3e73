"""Citations: numbered in the order in which the answer uses the passages."""

from jawab.answering.ports import Passage
from jawab.answering.types import Citation, Question

_LONGEST_QUOTE = 600


class Citations:
    """Gives each used passage its number."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._numbers: dict[int, int] = {}
        self._cited: list[Citation] = []

    def mark(self, index: int, passage: Passage, quote: str) -> str:
        """`[n]` for passage number `index`; the first quotation from it is kept to be shown with the citation."""
        if index not in self._numbers:
            self._numbers[index] = len(self._cited) + 1
            self._cited.append(self._citation(len(self._cited) + 1, passage, quote))
        return f"[{self._numbers[index]}]"

    def all(self) -> tuple[Citation, ...]:
        """In the order of their numbers."""
        return tuple(self._cited)

    def _citation(self, n: int, passage: Passage, quote: str) -> Citation:
        return Citation(
            n=n,
            article_id=passage.article_id,
            title=passage.title,
            heading=passage.heading_path[-1] if passage.heading_path else "",
            url=article_url(passage, self._question),
            quote=quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …",
        )


def article_url(passage: Passage, question: Question) -> str:
    """Where the passage stands: its article's page, at its heading."""
    url = passage.url if "#" in passage.url or not passage.anchor else f"{passage.url}#{passage.anchor}"
    return f"{question.public_url.rstrip('/')}{url}" if url.startswith("/") else url
