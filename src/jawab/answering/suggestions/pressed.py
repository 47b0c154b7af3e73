"""Whether a visitor asks what was suggested to them."""

from jawab.answering.types import Question


def was_offered(question: Question) -> bool:
    """Whether the visitor asks what was offered with the answer before."""
    before = next((said for said in reversed(question.history) if said.author == "bot"), None)
    if before is None or before.kind != "answer":
        return False
    return question.text.strip().casefold() in {text.strip().casefold() for text in before.options}
