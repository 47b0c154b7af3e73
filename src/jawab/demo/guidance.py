"""The demo shop's guidance: written once, after that the owner's to change."""

from typing import Any
from uuid import UUID

from jawab.answering.guidance import store
from jawab.answering.guidance.schemas import RuleIn
from jawab.db.engine import Database

RULES: list[dict[str, Any]] = [
    {
        "name": "No promises that we cannot keep",
        "kind": "must_not_say",
        "text": "guaranteed\nrisk-free\ncheapest in Pakistan",
    },
    {
        "name": "Trade customers get a person",
        "kind": "hand_off",
        "text": "trade orders are priced by hand",
        "conditions": {"page": "/trade/*"},
    },
    {
        "name": "Short on the checkout page",
        "kind": "tone",
        "text": "They are about to pay: answer just what they ask.",
        "style": "brief",
        "conditions": {"page": "/checkout*"},
    },
    {
        "name": "When our people are asleep",
        "kind": "must_say",
        "text": "Our people answer from 9 in the morning to 9 in the evening, Monday to Saturday.",
        "conditions": {
            "languages": ["en"],
            "hours": {"days": [0, 1, 2, 3, 4, 5], "begin": "09:00", "end": "21:00", "outside": True},
        },
        "active": False,
    },
]


async def advise(database: Database, workspace_id: UUID) -> int:
    """Write the rules down, unless the workspace has some already; gives how many."""
    if await store.listed(database, workspace_id):
        return 0
    for rule in RULES:
        await store.create(database, workspace_id, RuleIn.model_validate(rule))
    return len(RULES)
