"""Rounds of killing: talk, kill at a random moment, start again, and check everything."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.faults.checks import Fault, faults
from tests.faults.survivor import Survivor
from tests.support.server import ServerProcess
from tests.support.site import Site

VISITORS = 6
# No limit may stand in the way of the load.
SETTINGS = {
    "messages_per_minute": "1000000",
    "messages_per_minute_address": "1000000",
    "visitors_per_minute_address": "1000000",
    "actions_per_minute": "1000000",
    "streams_per_visitor": "1000",
    "log_level": "warning",
}


@dataclass
class Tally:
    """What was done, and what was found."""

    rounds: int = 0
    kills: int = 0
    acknowledged: int = 0
    sent_again: int = 0  # messages that a kill caught before they were acknowledged
    answered: int = 0
    resumed: int = 0  # replies that were begun before a kill and ended after it
    faults: list[tuple[int, Fault]] = field(default_factory=list)

    def summary(self) -> dict[str, int]:
        """Every figure, and how many faults there are of each kind."""
        figures = {name: value for name, value in vars(self).items() if isinstance(value, int)}
        kinds = Counter(fault.kind for _, fault in self.faults)
        return {**figures, **{kind: kinds[kind] for kind in ("lost", "doubled", "order", "answers", "stream")}}


class Rounds:
    """Kills the servers of a site. `disturb` is called in every second round, while visitors talk."""

    def __init__(self, site: Site, seed: int, disturb: Callable[[], None] | None = None) -> None:
        self.tally = Tally()
        self._site = site
        self._chance = random.Random(seed)
        self._disturb = disturb
        self._visitors = [Survivor(site.urls, site.demo.site_key, number) for number in range(VISITORS)]

    def run(self) -> None:
        """One round. Raises when a visitor cannot go on; what is wrong with the data goes into the tally."""
        for visitor in self._visitors:
            visitor.begin()
        self._pause(0.5)
        if self._disturb and self.tally.rounds % 2:
            self._disturb()
            self._pause(0.2)
        server = self._chance.choice(self._site.servers)
        self._kill(server)
        if self._chance.random() < 0.25:  # again, while it is busy with what it found
            self._pause(0.3)
            self._kill(server)
        for visitor in self._visitors:
            visitor.enough()
        for visitor in self._visitors:
            self._check(visitor)
        self.tally.rounds += 1

    def close(self) -> None:
        for visitor in self._visitors:
            visitor.close()

    def _kill(self, server: ServerProcess) -> None:
        server.kill()
        self.tally.kills += 1
        server.start()

    def _check(self, visitor: Survivor) -> None:
        talk = visitor.finish()
        log = visitor.log()
        self.tally.faults += [(self.tally.rounds, fault) for fault in faults(talk, log)]
        self.tally.acknowledged += sum(sent.acknowledged is not None for sent in talk.sent)
        self.tally.sent_again += sum(sent.tries > 1 for sent in talk.sent)
        self.tally.answered += sum(event.name == "message" and event.data["author"] == "bot" for event in log)
        begun = Counter(event.data["reply_id"] for event in talk.seen if event.name == "reply.started")
        self.tally.resumed += sum(times > 1 for times in begun.values())

    def _pause(self, most: float) -> None:
        threading.Event().wait(self._chance.uniform(0, most))
