"""Passwords: argon2id, off the event loop because a check takes tens of milliseconds on purpose."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_hasher = PasswordHash((Argon2Hasher(),))
_threads = ThreadPoolExecutor(2, "passwords")  # their own: many sign-ins must not keep a commit from the disk


@cache
def _nobody() -> str:
    """A hash for accounts that do not exist; made at the first sign-in, since it would slow every start."""
    return _hasher.hash("nobody has this password")


async def hash_password(password: str) -> str:
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def check_password(password: str, hashed: str | None) -> bool:
    """Whether the password fits. Takes as long when there is no such account, so that nobody can tell."""
    loop = asyncio.get_running_loop()
    nobody = await loop.run_in_executor(_threads, _nobody)
    fits = await loop.run_in_executor(_threads, _hasher.verify, password, hashed or nobody)
    return fits and hashed is not None
