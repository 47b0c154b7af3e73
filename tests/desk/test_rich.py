"""What is shown beside answers, from the desk to the visitor and back, at real servers in every set-up."""

import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.site import Site
from tests.support.visitor import VisitorClient

HOST = "https://cdn.example.com"
PICTURE = {"type": "image", "url": f"{HOST}/kettle.jpg", "alt": "The kettle on its base"}
FORM = {
    "type": "form",
    "id": "call-back",
    "title": "Shall we call you?",
    "submit": "Call me",
    "hand_off": True,
    "fields": [
        {"name": "name", "label": "Name"},
        {"name": "email", "label": "E-mail", "type": "email", "required": False},
        {"name": "phone", "label": "Number", "type": "phone"},
        {"name": "time", "label": "When", "type": "select", "choices": ["Morning", "Evening"], "required": False},
    ],
}
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
QUESTION = "How much is the copper kettle?"


@pytest.fixture(scope="module")
def agent(site: Site) -> Iterator[AgentClient]:
    """The demo agent, signed in once: sign-ins are limited."""
    with site.agent(server=-1) as agent:
        yield agent


@pytest.fixture
def kettle(agent: AgentClient) -> Iterator[str]:
    """Path of what is attached to the demo's kettle; nothing is, before and after."""
    found = agent.http.get("/api/desk/products", params={"q": "GL-KT-CU"}).json()["items"]
    path = f"/api/desk/products/{found[0]['id']}/attachments"
    yield path
    for item in agent.http.get(path).json()["items"]:
        agent.http.delete(f"{path}/{item['id']}")
    allow(agent)


def allow(agent: AgentClient, *hosts: str) -> httpx.Response:
    return agent.http.put("/api/desk/media/hosts", json={"hosts": hosts})


def attach(agent: AgentClient, path: str, part: dict[str, Any], language: str | None = None) -> httpx.Response:
    return agent.http.post(path, json={"part": part, "language": language})


def types(message: dict[str, Any]) -> list[str]:
    return [part["type"] for part in message["rich"]]


def test_a_price_is_answered_from_the_catalogue_with_a_card(visitor: VisitorClient, agent: AgentClient) -> None:
    reply = visitor.ask(QUESTION)
    assert reply["kind"] == "answer"
    assert "PKR 7,950" in reply["text"]
    assert "catalogue" in reply["text"]
    (card,) = reply["rich"][0]["cards"]
    assert (card["title"], card["price"]) == ("Copper electric kettle, 1.7 litres", "PKR 7,950")
    picture = httpx.get(f"{visitor.http.base_url}{card['image']['url']}".replace("//help", "/help"))
    assert picture.headers["content-type"] == "image/svg+xml"
    (trace,) = agent.traces(visitor.conversation_id)
    assert (trace["mode"], trace["reason"]) == ("catalogue", "from the catalogue")
    assert types(visitor.ask(QUESTION)) == ["carousel"], "a question for the price shows the card again"


def test_what_is_attached_is_shown_once_and_in_words_when_its_host_goes(
    site: Site, visitor: VisitorClient, agent: AgentClient, kettle: str
) -> None:
    refused = attach(agent, kettle, PICTURE)
    assert refused.status_code == 422
    assert "allow its host" in refused.json()["detail"]
    assert allow(agent, "cdn.example.com").json() == {"hosts": [HOST]}
    attached = attach(agent, kettle, PICTURE)
    assert attached.status_code == 201
    assert attached.json()["words"] == f"The kettle on its base: {HOST}/kettle.jpg"
    attach(agent, kettle, {"type": "date_picker", "label": "کب؟"}, "ur")

    assert httpx.get(f"{site.url}/api/web/sites/{site.demo.site_key}").json()["media_hosts"] == [HOST]
    policy = httpx.get(f"{site.url}/chat", params={"site": site.demo.site_key}).headers["content-security-policy"]
    assert f"img-src 'self' {HOST} data:; media-src 'self' {HOST};" in policy
    assert HOST in agent.http.get("/desk").headers["content-security-policy"]
    assert HOST not in httpx.get(f"{site.url}/desk").headers["content-security-policy"]

    first, second = visitor.ask(QUESTION), visitor.ask(QUESTION)
    assert types(first) == ["carousel", "image"]
    assert types(second) == ["carousel"], "nothing is shown twice in a row"
    allow(agent)
    (listed, _) = agent.http.get(kettle).json()["items"]
    assert listed["refused"] == [f"{HOST}/kettle.jpg"]
    with site.visitor() as late:
        late.open()
        reply = late.ask(QUESTION)
        assert types(reply) == ["carousel"]
        assert f"[The kettle on its base]({HOST}/kettle.jpg)" in reply["text"]


