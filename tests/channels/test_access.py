"""A visitor's token reaches that visitor's conversations, and nothing else reaches them."""

import uuid

import httpx
import pytest

from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

PREFIX = "/api/web/conversations"
NEW = str(uuid.uuid4())
ROUTES = [
    ("PUT", "/{conversation_id}", {}),
    ("GET", "/{conversation_id}", None),
    ("GET", "/{conversation_id}/messages", None),
    ("POST", "/{conversation_id}/messages", {"id": str(uuid.uuid4()), "text": "Let me in"}),
    ("POST", "/{conversation_id}/message-batches", {"messages": [{"id": NEW, "text": "Let me in"}]}),
    ("POST", "/{conversation_id}/messages/{message_id}/submissions", {"id": NEW, "form": "f", "values": {}}),
    ("PUT", "/{conversation_id}/messages/{message_id}/rating", {"value": "down"}),
    ("DELETE", "/{conversation_id}/messages/{message_id}/rating", None),
    ("PUT", "/{conversation_id}/satisfaction", {"score": 1}),
    ("DELETE", "/{conversation_id}/satisfaction", None),
    ("GET", "/{conversation_id}/shortcuts", None),
    ("GET", "/{conversation_id}/stream", None),
    ("POST", "/{conversation_id}/files", {}),
    ("GET", "/{conversation_id}/files/{file_id}", None),
    ("DELETE", "/{conversation_id}/files/{file_id}", None),
    ("POST", "/{conversation_id}/handoff", None),
    ("DELETE", "/{conversation_id}/handoff", None),
    ("PUT", "/{conversation_id}/email", {"email": "stranger@example.com"}),
    ("POST", "/{conversation_id}/typing", None),
]
SECRET = "My order is 4711"
routes = pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=[f"{m} {p}" for m, p, _ in ROUTES])


@pytest.fixture
def owner(stage: Stage) -> VisitorClient:
    """A visitor who has said something."""
    with stage.visitor() as visitor:
        visitor.ask(SECRET)
        return visitor


def call(client: httpx.Client, owner: VisitorClient, method: str, path: str, body: object) -> httpx.Response:
    address = PREFIX + path.format(conversation_id=owner.conversation_id, message_id=owner.last_reply, file_id=NEW)
    return client.request(method, address, json=body) if body is not None else client.request(method, address)


def test_every_visitor_route_that_needs_a_token_is_tried_here(stage: Stage) -> None:
    paths = httpx.get(f"{stage.site.url}/api/openapi.json").json()["paths"]
    there = {(method.upper(), path) for path, calls in paths.items() if path.startswith(PREFIX) for method in calls}
    assert there == {(method, PREFIX + path) for method, path, _ in ROUTES} | {("GET", PREFIX)}


@routes
def test_nobody_without_the_token(stage: Stage, owner: VisitorClient, method: str, path: str, body: object) -> None:
    for authorization in ["", "Bearer", "Bearer x", "Basic {token}", "Bearer {token}x", "{token}"]:
        headers = {"Authorization": authorization.format(token=owner.token)}
        with httpx.Client(base_url=stage.site.url, headers=headers) as stranger:
            answer = call(stranger, owner, method, path, body)
        assert answer.status_code == 401, authorization
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.json()["code"] == "not_signed_in"
        assert SECRET not in answer.text


@pytest.mark.parametrize("authorization", [None, "Bearer x"])
def test_no_list_without_the_token(stage: Stage, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    assert httpx.get(stage.site.url + PREFIX, headers=headers).status_code == 401


@routes
def test_not_another_visitor(stage: Stage, owner: VisitorClient, method: str, path: str, body: object) -> None:
    with stage.visitor(server=-1) as stranger:
        answer = call(stranger.http, owner, method, path, body)
        assert answer.status_code == 404
        assert SECRET not in answer.text


@routes
def test_not_a_visitor_of_another_workspace(
    stage: Stage, owner: VisitorClient, method: str, path: str, body: object
) -> None:
    with VisitorClient(stage.site.url, stage.add_workspace().site_key) as stranger:
        assert call(stranger.http, owner, method, path, body).status_code == 404


def test_a_stranger_changes_nothing_and_lists_nothing(stage: Stage, owner: VisitorClient) -> None:
    with stage.visitor() as stranger:
        for method, path, body in ROUTES:
            call(stranger.http, owner, method, path, body)
        listed = stranger.http.get(PREFIX).json()["items"]
        assert [one["id"] for one in listed] == [stranger.conversation_id]
    with httpx.Client(base_url=stage.site.url, headers={"Authorization": f"Bearer {owner.token}"}) as again:
        (mine,) = again.get(PREFIX).json()["items"]
        assert (mine["state"], mine["email_given"], mine["last_seq"]) == ("bot", False, 2)


def test_an_unknown_site_has_no_visitors(stage: Stage) -> None:
    answer = httpx.post(f"{stage.site.url}/api/web/visitors", json={"site_key": "no-such-shop"})
    assert answer.status_code == 404
    assert "script tag" in answer.json()["detail"]


def test_any_site_may_call_the_visitors_api_and_none_the_desks(stage: Stage) -> None:
    origin = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    asked = {**origin, "Access-Control-Request-Headers": "authorization,content-type"}
    allowed = httpx.options(f"{stage.site.url}/api/web/visitors", headers=asked)
    assert allowed.headers["access-control-allow-origin"] == "*"
    assert {method for method, _, _ in ROUTES} <= set(allowed.headers["access-control-allow-methods"].split(", "))
    assert "access-control-allow-credentials" not in allowed.headers
    refused = httpx.options(f"{stage.site.url}/api/desk/session", headers=asked)
    assert "access-control-allow-origin" not in refused.headers
