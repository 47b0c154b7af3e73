"""Knowing what need not be done again, by the content of what it was made from and never by file times."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], *also: str) -> str:
    """Return a hash over the files' contents and names (folders: all files below) and the strings `also`."""
    total = hashlib.sha256("\0".join(also).encode())
    for path in paths:
        for file in _files(path):
            total.update(f"\0{file.relative_to(path.parent).as_posix()}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


class Stamp:
    """A mark inside what a step made, so that both vanish together.

    It is taken away before the step begins and written after it ended: an interrupted step is done again.
    """

    def __init__(self, path: Path, content: str) -> None:
        self._path = path
        self._content = content

    def is_current(self) -> bool:
        """Say whether the step was finished with these very inputs."""
        return self._path.is_file() and self._path.read_text() == self._content

    def __enter__(self) -> None:
        self._path.unlink(missing_ok=True)

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(self._content)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and not file.name.endswith(".tsbuildinfo"))
