"""The threshold of one help centre, found from its owner's questions."""

import numpy as np
import pytest

from jawab.evals.sureness import FEWEST, Judged, least, sureness

NOTHING = dict.fromkeys(("least_sure", "least_sure_resolved", "least_sure_wrong"))


def unanswerable(*confidences: float) -> list[Judged]:
    return [Judged(confidence, answerable=False, right=False) for confidence in confidences]


def answerable(*confidences: float, right: bool = True) -> list[Judged]:
    return [Judged(confidence, answerable=True, right=right) for confidence in confidences]


def exponential(n: int, seed: int) -> list[float]:
    """Confidences whose log-odds lie above −4 with a mean excess of 1."""
    odds = np.random.default_rng(seed).exponential(1.0, n) - 4
    return [float(1 / (1 + np.exp(-value))) for value in odds]


@pytest.mark.parametrize("seed", range(5))
def test_two_of_a_hundred_others_reach_it(seed: int) -> None:
    threshold = least(unanswerable(*exponential(100, seed)))
    assert threshold is not None
    others = exponential(20_000, 99)
    assert 0.005 < sum(one >= threshold for one in others) / len(others) < 0.045


def test_one_odd_question_does_not_decide_it() -> None:
    usual = exponential(100, 1)
    without, with_one = least(unanswerable(*usual)), least(unanswerable(*usual, 0.99))
    assert without is not None
    assert with_one is not None
    assert without < with_one < 0.9


def test_answerable_questions_do_not_set_it() -> None:
    near = unanswerable(*exponential(FEWEST, 2))
    assert least([*answerable(0.95), *near]) == least(near)


def test_too_few_questions_without_an_answer_tell_nothing() -> None:
    assert sureness([*answerable(0.9), *unanswerable(*[0.1] * (FEWEST - 1))]) == NOTHING
    barely = sureness([*answerable(0.9), *unanswerable(*[0.1] * FEWEST)])
    assert barely["least_sure"] == pytest.approx(0.1, abs=2e-4)
    assert barely["least_sure_wrong"] is None  # too few are left when some are left out


def test_each_question_is_judged_by_the_others() -> None:
    judged = [*answerable(0.5, 0.5, 0.95, 0.01), *unanswerable(0.9, *[0.1] * 99)]
    figures = sureness(judged)
    # Its own fold does not know of the odd one, and lets it pass; the others need more than 0.1.
    assert figures["least_sure_wrong"] == 0.01
    assert figures["least_sure_resolved"] == 0.75


def test_a_wrong_page_resolves_nothing() -> None:
    judged = [*answerable(0.8, 0.8, right=False), *answerable(0.8, 0.8), *unanswerable(*exponential(50, 3))]
    assert sureness(judged)["least_sure_resolved"] == 0.5


def test_nothing_is_surer_than_sure() -> None:
    threshold = least(unanswerable(*[1.0] * FEWEST))
    assert threshold == 1.0
