"""Puts the answering pipeline together from the settings."""

from dataclasses import replace

from jawab.answering.abilities import Abilities
from jawab.answering.answerable import Grounding
from jawab.answering.costs.prices import price_of
from jawab.answering.guidance.stored import StoredGuidance
from jawab.answering.llm import language_model
from jawab.answering.pipeline import Answering
from jawab.answering.ports import AnswerCache
from jawab.answering.quality.scoring import Scoring
from jawab.answering.rich.attachments import StoredAttachments
from jawab.answering.rich.catalogue import StoredCatalogue
from jawab.answering.sections import StoredSections
from jawab.answering.spend import Spend
from jawab.answering.suggestions.offered import Suggested
from jawab.answering.tools.calls import Calls
from jawab.answering.tools.dialogue import WorkspaceTools
from jawab.answering.tools.picking import Picker
from jawab.db.engine import Database
from jawab.inference.embedder import Embedder
from jawab.knowledge.search import KnowledgeSearch
from jawab.settings import Settings
from jawab.understanding.entities.names.spacy_names import load_names
from jawab.understanding.reader import Reader


def make_answering(
    settings: Settings,
    database: Database,
    search: KnowledgeSearch,
    embedder: Embedder,
    calls: Calls | None = None,
    answers: AnswerCache | None = None,
) -> Answering:
    """The pipeline that the settings ask for; `calls` makes the calls of the workspaces' tools, `answers` keeps what
    was answered for who asks the same. Raises Unprocessable when `JAWAB_LLM` cannot be used, and ModelMissing when the
    pipeline that `JAWAB_NAMES_MODEL` names is not there."""
    llm, spend = language_model(settings), Spend(database, settings.llm_daily_tokens, price_of(settings))
    tools = WorkspaceTools(calls, Picker(llm, spend) if llm else None) if calls else None
    reader = Reader(embedder, database, load_names(settings.names_model))
    scores = Scoring(database, embedder, reader)
    able = Abilities(
        guidance=StoredGuidance(database),
        tools=tools,
        cache=answers,
        catalogue=StoredCatalogue(database),
        attachments=StoredAttachments(database),
        scores=scores,
    )
    parts = (Grounding(search, embedder), embedder, reader, StoredSections(database))
    quoting = Answering(*parts)
    same = Abilities(guidance=able.guidance, cache=able.cache, catalogue=able.catalogue)
    share = settings.prefetch_share
    preparing = Answering(*parts, llm, spend.to_prepare(share), same) if able.cache and (share or not llm) else None
    suggestions = Suggested(database, embedder, quoting, preparing, settings.suggestion_visitors)
    return Answering(*parts, llm, spend, replace(able, suggestions=suggestions))
