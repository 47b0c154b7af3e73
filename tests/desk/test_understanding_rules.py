"""How a company wants its messages to be understood."""

from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

PATH = "/api/desk/understanding"
DEFAULTS: dict[str, Any] = {
    "intent_threshold": 0.7,
    "answer_threshold": None,
    "handoff_moods": ["angry"],
    "handoff_after": 2,
    "region": "",
    "time_zone": "UTC",
    "patterns": [],
}
SCROLLS = {"name": "Scroll number", "type": "ORDER", "pattern": r"ZQ\d{2}x\d{4}", "example": "ZQ77x4182"}
CASES = {"name": "Case", "type": "TICKET", "pattern": r"\bK(\d{6})\b", "example": "K123456"}


def rules(office: AgentClient) -> dict[str, Any]:
    return dict(checked(office.http.get(PATH)).json())


def put(office: AgentClient, **wanted: Any) -> httpx.Response:
    return office.http.put(PATH, json={**DEFAULTS, **wanted})


def entities(office: AgentClient, visitor: VisitorClient, text: str) -> dict[str, str]:
    """Type and value of what is read in this message."""
    message = visitor.ask(text)["reply_to"]
    read = office.conversation(visitor.conversation_id)["understandings"]
    (one,) = [one for one in read if one["message_id"] == message]
    return {entity["type"]: entity["value"] for entity in one["entities"]}


def test_rules_are_the_defaults_until_they_are_changed(office: AgentClient) -> None:
    assert rules(office) == DEFAULTS
    wanted = {
        "intent_threshold": 0.55,
        "answer_threshold": 0.8,
        "handoff_moods": ["angry", "frustrated"],
        "handoff_after": None,
        "region": "PK",
        "time_zone": "Asia/Karachi",
        "patterns": [SCROLLS, CASES],
    }
    assert checked(put(office, **wanted)).json() == wanted
    assert rules(office) == wanted
    assert checked(put(office)).json() == rules(office) == DEFAULTS, "whatever was there is replaced"


def test_a_company_has_its_own(stage: Stage, office: AgentClient) -> None:
    neighbour = stage.add_workspace()
    checked(put(office, patterns=[SCROLLS], region="PK"))
    with AgentClient(stage.site.urls[0], neighbour.email, neighbour.password) as other:
        assert rules(other) == DEFAULTS
        checked(put(other, region="GB"))
    assert rules(office)["region"] == "PK"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"time_zone": "Asia/Atlantis"}, "such as Asia/Karachi"),
        ({"time_zone": ""}, "such as Asia/Karachi"),
        ({"time_zone": "../../etc/passwd"}, "such as Asia/Karachi"),
        ({"intent_threshold": 1.01}, "less than or equal to 1"),
        ({"intent_threshold": -0.01}, "greater than or equal to 0"),
        ({"handoff_after": -1}, "greater than or equal to 0"),
        ({"handoff_after": 21}, "less than or equal to 20"),
        ({"handoff_moods": ["furious"]}, "angry"),
        ({"region": "Pakistan"}, "region"),
        ({"region": "pk"}, "region"),
        ({"patterns": [{**SCROLLS, "example": "ZQ1"}]}, "does not find the example “ZQ1”"),
        ({"patterns": [SCROLLS, {**SCROLLS, "pattern": "ZQ("}]}, "cannot be read"),
        ({"patterns": [{**SCROLLS, "pattern": r"\w+", "example": "a1"}]}, "too wide"),
        ({"patterns": [{**SCROLLS, "pattern": r"(a|aa)+$", "example": "aa"}]}, "takes too long"),
        ({"patterns": [{**SCROLLS, "type": "PHONE"}]}, "ORDER"),
        ({"patterns": [SCROLLS] * 21}, "20"),
    ],
)
def test_rules_that_make_no_sense_are_refused_whole(office: AgentClient, wrong: dict[str, Any], said: str) -> None:
    refused = put(office, **{"region": "PK", **wrong})
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert said in refused.text
    assert rules(office) == DEFAULTS


def test_the_owners_patterns_are_used_on_the_next_message(stage: Stage, office: AgentClient) -> None:
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        text = "where are ZQ77x4182 and K481516"
        assert entities(office, visitor, text) == {}
        padded = {**CASES, "pattern": f" {CASES['pattern']}\n"}
        saved = checked(put(office, patterns=[SCROLLS, padded])).json()
        assert saved["patterns"] == rules(office)["patterns"] == [SCROLLS, CASES]
        assert entities(office, visitor, text) == {"ORDER": "ZQ77X4182", "TICKET": "481516"}
        checked(put(office))
        assert entities(office, visitor, text) == {}


def test_a_telephone_number_without_a_country_is_one_of_the_companys_country(stage: Stage, office: AgentClient) -> None:
    with VisitorClient(stage.site.url, office.workspace["site_key"]) as visitor:
        visitor.open()
        for region, value in (("PK", "+923001234567"), ("GB", "+443001234567")):
            checked(put(office, region=region))
            assert entities(office, visitor, "call 0300 1234567").get("PHONE") == value


def test_strangers_reach_no_rules(stage: Stage) -> None:
    with stage.visitor() as visitor:
        assert visitor.http.get(PATH).status_code == 401
        assert visitor.http.put(PATH, json=DEFAULTS).status_code == 401
