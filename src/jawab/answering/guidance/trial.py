"""Tries a rule on a sample question: the same pipeline with and without it, and nothing of it is kept."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from jawab.accounts.models import Workspace
from jawab.answering.guidance import queries
from jawab.answering.guidance.rules import Rule
from jawab.answering.guidance.schemas import RuleIn, RuleTrial, RuleTried, TriedReply
from jawab.answering.guidance.stored import GivenGuidance, read
from jawab.answering.pipeline import Answering
from jawab.answering.types import Question, Reply
from jawab.db.engine import Database
from jawab.kit.ids import new_id
from jawab.understanding.intents.queries import intents
from jawab.understanding.rules import load as load_rules
from jawab.understanding.types import IntentGuess, IntentReading, Understanding


async def attempt(
    database: Database, answering: Answering, workspace: Workspace, public_url: str, wanted: RuleTrial
) -> RuleTried:
    """Both replies. What the LLM costs is counted as ever; no tool is called, and no answer comes from the cache."""
    async with database.read() as session:
        stored = [read(row) for row in await queries.rules(session, workspace.id) if row.active]
        rules = await load_rules(session, workspace.id)
        labels = {intent.key: intent.label for intent in await intents(session, workspace.id)}
    question = Question(
        workspace_id=workspace.id,
        conversation_id=new_id(),
        text=wanted.question,
        language=wanted.language or workspace.language,
        workspace_name=workspace.name,
        public_url=public_url,
        rules=rules,
        page=wanted.page,
    )
    understood = _assumed(await answering.understand(question), wanted, labels)
    tried = _rule(wanted.rule, wanted.rule_id or new_id()) if wanted.rule else None
    others = [rule for rule in stored if tried is None or rule.id != tried.id] if tried else []
    given = _with(stored, tried) if tried else stored
    without = await _reply(answering, others, question, understood, wanted.at)
    reply = await _reply(answering, given, question, understood, wanted.at)
    effects = {told["id"]: told["effect"] for told in reply.trace["guidance"]}
    return RuleTried(
        without=_shown(without),
        reply=_shown(reply),
        applied=str(tried.id) in effects if tried else bool(effects),
        effect=effects.get(str(tried.id)) if tried else None,
    )


async def _reply(
    answering: Answering, rules: list[Rule], question: Question, understood: Understanding, moment: datetime | None
) -> Reply:
    trying = answering.trying(GivenGuidance(rules, moment))
    return [piece async for piece in trying.reply(question, understood) if isinstance(piece, Reply)][-1]


def _assumed(understood: Understanding, wanted: RuleTrial, labels: dict[str, str]) -> Understanding:
    """What was read of the question, with what is to be assumed in its place."""
    if wanted.language:
        understood = replace(understood, language=wanted.language)
    if wanted.mood:
        mood = replace(understood.mood, mood=wanted.mood, confidence=1.0, scores={wanted.mood: 1.0})
        understood = replace(understood, mood=mood)
    if wanted.intent:
        guess = IntentGuess(wanted.intent, labels.get(wanted.intent, wanted.intent), 1.0)
        understood = replace(understood, intent=IntentReading([guess], 0.0, 0))
    return understood


def _rule(given: RuleIn, id: UUID) -> Rule:
    return Rule(id, given.name, given.kind, given.text, given.style, given.conditions)


def _with(stored: list[Rule], tried: Rule) -> list[Rule]:
    """The stored rules with the one that is tried, in its place or after them."""
    known = any(rule.id == tried.id for rule in stored)
    return [tried if rule.id == tried.id else rule for rule in stored] + ([] if known else [tried])


def _shown(reply: Reply) -> TriedReply:
    return TriedReply.model_validate(reply, from_attributes=True)
