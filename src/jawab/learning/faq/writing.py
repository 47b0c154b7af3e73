"""A draft by the language model, from the agents' replies alone: sentences that they do not carry are left out."""

from collections.abc import Sequence
from uuid import UUID

from jawab.answering.llm import LanguageModel, LanguageModelFailed, Usage
from jawab.answering.remembered import RememberedVectors
from jawab.answering.spend import BudgetReached, Spend
from jawab.answering.support import Evidence
from jawab.inference.embedder import Embedder
from jawab.kit.errors import Conflict, Unavailable
from jawab.knowledge.markdown import plain_inline
from jawab.knowledge.sentences import sentences
from jawab.learning.faq.drafting import AgentReply, Draft
from jawab.learning.faq.listing import Suggestions
from jawab.learning.faq.masking import masked
from jawab.learning.faq.schemas import DraftOut

INSTRUCTIONS = """You write the help-centre answer to a question that customers keep asking.
Use only what the replies of the support agents say; add nothing. Leave out names, order numbers and everything that
concerns one customer only. Two to five short sentences in the language asked for, plain text, no greeting, no title."""
MOST_REPLIES = 12
MOST_CHARS = 700  # of one reply


class Writer:
    """Asks the model, as far as the workspace may spend on it."""

    def __init__(self, llm: LanguageModel, spend: Spend, embedder: Embedder) -> None:
        self._llm, self._spend = llm, spend
        self._vectors = RememberedVectors(embedder)

    @property
    def model(self) -> str:
        return self._llm.name

    async def write(self, workspace_id: UUID, question: str, language: str, replies: Sequence[AgentReply]) -> Draft:
        """Raises Conflict when there is nothing to write from or the budget is used up, Unavailable when the model
        fails."""
        told = [masked(reply.text, reply.language)[:MOST_CHARS] for reply in replies[-MOST_REPLIES:]]
        if not told:
            raise Conflict("No agent has answered this question yet, so there is nothing to write from.")
        prompt = f"Language: {language}\nQuestion: {question}\n\n" + "\n\n".join(f"Reply: {text}" for text in told)
        try:
            reserved = await self._spend.reserve(workspace_id, INSTRUCTIONS + prompt)
        except BudgetReached as error:
            raise Conflict("The budget for the language model is used up. Write the answer by hand.") from error
        usage, written = Usage(), ""
        try:
            async for piece in self._llm.write(INSTRUCTIONS, prompt, usage):
                written += piece
        except LanguageModelFailed as error:
            raise Unavailable(f"The language model did not answer: {error.reason}. Try again.") from error
        finally:
            await self._spend.settle(reserved, usage, written)
        kept = await self._supported(written, told)
        if not kept:
            raise Conflict("The language model wrote nothing that the agents' replies carry. Write the answer by hand.")
        return Draft(language, " ".join(kept), len(told))

    async def _supported(self, written: str, told: Sequence[str]) -> list[str]:
        evidence = Evidence(told, [""] * len(told), self._vectors)
        lines = [plain_inline(line).text for line in written.split("\n") if line.strip()]
        found = [sentence for line in lines for sentence in sentences(line)]
        return [sentence for sentence in found if (await evidence.check(sentence)).supported]


async def written(suggestions: Suggestions, writer: Writer, suggestion_id: UUID) -> DraftOut:
    """The model's draft for a suggestion, in the language that it is mostly asked in. Raises NotFound too."""
    row, replies = await suggestions.with_replies(suggestion_id)
    draft = await writer.write(suggestions.workspace_id, row.question, row.language, replies)
    return DraftOut(
        title=row.question, language=draft.language, markdown=draft.markdown, made_by="llm", replies=draft.replies,
        model=writer.model,
    )  # fmt: skip
