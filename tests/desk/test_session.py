"""Signing in to the desk: who may, for how long, and with what proof for every change."""

import asyncio
import re
import time
import uuid
from datetime import timedelta
from statistics import median
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from jawab.accounts.models import SignIn
from jawab.db.engine import Database
from jawab.kit.clock import now
from tests.support.agent import AgentClient
from tests.support.stage import Stage

WITHOUT_SESSION = {("POST", "/api/desk/session"), ("GET", "/api/desk/demo")}
SOME_ID = str(uuid.uuid4())
PLACE = {"type": "map", "label": "Theirs", "latitude": 1, "longitude": 1}
BODIES: dict[str, Any] = {
    "/api/desk/availability": {"available": True},
    "/api/desk/conversations/{conversation_id}/messages": {"id": SOME_ID, "text": "Hello"},
    "/api/desk/imports": {"url": "https://shop.example"},
    "/api/desk/conversations/{conversation_id}/messages/{message_id}/mood": {"mood": "angry"},
    "/api/desk/conversations/{conversation_id}/messages/{message_id}/intent": {"intent": None},
    "/api/desk/intents/{intent_id}": {"label": "Theirs"},
    "/api/desk/intents/{intent_id}/examples": {"texts": ["where is it"]},
    "/api/desk/tools/calls/{call_id}/decision": {"approved": True},
    "/api/desk/tools/{tool_id}": {"name": "Theirs", "url": "https://theirs.example/orders", "answer": {"en": "Theirs"}},
    "/api/desk/tools/{tool_id}/enabled": {"enabled": True},
    "/api/desk/tools/{tool_id}/trials": {"arguments": {}},
    "/api/desk/{kind}/{target_id}/attachments": {"part": PLACE},
    "/api/desk/{kind}/{target_id}/attachments/order": {"ids": []},
    "/api/desk/{kind}/{target_id}/attachments/{attachment_id}": {"part": PLACE},
    "/api/desk/reviews/{reply_id}": {"grade": "good"},
    "/api/desk/guidance/{rule_id}": {"name": "Theirs"},
    "/api/desk/invitations/{invitation_id}": {"name": "Theirs"},
    "/api/desk/shortcuts/{shortcut_id}": {"active": False},
    "/api/desk/articles/{article_id}": {"version": 1, "title": "Theirs"},
    "/api/desk/suggestions/{suggestion_id}/approval": {"title": "Theirs", "language": "en", "markdown": "Theirs."},
    "/api/desk/suggestions/{suggestion_id}/merger": {"suggestion_id": str(uuid.uuid4())},
}


def desk_routes(stage: Stage) -> list[tuple[str, str]]:
    """Every route of the desk's API that needs somebody who is signed in."""
    paths = httpx.get(f"{stage.site.url}/api/openapi.json").json()["paths"]
    every = [
        (method.upper(), path) for path, calls in paths.items() if path.startswith("/api/desk") for method in calls
    ]
    assert len(every) > 15
    return [route for route in every if route not in WITHOUT_SESSION]


def call(client: httpx.Client, method: str, path: str, **ids: str) -> httpx.Response:
    names = re.findall(r"{(\w+)}", path)
    address = path.format(**{name: ids.get(name, SOME_ID) for name in names})
    return client.request(method, address, json=BODIES.get(path))


def sign_in(stage: Stage, email: str, password: str) -> httpx.Response:
    return httpx.post(f"{stage.site.url}/api/desk/session", json={"email": email, "password": password}, timeout=30)


def test_signing_in_tells_who_one_is_and_gives_a_cookie_that_scripts_cannot_read(stage: Stage) -> None:
    demo = stage.site.demo
    answer = sign_in(stage, f" {demo.email.upper()} ", demo.password)
    assert answer.status_code == 200
    assert answer.json()["member"]["name"] == "Sana"
    assert answer.json()["workspace"]["site_key"] == demo.site_key
    assert "password" not in answer.text
    cookie, *flags = [part.strip().lower() for part in answer.headers["set-cookie"].split(";")]
    assert cookie.startswith("jawab_session=")
    assert {"httponly", "samesite=lax", "path=/", "max-age=1209600"} == set(flags)
    assert answer.json()["csrf_token"] not in cookie


