"""Training and reading intents, with the hashed embedder: what is learnt, what is refused, what is stored."""

import asyncio
import io
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from jawab.inference.embedder import Vectors
from jawab.inference.fake import FakeEmbedder
from jawab.kit.errors import Unprocessable
from jawab.understanding.intents.head import IntentHead
from jawab.understanding.intents.training import Trained, train

ASKED = {
    "refund": "i want my money back|refund my order please|how do i get a refund|money back for a broken lamp",
    "parcel": "where is my parcel|track my parcel|has my parcel been sent|my parcel is late",
    "hours": "when do you open|opening hours on sunday|are you open today|what hours is the shop open",
}
TEXTS = [text for texts in ASKED.values() for text in texts.split("|")]
LABELS = [intent for intent, texts in ASKED.items() for _ in texts.split("|")]
STRANGE = ["zebra crossing", "quantum physics", "tell a joke", "who won the cup"]
URDU = {
    "refund": "مجھے پیسے واپس چاہئیں|پیسے واپس کریں|میرے پیسے کب ملیں گے",
    "parcel": "میرا پارسل کہاں ہے|پارسل کب آئے گا|پارسل بھیجا گیا",
}


def embedded(texts: Sequence[str]) -> Vectors:
    return asyncio.run(FakeEmbedder().embed(texts))


def trained(texts: Sequence[str] = TEXTS, labels: Sequence[str] = LABELS, oos: str | None = None) -> Trained:
    return train(texts, labels, embedded(texts), oos=oos, embedder="fake")


@pytest.fixture(scope="module")
def head() -> IntentHead:
    return trained().head


@pytest.mark.parametrize(
    ("text", "intent"), [("refund the money", "refund"), ("track this parcel", "parcel"), ("open on sunday", "hours")]
)
def test_other_words_of_an_intent_are_read(head: IntentHead, text: str, intent: str) -> None:
    reading = head.read(text, embedded([text])[0])
    assert reading.best is not None
    assert reading.best.key == intent
    assert reading.best.probability > reading.out_of_scope


def test_probabilities_of_all_intents_and_none_add_up_to_one(head: IntentHead) -> None:
    reading = head.read("money", embedded(["money"])[0])
    likely = [guess.probability for guess in reading.candidates]
    assert likely == sorted(likely, reverse=True)
    assert sum(likely) + reading.out_of_scope == pytest.approx(1, abs=1e-5)


def test_what_is_like_no_example_is_likelier_of_none(head: IntentHead) -> None:
    near, far = (head.read(text, embedded([text])[0]) for text in ("where is my parcel", "zebra quantum joke"))
    assert far.out_of_scope > 0.5 > near.out_of_scope
    assert far.best is not None
    assert far.best.probability < head.threshold


def test_labelled_strangers_are_no_intent() -> None:
    result = trained([*TEXTS, *STRANGE], [*LABELS, *["none"] * 4], oos="none")
    assert set(result.head.keys) == set(ASKED)
    assert result.figures["out_of_scope_from"] == "examples"
    assert result.figures["n"] == len(TEXTS) + 4
    told, other = (result.head.read(text, embedded([text])[0]) for text in ("tell another joke", "a refund please"))
    assert told.out_of_scope > other.out_of_scope
    assert told.best is not None
    assert told.best.probability < 0.7


def test_words_alone_are_read_where_the_embedder_reads_nothing() -> None:
    texts = [*TEXTS, *(text for texts in URDU.values() for text in texts.split("|"))]
    labels = [*LABELS, *(intent for intent, texts in URDU.items() for _ in texts.split("|"))]
    vectors = embedded(texts)
    vectors[len(TEXTS) :] = 0
    head = train(texts, labels, vectors).head
    for text, intent in (("پیسے واپس", "refund"), ("پارسل کہاں", "parcel")):
        for vector in (None, np.zeros(256, dtype=np.float32)):
            best = head.read(text, vector).best
            assert best is not None
            assert best.key == intent


def test_the_same_examples_in_any_order_are_read_the_same(head: IntentHead) -> None:
    order = np.random.default_rng(1).permutation(len(TEXTS))
    other = trained([TEXTS[i] for i in order], [LABELS[i] for i in order]).head
    for text in ("refund", "my parcel", "joke"):
        one, two = head.read(text, embedded([text])[0]), other.read(text, embedded([text])[0])
        assert [guess.key for guess in one.candidates] == [guess.key for guess in two.candidates]
        assert one.out_of_scope == pytest.approx(two.out_of_scope, abs=1e-3)


def test_training_again_gives_the_same_bytes(head: IntentHead) -> None:
    assert trained().head.to_bytes() == head.to_bytes()


