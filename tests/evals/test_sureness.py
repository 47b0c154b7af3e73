"""The threshold of one help centre, found from its owner's questions."""

from jawab.evals.sureness import Judged, least, sureness


def unanswerable(*confidences: float) -> list[Judged]:
    return [Judged(confidence, answerable=False, right=False) for confidence in confidences]


def answerable(*confidences: float, right: bool = True) -> list[Judged]:
    return [Judged(confidence, answerable=True, right=right) for confidence in confidences]


def test_few_questions_let_none_pass() -> None:
    assert least(unanswerable(0.1, 0.4, 0.2)) == 0.401


def test_one_of_fifty_may_pass() -> None:
    assert least(unanswerable(0.9, 0.6, *[0.1] * 48)) == 0.601


def test_answerable_questions_do_not_set_it() -> None:
    assert least(answerable(0.95, right=False)) is None
    assert least([*answerable(0.95), *unanswerable(0.3)]) == 0.301


def test_nothing_is_surer_than_sure() -> None:
    assert least(unanswerable(1.0)) == 1.0


def test_each_question_is_judged_by_the_others() -> None:
    # The one near miss that looks sure is stopped by itself alone: tried on it, the threshold of the rest lets it pass.
    judged = [*answerable(0.5, 0.5, 0.95, 0.2), *unanswerable(0.9, 0.1, 0.1, 0.1, 0.1)]
    figures = sureness(judged)
    assert figures["least_sure"] == 0.901
    assert figures["least_sure_wrong"] == 0.2
    assert figures["least_sure_resolved"] == 0.5  # .95 always, and the .5 that was tried without the near miss


def test_a_wrong_page_resolves_nothing() -> None:
    judged = [*answerable(0.8, 0.8, right=False), *answerable(0.8, 0.8), *unanswerable(0.1, 0.1)]
    assert sureness(judged) == {"least_sure": 0.101, "least_sure_resolved": 0.5, "least_sure_wrong": 0.0}


def test_without_questions_that_nothing_answers_there_is_no_threshold() -> None:
    assert sureness(answerable(0.9)) == dict.fromkeys(("least_sure", "least_sure_resolved", "least_sure_wrong"))


def test_a_single_one_cannot_be_left_out() -> None:
    figures = sureness([*answerable(0.9), *unanswerable(0.3)])
    assert figures == {"least_sure": 0.301, "least_sure_resolved": None, "least_sure_wrong": None}