@pytest.mark.site
def test_over_https_the_cookie_is_for_https_alone(site_maker: Any) -> None:
    made = site_maker.make("sqlite", public_url="https://help.shop.example")
    with made as site, httpx.Client(base_url=site.url) as client:
        answer = client.post("/api/desk/session", json={"email": site.demo.email, "password": site.demo.password})
        assert "secure" in answer.headers["set-cookie"].lower()
        assert client.get("/api/desk/demo").status_code == 204, "a public site shows no demo sign-in"


@pytest.mark.parametrize("password", ["", "wrong", "x" * 1024, "\x00", "پاس ورڈ"])
def test_a_wrong_password_and_an_unknown_address_are_told_alike(stage: Stage, password: str) -> None:
    known, unknown = sign_in(stage, stage.site.demo.email, password), sign_in(stage, "nobody@shop.pk", password)
    assert known.status_code == unknown.status_code == 401
    assert known.json() == unknown.json()
    assert "set-cookie" not in known.headers


def test_a_wrong_password_takes_as_long_as_an_unknown_address(stage: Stage) -> None:
    """Within a factor of three: without the check against nobody's hash it is a factor of twenty and more."""

    def seconds(email: str) -> float:
        began = time.perf_counter()
        assert sign_in(stage, email, "wrong").status_code == 401
        return time.perf_counter() - began

    pairs = [(seconds(stage.site.demo.email), seconds("nobody@shop.pk")) for _ in range(7)]
    known, unknown = (median(times) for times in zip(*pairs, strict=True))
    assert 1 / 3 < known / unknown < 3


@pytest.mark.parametrize(
    "body",
    [{}, {"email": "a@b.pk"}, {"email": None, "password": None}, {"email": "a" * 400, "password": "x"}, [1], "x"],
)
def test_a_sign_in_that_is_none_is_refused(stage: Stage, body: Any) -> None:
    assert httpx.post(f"{stage.site.url}/api/desk/session", json=body).status_code == 422


def test_an_address_with_nul_is_nobodys(stage: Stage) -> None:
    assert sign_in(stage, "a\x00@shop.pk", "x").status_code in (400, 401, 422)


def test_another_sites_form_cannot_sign_anybody_in(stage: Stage) -> None:
    body = f'{{"email": "{stage.site.demo.email}", "password": "{stage.site.demo.password}"}}'
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]:
        answer = httpx.post(f"{stage.site.url}/api/desk/session", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 422
        assert "set-cookie" not in answer.headers


def test_nothing_without_a_session(stage: Stage) -> None:
    for cookie in ["", "x", "0" * 43]:
        with httpx.Client(base_url=stage.site.url, cookies={"jawab_session": cookie}) as stranger:
            for method, path in desk_routes(stage):
                answer = call(stranger, method, path)
                assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), (method, path)


def test_no_change_without_the_sessions_own_csrf_token(stage: Stage) -> None:
    with stage.agent() as agent, stage.agent() as other:
        for token in [None, "", "x", other.http.headers["X-CSRF-Token"]]:
            agent.http.headers.pop("X-CSRF-Token", None)
            if token is not None:
                agent.http.headers["X-CSRF-Token"] = token
            for method, path in desk_routes(stage):
                if method == "GET":
                    continue
                answer = call(agent.http, method, path)
                assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)
                assert "X-CSRF-Token" in answer.json()["detail"]
        assert agent.http.get("/api/desk/session").status_code == 200


