"""What must be true of a conversation whose server was killed under it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.faults.survivor import Conversation
from tests.support.sse import Event


@dataclass(frozen=True)
class Fault:
    """`kind` is one of lost, doubled, order, answers, stream."""

    kind: str
    what: str


def faults(talk: Conversation, log: list[Event]) -> Iterator[Fault]:
    """Compare what the visitor was told with what the server has (`log`: every durable event)."""
    yield from _of_messages(talk, log)
    yield from _of_order(talk, log)
    yield from _of_answers(log)
    yield from _of_stream(talk, log)


def _of_messages(talk: Conversation, log: list[Event]) -> Iterator[Fault]:
    """Each message that was sent is there once, as it was acknowledged."""
    stored = [event.data for event in log if event.name == "message" and event.data["author"] == "visitor"]
    times = Counter(message["client_id"] for message in stored)
    for sent in talk.sent:
        if times[sent.id] > 1:
            yield Fault("doubled", f"{sent.text} is there {times[sent.id]} times")
        found = next((message for message in stored if message["client_id"] == sent.id), None)
        if found is None or found != sent.acknowledged or found["text"] != sent.text:
            yield Fault("lost", f"{sent.text} was acknowledged as {sent.acknowledged} and is {found}")
    if strange := set(times) - {sent.id for sent in talk.sent}:
        yield Fault("doubled", f"nobody sent {strange}")


def _of_order(talk: Conversation, log: list[Event]) -> Iterator[Fault]:
    """Numbers have no gaps, and messages stand in the order in which they were sent."""
    if (numbers := [int(event.id) for event in log]) != list(range(1, len(log) + 1)):
        yield Fault("order", f"the numbers are {numbers}")
    stored = [event.data["client_id"] for event in log if event.name == "message" and event.data["client_id"]]
    if stored != [sent.id for sent in talk.sent]:
        yield Fault("order", f"sent {[sent.id for sent in talk.sent]}, stored {stored}")


def _of_answers(log: list[Event]) -> Iterator[Fault]:
    """The bot answered every message once, in their order: one reply answers what came since the one before."""
    waiting: list[str] = []
    for message in (event.data for event in log if event.name == "message"):
        if message["author"] == "visitor":
            waiting.append(message["id"])
        elif message["author"] == "bot":
            if message["reply_to"] not in waiting:
                yield Fault("answers", f"{message['reply_to']} was answered again, or before it was asked")
            waiting = waiting[waiting.index(message["reply_to"]) + 1 :] if message["reply_to"] in waiting else waiting
    if waiting:
        yield Fault("answers", f"{waiting} were not answered")


def _of_stream(talk: Conversation, log: list[Event]) -> Iterator[Fault]:
    """The visitor's stream brought every durable event once, in order, over all its connections."""
    seen = [event for event in talk.seen if event.durable]
    if [event.id for event in seen] != [event.id for event in log]:
        yield Fault("stream", f"came {[event.id for event in seen]} of {len(log)}")
    elif different := [event.id for event, kept in zip(seen, log, strict=True) if event.data != kept.data]:
        yield Fault("stream", f"events {different} came otherwise than they are kept")