def test_a_form_comes_back_as_the_visitors_message(visitor: VisitorClient, agent: AgentClient, kettle: str) -> None:
    attach(agent, kettle, FORM)
    shown = visitor.ask(QUESTION)
    assert types(shown) == ["carousel", "form"]
    path = f"/api/web/conversations/{visitor.conversation_id}/messages/{shown['id']}/submissions"

    def submit(values: dict[str, str], form: str = "call-back", id: str | None = None) -> httpx.Response:
        return visitor.http.post(path, json={"id": id or str(uuid.uuid4()), "form": form, "values": values})

    good = {"name": "Ayesha", "phone": "0300 1234567", "time": "Evening"}
    for values, said in [
        ({**good, "phone": ""}, "Please fill in “Number”."),
        ({**good, "phone": "soon"}, "“Number”: this is not a telephone number"),
        ({**good, "email": "nobody"}, "“E-mail”: this is not an e-mail address"),
        ({**good, "time": "Night"}, "“When”: please choose"),
        ({**good, "age": "30"}, "no field “age”"),
    ]:
        answer = submit(values)
        assert answer.status_code == 422, answer.text
        assert said in answer.json()["detail"]
    assert submit(good, form="other").status_code == 404

    id = str(uuid.uuid4())
    sent, again = submit(good, id=id), submit(good, id=id)
    assert sent.status_code == 202, sent.text
    assert sent.json() == again.json()
    assert sent.json()["text"] == "Shall we call you?\nName: Ayesha\nNumber: +923001234567\nWhen: Evening"
    assert (sent.json()["author"], sent.json()["form"]) == ("visitor", "call-back")
    opened = agent.conversation(visitor.conversation_id)
    assert opened["conversation"]["state"] == "waiting"
    assert opened["conversation"]["contact"]["phone"] == "+923001234567"
    assert opened["conversation"]["contact"]["name"] == "Ayesha"
    assert [m["text"] for m in opened["messages"]].count(sent.json()["text"]) == 1


def test_nobody_fills_in_anothers_form(site: Site, visitor: VisitorClient, agent: AgentClient, kettle: str) -> None:
    attach(agent, kettle, FORM)
    shown = visitor.ask(QUESTION)
    given = {"id": str(uuid.uuid4()), "form": "call-back", "values": {"name": "A", "phone": "0300 1234567"}}
    with site.visitor() as other:
        other.open()
        for conversation in (visitor.conversation_id, other.conversation_id):
            path = f"/api/web/conversations/{conversation}/messages/{shown['id']}/submissions"
            assert other.http.post(path, json=given).status_code == 404


def test_parts_are_changed_put_in_order_and_removed(agent: AgentClient, kettle: str) -> None:
    place = {"type": "map", "label": "Here", "latitude": 31.5, "longitude": 74.3}
    first, second = (attach(agent, kettle, {**place, "label": label}).json()["id"] for label in ("A", "B"))
    changed = agent.http.put(f"{kettle}/{first}", json={"part": {**place, "label": "C"}, "language": "en"}).json()
    assert (changed["part"]["label"], changed["language"]) == ("C", "en")
    listed = agent.http.put(f"{kettle}/order", json={"ids": [second, first]}).json()["items"]
    assert [item["part"]["label"] for item in listed] == ["B", "C"]
    assert agent.http.put(f"{kettle}/order", json={"ids": [first]}).status_code == 409
    assert agent.http.delete(f"{kettle}/{first}").status_code == 204
    assert agent.http.delete(f"{kettle}/{first}").status_code == 404
    bad = attach(agent, kettle, {"type": "quick_replies", "replies": [{"label": "A", "url": "javascript:x"}]})
    assert bad.status_code == 422
    assert allow(agent, "http://cdn.example.com").status_code == 422


def test_an_uploaded_picture_is_served_and_may_be_attached(agent: AgentClient, kettle: str) -> None:
    sent = [agent.http.post("/api/desk/media/pictures", files={"file": ("a.png", PNG)}) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [201, 201]
    (url,) = {answer.json()["url"] for answer in sent}
    served = agent.http.get(url)
    assert (served.content, served.headers["content-type"]) == (PNG, "image/png")
    assert attach(agent, kettle, {**PICTURE, "url": url}).status_code == 201
    page = agent.http.post("/api/desk/media/pictures", files={"file": ("a.png", b"<html><script>")})
    assert page.status_code == 422


def test_a_feed_inside_the_own_network_is_not_read(agent: AgentClient) -> None:
    added = agent.http.post("/api/desk/products/feeds", json={"url": "http://127.0.0.1:1/feed.xml"})
    assert added.status_code == 202, added.text
    feed = added.json()
    assert agent.http.post("/api/desk/products/feeds", json={"url": "ftp://x"}).status_code == 422
    with agent.stream():  # the job takes its time
        while feed["state"] not in ("done", "failed"):
            (feed,) = agent.http.get("/api/desk/products/feeds").json()["items"]
    assert feed["state"] == "failed"
    assert "private network" in feed["error"]
    assert agent.http.delete(f"/api/desk/products/feeds/{feed['id']}").status_code == 204


def test_strangers_reach_nothing(site: Site) -> None:
    for path in ("media/hosts", "products/feeds", f"articles/{uuid.uuid4()}/attachments"):
        assert httpx.get(f"{site.url}/api/desk/{path}").status_code == 401


def test_another_workspaces_things_are_not_there(agent: AgentClient) -> None:
    for kind in ("articles", "intents", "products"):
        path = f"/api/desk/{kind}/{uuid.uuid4()}/attachments"
        assert agent.http.get(path).status_code == 404
        assert attach(agent, path, FORM).status_code == 404
