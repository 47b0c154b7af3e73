"""Writes the encoder as small arrays that numpy reads: a 4-bit table and int8 layers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from jawab.inference.urdu.encoder import LAYERS

if TYPE_CHECKING:  # needs torch
    from training.encoder.model import Encoder


def write(encoder: Encoder, folder: Path) -> None:
    """`table.npy` and `layers.npz`, as `jawab.inference.urdu.encoder.read_encoder` wants them."""
    write_arrays({name: parameter.detach().numpy() for name, parameter in encoder.named_parameters()}, folder)


def write_arrays(arrays: dict[str, np.ndarray], folder: Path) -> None:
    """As `write`, from the parameters by name: weights of layers are (out, in), as torch has them."""
    table, scales = packed(arrays["table.weight"])
    small = {"table_scales": scales, "norm": np.stack([arrays["norm.weight"], arrays["norm.bias"]])}
    for layer in LAYERS:
        weights = arrays[f"{layer}.weight"].T
        scale = (np.abs(weights).max(0) / 127).astype(np.float32)
        small[f"{layer}_weights"] = np.round(weights / scale).astype(np.int8)
        small[f"{layer}_scales"], small[f"{layer}_biases"] = scale, arrays[f"{layer}.bias"]
    folder.mkdir(exist_ok=True)
    np.save(folder / "table.npy", table)
    np.savez(folder / "layers.npz", **small)


def packed(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two 4-bit numbers a byte, and the scale of each row, chosen so that the row is nearest to what it was."""
    best, lost = np.zeros(len(table), np.float16), np.full(len(table), np.inf)
    for clip in (1.0, 0.9, 0.8, 0.7, 0.6):
        scale = (clip * np.abs(table).max(1) / 7.5).astype(np.float16)
        loss = ((_numbers(table, scale) * scale.astype(np.float32)[:, None] - table) ** 2).sum(1)
        best, lost = np.where(loss < lost, scale, best), np.minimum(loss, lost)
    numbers = (_numbers(table, best) + 8).astype(np.uint8)
    return numbers[:, ::2] | (numbers[:, 1::2] << 4), best


def _numbers(table: np.ndarray, scales: np.ndarray) -> np.ndarray:
    return np.clip(np.round(table / np.maximum(scales.astype(np.float32), 1e-9)[:, None]), -8, 7)
