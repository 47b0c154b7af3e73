"""A visitor who is not there is told by their browser that a person has replied: once, encrypted, in their language."""

import queue
from collections.abc import Iterator

import httpx
import pytest

from tests.support.http import checked
from tests.support.push_service import PushBrowser, PushService, push_service
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

ADDRESS = "/api/web/me/push"


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with push_service() as service:
        yield service


@pytest.fixture
def visitor(stage: Stage) -> Iterator[VisitorClient]:
    with stage.visitor() as visitor:
        yield visitor


def key_of(stage: Stage) -> str:
    site = checked(httpx.get(f"{stage.site.url}/api/web/sites/{stage.site.demo.site_key}")).json()
    return str(site["push_key"])


def subscribed(stage: Stage, service: PushService, visitor: VisitorClient) -> PushBrowser:
    """A browser of the visitor's that is told of replies."""
    browser = service.subscribe(key_of(stage))
    assert visitor.http.put(ADDRESS, json=browser.subscription()).status_code == 204
    return browser


def nothing_for(browser: PushBrowser, stage: Stage, service: PushService) -> bool:
    """Whether nothing came for a browser by the time that something else was delivered, asked for after it."""
    with stage.visitor() as other, stage.agent() as agent:
        later = subscribed(stage, service, other)
        agent.say(other.conversation_id, "Anything")
        later.next()
    return browser.pushed.empty()


def test_every_process_has_the_same_key(stage: Stage) -> None:
    sites = [httpx.get(f"{url}/api/web/sites/{stage.site.demo.site_key}").json() for url in stage.site.urls]
    (key,) = {site["push_key"] for site in sites}
    assert len(key) == 87, "an uncompressed point on P-256, base64url"


def test_a_persons_reply_is_told_once_and_encrypted(stage: Stage, service: PushService, visitor: VisitorClient) -> None:
    browser = subscribed(stage, service, visitor)
    visitor.ask_for_person()
    with stage.agent() as agent:
        said = agent.say(visitor.conversation_id, "Your parcel left Lahore this morning.")
        told = browser.next()
        assert told.data["title"] == "New reply from Gulnar"
        assert told.data["message"] == said["id"]
        assert told.data["url"] == f"/chat?site={stage.site.demo.site_key}"
        assert "Lahore" not in told.text, "the words are shown only when the owner allows it"
        assert (told.headers["ttl"], told.headers["urgency"]) == ("86400", "high")
        agent.say(visitor.conversation_id, "Your parcel left Lahore this morning.", said["client_id"])
        second = agent.say(visitor.conversation_id, "It comes tomorrow.")
        again = browser.next()
    assert again.data["message"] == second["id"], "the first reply was not told twice"
    assert again.headers["topic"] == told.headers["topic"], "a push service shows the newest of a conversation"
    assert visitor.conversation_id not in str(told.headers), "and learns nothing of which one it is"


def test_the_beginning_of_the_reply_is_shown_when_the_owner_allows_it(
    stage: Stage, service: PushService, visitor: VisitorClient
) -> None:
    visitor.say("میرا آرڈر کہاں ہے؟")
    browser = subscribed(stage, service, visitor)
    with stage.agent() as agent:
        assert checked(agent.http.get("/api/desk/notifications")).json() == {"preview": False}
        checked(agent.http.put("/api/desk/notifications", json={"preview": True}))
        try:
            agent.say(visitor.conversation_id, "Your parcel  left Lahore. " + "It is on its way. " * 20)
            told = browser.next().data
        finally:
            checked(agent.http.put("/api/desk/notifications", json={"preview": False}))
    assert told["body"].startswith("Your parcel left Lahore. It is")
    assert (len(told["body"]) <= 121, told["body"][-1]) == (True, "…")


def test_who_is_looking_is_not_told(stage: Stage, service: PushService, visitor: VisitorClient) -> None:
    browser = subscribed(stage, service, visitor)
    with stage.agent() as agent, visitor.stream() as stream:
        agent.say(visitor.conversation_id, "Here I am")
        stream.wait_for("message", lambda m: m["text"] == "Here I am")
        assert nothing_for(browser, stage, service)


def test_the_bot_is_no_person(stage: Stage, service: PushService, visitor: VisitorClient) -> None:
    browser = subscribed(stage, service, visitor)
    visitor.ask("Who are you?")
    assert nothing_for(browser, stage, service)


def test_who_takes_it_back_is_told_no_more(stage: Stage, service: PushService, visitor: VisitorClient) -> None:
    browser, kept = subscribed(stage, service, visitor), subscribed(stage, service, visitor)
    for _ in range(2):
        off = visitor.http.request("DELETE", ADDRESS, json={"endpoint": browser.endpoint})
        assert off.status_code == 204
    with stage.agent() as agent:
        agent.say(visitor.conversation_id, "Only to the other one")
    kept.next()
    assert browser.pushed.empty()


def test_a_browser_is_one_visitors_at_a_time(stage: Stage, service: PushService, visitor: VisitorClient) -> None:
    browser = subscribed(stage, service, visitor)
    with stage.visitor(server=-1) as stranger:
        off = stranger.http.request("DELETE", ADDRESS, json={"endpoint": browser.endpoint})
        assert off.status_code == 204
        with stage.agent() as agent:
            agent.say(visitor.conversation_id, "A stranger cannot take it back")
            browser.next()
            assert stranger.http.put(ADDRESS, json=browser.subscription()).status_code == 204
            agent.say(visitor.conversation_id, "But who uses the browser now is told instead")
            assert nothing_for(browser, stage, service)
            agent.say(stranger.conversation_id, "Hello")
    assert browser.next().data["conversation"] == stranger.conversation_id


def test_a_browser_that_is_gone_is_forgotten(stage: Stage, service: PushService, visitor: VisitorClient) -> None:
    gone, kept = subscribed(stage, service, visitor), subscribed(stage, service, visitor)
    gone.answers = [(410, "")]
    with stage.agent() as agent:
        for text in ("First", "Second"):
            agent.say(visitor.conversation_id, text)
            kept.next()
    with pytest.raises(queue.Empty):
        gone.next(timeout=0.5)
    assert gone.refused == [410]


@pytest.mark.parametrize("endpoint", ["https://user@push.example/1", "http://push.example/1", "push", "http://[", ""])
def test_what_is_no_push_service_is_refused_in_words(
    visitor: VisitorClient, stage: Stage, service: PushService, endpoint: str
) -> None:
    given = service.subscribe(key_of(stage)).subscription()
    refused = visitor.http.put(ADDRESS, json={**given, "endpoint": endpoint})
    assert (refused.status_code, "endpoint" in refused.json()["detail"]) == (422, True)


@pytest.mark.parametrize("keys", [{"p256dh": "BA", "auth": "AAAA"}, {"p256dh": "é", "auth": ""}])
def test_what_are_no_keys_is_refused_in_words(
    visitor: VisitorClient, stage: Stage, service: PushService, keys: dict[str, str]
) -> None:
    given = service.subscribe(key_of(stage)).subscription()
    refused = visitor.http.put(ADDRESS, json={**given, "keys": keys})
    assert (refused.status_code, "P-256" in refused.json()["detail"]) == (422, True)


def test_a_token_is_needed(stage: Stage, service: PushService) -> None:
    given = service.subscribe(key_of(stage)).subscription()
    assert httpx.put(stage.site.url + ADDRESS, json=given).status_code == 401
    assert httpx.request("DELETE", stage.site.url + ADDRESS, json={"endpoint": "x"}).status_code == 401
