"""What understanding a message costs beside the one embedding that is made anyway: language, mood, intent, entities.

The demo's intents and products, and messages of every kind that the demo's visitors write, in three writings. Both ways
take turns message by message; what counts is the processor time of this process.
"""

import jawab  # noqa: F401, I001 - first: it settles how many threads numpy takes
import asyncio
import json
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from jawab.assembly import opened
from jawab.demo.intents import teach
from jawab.demo.products import stock
from jawab.demo.shop import RULES, make_shop
from jawab.inference.embedder import Embedder, load_embedder
from jawab.settings import Settings
from jawab.understanding.incoming import Incoming
from jawab.understanding.intents.versions.parts import TrainingParts
from jawab.understanding.reader import Reader

QUESTIONS = Path(__file__).parents[1] / "training" / "questions" / "demo.jsonl"
ENTITIES = Path(__file__).parents[1] / "training" / "entities" / "held_back.jsonl"


async def run(rounds: int = 3) -> dict[str, Any]:
    """Milliseconds of processor time a message, medians over all messages and rounds, and their ratio."""
    texts = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    texts += [json.loads(line)["text"] for line in ENTITIES.read_text(encoding="utf-8").splitlines()]
    with TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        async with opened(settings) as (database, keyring):
            workspace, _ = await make_shop(database, settings.data_dir)
            embedder = await asyncio.to_thread(load_embedder, settings.embedder)
            await stock(database, workspace.id)
            await teach(TrainingParts(database, keyring, embedder, settings), workspace.id, Console(quiet=True))
            reader = Reader(embedder, database)
            english = [text for text in texts if not embedder.approximates(text)]
            urdu = [text for text in texts if embedder.approximates(text)]
            await _compared(embedder, reader, workspace.id, english[:20])  # warm
            return {
                "english": await _compared(embedder, reader, workspace.id, english * rounds),
                "urdu and roman urdu": await _compared(embedder, reader, workspace.id, urdu * rounds),
            }


async def _compared(embedder: Embedder, reader: Reader, workspace_id: Any, texts: list[str]) -> dict[str, float]:
    embedding, understanding = [], []
    for text in texts:
        began = time.process_time()
        await embedder.read(text)
        between = time.process_time()
        await reader.read(Incoming(workspace_id, text, rules=RULES))
        embedding.append(1000 * (between - began))
        understanding.append(1000 * (time.process_time() - between))
    one, all_of_it = median(embedding), median(understanding)
    return {
        "messages": len(texts),
        "embedding_cpu_ms": round(one, 2),
        "understanding_cpu_ms": round(all_of_it, 2),  # that embedding included
        "ratio": round(all_of_it / one, 2),
        "ratio_of_sums": round(sum(understanding) / sum(embedding), 2),
    }
