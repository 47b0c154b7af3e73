"""The desk's page and files, as `make run` has built them or as a test has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from jawab.desk import pages
from jawab.kit import problems

PAGE = '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="/desk/assets/index-1a.js"></script>'
SCRIPT = "console.log('desk');" * 20


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "assets" / "index-1a.js").write_text(SCRIPT)
    (tmp_path / "secret.txt").write_text("not an asset")
    monkeypatch.setattr(pages, "BUILD", tmp_path)
    return tmp_path


@pytest.fixture
def client(build: Path) -> Iterator[TestClient]:
    app = FastAPI()
    problems.install(app)
    app.include_router(pages.router)
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("path", ["/desk", "/desk/inbox/waiting", "/desk/knowledge/articles/1"])
def test_every_address_gives_the_page_with_a_nonce_of_its_own(client: TestClient, path: str) -> None:
    first, second = client.get(path), client.get(path)
    nonces = [answer.text.partition('nonce="')[2].partition('"')[0] for answer in (first, second)]
    assert nonces[0] != nonces[1]
    for answer, nonce in zip((first, second), nonces, strict=True):
        policy = answer.headers["content-security-policy"]
        assert f"style-src 'self' 'nonce-{nonce}'" in policy
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy


def test_assets_are_kept_for_good_and_packed_when_asked(client: TestClient) -> None:
    plain = client.get("/desk/assets/index-1a.js", headers={"Accept-Encoding": "identity"})
    packed = client.get("/desk/assets/index-1a.js", headers={"Accept-Encoding": "gzip"})
    assert plain.text == packed.text == SCRIPT
    assert "immutable" in plain.headers["cache-control"]
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert "javascript" in plain.headers["content-type"]


@pytest.mark.parametrize("name", ["gone-2b.js", "..", "%2e%2e%2fsecret.txt", "..%2Fsecret.txt"])
def test_nothing_outside_the_folder_is_served(client: TestClient, name: str) -> None:
    answer = client.get(f"/desk/assets/{name}")
    assert "not an asset" not in answer.text
    assert answer.status_code == 404 or answer.text.startswith("<meta")


def test_a_desk_that_is_not_built_says_how_to_build_it(client: TestClient, build: Path) -> None:
    (build / "index.html").unlink()
    answer = client.get("/desk")
    assert answer.status_code == 503
    assert "make run" in answer.json()["detail"]
