"""Makes the encoder for Urdu and Roman Urdu: `python -m training.encoder --data FOLDER`, which holds `parallel_ur/`,
`intents/`, `emotions/` and `helpcenters/`.

Needs torch (training/encoder/requirements.txt), which the product never does. Five to ten minutes on one core; the
same data and machine give the same encoder. `python -m training.urdu` comes after it.
"""

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
import typer

from jawab.inference.onnx import OnnxEmbedder, built_in_model
from jawab.inference.urdu import writing
from jawab.inference.urdu.encoder import VERSION, read_encoder
from jawab.inference.urdu.features import features
from training.encoder import english, measure, pairs, quantise, roman
from training.encoder.fit import Lessons, fit, packed
from training.encoder.lessons import lessons
from training.encoder.model import Encoder
from training.encoder.romanise import Romaniser, spellings
from training.heads import WEIGHTS
from training.remembered import RememberingEmbedder

SEED, STEPS = 7, 3000
FOLDER = WEIGHTS / "urdu"
LIMITS = (
    "Finds, but cannot judge: right and wrong articles are both fairly like a question, so whether to answer is for "
    "the head `answerable_urdu`. Long passages are read as a bag of words. The utterances, the word list and the "
    "questions that it is measured with have one writer: other people's will fare worse. Messages of a word or two "
    "without a sign of Urdu go to the English model, as do some of Roman Urdu in the shortest SMS spelling."
)


def main(
    data: Annotated[Path, typer.Option(help="Folder that holds parallel_ur/, intents/, emotions/, helpcenters/")],
) -> None:
    """Train, shrink, measure, write."""
    ours, interface = pairs.utterances(), list(pairs.interface_texts(data))
    model = RememberingEmbedder(OnnxEmbedder(built_in_model()))
    FOLDER.mkdir(exist_ok=True)
    _teach_routing(ours, interface, data)
    taught = lessons(ours, interface, lambda texts: asyncio.run(model.embed(texts)), SEED)
    encoder = fit(taught, steps=STEPS, seed=SEED)
    _forget_unseen(encoder, taught)
    quantise.write(encoder, FOLDER)
    shipped = read_encoder(FOLDER)
    figures = {
        "retrieval": measure.retrieval(shipped, model, data),
        "routing": measure.routing(data),
        "cosine_to_float": _kept(encoder, shipped.encode),
    }
    _write_card(figures, len(ours), len(interface))
    print(json.dumps(figures, indent=1))


def _teach_routing(ours: list[pairs.Pair], interface: list[pairs.Pair], data: Path) -> None:
    romaniser = Romaniser(ours, SEED)
    typed = [text for pair in ours for text in spellings(romaniser, pair, 12)[1:] if pair.roman != pair.english.lower()]
    spelt = [romaniser.romanise(pair.urdu, pair.english) for pair in interface[::4] if len(pair.urdu.split()) > 2]
    others = english.taught(data, [*(pair.english for pair in ours), *(pair.english for pair in interface[::2])])
    roman.train([*typed, *spelt], others).write(FOLDER / "roman.npz")
    writing.weights.cache_clear()  # the measurement takes the new ones


def _forget_unseen(encoder: Encoder, taught: Lessons) -> None:
    """Rows that no text ever had still hold what they were begun with: nothing is better."""
    unseen = np.ones(len(encoder.table.weight), dtype=bool)
    unseen[np.unique(np.concatenate(taught.rows))] = False
    with torch.no_grad():
        encoder.table.weight[torch.from_numpy(unseen)] = 0


def _kept(encoder: Encoder, encode: Any) -> float:
    """Mean cosine of the vectors before and after shrinking, over the questions."""
    texts = [text for row in measure.questions() for text in row[3:]]
    with torch.no_grad():
        before = encoder(*packed([features(text) for text in texts])).numpy()
    return round(float(np.mean([vector @ encode(text) for vector, text in zip(before, texts, strict=True)])), 4)


def _write_card(figures: dict[str, Any], ours: int, interface: int) -> None:
    card = {
        "name": VERSION,
        "about": "Maps Urdu and Roman Urdu to where all-MiniLM-L6-v2 places their English translation.",
        "data": [
            f"training/encoder/utterances: {ours} utterances and words in three writings, written for this project "
            "(MIT)",
            f"{interface} interface texts: Chromium (BSD-3-Clause), Android settings, Android messaging, Wikipedia for "
            "Android and Warehouse (Apache-2.0), Chatwoot (MIT), Unicode CLDR (Unicode-3.0)",
            "routing only: Banking77 (CC-BY-4.0), CLINC150 (CC-BY-3.0), HWU64 (CC-BY-4.0), GoEmotions (CC-BY-4.0)",
        ],
        "figures": figures,
        "limits": LIMITS,
    }
    (FOLDER / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
