"""What is counted of a reply."""

from uuid import UUID

import pytest

from jawab.answering.types import Citation, Option, Reply
from jawab.evals.answers import Asked, outcome

REFUNDS, GIFTS = UUID(int=1), UUID(int=2)
PATHS = {REFUNDS: "refunds.md", GIFTS: "gifts.md"}
TITLES = {"refunds.md": "Refunds", "gifts.md": "Gifts"}
REFUND = Asked("when is my money back", frozenset({"refunds.md"}))
NOBODY_TELLS = Asked("do you have it in silver", frozenset())


def cites(article: UUID) -> tuple[Citation, ...]:
    return (Citation(1, article, TITLES[PATHS[article]], "", "/help", "…"),)


def offers(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label, label) for label in labels)


@pytest.mark.parametrize(
    ("asked", "reply", "counted"),
    [
        (REFUND, Reply("answer", "…", "en", cites(REFUNDS)), {"answered", "correct"}),
        (REFUND, Reply("answer", "…", "en", cites(GIFTS)), {"answered", "wrong"}),
        (NOBODY_TELLS, Reply("answer", "…", "en", cites(GIFTS)), {"answered", "wrong", "wrong_unanswerable"}),
        (REFUND, Reply("unknown", "…", "en"), {"abstained_wrong"}),
        (NOBODY_TELLS, Reply("unknown", "…", "en"), {"abstained_right"}),
        (
            REFUND,
            Reply("clarify", "…", "en", options=offers("Gifts", "Refunds")),
            {"abstained_wrong", "clarified", "clarified_right"},
        ),
        (REFUND, Reply("clarify", "…", "en", options=offers("Gifts")), {"abstained_wrong", "clarified"}),
        (  # what is quoted is not offered once more
            REFUND,
            Reply("clarify", "…", "en", cites(REFUNDS), offers("Gifts")),
            {"abstained_wrong", "clarified", "clarified_right", "quoted", "quoted_right"},
        ),
        (
            NOBODY_TELLS,
            Reply("clarify", "…", "en", cites(GIFTS), offers("Refunds")),
            {"abstained_right", "clarified", "quoted", "quoted_unanswerable"},
        ),
    ],
)
def test_a_reply_is_counted(asked: Asked, reply: Reply, counted: set[str]) -> None:
    found = outcome(asked, reply, PATHS, TITLES)
    assert set(found) == counted
    assert len(found) == len(counted)
