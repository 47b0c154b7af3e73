"""Tools of a real MCP server, taken over at the desk and used by a visitor."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.answering.tools.workshop import PATH, Workshop
from tests.support.http import checked
from tests.support.processes import die_with_parent, end, free_port


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.support.mcp_server", str(port)]
    process = subprocess.Popen(command, preexec_fn=die_with_parent(signal.SIGKILL))
    url = f"http://127.0.0.1:{port}/mcp"
    for _ in range(200):
        try:
            httpx.get(url, timeout=2)
            break
        except httpx.TransportError:
            time.sleep(0.1)
    yield url
    end(process, signal.SIGTERM)


def test_a_servers_tools_are_taken_over_and_used(workshop: Workshop, server: str) -> None:
    found = checked(workshop.agent.http.post(f"{PATH}/drafts", json={"kind": "mcp", "url": server})).json()["items"]
    drafts = {draft["tool"]["mcp_tool"]: draft for draft in found}
    assert {name: draft["tool"]["risk"] for name, draft in drafts.items()} == {
        "parcel_status": "read",
        "pick_up": "approval",
    }
    floor = drafts["pick_up"]["tool"]["arguments"][1]
    assert (floor["name"], floor["value"]["type"], floor["required"]) == ("floor", "integer", True)
    name = f"Parcel {workshop.site.kind}"
    draft = {
        **drafts["parcel_status"]["tool"],
        "name": name,
        "phrases": ["where is parcel"],
        "answer": {"en": "Parcel {number} is {status}."},
    }
    made = checked(workshop.agent.http.post(PATH, json=draft)).json()
    with workshop.visitor() as visitor:
        visitor.ask("where is parcel")
        assert visitor.ask("P-17")["text"] == "Parcel P-17 is in Lahore."
        visitor.ask("where is parcel")
        assert "not accepted" in visitor.ask("P-0")["text"]
    gone = f"http://127.0.0.1:{free_port()}/mcp"
    checked(workshop.agent.http.put(f"{PATH}/{made['id']}", json={**draft, "url": gone}))
    tried = checked(workshop.agent.http.post(f"{PATH}/{made['id']}/trials", json={"arguments": {"number": "P-1"}}))
    assert tried.json()["state"] == "failed"


def test_an_address_without_an_mcp_server_is_said_to_be_none(workshop: Workshop) -> None:
    answer = workshop.agent.http.post(f"{PATH}/drafts", json={"kind": "mcp", "url": f"{workshop.system.url}/no"})
    assert answer.status_code == 422
    assert "cannot be used" in answer.json()["detail"]


OPENAPI = """
openapi: 3.1.0
servers: [{url: https://api.shop.example/v1}]
paths:
  /orders/{orderNumber}/notes:
    parameters: [{name: orderNumber, in: path, required: true, schema: {type: string}}]
    post:
      summary: Add a note
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
      responses: {'201': {content: {application/json: {schema: {properties: {id: {type: integer}}}}}}}
components:
  schemas:
    Note:
      required: [text, tags]
      properties: {text: {type: string, maxLength: 200}, tags: {type: array}}
"""


def test_an_operation_of_an_openapi_document_becomes_a_tool(workshop: Workshop) -> None:
    answer = checked(workshop.agent.http.post(f"{PATH}/drafts", json={"kind": "openapi", "document": OPENAPI})).json()
    (draft,) = answer["items"]
    made = draft["tool"]
    assert (made["name"], made["method"], made["risk"]) == ("Add a note", "POST", "low")
    assert made["url"] == "https://api.shop.example/v1/orders/{orderNumber}/notes"
    assert [(one["name"], one["place"], one["entities"]) for one in made["arguments"]] == [
        ("orderNumber", "path", ["ORDER"]),
        ("text", "body", []),
    ]
    assert made["answer"] == {"en": "- id: {id}"}
    assert any("“tags”" in note for note in draft["notes"])
    checked(workshop.agent.http.post(PATH, json={**made, "name": f"Note {workshop.site.kind}"}))
    for document, said in (("{", "neither JSON nor YAML"), ("[]", "Paste an OpenAPI"), ("a: b", "no `paths`")):
        bad = workshop.agent.http.post(f"{PATH}/drafts", json={"kind": "openapi", "document": document})
        assert (bad.status_code, said in bad.json()["detail"]) == (422, True)
