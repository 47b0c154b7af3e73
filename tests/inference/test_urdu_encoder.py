"""The encoder for Urdu: its arithmetic, and how it stands beside the English model."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jawab.inference.embedder import Embedder, load_embedder
from jawab.inference.onnx import OnnxEmbedder, built_in_model
from jawab.inference.urdu.encoder import VERSION, load_encoder, read_encoder
from jawab.inference.urdu.features import BUCKETS, features
from training.encoder.quantise import write_arrays

DEPTH, HIDDEN, WIDTH = 128, 512, 384


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def english() -> Embedder:
    return OnnxEmbedder(built_in_model())


async def test_english_vectors_are_those_of_the_model(embedder: Embedder, english: Embedder) -> None:
    texts = ["Where is my order?", "", "Refunds take five days. " * 30, "I paid twice!", "¿Dónde está mi pedido?"]
    assert np.array_equal(await embedder.embed(texts), await english.embed(texts))
    for text in texts:
        mine, its = await embedder.read(text), await english.read(text)
        assert np.array_equal(mine.vector, its.vector)
        assert np.array_equal(mine.tokens.states, its.tokens.states)


async def test_among_urdu_texts_english_ones_keep_their_place(embedder: Embedder, english: Embedder) -> None:
    vectors = await embedder.embed(["پاسورڈ بھول گیا", "Where is my order?", "parcel kab aye ga", "Refunds"])
    alone = await english.embed(["Where is my order?", "Refunds"])
    np.testing.assert_allclose(vectors[[1, 3]], alone, atol=1e-6)
    assert vectors.shape == (4, embedder.width)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


async def test_the_name_tells_the_encoder(embedder: Embedder, english: Embedder) -> None:
    assert embedder.name == f"{english.name}+{VERSION}"


async def test_the_whole_is_read_without_tokens(embedder: Embedder) -> None:
    read = await embedder.read("میرا آرڈر کہاں ہے؟")
    assert np.array_equal(read.vector, (await embedder.embed(["میرا آرڈر کہاں ہے؟"]))[0])
    assert read.tokens.states.shape == (0, embedder.width)
    assert embedder.approximates("میرا آرڈر کہاں ہے؟")
    assert not embedder.approximates("Where is my order?")


async def test_what_neither_model_knows_is_not_read(embedder: Embedder) -> None:
    assert embedder.reads("mera order kahan hai")
    assert embedder.reads("میرا آرڈر")
    assert not embedder.reads("我的订单在哪里")
    assert not embedder.reads("أين طلبي؟ لم يصل حتى الآن")


@pytest.mark.parametrize(
    ("writing", "urdu", "roman", "typed"),
    [
        ("I forgot my password", "پاسورڈ بھول گیا ہوں", "password bhool gaya hoon", "pasword bhol gya hu"),
        ("When will I get my money back?", "پیسے کب واپس ملیں گے", "paise kab wapas milen ge", "pesay kb wps mlen gy"),
        ("Where do you deliver to?", "کن شہروں میں ڈیلیوری ہے", "kin shehron mein delivery hai", "kn shehro me dlvry"),
    ],
)
async def test_three_writings_find_one_title(
    embedder: Embedder, writing: str, urdu: str, roman: str, typed: str
) -> None:
    titles = await embedder.embed(
        [writing, "Gift wrapping", "Care of copper pans", "Book a visit of the tailor", "Jobs at our company"]
    )
    for text in (urdu, roman, typed):
        likeness = titles @ load_encoder().encode(text)
        assert likeness.argmax() == 0
        assert likeness[0] > 0.4


@given(st.text(max_size=300))
def test_any_text_gets_a_vector_of_length_one(text: str) -> None:
    vector = load_encoder().encode(text)
    assert vector.shape == (WIDTH,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)
    assert np.array_equal(vector, load_encoder().encode(text))


def test_a_long_text_is_cut() -> None:
    assert np.array_equal(features("لفظ " * 256), features("لفظ " * 9000))


def test_four_bits_are_near_to_what_was_learnt(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    arrays = {
        "table.weight": random.normal(0, 0.05, (BUCKETS, DEPTH)).astype(np.float32),
        "norm.weight": random.normal(1, 0.1, DEPTH).astype(np.float32),
        "norm.bias": random.normal(0, 0.1, DEPTH).astype(np.float32),
        **_layer("straight", DEPTH, WIDTH, random),
        **_layer("first", DEPTH, HIDDEN, random),
        **_layer("second", HIDDEN, WIDTH, random),
    }
    write_arrays(arrays, tmp_path)
    small = read_encoder(tmp_path)
    for text in ("mera order kahan hai", "میرا آرڈر کہاں ہے؟", "ریفنڈ کب ملے گا، مجھے جلدی چاہیے"):
        assert small.encode(text) @ _exact(arrays, text) > 0.985


def _layer(name: str, inside: int, outside: int, random: np.random.Generator) -> dict[str, np.ndarray]:
    weights = random.normal(0, inside**-0.5, (outside, inside)).astype(np.float32)
    return {f"{name}.weight": weights, f"{name}.bias": random.normal(0, 0.1, outside).astype(np.float32)}


def _exact(arrays: dict[str, np.ndarray], text: str) -> np.ndarray:
    """What the encoder computes before it is made small, written out."""
    rows = features(text)
    bag = arrays["table.weight"][rows].sum(0) / np.sqrt(len(rows))
    bag = (bag - bag.mean()) / np.sqrt(bag.var() + 1e-5) * arrays["norm.weight"] + arrays["norm.bias"]
    inner = arrays["first.weight"] @ bag + arrays["first.bias"]
    bent = 0.5 * inner * (1 + np.tanh(np.sqrt(2 / np.pi) * (inner + 0.044715 * inner**3)))
    made = arrays["straight.weight"] @ bag + arrays["straight.bias"]
    made += arrays["second.weight"] @ bent + arrays["second.bias"]
    return made / np.linalg.norm(made)