def test_signing_out_ends_the_session_and_its_streams(stage: Stage) -> None:
    with stage.agent(0) as agent, stage.agent(-1) as stays, stays.stream() as other:
        elsewhere = httpx.Client(base_url=stage.site.urls[-1], cookies=dict(agent.http.cookies))
        with elsewhere, agent.stream() as stream:
            stream.wait_for("ready")
            other.wait_for("ready")
            assert elsewhere.get("/api/desk/session").status_code == 200
            answer = agent.http.delete("/api/desk/session")
            assert answer.status_code == 204
            assert 'jawab_session=""' in answer.headers["set-cookie"]
            assert elsewhere.get("/api/desk/session").status_code == 401
            stream.wait_until_ended()
        with stage.visitor() as visitor:
            visitor.say("hold: still there?")
            other.wait_for("message", lambda m: m["conversation_id"] == visitor.conversation_id)
            stage.prompter.take(visitor.conversation_id).reply("yes")


def test_a_session_runs_out(stage: Stage) -> None:
    async def run_out(member_id: str) -> None:
        database = Database(stage.settings.database)
        async with database.write() as session:
            mine = update(SignIn).where(SignIn.member_id == uuid.UUID(member_id))
            await session.execute(mine.values(expires_at=now() - timedelta(seconds=1)))
        await database.close()

    with stage.add_member("Zoya") as agent:
        assert agent.http.get("/api/desk/session").status_code == 200
        asyncio.run(run_out(agent.member["id"]))
        assert agent.http.get("/api/desk/session").status_code == 401


def test_a_password_is_not_kept_in_the_clear(stage: Stage) -> None:
    for server in stage.site.servers:
        assert stage.site.demo.password not in server.logged()


def test_an_agent_of_another_company_reaches_nothing(stage: Stage) -> None:
    neighbour = stage.add_workspace()
    with stage.visitor() as visitor, stage.agent() as agent:
        visitor.ask("My order is 4711")
        article = agent.http.get("/api/desk/articles").json()["items"][0]["id"]
        (imported, *_) = agent.http.get("/api/desk/imports").json()["items"] or [{"id": SOME_ID}]
        ids = {
            "conversation_id": visitor.conversation_id,
            "message_id": visitor.messages()[0]["id"],
            "article_id": article,
            "kind": "articles",
            "target_id": article,
            "import_id": imported["id"],
        }
        with AgentClient(stage.site.url, neighbour.email, neighbour.password) as foreign:
            for method, path in desk_routes(stage):
                if "{" in path:
                    answer = call(foreign.http, method, path, **ids)
                    assert (answer.status_code, "4711" in answer.text) == (404, False), (method, path)
            assert foreign.inbox("open") == []
            assert foreign.http.get("/api/desk/articles").json()["items"] == []
            assert foreign.http.get("/api/desk/imports").json()["items"] == []
        assert visitor.open()["state"] == "bot"
        assert len(visitor.messages()) == 2


def test_an_agent_of_another_company_hears_nothing_and_is_nobody_here(stage: Stage) -> None:
    neighbour = stage.add_workspace()
    with (
        AgentClient(stage.site.urls[-1], neighbour.email, neighbour.password) as foreign,
        foreign.stream() as theirs,
        stage.agent() as agent,
        agent.stream() as ours,
        stage.visitor() as visitor,
    ):
        theirs.wait_for("ready")
        ours.wait_for("ready")
        visitor.say("hold: secret")
        ours.wait_for("message", lambda m: m["conversation_id"] == visitor.conversation_id)
        stage.prompter.take(visitor.conversation_id).reply("answer")
        ours.wait_for("message", lambda m: m["message"]["text"] == "answer")
        assert [event.name for event in theirs.events] == ["ready"]
    with AgentClient(stage.site.url, neighbour.email, neighbour.password) as foreign, foreign.stream() as theirs:
        theirs.wait_for("ready")
        with stage.visitor() as visitor:
            visitor.ask_for_person()
            assert "Nobody is here" in visitor.messages()[0]["text"]
