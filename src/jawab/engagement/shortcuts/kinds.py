"""What a shortcut does when it is pressed."""

from typing import Literal, get_args

RequestKind = Literal["email", "call_back", "demo", "booking"]
"""What a visitor can ask the company for, by a form."""
Kind = Literal["email", "call_back", "question", "faq", "compare", "pricing", "demo", "booking", "link"]
Action = Literal["form", "ask", "open"]

REQUESTS: frozenset[str] = frozenset(get_args(RequestKind))
TIMED: frozenset[str] = frozenset({"call_back", "demo", "booking"})
"""Kinds whose form asks for a day and a time."""
