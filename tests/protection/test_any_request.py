"""Requests made up from the OpenAPI document, right and wrong: none makes the server fail, and each is described."""

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error

from tests.support.stage import Stage

STREAMS = r"/stream$"
LEFT_OUT = {
    ("delete", "/api/desk/session"),  # would sign the agent out
    ("delete", "/api/web/me"),  # would erase the visitor
    ("post", "/api/desk/imports"),  # would start to read what sites it made up
}
BOUNDS = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def document(stage: Stage) -> dict[str, Any]:
    return dict(httpx.get(f"{stage.site.url}/api/openapi.json").json())


def failures(stage: Stage) -> int:
    """How many errors that nobody foresaw the servers have logged."""
    return sum(server.logged().count("ERROR jawab.kit.problems") for server in stage.site.servers)


def try_out(operation: Any, url: str, headers: dict[str, str], known: dict[str, str]) -> None:
    """Some requests to one call, half of them about what is `known` to be there."""

    @given(case=operation.as_strategy(), real=st.booleans())
    @BOUNDS
    def one(case: Any, real: bool) -> None:
        if real and isinstance(case.path_parameters, dict):
            case.path_parameters.update({name: value for name, value in known.items() if name in case.path_parameters})
        case.call_and_validate(base_url=url, headers=headers, checks=[not_a_server_error], timeout=30)

    one()


def test_no_request_makes_the_server_fail(stage: Stage) -> None:
    """Valid and invalid requests to every call but the streams, as a visitor and as an agent."""
    schema = schemathesis.openapi.from_dict(document(stage)).exclude(path_regex=STREAMS)
    tried, before = 0, failures(stage)
    with stage.visitor() as visitor, stage.add_member("Robot") as agent:
        known = {"conversation_id": visitor.conversation_id}
        for result in schema.get_all_operations():
            operation = result.ok()
            if (operation.method, operation.path) in LEFT_OUT:
                continue
            client = agent.http if operation.path.startswith("/api/desk") else visitor.http
            headers = dict(client.headers) | {"Cookie": f"jawab_session={agent.http.cookies.get('jawab_session')}"}

            try_out(operation, stage.site.url, headers, known)
            tried += 1
    assert tried > 25
    assert failures(stage) == before


def test_every_call_is_described(stage: Stage) -> None:
    for path, calls in document(stage)["paths"].items():
        for method, call in calls.items():
            where = f"{method.upper()} {path}"
            assert call["summary"], where
            assert call["tags"], where
            good = [code for code in call["responses"] if code.startswith("2")]
            assert len(good) >= 1, where
            for code, answer in call["responses"].items():
                if code.startswith("4"):
                    assert "application/problem+json" in answer.get("content", {}), f"{where} {code}"


@pytest.mark.parametrize("path", ["/api/nothing", "/api/web/nothing", "/nothing.php"])
def test_what_is_not_there_is_a_problem_too(stage: Stage, path: str) -> None:
    answer = httpx.get(stage.site.url + path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not_found"


def test_answers_tell_browsers_to_be_careful(stage: Stage) -> None:
    answer = httpx.get(f"{stage.site.url}/api/desk/session")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "server" not in answer.headers
