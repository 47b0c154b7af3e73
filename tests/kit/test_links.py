"""Which addresses may be shown: what leads into the own network, runs a script or hides where it goes is none."""

import pytest

from jawab.kit.links import checked_link, checked_media, checked_origin


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://files.example.com/x",
        "//evil.example/x",
        "/\\evil.example/x",
        "/../api",
        "https://user:secret@cdn.example.com/x",
        "https://cdn.example.com@evil.example/x",
        "https://localhost/x",
        "https://intranet/x",
        "https://printer.local/x",
        "https://127.0.0.1/x",
        "https://10.1.2.3/x",
        "https://169.254.169.254/latest",
        "https://[::1]/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://cdn.example.com:99999/x",
        "https:///x",
        "",
    ],
)
def test_what_is_never_shown(address: str) -> None:
    for check in (checked_link, checked_media):
        with pytest.raises(ValueError, match=r"\w"):
            check(address)


@pytest.mark.parametrize(
    "address", ["https://cdn.example.com/a.png?b=1#c", "https://cdn.example.com:8443/", "/help/shop/media/1"]
)
def test_what_may_be_shown(address: str) -> None:
    assert checked_link(address) == checked_media(address) == address


def test_a_page_may_be_without_encryption_but_no_picture() -> None:
    assert checked_link("http://shop.example.com/x")
    with pytest.raises(ValueError, match="must begin with https"):
        checked_media("http://shop.example.com/x.png")


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("cdn.example.com", "https://cdn.example.com"),
        (" https://CDN.Example.com/a/b.png ", "https://cdn.example.com"),
        ("https://cdn.example.com:443", "https://cdn.example.com"),
        ("cdn.example.com:8443", "https://cdn.example.com:8443"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example"),
    ],
)
def test_an_owner_may_name_a_host_in_many_ways(given: str, origin: str) -> None:
    assert checked_origin(given) == origin


@pytest.mark.parametrize("given", ["http://cdn.example.com", "*.example.com", "localhost:8000", "cdn example com", ""])
def test_what_cannot_be_allowed(given: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        checked_origin(given)
