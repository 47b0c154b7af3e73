"""How far a stream has been read: `seq`, or inside a reply `seq.run.n`."""

import re
from dataclasses import dataclass

from jawab.kit.errors import BadRequest

_PATTERN = re.compile(r"([0-9]{1,9})(?:\.([0-9a-f]{8})\.([0-9]{1,7}))?")


@dataclass(slots=True)
class Cursor:
    """`seq` is the last durable event; `run` and `n` the last piece seen of the reply that is being written."""

    seq: int = 0
    run: str = ""
    n: int = -1

    def __str__(self) -> str:
        return f"{self.seq}.{self.run}.{self.n}" if self.run else str(self.seq)


def parse_cursor(text: str | None) -> Cursor:
    """Raises BadRequest."""
    if not text:
        return Cursor()
    found = _PATTERN.fullmatch(text)
    if not found:
        raise BadRequest("Last-Event-ID is not one of this stream's ids. Leave it out to read from the beginning.")
    seq, run, n = found.groups()
    return Cursor(int(seq), run or "", int(n) if n else -1)
