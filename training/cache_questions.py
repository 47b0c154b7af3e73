"""Questions that were asked in several ways, for the head of the answer cache: `(text, what is meant)` by name."""

import csv
from collections import defaultdict
from pathlib import Path
from random import Random

from training.asked import asked
from training.corpora import QUESTIONS, read_lines

Asked = list[tuple[str, str]]
OF_EACH = 24  # at most, so that no large intent outweighs the rest


def english(data: Path) -> dict[str, Asked]:
    """What is taught: training parts of public sets, and the plain questions about the companies and the shop."""
    intents = data / "intents"
    found = {
        name: _some(_rows(intents / f"hint3_{name}_train.csv", "text"))
        for name in ("curekart", "powerplay11", "sofmattress")
    }
    found["bitext"] = _some(_rows(next((intents / "bitext_8k_train").iterdir()), "utterance"))
    found["clinc150"] = _some(_rows(intents / "clinc150_train.csv", "text"))
    found["banking77"] = _some(_rows(intents / "banking77_train.csv", "text"))
    plain = defaultdict[str, Asked](list)
    for entry in read_lines(QUESTIONS / "plain.jsonl"):
        if entry["article"]:
            plain[entry["corpus"]].append((entry["question"], entry["article"]))
    return {**found, **plain}


def english_held_back(data: Path) -> dict[str, Asked]:
    """What is only measured: development parts, one set of which nothing is taught, and questions of our own."""
    intents = data / "intents"
    return {
        "banking77, development part": _some(_rows(intents / "banking77_dev.csv", "text")),
        "clinc150, development part": _some(_rows(intents / "clinc150_dev.csv", "text")),
        "hwu64, development part": _some(_rows(intents / "hwu64_dev.csv", "text")),
        "demo shop, asked.txt": asked()["en"],
    }


def rough() -> dict[str, Asked]:
    """Urdu and Roman Urdu, of which nothing is taught."""
    found = defaultdict[str, Asked](list)
    for line in (QUESTIONS / "urdu.tsv").read_text(encoding="utf-8").splitlines():
        company, right, _, urdu, roman, sms = line.split("\t")
        meant = f"{company} {right if right.strip() and right != 'off' else roman}"
        found["companies and shop, ur"].append((urdu, meant))
        found["companies and shop, ur-Latn"] += [(roman, meant), (sms, meant)]
    for language in ("ur", "ur-Latn"):
        found[f"demo shop, {language}"] = asked()[language]
    return dict(found)


def _rows(path: Path, column: str) -> Asked:
    with path.open(encoding="utf-8") as file:
        return [(row[column], row["intent"]) for row in csv.DictReader(file) if row["intent"] != "out_of_scope"]


def _some(rows: Asked) -> Asked:
    """At most so many different ones of each, drawn the same every time."""
    of = defaultdict[str, set[str]](set)
    for text, meant in rows:
        of[meant].add(text)
    some = []
    for meant in sorted(of):
        texts = sorted(of[meant])
        Random(meant).shuffle(texts)
        some += [(text, meant) for text in texts[:OF_EACH]]
    return some
