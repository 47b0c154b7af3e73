"""What is offered while a visitor types, through the HTTP API."""

from typing import Any

import httpx
import pytest

from tests.support.http import checked
from tests.support.site import Site


def completions(site: Site, q: str, language: str = "") -> list[dict[str, Any]]:
    """What the widget is offered for `q`."""
    asked = httpx.get(
        f"{site.url}/api/web/sites/{site.demo.site_key}/completions", params={"q": q, "language": language}
    )
    return list(checked(asked).json()["items"])


@pytest.mark.parametrize("typed", ["deliv", "delvery", "DELIVERY t"])
def test_titles_of_articles_are_offered(site: Site, typed: str) -> None:
    found = completions(site, typed, "en")
    assert 0 < len(found) <= 6
    assert "deliver" in found[0]["text"].lower()
    assert {item["kind"] for item in found} == {"article"}


def test_one_letter_is_too_few(site: Site) -> None:
    assert completions(site, "d") == []


def test_who_types_without_a_site_is_told_what_to_do(site: Site) -> None:
    refused = httpx.get(f"{site.url}/api/web/sites/no-such-key/completions", params={"q": "deliv"})
    assert refused.status_code == 404
    assert "Install page" in refused.json()["detail"]
