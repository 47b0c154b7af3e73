"""Who may answer: the state machine of a conversation, `bot → waiting → human → bot | closed`.

A hand-off is never silent (every move writes an event that both sides see) and never loops (the bot answers only in
`bot`, and a conversation leaves `waiting` only by a person's hand, by closing, or when the visitor gives up waiting).
"""

from typing import Literal

from jawab.kit.errors import Conflict

State = Literal["bot", "waiting", "human", "closed"]

MOVES: dict[State, frozenset[State]] = {
    "bot": frozenset({"waiting", "human", "closed"}),
    "waiting": frozenset({"human", "bot", "closed"}),
    "human": frozenset({"human", "bot", "waiting", "closed"}),  # human → human: another agent takes over
    "closed": frozenset({"bot", "human"}),  # the visitor or an agent writes again
}


def check_move(now: State, to: State) -> None:
    """Raises Conflict when a conversation cannot go from `now` to `to`."""
    if to not in MOVES[now]:
        raise Conflict(f"This conversation is '{now}' and cannot become '{to}'.", state=now)
