"""The master key: made with care, and refused with a sentence that helps when it is missing, weak or another."""

import asyncio
import base64
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from jawab.assembly import opened
from jawab.kit.sealing import Sealer, Unreadable, new_key
from jawab.privacy.keys import KEY_FILE, KeyProblem, Keyring, load_master_key
from jawab.settings import Settings
from tests.support.site import environment


def made(data_dir: Path) -> Path:
    """A data folder with a database that was opened once."""
    asyncio.run(open_once(data_dir))
    return data_dir / KEY_FILE


async def open_once(data_dir: Path, given: str = "") -> str:
    settings = Settings(data_dir=data_dir, master_key=given)  # type: ignore[arg-type]
    async with opened(settings) as (_, keyring):
        return keyring.fingerprint()


def fresh() -> str:
    return base64.b64encode(new_key()).decode()


def test_the_key_is_made_for_its_owner_alone_and_kept(tmp_path: Path) -> None:
    key = made(tmp_path)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(base64.b64decode(key.read_text())) == 32
    first = key.read_text()
    made(tmp_path)
    assert key.read_text() == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(KEY_FILE)] == [KEY_FILE]


def test_two_installs_have_two_keys(tmp_path: Path) -> None:
    assert made(tmp_path / "one").read_text() != made(tmp_path / "two").read_text()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o777])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    key = made(tmp_path)
    key.chmod(mode)
    with pytest.raises(KeyProblem, match=f"chmod 600 {key}"):
        asyncio.run(open_once(tmp_path))


def test_a_missing_key_is_not_replaced_when_there_are_data(tmp_path: Path) -> None:
    key = made(tmp_path)
    key.unlink()
    with pytest.raises(KeyProblem, match="Put the key file back from your back-up"):
        asyncio.run(open_once(tmp_path))
    assert not key.exists()


def test_another_key_is_refused(tmp_path: Path) -> None:
    key = made(tmp_path)
    key.write_text(fresh())
    with pytest.raises(KeyProblem, match="not the one this database was written with"):
        asyncio.run(open_once(tmp_path))
    with pytest.raises(KeyProblem, match="not the one this database was written with"):
        asyncio.run(open_once(tmp_path, fresh()))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("changeme", "has 6 bytes"),
        ("not base64!", "is not base64"),
        ("", "has 0 bytes"),
        (base64.b64encode(bytes(32)).decode(), "no random key"),
        (base64.b64encode(b"ab" * 16).decode(), "no random key"),
        (base64.b64encode(b"default-master-key-default-maste").decode(), "no random key"),
        (base64.b64encode(b"please change this key right now").decode(), "no random key"),
        (base64.b64encode(bytes(range(32))).decode(), "no random key"),
        (base64.b64encode(bytes(range(100, 116))).decode(), "has 16 bytes"),
        (base64.b64encode(bytes(range(100, 133))).decode(), "has 33 bytes"),
    ],
)
def test_a_weak_key_is_refused(tmp_path: Path, text: str, says: str) -> None:
    key = tmp_path / KEY_FILE
    key.touch(0o600)
    key.write_text(text)
    with pytest.raises(KeyProblem, match=says):
        load_master_key(tmp_path, "", data_exist=False)
    if text:
        with pytest.raises(KeyProblem, match=f"JAWAB_MASTER_KEY.*{says}"):
            load_master_key(tmp_path, text, data_exist=False)


def test_a_random_key_is_no_weak_one() -> None:
    for _ in range(2000):
        load_master_key(Path("nowhere"), fresh(), data_exist=True)


def test_the_key_of_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    given = fresh()
    assert asyncio.run(open_once(tmp_path, given)) == Keyring(base64.b64decode(given)).fingerprint()
    assert not (tmp_path / KEY_FILE).exists()


@pytest.mark.site
def test_servers_that_start_at_the_same_moment_agree_on_one_key(tmp_path: Path, postgres_url: str) -> None:
    async def start_all() -> set[str]:
        settings = Settings(data_dir=tmp_path, database_url=postgres_url)

        async def one() -> str:
            async with opened(settings) as (_, keyring):
                return keyring.fingerprint()

        return set(await asyncio.gather(*(one() for _ in range(5))))

    assert len(asyncio.run(start_all())) == 1


@pytest.mark.site
def test_servers_with_keys_of_their_own_do_not_share_a_database(tmp_path: Path, postgres_url: str) -> None:
    async def start_all() -> list[str | BaseException]:
        async def one(number: int) -> str:
            settings = Settings(data_dir=tmp_path / str(number), database_url=postgres_url)
            async with opened(settings) as (_, keyring):
                return keyring.fingerprint()

        return await asyncio.gather(*(one(number) for number in range(4)), return_exceptions=True)

    fates = asyncio.run(start_all())
    assert sorted(type(fate).__name__ for fate in fates) == ["KeyProblem"] * 3 + ["str"]


@pytest.mark.slow
def test_the_server_says_what_is_wrong_in_one_sentence(tmp_path: Path) -> None:
    made(tmp_path).unlink()
    env = environment(tmp_path, {"embedder": "fake", "port": "0"})
    done = subprocess.run(
        [sys.executable, "-m", "jawab", "serve"], env=env, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 1
    assert "Put the key file back from your back-up" in done.stderr
    assert "Traceback" not in done.stderr


def test_sealing_hides_binds_and_tells_forgeries() -> None:
    sealer = Sealer(new_key())
    sealed = sealer.seal_text("سلام", "message:1")
    assert sealer.open_text(sealed, "message:1") == "سلام"
    assert sealed != sealer.seal_text("سلام", "message:1"), "the same words look different each time"
    assert len(sealed) == len("سلام".encode()) + 28
    for wrong in (sealed[:-1], sealed + b"x", b"", b"short", bytes([sealed[0] ^ 1]) + sealed[1:]):
        with pytest.raises(Unreadable):
            sealer.open_text(wrong, "message:1")
    for stranger, about in [(sealer, "message:2"), (Sealer(new_key()), "message:1")]:
        with pytest.raises(Unreadable) as raised:
            stranger.open_text(sealed, about)
        assert "سلام" not in str(raised.value)
