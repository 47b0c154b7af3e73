"""The confined process: a file that takes too much ends it, and the next one is read all the same."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from jawab.knowledge.importing import Document, inside
from jawab.knowledge.importing.confined import MEMORY_BYTES, Confined
from jawab.knowledge.importing.document import Unreadable


@pytest.fixture
async def confined() -> AsyncIterator[Confined]:
    running = Confined(seconds=8)
    yield running
    await running.close()


async def test_it_reads(confined: Confined, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nSome words that are worth keeping.")
    assert await confined.call(inside.list_folder, str(tmp_path), None) == (["a.md"], [])
    document = await confined.call(inside.read_file, str(tmp_path), None, "a.md")
    assert isinstance(document, Document)
    assert document.title == "A"


@pytest.mark.slow
async def test_what_takes_too_long_is_ended_and_the_next_is_read(confined: Confined) -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable, match="longer than 8 seconds"):
        await confined.call(time.sleep, 60)
    assert time.monotonic() - began < 20
    assert len(await confined.call(inside.passages, "Words that are here.")) == 1


async def test_what_takes_too_much_memory_is_ended_and_the_next_is_read(confined: Confined) -> None:
    with pytest.raises(Unreadable, match="memory"):
        await confined.call(bytes, 2 * MEMORY_BYTES)
    assert len(await confined.call(inside.passages, "Words that are here.")) == 1


async def test_a_process_that_dies_is_started_again(confined: Confined) -> None:
    import os

    with pytest.raises(Unreadable):
        await confined.call(os._exit, 3)
    assert len(await confined.call(inside.passages, "Words that are here.")) == 1


async def test_what_is_broken_off_leaves_no_answer_behind(confined: Confined) -> None:
    call = asyncio.ensure_future(confined.call(time.sleep, 30))
    await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert await confined.call(len, "abc") == 3


async def test_errors_of_libraries_become_reasons(confined: Confined) -> None:
    with pytest.raises(Unreadable, match="could not be read"):
        await confined.call(int, "x")
    with pytest.raises(Unreadable, match="damaged PDF"):
        await confined.call(inside.read_web_file, b"%PDF-x", "a.pdf", ".pdf")
