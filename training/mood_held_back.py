"""The shipped mood head on the messages that are only measured."""

from typing import Any

from jawab.evals.scores import accuracy, macro_f1
from jawab.inference.embedder import load_embedder
from jawab.understanding.mood import read_mood
from training.mood_texts import held_back


async def held_back_figures() -> dict[str, Any]:
    """Accuracy and macro-F1 on training/moods/held_back.csv, all of it and by language, as the product reads it."""
    embedder = load_embedder()
    rows = held_back()
    said = []
    for text, _, language in rows:
        vector = (await embedder.embed([text]))[0] if embedder.reads(text) else None
        said.append(read_mood(text, language, vector).mood)
    figures = {}
    for name in ("all", "en", "ur", "ur-Latn"):
        these = [i for i, row in enumerate(rows) if name in ("all", row[2])]
        truth, told = [rows[i][1] for i in these], [said[i] for i in these]
        scores = {"accuracy": round(accuracy(truth, told), 4), "macro_f1": round(macro_f1(truth, told), 4)}
        figures[name] = {"n": len(these), **scores}
    return figures
