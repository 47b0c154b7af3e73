"""What the encoder is taught with: English texts with their Urdu, from sources whose licence lets the weights ship."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

UTTERANCES = Path(__file__).parent / "utterances"
LICENCES = {
    "chromium": "BSD-3-Clause",
    "aosp-settings": "Apache-2.0",
    "aosp-messaging": "Apache-2.0",
    "wikipedia-android": "Apache-2.0",
    "warehouse": "Apache-2.0",
    "chatwoot": "MIT",
    "cldr": "Unicode-3.0",
}
"""Interface texts in parallel_ur/en_ur.tsv; what is share-alike or MPL (dictionary, news, Firefox) is left out."""
LONGEST = 300  # characters; the rest of the interface texts are licences and the like


@dataclass(frozen=True, slots=True)
class Pair:
    """The same in three writings. `roman` is empty where no one wrote it; `topic` is empty for interface texts."""

    english: str
    urdu: str
    roman: str = ""
    topic: str = ""


def utterances() -> list[Pair]:
    """What people write to support, written for this project."""
    return [
        Pair(*line.split("\t"), topic=file.stem)
        for file in sorted(UTTERANCES.glob("*.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]


def interface_texts(data: Path) -> Iterator[Pair]:
    """Pairs of `data`/parallel_ur/en_ur.tsv whose licence is in LICENCES, each once."""
    seen = set[tuple[str, str]]()
    for line in (data / "parallel_ur" / "en_ur.tsv").read_text(encoding="utf-8").splitlines():
        english, urdu, source = line.split("\t")
        if source in LICENCES and max(len(english), len(urdu)) <= LONGEST and (english, urdu) not in seen:
            seen.add((english, urdu))
            yield Pair(english, urdu)
