"""Makes a stream of questions as a help desk gets it, for `jawab eval replay`: `python -m training.traffic > FILE`.

A few things are asked most of the time (Zipf's law), each in the words of one of several visitors. The help centre is
the demo shop's, `src/jawab/demo/helpcentre`.
"""

import json
from collections import defaultdict
from typing import Annotated

import numpy as np
import typer

from training.asked import asked
from training.corpora import QUESTIONS, read_lines


def main(
    n: Annotated[int, typer.Option(help="Questions in the stream")] = 1000,
    exponent: Annotated[float, typer.Option(help="Of Zipf's law: the larger, the more of the same")] = 1.0,
    language: Annotated[str, typer.Option(help="en, ur or ur-Latn")] = "en",
    seed: int = 7,
) -> None:
    """Print JSON lines {"question", "article"}."""
    ways = defaultdict[str, list[str]](list)
    for question, article in asked()[language]:
        ways[article].append(question)
    if language == "en":
        for entry in read_lines(QUESTIONS / "plain.jsonl"):
            if entry["corpus"] == "demo" and entry["article"]:
                ways[entry["article"]].append(entry["question"])
    generator = np.random.default_rng(seed)
    articles = generator.permutation(sorted(ways))
    shares = 1.0 / np.arange(1, len(articles) + 1) ** exponent
    for article in generator.choice(articles, size=n, p=shares / shares.sum()):
        print(json.dumps({"question": str(generator.choice(ways[article])), "article": str(article)}))


if __name__ == "__main__":
    typer.run(main)
