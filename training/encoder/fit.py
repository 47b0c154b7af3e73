"""Teaches the encoder the built-in model's vectors of the translations."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from training.encoder.model import Encoder

BATCH = 512
DROPPED = 0.1  # share of the features that a text loses each time it is shown
TEMPERATURE = 0.05
LIKENESS, CONTRAST = 3.0, 0.5  # how much the two losses count
TABLE_RATE, RATE = 2e-3, 1e-3


@dataclass(frozen=True, slots=True)
class Lessons:
    """Texts as rows of the table, the English text (by number) whose vector each should get, and how often a text is
    drawn compared with others. `targets`: float32 of shape (english texts, width)."""

    rows: list[np.ndarray]
    english: np.ndarray
    often: np.ndarray
    targets: np.ndarray


def fit(lessons: Lessons, *, steps: int, seed: int) -> Encoder:
    """The same lessons and seed give the same encoder on one thread."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    encoder, draw = Encoder(), np.random.default_rng(seed)
    table = torch.optim.SparseAdam([encoder.table.weight], lr=TABLE_RATE)
    rest = torch.optim.Adam([p for name, p in encoder.named_parameters() if not name.startswith("table")], lr=RATE)
    targets = torch.from_numpy(lessons.targets)
    began = time.monotonic()
    for step, chosen in enumerate(_batches(lessons, steps, draw)):
        share = min(1.0, 2 * (1 - step / steps))  # decays in the second half
        table.param_groups[0]["lr"], rest.param_groups[0]["lr"] = TABLE_RATE * share, RATE * share
        english = torch.from_numpy(lessons.english[chosen])
        made, wanted = encoder(*packed([_without_some(lessons.rows[i], draw) for i in chosen])), targets[english]
        loss = LIKENESS * (1 - (made * wanted).sum(1)).mean() + CONTRAST * _contrast(made, wanted, english)
        table.zero_grad()
        rest.zero_grad()
        loss.backward()
        table.step()
        rest.step()
        if step % 200 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.monotonic() - began:.0f} s", flush=True)
    return encoder.eval()


def packed(texts: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Rows flat, where each text begins, and how many it has."""
    counts = np.array([len(rows) for rows in texts])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return torch.from_numpy(np.concatenate(texts)), torch.from_numpy(starts), torch.from_numpy(counts)


def _batches(lessons: Lessons, steps: int, draw: np.random.Generator) -> Iterator[np.ndarray]:
    chances = lessons.often / lessons.often.sum()
    for _ in range(steps):
        yield draw.choice(len(chances), BATCH, p=chances)


def _without_some(rows: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    kept = rows[draw.random(len(rows)) >= DROPPED]
    return kept if len(kept) else rows


def _contrast(made: torch.Tensor, wanted: torch.Tensor, english: torch.Tensor) -> torch.Tensor:
    """Cross entropy of finding one's own English text among the batch's; others with the same text do not count."""
    likeness = made @ wanted.T / TEMPERATURE
    same = (english[:, None] == english[None, :]) | (wanted @ wanted.T > 0.98)
    same.fill_diagonal_(False)
    return functional.cross_entropy(likeness.masked_fill(same, -1e9), torch.arange(len(made)))
