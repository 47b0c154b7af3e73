"""Persons and places. The head's figures are on its card; here is that it works at all, and the rules."""

from itertools import pairwise

import numpy as np
import pytest

from jawab.inference.embedder import TokenVectors
from jawab.understanding.entities.names.head import NamesHead, best_path, knows_states_of, load, marginals
from jawab.understanding.entities.names.segment import states_of, words_of
from tests.understanding.entities.reading import read


@pytest.mark.parametrize(
    ("text", "persons", "places"),
    [
        ("My name is Hassan Raza and I live in Multan", ["Hassan Raza"], ["Multan"]),
        ("mera naam Bilal hai aur main Lahore se hun", ["Bilal"], ["Lahore"]),
        ("can I see Dr. Khan tomorrow", ["Dr. Khan"], []),
        ("میرا نام عائشہ صدیقی ہے", ["عائشہ صدیقی"], []),
        ("مجھے ڈاکٹر خان سے ملنا ہے", ["ڈاکٹر خان"], []),
        ("کیا آپ فیصل آباد میں ڈیلیوری کرتے ہیں؟", [], ["فیصل آباد"]),
        ("Ustad Nazir sahib ka number do", ["Ustad Nazir sahib"], []),
        ("where is my order", [], []),
        ("وارنٹی کتنے مہینے کی ہے", [], []),
    ],
)
def test_names(text: str, persons: list[str], places: list[str]) -> None:
    assert [e.text for e in read(text, "PERSON")] == persons
    assert [e.text for e in read(text, "PLACE")] == places


def test_words_get_the_states_of_their_tokens() -> None:
    """As BERT gives them: a mark before and after the text, and pieces of words."""
    text = "Hi Zarlish"
    states = np.array([[9, 9], [1, 0], [0, 2], [0, 4], [9, 9]], dtype=np.float32)
    starts = np.array([0, 0, 3, 6, 0], dtype=np.int32)
    found = states_of(words_of(text), TokenVectors(states, np.ones(5, dtype=np.float32), starts))
    assert found.tolist() == [[1, 0], [0, 3]]


def test_one_word_between_the_marks() -> None:
    states, starts = np.array([[9.0], [1.0], [9.0]], dtype=np.float32), np.zeros(3, dtype=np.int32)
    found = states_of(words_of("Hi"), TokenVectors(states, np.ones(3, dtype=np.float32), starts))
    assert found.tolist() == [[1]]


def test_the_best_path_is_the_likeliest_of_all() -> None:
    random = np.random.default_rng(1)
    scores, steps, begin = random.normal(size=(4, 3)), random.normal(size=(3, 3)), random.normal(size=3)
    weight = {}
    for path in np.ndindex(3, 3, 3, 3):
        moves = sum(steps[a, b] for a, b in pairwise(path))
        weight[path] = begin[path[0]] + moves + sum(scores[i, tag] for i, tag in enumerate(path))
    assert tuple(best_path(scores, steps, begin)) == max(weight, key=lambda path: weight[path])
    total = sum(np.exp(w) for w in weight.values())
    second = [sum(np.exp(w) for p, w in weight.items() if p[1] == tag) / total for tag in range(3)]
    assert np.allclose(marginals(scores, steps, begin)[1], second)


@pytest.mark.parametrize("which", ["names", "names_words"])
def test_heads_come_back_as_they_were(which: str) -> None:
    head = load(which)  # type: ignore[arg-type]
    again = NamesHead.from_bytes(head.to_bytes())
    assert np.array_equal(head.of_bins, again.of_bins)
    assert (head.width > 0) == (which == "names")


def test_which_embedders_states_are_known() -> None:
    assert knows_states_of("all-MiniLM-L6-v2/fp32+urdu-1")
    assert not knows_states_of("fake")
