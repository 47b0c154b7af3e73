"""The guarded fetch: nothing private is reached, and nothing is read without bounds."""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator
from typing import Any

import pytest

from jawab.kit.addresses import networks
from jawab.kit.guarded import FetchFailed, Refused
from jawab.kit.http import Fetcher
from tests.support.web import Asked, Page, Web, redirect, web

LOOPBACK = networks(["127.0.0.1/32"])


@pytest.fixture
async def site() -> AsyncIterator[Web]:
    async with web() as running:
        running.pages["/"] = Page("hello")
        yield running


async def test_a_page_is_read(site: Web) -> None:
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        found = await fetcher.get(f"{site.url}/", headers={"if-none-match": '"x"'})
    assert (found.status, found.content, found.content_type, found.charset) == (200, b"hello", "text/html", "utf-8")
    assert site.asked[0].headers["user-agent"].startswith("Jawab/")
    assert site.asked[0].headers["if-none-match"] == '"x"'


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::1]"])
async def test_the_own_machine_is_refused_however_it_is_spelt(site: Web, host: str) -> None:
    async with Fetcher() as fetcher:
        with pytest.raises(FetchFailed):
            await fetcher.get(f"http://{host}:{site.port}/")
    assert site.asked == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.com/", "http"),
        ("file:///etc/passwd", "http"),
        ("javascript:alert(1)", "http"),
        ("http://user:secret@example.com/", "user name"),
        ("http://", "not a web address"),
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("http://10.0.0.8/", "private network"),
    ],
)
async def test_what_is_not_a_public_web_address_is_refused(url: str, why: str) -> None:
    async with Fetcher() as fetcher:
        with pytest.raises(Refused, match=why):
            await fetcher.get(url)


async def test_odd_ports_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolve(monkeypatch, ["93.184.216.34"])
    async with Fetcher() as fetcher:
        with pytest.raises(Refused, match="port 6379"):
            await fetcher.get("http://example.com:6379/")


async def test_a_redirect_into_the_private_network_is_refused(site: Web) -> None:
    site.pages["/"] = redirect("http://10.0.0.8/secret")
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        with pytest.raises(Refused, match="private network"):
            await fetcher.get(f"{site.url}/")


async def test_a_redirect_to_another_scheme_is_refused(site: Web) -> None:
    site.pages["/"] = redirect("file:///etc/passwd")
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        with pytest.raises(Refused, match="http"):
            await fetcher.get(f"{site.url}/")


async def test_a_name_with_one_private_address_is_refused(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    _resolve(monkeypatch, ["127.0.0.1", "10.0.0.8"])
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        with pytest.raises(Refused, match="private network"):
            await fetcher.get(f"http://shop.test:{site.port}/")
    assert site.asked == []


async def test_a_name_that_changes_its_answer_gains_nothing(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is asked for once, and the connection goes to the address that was checked (DNS rebinding)."""
    asked = _resolve(monkeypatch, ["127.0.0.1"], then=["10.0.0.8"])
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        found = await fetcher.get(f"http://shop.test:{site.port}/")
        assert found.content == b"hello"
        assert asked == ["shop.test"]
        with pytest.raises(Refused):  # asked again for the next connection, and checked again
            await fetcher.get(f"http://shop.test:{site.port}/")
    assert site.asked[0].headers["host"] == f"shop.test:{site.port}"


async def test_proxies_of_the_environment_are_not_used(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        assert (await fetcher.get(f"{site.url}/")).content == b"hello"


async def test_size_is_bounded_as_it_comes(site: Web) -> None:
    site.pages["/big"] = Page(b"x" * 300_000)
    async with Fetcher(allow_networks=LOOPBACK, max_bytes=100_000) as fetcher:
        with pytest.raises(FetchFailed, match="too large"):
            await fetcher.get(f"{site.url}/big")
        assert len((await fetcher.get(f"{site.url}/big", max_bytes=400_000)).content) == 300_000


@pytest.mark.parametrize("squeeze", [gzip.compress, zlib.compress])
async def test_what_it_unpacks_to_is_bounded(site: Web, squeeze: Any) -> None:
    encoding = "gzip" if squeeze is gzip.compress else "deflate"
    site.pages["/bomb"] = Page(squeeze(b"0" * 50_000_000), headers={"content-encoding": encoding})
    site.pages["/small"] = Page(squeeze(b"0" * 50_000), headers={"content-encoding": encoding})
    async with Fetcher(allow_networks=LOOPBACK, max_bytes=100_000) as fetcher:
        assert (await fetcher.get(f"{site.url}/small")).content == b"0" * 50_000
        with pytest.raises(FetchFailed, match="too large"):
            await fetcher.get(f"{site.url}/bomb")


async def test_odd_compression_is_refused(site: Web) -> None:
    site.pages["/"] = Page(b"???", headers={"content-encoding": "br"})
    site.pages["/bad"] = Page(b"not gzip", headers={"content-encoding": "gzip"})
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        with pytest.raises(FetchFailed, match="not asked for"):
            await fetcher.get(f"{site.url}/")
        with pytest.raises(FetchFailed, match="damaged"):
            await fetcher.get(f"{site.url}/bad")


async def test_time_is_bounded_in_all(site: Web) -> None:
    async def never(asked: Asked) -> Page:
        await asyncio.sleep(60)
        return Page()

    site.pages["/slow"] = never
    async with Fetcher(allow_networks=LOOPBACK, seconds=0.3) as fetcher:
        with pytest.raises(FetchFailed, match="did not answer"):
            await fetcher.get(f"{site.url}/slow")


async def test_redirects_are_bounded(site: Web) -> None:
    site.pages["/round"] = redirect("/round")
    site.pages["/once"] = redirect("/")
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        found = await fetcher.get(f"{site.url}/once#part")
        assert (found.url, found.content) == (f"{site.url}/", b"hello")
        with pytest.raises(FetchFailed, match="more than 5"):
            await fetcher.get(f"{site.url}/round")


async def test_cookies_are_not_kept(site: Web) -> None:
    site.pages["/"] = Page("hello", headers={"set-cookie": "a=b", "content-type": "text/plain"})
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        await fetcher.get(f"{site.url}/")
        await fetcher.get(f"{site.url}/")
    assert "cookie" not in site.asked[1].headers


async def test_a_dead_address_is_told_in_plain_words(unused_tcp_port: int) -> None:
    async with Fetcher(allow_networks=LOOPBACK) as fetcher:
        with pytest.raises(FetchFailed, match="no connection"):
            await fetcher.get(f"http://127.0.0.1:{unused_tcp_port}/")


@pytest.fixture
def unused_tcp_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _resolve(monkeypatch: pytest.MonkeyPatch, first: list[str], then: list[str] | None = None) -> list[str]:
    """Names lead to `first`, and after one question to `then`; the names asked for, as they come."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *rest: Any, **more: Any) -> list[tuple[Any, ...]]:
        answer = first if not asked or then is None else then
        asked.append(str(host))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answer]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked
