"""The master key, and the keys of contacts that it wraps.

Every contact has a key of its own. Overwriting it (`privacy/erasure.py`) makes what a deletion leaves behind, in files'
free space and in logs of writing, unreadable. The master key lies in `master.key` in the data folder (made on the first
run, readable by its owner alone) or in `JAWAB_MASTER_KEY`.
"""

import base64
import binascii
import hmac
import os
import tempfile
from collections import OrderedDict
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from jawab.kit.sealing import KEY_BYTES, Sealer, derive, new_key

KEY_FILE = "master.key"
CACHED_KEYS = 10_000


class KeyProblem(Exception):
    """The master key is missing, unsafe or not the one the data were written with. The text says what to do."""


class Keyring:
    """Wraps and unwraps contacts' keys, and keeps those in use unwrapped."""

    def __init__(self, master: bytes) -> None:
        self._master = master
        self._wrapper = Sealer(derive(master, "contact keys"))
        self._unwrapped: OrderedDict[UUID, Sealer] = OrderedDict()

    def new_contact_key(self, contact_id: UUID) -> bytes:
        """A fresh key for a contact, wrapped: store it with the contact."""
        return self._wrapper.seal(new_key(), f"contact:{contact_id}")

    def for_contact(self, contact_id: UUID, wrapped: bytes) -> Sealer:
        """The sealer of a contact. Raises Unreadable when the key was wrapped by another master key."""
        sealer = self._unwrapped.get(contact_id)
        if sealer is None:
            sealer = Sealer(self._wrapper.open(wrapped, f"contact:{contact_id}"))
            self._unwrapped[contact_id] = sealer
            if len(self._unwrapped) > CACHED_KEYS:
                self._unwrapped.popitem(last=False)
        else:
            self._unwrapped.move_to_end(contact_id)
        return sealer

    def forget(self, contact_id: UUID) -> None:
        """Keep the key of an erased contact no longer."""
        self._unwrapped.pop(contact_id, None)

    def forget_all(self) -> None:
        """Keep no contact's key: they are unwrapped again when they are needed."""
        self._unwrapped.clear()

    def for_purpose(self, purpose: str) -> Sealer:
        """A sealer for something that is no contact's, such as what passes through Valkey."""
        return Sealer(derive(self._master, purpose))

    def digest(self, purpose: str, value: str) -> str:
        """A mark of `value` (64 hexadecimal digits) by which equal ones are found, that nobody can make or try out
        without the key: HMAC-SHA256."""
        return hmac.digest(derive(self._master, purpose), value.encode(), "sha256").hex()

    def fingerprint(self) -> str:
        """Names the key without giving it away; stored with the data to notice a wrong key at the start."""
        return derive(self._master, "fingerprint")[:8].hex()


def load_master_key(data_dir: Path, given: str, *, data_exist: bool) -> bytes:
    """The master key: the `given` one (base64), else the key file, else a fresh one when there are no data yet.

    Raises KeyProblem."""
    if given:
        return _decode(given, "JAWAB_MASTER_KEY")
    path = data_dir / KEY_FILE
    if path.exists():
        if path.stat().st_mode & 0o077:
            raise KeyProblem(f"Others on this machine can read {path}. Run: chmod 600 {path}")
        return _decode(path.read_text().strip(), str(path))
    if data_exist:
        raise KeyProblem(
            f"The database has data but its master key {path} is missing. Put the key file back from your back-up "
            "(docs/operations.md), or set JAWAB_MASTER_KEY. Without it messages cannot be read."
        )
    return _make(path)


def _make(path: Path) -> bytes:
    """Write a fresh key beside its place and link it there once it is whole: other processes may start just now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    key = new_key()
    draft, name = tempfile.mkstemp(prefix=f"{KEY_FILE}.", dir=path.parent)  # readable by its owner alone
    with os.fdopen(draft, "w") as handle:
        handle.write(base64.b64encode(key).decode() + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    try:
        os.link(name, path)
    except FileExistsError:  # another process was first
        return _decode(path.read_text().strip(), str(path))
    finally:
        os.unlink(name)
    _sync(path.parent)
    return key


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _decode(text: str, where: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise KeyProblem(f"{where} is not base64. It must be 32 random bytes in base64.") from error
    if len(key) != KEY_BYTES:
        raise KeyProblem(f"{where} has {len(key)} bytes, but a master key has {KEY_BYTES}.")
    if _is_guessable(key):
        raise KeyProblem(f"{where} is no random key. Make one with: openssl rand -base64 32")
    return key


def _is_guessable(key: bytes) -> bool:
    """Few different bytes, words, or a row of numbers: what no random key in the life of the universe is."""
    steps = {(after - before) % 256 for before, after in pairwise(key)}
    return len(set(key)) < 16 or len(steps) < 8 or all(32 <= byte < 127 for byte in key)
