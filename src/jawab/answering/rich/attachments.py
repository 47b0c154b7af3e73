"""Chooses what is shown beside a reply: what the owner attached to the article that it cites first, to the intent that
was surely meant and to the products that were named, and the cards of these products."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from jawab.answering.inline import escape
from jawab.answering.rich import queries
from jawab.answering.rich.cards import carousel, named_products, wants_cards
from jawab.answering.rich.models import Attachment
from jawab.answering.rich.schemas import PART
from jawab.answering.types import Question, Reply
from jawab.conversations.media import MediaRules
from jawab.conversations.rich import File, Image, RichPart, Video
from jawab.db.engine import Database
from jawab.understanding.entities.queries import named
from jawab.understanding.types import Understanding

MOST_PARTS = 4
"""Beside one reply: more would push the answer out of sight."""


class StoredAttachments:
    """What owners have attached, as the database has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def added(self, question: Question, understood: Understanding, reply: Reply) -> Reply:
        """The reply with what is to be shown with it. A part that stood in one of the last messages is not shown again;
        one whose host is not allowed any more is said in words."""
        names = named_products(question.text, understood.entities)
        article, intent = _article_of(reply), _intent_of(question, understood, reply)
        if not (article or intent or names):
            return reply
        async with self._database.read() as session:
            rules = await queries.media_rules(session, question.workspace_id)
            products = await named(session, question.workspace_id, names)
            rows = await queries.to_show(
                session, question.workspace_id, article, intent, [product.id for product in products]
            )
        parts = [PART.validate_python(row.part) for row in rows if _fits(row, reply)]
        cards = [] if reply.rich or not wants_cards(question.text, understood, reply) else products
        return _with(reply, [*parts, *carousel(cards, rules, reply.language)], rules, _shown_before(question))


def _article_of(reply: Reply) -> UUID | None:
    """The article that an answer cites first."""
    if reply.kind != "answer" or not reply.citations:
        return None
    return min(reply.citations, key=lambda citation: citation.n).article_id


def _intent_of(question: Question, understood: Understanding, reply: Reply) -> str | None:
    """Key of the intent that was surely meant, where something is said on it: small talk and questions back show
    nothing, but who is passed to a person or goes without an answer may well be shown a form."""
    best = understood.intent.best if understood.intent else None
    if best is None or best.probability < question.rules.intent_threshold:
        return None
    return best.key if reply.kind in ("answer", "unknown") or reply.asks_for_person else None


def _fits(row: Attachment, reply: Reply) -> bool:
    if row.language not in (None, reply.language):
        return False
    return row.product_id is None or reply.kind in ("answer", "unknown")


def _shown_before(question: Question) -> list[RichPart]:
    return [part for said in question.history for part in said.rich]


def _with(reply: Reply, parts: Iterable[RichPart], rules: MediaRules, before: Sequence[RichPart]) -> Reply:
    rich, words = list(reply.rich), []
    for part in parts:
        allowed = rules.without_refused(part)
        if allowed is None:
            words.append(_as_link(part))
        elif allowed not in rich and allowed not in before and len(rich) < MOST_PARTS:
            rich.append(allowed)
    return replace(reply, rich=rich, text="\n\n".join([reply.text, *words]))


def _as_link(part: RichPart) -> str:
    """A picture, video or file that may not be loaded, as a link that may be pressed."""
    match part:
        case Image(alt=words) | Video(title=words) | File(name=words):
            address = part.url.replace("(", "%28").replace(")", "%29")
            return f"[{escape(words)}]({address})"
    raise ValueError(f"{part.type} loads nothing")
