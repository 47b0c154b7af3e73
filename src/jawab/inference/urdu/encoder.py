"""The encoder in numpy: 4-bit table, int8 layers; about 0.2 ms a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.inference.urdu.features import features

VERSION = "ur-1"
"""Part of the name of vectors: another table gives other vectors, so articles must be embedded again."""
LAYERS = ("straight", "first", "second")


@dataclass(frozen=True, slots=True)
class Encoder:
    """`table`: uint8 of shape (buckets, depth / 2), two numbers from -8 to 7 in each, first the low half; `scales`:
    float16 (buckets,); `norm`: float32 (2, depth), weights and biases; `layers`: name → weights (in, out), biases
    (out,)."""

    table: np.ndarray
    scales: np.ndarray
    norm: np.ndarray
    layers: Mapping[str, tuple[np.ndarray, np.ndarray]]

    @property
    def width(self) -> int:
        """Length of a vector."""
        return int(self.layers["straight"][1].shape[0])

    def encode(self, text: str) -> Vectors:
        """The vector of `text`: float32 of shape (width,), of length 1; for a text without words that of nothing."""
        bag = self._normal(self._sum(features(text)))
        made = self._through("straight", bag) + self._through("second", _gelu(self._through("first", bag)))
        vector: Vectors = (made / max(float(np.linalg.norm(made)), 1e-9)).astype(np.float32)
        return vector

    def _sum(self, rows: np.ndarray) -> np.ndarray:
        packed = self.table[rows]
        numbers = np.empty((len(rows), 2 * packed.shape[1]), dtype=np.float32)
        numbers[:, ::2], numbers[:, 1::2] = packed & 15, packed >> 4
        total: np.ndarray = self.scales[rows].astype(np.float32) @ (numbers - 8)
        total /= max(len(rows), 1) ** 0.5
        return total

    def _normal(self, bag: np.ndarray) -> np.ndarray:
        normal: np.ndarray = (bag - bag.mean()) / np.sqrt(bag.var() + 1e-5)  # as torch's LayerNorm
        scaled: np.ndarray = normal * self.norm[0] + self.norm[1]
        return scaled

    def _through(self, layer: str, values: np.ndarray) -> np.ndarray:
        weights, biases = self.layers[layer]
        through: np.ndarray = values @ weights + biases
        return through


@cache
def load_encoder() -> Encoder:
    """The shipped encoder. Its table stays on the disk and is mapped into memory (0.01 s)."""
    with as_file(files("jawab.inference").joinpath("weights", "urdu")) as folder:
        return read_encoder(folder)


def read_encoder(folder: Path) -> Encoder:
    """The arrays that `training.encoder` wrote: `table.npy`, and `layers.npz` with all that is small."""
    with np.load(folder / "layers.npz", allow_pickle=False) as small:
        layers = {
            name: (small[f"{name}_weights"].astype(np.float32) * small[f"{name}_scales"], small[f"{name}_biases"])
            for name in LAYERS
        }
        scales, norm = small["table_scales"], small["norm"]
    return Encoder(np.load(folder / "table.npy", mmap_mode="r", allow_pickle=False), scales, norm, layers)


def _gelu(values: np.ndarray) -> np.ndarray:
    """x·Φ(x), with tanh for the error function as torch's `approximate="tanh"`."""
    bent: np.ndarray = 0.5 * values * (1 + np.tanh(0.7978845608 * (values + 0.044715 * values**3)))
    return bent
