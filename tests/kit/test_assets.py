"""Files of a web build: packed, typed, cached, and nothing else of the disk."""

import gzip
from pathlib import Path

import pytest

from jawab.kit.assets import FOREVER, asset
from jawab.kit.errors import NotFound

SCRIPT = "export const answer = 'supported';\n" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "assets"
    inner.mkdir()
    (inner / "panel-1a.js").write_text(SCRIPT)
    (inner / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.txt").write_text("not an asset")
    return inner


def test_is_packed_where_the_browser_takes_that(folder: Path) -> None:
    plain, packed = asset(folder, "panel-1a.js", ""), asset(folder, "panel-1a.js", "br, gzip")
    assert plain.body.decode() == gzip.decompress(packed.body).decode() == SCRIPT
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in asset(folder, "logo.png", "gzip").headers


def test_a_module_has_the_type_that_browsers_run_and_other_sites_may_import_it(folder: Path) -> None:
    headers = asset(folder, "panel-1a.js", "").headers
    assert headers["content-type"].startswith("text/javascript")
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cache-control"] == FOREVER


def test_a_file_that_was_built_again_is_packed_again(folder: Path) -> None:
    asset(folder, "panel-1a.js", "gzip")
    (folder / "panel-1a.js").write_text("new")
    assert gzip.decompress(asset(folder, "panel-1a.js", "gzip").body) == b"new"


@pytest.mark.parametrize("name", ["gone.js", "..", "../secret.txt", ".", "", "/etc/hostname"])
def test_nothing_outside_the_folder_is_given(folder: Path, name: str) -> None:
    with pytest.raises(NotFound):
        asset(folder, name, "")
