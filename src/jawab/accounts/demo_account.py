"""The demo agent's sign-in: made up once, kept in the data folder for its owner to read again."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "demo-sign-in.json"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    email: str
    password: str


def read_demo_account(data_dir: Path) -> DemoAccount | None:
    """The sign-in that was made up, None when there is no demo here."""
    path = data_dir / FILE
    return DemoAccount(**json.loads(path.read_text())) if path.exists() else None


def make_demo_account(data_dir: Path, email: str) -> DemoAccount:
    """Make up a password and keep it, readable by the owner of the data folder alone."""
    account = DemoAccount(email, f"gulnar-{secrets.token_hex(4)}")
    file = os.open(data_dir / FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w") as handle:
        json.dump(asdict(account), handle)
    return account
