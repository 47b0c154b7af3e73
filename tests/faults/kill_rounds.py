"""Kill the server again and again while visitors talk, and count what was lost, doubled or out of order.

    python -m tests.faults.kill_rounds --rounds 200 --database sqlite
    python -m tests.faults.kill_rounds --rounds 200 --database postgresql
    python -m tests.faults.kill_rounds --rounds 20 --database cluster

Prints a line for every ten rounds, and last one JSON object. Exits 1 when anything was wrong.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

from tests.faults.rounds import SETTINGS, Rounds
from tests.support.postgres import PostgresServer
from tests.support.site import Kind, SiteMaker
from tests.support.valkey import ValkeyServer

DATABASES: dict[str, Kind] = {"sqlite": "sqlite", "postgresql": "postgres", "cluster": "cluster"}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--database", choices=DATABASES, default="sqlite")
    options.add_argument(
        "--seed", type=int, default=random.SystemRandom().randrange(10**6), help="to kill at the same moments"
    )
    given = options.parse_args()
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="jawab-faults-") as folder:
        servers = _servers(Path(folder), stack)
        site = stack.enter_context(SiteMaker(Path(folder), servers).make(DATABASES[given.database], **SETTINGS))
        rounds = Rounds(site, given.seed, servers("valkey").wipe if given.database == "cluster" else None)
        began = time.monotonic()
        go(rounds, given.rounds)
        seconds = round(time.monotonic() - began, 1)
    shown = {"database": given.database, "seed": given.seed, "seconds": seconds, **rounds.tally.summary()}
    print(json.dumps(shown))
    return 1 if rounds.tally.faults else 0


def go(rounds: Rounds, number: int) -> None:
    told = 0
    for done in range(1, number + 1):
        rounds.run()
        for when, fault in rounds.tally.faults[told:]:
            print(f"round {when}: {fault.kind}: {fault.what}", file=sys.stderr, flush=True)
        told = len(rounds.tally.faults)
        if done % 10 == 0:
            print(f"{done} rounds: {rounds.tally.summary()}", file=sys.stderr, flush=True)
    rounds.close()


def _servers(folder: Path, stack: ExitStack) -> Callable[[str], Any]:
    """Starts PostgreSQL and Valkey when they are asked for, and stops them in the end."""
    kinds = {"postgres": PostgresServer, "valkey": ValkeyServer}

    @cache
    def server(name: str) -> PostgresServer | ValkeyServer:
        folder.chmod(0o711)  # PostgreSQL runs as another user when this runs as root
        (folder / name).mkdir()
        started = kinds[name](folder / name)
        stack.callback(started.stop)
        return started

    return server


if __name__ == "__main__":
    sys.exit(main())
