"""What an owner may write down as an invitation, and what is said about the rest."""

from typing import Any

import pytest
from pydantic import ValidationError

from jawab.engagement.invitations.schemas import InvitationIn

WORDS = {"text": "Questions about size?", "buttons": [{"label": "How do sizes run?"}]}
USUAL: dict[str, Any] = {
    "name": "Sizes",
    "trigger": {"on": "time", "seconds": 20},
    "actions": [{"kind": "ask"}],
    "texts": {"en": WORDS},
}


def test_the_usual_one_is_calm_and_measured() -> None:
    made = InvitationIn.model_validate(USUAL)
    assert (made.frequency.times, made.frequency.days, made.frequency.per_visit) == (2, 30, 1)
    assert made.hold_out == 10
    assert made.texts["en"].buttons[0].question == ""


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"texts": {}}, "at least 1 item"),
        ({"texts": {"en": WORDS, "ur": {"text": "سائز؟"}}}, "write the words of each button, also in “ur”"),
        ({"texts": {"en": {"text": " ", "buttons": WORDS["buttons"]}}}, "at least 1 character"),
        ({"actions": [{"kind": "link", "target": "javascript:alert(1)"}]}, "a link begins with https://"),
        ({"actions": [{"kind": "link", "target": "//evil.example"}]}, "a single slash"),
        ({"actions": [{"kind": "shortcut", "target": "x"}]}, "choose the shortcut"),
        ({"trigger": {"on": "scroll", "percent": 101}}, "less than or equal to 100"),
        ({"trigger": {"on": "never"}}, "does not match any of the expected tags"),
        ({"conditions": {"page": "cart"}}, "begins with a slash"),
        ({"hold_out": 51}, "less than or equal to 50"),
        ({"frequency": {"times": 0}}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_work_is_refused_with_what_to_do(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        InvitationIn.model_validate(USUAL | fields)
    assert says in str(refused.value)


@pytest.mark.parametrize("value", ["much", "nan", "inf"])
def test_over_and_under_compare_numbers(value: str) -> None:
    trigger = {"on": "event", "name": "cart", "properties": [{"name": "total", "test": "over", "value": value}]}
    with pytest.raises(ValidationError, match="“total” is compared with a number"):
        InvitationIn.model_validate(USUAL | {"trigger": trigger})
