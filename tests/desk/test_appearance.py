"""The owner chooses how the widget looks, and visitors are told."""

from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.http import checked

ADDRESS = "/api/desk/appearance"


def put(office: AgentClient, **changes: Any) -> httpx.Response:
    wanted = checked(office.http.get(ADDRESS)).json() | changes
    return office.http.put(ADDRESS, json=wanted)


def site(office: AgentClient, language: str) -> dict[str, Any]:
    address = f"/api/web/sites/{office.workspace['site_key']}"
    return dict(
        checked(httpx.get(str(office.http.base_url.join(address)), headers={"Accept-Language": language})).json()
    )


def test_what_the_owner_chooses_is_what_visitors_get(office: AgentClient) -> None:
    before = checked(office.http.get(ADDRESS)).json()
    assert (before["position"], before["theme"], before["icon"], before["texts"]) == ("end", "auto", "bubble", {})
    texts = {
        "en": {"greeting": "Good day!", "suggestions": ["Where is my parcel?"], "label": "Ask us"},
        "ar": {"greeting": "أهلًا بك", "suggestions": [], "label": ""},
        "fr": {"greeting": "", "suggestions": [], "label": ""},
    }
    kept = checked(put(office, color="#FFDD00", position="left", radius=4, bot_name="Mina", texts=texts)).json()
    assert (kept["color"], kept["position"], kept["bot_name"]) == ("#ffdd00", "left", "Mina")
    assert set(kept["texts"]) == {"en", "ar"}, "what says nothing is not kept"

    english, arabic, urdu = site(office, "en"), site(office, "ar-EG,en;q=0.5"), site(office, "ur")
    assert (english["greeting"], english["suggestions"], english["language"]) == (
        "Good day!",
        ["Where is my parcel?"],
        "en",
    )
    assert (arabic["greeting"], arabic["language"]) == ("أهلًا بك", "ar")
    assert urdu["language"] == "ur"
    assert "السلام" in urdu["greeting"], "where the owner has written nothing the words are ours"
    assert english["appearance"]["label"] == "Ask us"
    assert arabic["appearance"]["label"] == ""
    assert english["color"] == "#ffdd00"
    look = {"position": "left", "radius": 4, "bot_name": "Mina", "theme": "auto", "font_size": 15}
    assert {name: english["appearance"][name] for name in look} == look
    told = httpx.get(
        str(office.http.base_url.join(f"/api/web/sites/{office.workspace['site_key']}/engagement")),
        params={"language": "en"},
    ).json()["launcher"]
    assert told == {"color": "#ffdd00", "position": "left", "theme": "auto", "icon": "bubble", "label": "Ask us"}


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"color": "red"}, "color"),
        ({"radius": 99}, "radius"),
        ({"font_size": 9}, "font_size"),
        ({"icon": "skull"}, "icon"),
        ({"texts": {"english!": {}}}, "no language code"),
        ({"texts": {"en": {"suggestions": ["x" * 121]}}}, "suggestions"),
        ({"texts": {"en": {"greeting": "a\x00b"}}}, "NUL"),
        ({"surprise": 1}, "surprise"),
        ({"avatar": "javascript:alert(1)"}, "https"),
        ({"avatar": "https://pictures.example/mina.png"}, "Pictures and files"),
    ],
)
def test_what_cannot_be_is_refused_in_words(office: AgentClient, changes: dict[str, Any], word: str) -> None:
    refused = put(office, **changes)
    assert refused.status_code == 422
    assert word in refused.json()["detail"]


def test_a_picture_from_an_allowed_host(office: AgentClient) -> None:
    checked(office.http.put("/api/desk/media/hosts", json={"hosts": ["https://pictures.example"]}))
    checked(put(office, avatar="https://pictures.example/mina.png"))
    assert site(office, "en")["appearance"]["avatar"] == "https://pictures.example/mina.png"
