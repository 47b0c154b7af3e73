"""The export of a Dialogflow ES agent: a .zip with `intents/NAME.json` and `intents/NAME_usersays_LANGUAGE.json`."""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from jawab.knowledge.importing.document import Unreadable
from jawab.understanding.intents.importing.given import Found

MOST_ENTRIES = 20_000
MOST_FILE_BYTES = 8 * 1024 * 1024
MOST_TOTAL_BYTES = 64 * 1024 * 1024
_USERSAYS = re.compile(r"^(?P<name>.+)_usersays_(?P<language>[A-Za-z-]+)\.json$")


def read_dialogflow(data: bytes) -> Found:
    """The training phrases of an agent. Sizes are counted as they come out, for what an archive says of itself may be
    false. Raises Unreadable when it is no zip file, too large, or has no intents."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            files = dict(_intent_files(package))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        raise Unreadable("the archive is damaged, protected by a password, or not a .zip file") from error
    if not files:
        raise Unreadable("it is no export of Dialogflow ES: there is no folder `intents` with .json files in it")
    return _read(files)


def _intent_files(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Name and content of what lies in a folder `intents`."""
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"the archive holds more than {MOST_ENTRIES:,} files")
    left = MOST_TOTAL_BYTES
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.parent.name != "intents" or path.suffix != ".json" or "__MACOSX" in path.parts:
            continue
        with package.open(entry) as file:
            content = file.read(min(MOST_FILE_BYTES, left) + 1)
        left -= len(content)
        if left < 0:
            raise Unreadable(f"the archive unpacks to more than {MOST_TOTAL_BYTES // (1024 * 1024)} MB")
        yield path.name, content


def _read(files: dict[str, bytes]) -> Found:
    found = Found()
    said: set[str] = set()
    for file, content in sorted(files.items()):
        if match := _USERSAYS.match(file):
            said.add(match["name"])
            phrases = _parsed(found, file, content, list)
            if phrases is not None:
                _take_phrases(found, file, _name_of(files, match["name"]), phrases)
    for file in sorted(files):
        if not _USERSAYS.match(file) and file.removesuffix(".json") not in said:
            found.skip(f"intents/{file}", "has no training phrases (an intent that an event or a button begins)")
    return found


def _take_phrases(found: Found, file: str, intent: str, phrases: list[Any]) -> None:
    for number, phrase in enumerate(phrases, 1):
        place = f"intents/{file}, phrase {number}"
        parts = phrase.get("data") if isinstance(phrase, dict) else None
        if not isinstance(parts, list):
            found.skip(place, "has no text")
        elif phrase.get("isTemplate"):
            found.skip(place, "a template with @names instead of words")
        else:
            texts = (part.get("text") for part in parts if isinstance(part, dict))
            found.take("".join(text for text in texts if isinstance(text, str)), intent, place)


def _name_of(files: dict[str, bytes], name: str) -> str:
    """An intent's name as its own file says it; texts that Dialogflow's fallback shall catch are of no intent."""
    about = _parsed(Found(), name, files.get(f"{name}.json", b"{}"), dict) or {}
    if about.get("fallbackIntent") is True:
        return "out_of_scope"
    own = about.get("name")
    return own if isinstance(own, str) and own.strip() else name


def _parsed(found: Found, file: str, content: bytes, kind: type) -> Any:
    if len(content) > MOST_FILE_BYTES:
        return found.skip(f"intents/{file}", f"larger than {MOST_FILE_BYTES // (1024 * 1024)} MB")
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return found.skip(f"intents/{file}", "is not valid JSON")
    return value if isinstance(value, kind) else found.skip(f"intents/{file}", "is not what Dialogflow writes")
