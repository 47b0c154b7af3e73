"""Products over the desk's API, at real servers in every set-up."""

import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.site import Site

PATH = "/api/desk/products"


@pytest.fixture(scope="module")
def agent(site: Site) -> Iterator[AgentClient]:
    """The demo agent, signed in once: sign-ins are limited."""
    with site.agent(server=-1) as agent:
        yield agent


def upload(agent: AgentClient, content: bytes | str) -> httpx.Response:
    return agent.http.post(f"{PATH}/imports", files={"file": ("products.csv", content)})


def listed(agent: AgentClient, **params: Any) -> dict[str, Any]:
    answer = agent.http.get(PATH, params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_file_is_imported_listed_changed_and_removed(agent: AgentClient) -> None:
    mark = uuid.uuid4().hex[:8]
    first = upload(agent, f"﻿Title;ID;Aliases\n{mark} fan;{mark}-1;pankha\n{mark} lamp;;\n;x;\n")
    assert first.status_code == 200, first.text
    report = first.json()
    assert (report["added"], report["changed"]) == (2, 0)
    assert report["skipped"] == [{"place": "line 4", "reason": "no name"}]
    page = listed(agent, q=mark)
    assert page["total"] == 2
    assert {(row["name"], row["sku"]) for row in page["items"]} == {
        (f"{mark} fan", f"{mark}-1"),
        (f"{mark} lamp", None),
    }

    assert upload(agent, f"name,sku\n{mark} ceiling fan,{mark}-1\n").json()["changed"] == 1
    (fan,) = listed(agent, q=f"{mark} fan")["items"]
    assert (fan["name"], fan["aliases"]) == (f"{mark} ceiling fan", ["pankha"])
    assert agent.http.delete(f"{PATH}/{fan['id']}").status_code == 204
    assert agent.http.delete(f"{PATH}/{fan['id']}").status_code == 404
    assert listed(agent, q=mark)["total"] == 1


def test_the_demos_products_come_page_by_page(agent: AgentClient) -> None:
    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = listed(agent, limit=7, **after)
        seen += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert len(seen) == len(set(seen)) == page["total"] > 20
    assert listed(agent, q="air cooler")["items"][0]["name"] == "Sarai air cooler, 40 litres"


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"", 422, "empty"),
        (b"PK\x03\x04\x00", 422, "not a CSV"),
        (b"price\n1\n", 422, "called name"),
        (b"name\n\n", 422, "no products"),
        (b"name\n" + b"x" * (8 * 1024 * 1024), 413, "larger than 8 MB"),
    ],
)
def test_bad_files_are_refused_with_a_reason(agent: AgentClient, content: bytes, status: int, said: str) -> None:
    answer = upload(agent, content)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_what_is_no_request_is_refused(agent: AgentClient) -> None:
    assert agent.http.post(f"{PATH}/imports", json={}).status_code == 422
    assert agent.http.get(PATH, params={"after": "x"}).status_code == 400
    assert agent.http.get(PATH, params={"q": "a\x00b"}).status_code in {200, 400, 422}
    assert agent.http.get(PATH, params={"limit": 0}).status_code == 422
    assert agent.http.delete(f"{PATH}/x").status_code == 422


def test_strangers_reach_nothing(site: Site) -> None:
    assert httpx.get(f"{site.url}{PATH}").status_code == 401
    assert httpx.delete(f"{site.url}{PATH}/{uuid.uuid4()}").status_code == 401
    assert httpx.post(f"{site.url}{PATH}/imports", files={"file": ("a.csv", "name\nx\n")}).status_code == 401
