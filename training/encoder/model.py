"""The encoder while it is taught: a hashed bag of features, a linear and a small non-linear way into the space."""

from torch import Tensor, nn
from torch.nn import functional

from jawab.inference.urdu.features import BUCKETS

DEPTH, HIDDEN, WIDTH = 128, 512, 384


class Encoder(nn.Module):
    """`forward` takes rows of the table, flat, with where each text begins; gives (texts, WIDTH), each of length 1."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(BUCKETS, DEPTH, mode="sum", sparse=True)
        nn.init.normal_(self.table.weight, std=0.03)
        self.norm = nn.LayerNorm(DEPTH)
        self.straight = nn.Linear(DEPTH, WIDTH)
        self.first, self.second = nn.Linear(DEPTH, HIDDEN), nn.Linear(HIDDEN, WIDTH)

    def forward(self, rows: Tensor, starts: Tensor, counts: Tensor) -> Tensor:
        bag = self.norm(self.table(rows, starts) / counts.clamp(min=1).sqrt()[:, None])
        return functional.normalize(
            self.straight(bag) + self.second(functional.gelu(self.first(bag), approximate="tanh")), dim=1
        )
