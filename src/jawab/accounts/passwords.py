"""Passwords: argon2id, off the event loop because a check takes tens of milliseconds on purpose."""

import asyncio

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_hasher = PasswordHash((Argon2Hasher(),))
_nobody = _hasher.hash("nobody has this password")


async def hash_password(password: str) -> str:
    return await asyncio.to_thread(_hasher.hash, password)


async def check_password(password: str, hashed: str | None) -> bool:
    """Whether the password fits. Takes as long when there is no such account, so that nobody can tell."""
    fits = await asyncio.to_thread(_hasher.verify, password, hashed or _nobody)
    return fits and hashed is not None
