"""Uploaded archives: bounded, and never outside of their folder."""

import stat
import zipfile
from pathlib import Path

import pytest

from jawab.knowledge.importing import archive
from jawab.knowledge.importing.document import Unreadable


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return path


def test_a_folder_is_unpacked(tmp_path: Path) -> None:
    given = zipped(tmp_path / "a.zip", {"help/en/a.md": b"A", "help/b.md": b"B", "__MACOSX/help/._b.md": b"x"})
    assert archive.unpack(given, tmp_path / "out") == []
    root = archive.only_folder(tmp_path / "out")
    assert sorted(str(path.relative_to(root)) for path in root.rglob("*.md")) == ["b.md", "en/a.md"]


@pytest.mark.parametrize("name", ["../evil.md", "/etc/evil.md", "a/../../evil.md", "C:\\evil.md", "..\\evil.md"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    given = zipped(tmp_path / "a.zip", {name: b"evil", "good.md": b"good"})
    (skipped,) = archive.unpack(given, tmp_path / "in" / "out")
    assert "outside" in skipped.reason
    assert [path.name for path in tmp_path.rglob("*.md")] == ["good.md"]


def test_links_are_refused(tmp_path: Path) -> None:
    given = tmp_path / "a.zip"
    with zipfile.ZipFile(given, "w") as package:
        link = zipfile.ZipInfo("link.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    (skipped,) = archive.unpack(given, tmp_path / "out")
    assert "link to another place" in skipped.reason
    assert not (tmp_path / "out" / "link.md").exists()


def test_what_grows_too_much_is_left_out(tmp_path: Path) -> None:
    given = zipped(tmp_path / "a.zip", {"bomb.md": b"0" * 10_000_000, "good.md": b"good"})
    (skipped,) = archive.unpack(given, tmp_path / "out")
    assert (skipped.path, skipped.reason) == ("bomb.md", "unpacks to far more than its size")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.md"]


def test_bounds_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = zipped(tmp_path / "a.zip", {f"{n}.md": b"abc" for n in range(5)})
    monkeypatch.setattr(archive, "MAX_ENTRIES", 4)
    with pytest.raises(Unreadable, match="more than 4 files"):
        archive.unpack(given, tmp_path / "out")
    monkeypatch.setattr(archive, "MAX_ENTRIES", 5)
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 10)
    with pytest.raises(Unreadable, match="unpacks to more"):
        archive.unpack(given, tmp_path / "out2")


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 nonsense")
    with pytest.raises(Unreadable, match=r"not a \.zip"):
        archive.unpack(tmp_path / "a.zip", tmp_path / "out")