def test_a_head_is_the_same_after_it_was_stored(head: IntentHead) -> None:
    again = IntentHead.from_bytes(head.to_bytes(), "fake")
    for text in (*TEXTS, "zebra"):
        assert again.read(text, embedded([text])[0]) == head.read(text, embedded([text])[0])
    assert (again.keys, again.threshold, again.embedder) == (head.keys, head.threshold, "fake")


def test_nothing_in_a_stored_head_is_pickled(head: IntentHead) -> None:
    with np.load(io.BytesIO(head.to_bytes()), allow_pickle=False) as file:
        assert all(file[name].dtype != object for name in file.files)


def test_a_head_of_another_embedder_or_width_is_refused(head: IntentHead) -> None:
    with pytest.raises(ValueError, match="trained with the embedding model fake, and now other is in use"):
        IntentHead.from_bytes(head.to_bytes(), "other")
    with pytest.raises(ValueError, match="width 256"):
        head.read("refund", np.ones(384, dtype=np.float32))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x80\x04\x95"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no trained intents"):
        IntentHead.from_bytes(data)


def test_a_pickled_array_is_never_loaded() -> None:
    file = io.BytesIO()
    np.savez(file, facts=np.array([{"format": 2}], dtype=object))
    with pytest.raises(ValueError, match="no trained intents"):
        IntentHead.from_bytes(file.getvalue())


@pytest.mark.parametrize(
    ("texts", "labels", "said"),
    [
        (["a", "b"], ["x", "x"], "fewer than two intents"),
        (["a", "b"], ["x", "none"], "fewer than two intents"),
        ([], [], "fewer than two intents"),
        (["a", " "], ["x", "y"], "Example 2"),
    ],
)
def test_what_nothing_can_be_learnt_from_is_refused(texts: list[str], labels: list[str], said: str) -> None:
    vectors = np.zeros((len(texts), 256), dtype=np.float32)
    with pytest.raises(Unprocessable, match=said):
        train(texts, labels, vectors, oos="none")


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (["refund", "parcel"], ["a", "b"]),
        (["refund", "parcel", "parcel"], ["a", "b", "a"]),  # the same words for two intents
        (["refund"] * 5 + ["parcel"] * 5, ["a"] * 5 + ["b"] * 5),
        (["???", "!!!", "👍"], ["a", "b", "b"]),
        ([*TEXTS, "one of its own"], [*LABELS, "alone"]),
        (["x" * 5000, "word " * 5000, "y"], ["a", "b", "b"]),
    ],
)
def test_odd_examples_train_a_head_that_reads(texts: list[str], labels: list[str]) -> None:
    result = trained(texts, labels)
    reading = result.head.read(texts[0], embedded([texts[0]])[0])
    assert all(np.isfinite(guess.probability) for guess in reading.candidates)
    assert 0 <= reading.out_of_scope <= 1
    assert 0 <= result.figures["accuracy"] <= 1
    assert len(result.held_out) == len(texts)


def test_what_is_measured() -> None:
    shares: list[float] = []
    result = train(
        [*TEXTS, *STRANGE], [*LABELS, *["none"] * 4], embedded([*TEXTS, *STRANGE]), oos="none", progress=shares.append
    )
    measured = result.figures
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert [one["key"] for one in measured["per_intent"]] == sorted(ASKED)
    assert sum(one["examples"] for one in measured["per_intent"]) == len(TEXTS)
    wrong = round((1 - measured["accuracy"]) * len(TEXTS))
    assert sum(pair["count"] for pair in measured["confusions"]) == wrong
    sure = [point["share_sure"] for point in measured["curve"]]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] == 1.0
    assert 0 <= measured["ece"] <= 1
    assert len(result.held_out) == len(TEXTS) + 4


def test_what_is_measured_comes_from_heads_that_had_not_seen_the_text() -> None:
    """Labels by chance cannot be told for unseen texts, though a head knows those that it was trained on."""
    random = np.random.default_rng(0)
    texts = [" ".join(random.choice(list("abcdefghijklmnopqrstuvwxyz"), 6)) for _ in range(60)]
    labels = [str(label) for label in random.integers(0, 4, 60)]
    result = trained(texts, labels)
    assert result.figures["accuracy"] < 0.5


def test_reading_takes_a_fraction_of_an_embedding(head: IntentHead) -> None:
    vector = embedded(["refund my money"])[0]
    head.read("refund my money", vector)
    times = []
    for _ in range(50):
        began = time.perf_counter()
        head.read("refund my money", vector)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.002  # an embedding takes some 5 ms


def test_a_head_does_not_change(head: IntentHead) -> None:
    assert replace(head, threshold=0.5).threshold == 0.5
    with pytest.raises(AttributeError):
        head.threshold = 0.5  # type: ignore[misc]
