"""What visitors say is readable nowhere but through Jawab: not in the database, its journal, Valkey or a log."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import psycopg
import pytest
from pydantic import ValidationError
from sqlalchemy import select, update

from jawab.assembly import opened
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation, Message
from jawab.conversations.schemas import Body
from jawab.conversations.thread import preview, shown
from jawab.db.sqlite import sqlite3
from jawab.kit.sealing import Unreadable
from jawab.settings import Settings
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

WORDS = {
    "the visitor's words": "Peregrine-Quassia-4711 where is my order",
    "the bot's words": "You said: Peregrine-Quassia-4711",
    "words in Urdu": "میرا خفیہ پیغام",
    "an agent's words": "Marmalade-Xylophone for you",
    "an address": "ayesha.quillfeather@shop.pk",
    "a name": "Zarmina Quillfeather",
    "a number": "GN-7364519",
}

END = "the end of what is watched"


def conversation(stage: Stage) -> VisitorClient:
    """Somebody who said, heard and left what is looked for, and whose last word is the preview."""
    with stage.visitor() as visitor, stage.agent() as agent, visitor.stream() as stream:
        visitor.say(WORDS["the visitor's words"])
        stream.wait_for("message", lambda m: m["author"] == "bot")
        visitor.ask(f"my name is {WORDS['a name']}, where is order {WORDS['a number']}")
        named = [one["value"] for one in agent.conversation(visitor.conversation_id)["mentions"]]
        assert {WORDS["a name"], WORDS["a number"]} <= set(named), "they were read, and are kept"
        visitor.leave_email(WORDS["an address"])
        agent.say(visitor.conversation_id, WORDS["an agent's words"])
        visitor.say(WORDS["words in Urdu"])
        stream.wait_for("message", lambda m: m["text"] == WORDS["words in Urdu"])
        assert agent.conversation(visitor.conversation_id)["conversation"]["preview"] == WORDS["words in Urdu"]
        return visitor


def assert_unreadable(where: str, content: bytes) -> None:
    assert content
    for what, words in WORDS.items():
        for form in (words.encode(), words.encode("unicode-escape"), words.encode("utf-16-le")):
            assert form not in content, f"{what} can be read in {where}"
        as_hex = words.encode().hex()
        as_valkey_shows_it = "".join(f"\\x{byte:02x}" for byte in words.encode())
        for shown_as in (as_hex, as_valkey_shows_it):
            assert shown_as.encode() not in content, f"{what} can be read in {where}"


def dump(settings: Settings) -> bytes:
    """Every row of every table of a PostgreSQL database, as text."""
    address = settings.database.replace("postgresql+asyncpg", "postgresql")
    with psycopg.connect(address) as connection:
        names = [row[0] for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        assert {"messages", "contacts", "conversations", "events", "turns"} <= set(names)
        tables = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
    return b"\n".join(_bytes(value) for rows in tables for row in rows for value in row)


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


@contextmanager
def valkey_monitored(stage: Stage) -> Iterator[list[bytes]]:
    """All commands that reach Valkey meanwhile, as the bytes of their MONITOR lines."""
    seen: list[bytes] = []
    if stage.site.kind != "cluster":
        yield seen
        return
    with stage.valkey as client, client.monitor() as monitor:
        listener = threading.Thread(target=_listen, args=(monitor, seen), daemon=True)
        listener.start()
        yield seen
        client.publish(END, "")
        listener.join(20)
        assert END.encode() in seen[-1]


def _listen(monitor: Any, seen: list[bytes]) -> None:
    while not seen or END.encode() not in seen[-1]:
        seen.append(_line(monitor.next_command()))


def _line(command: dict[str, Any]) -> bytes:
    return str(command["command"]).encode("latin-1", "backslashreplace")


def test_no_words_in_the_database_in_valkey_or_in_a_log(stage: Stage) -> None:
    with valkey_monitored(stage) as seen:
        conversation(stage)
    if stage.site.kind == "sqlite":
        for name in ("jawab.db", "jawab.db-wal"):
            assert_unreadable(name, (stage.site.data_dir / name).read_bytes())
        with sqlite3.connect(stage.site.data_dir / "jawab.db") as connection:
            (kept,) = connection.execute("SELECT count(*) FROM messages").fetchone()
        connection.close()
        assert kept >= 5
    else:
        assert_unreadable("PostgreSQL", dump(stage.settings))
    if stage.site.kind == "cluster":
        assert any(b"PUBLISH jawab:conversation:" in line for line in seen)
        assert any(b"jawab:pieces" in line for line in seen)
        assert_unreadable("Valkey", b"\n".join(seen))
    for server in stage.site.servers:
        assert_unreadable("the log", server.logged().encode() + b" ")


def test_a_sealed_value_opens_only_where_it_belongs(stage: Stage) -> None:
    async def move() -> None:
        one, two = conversation(stage), conversation(stage)
        async with opened(stage.settings) as (database, keyring), database.read() as session:
            mine = await session.get_one(Conversation, _uuid(one))
            theirs = await session.get_one(Conversation, _uuid(two))
            contact = await session.get_one(Contact, mine.contact_id)
            stranger = await session.get_one(Contact, theirs.contact_id)
            sealer = keyring.for_contact(contact.id, contact.wrapped_key)
            rows = (
                await session.scalars(select(Message).where(Message.conversation_id == mine.id).order_by(Message.seq))
            ).all()
            assert shown(rows[0], sealer).text == WORDS["the visitor's words"]
            rows[0].body_sealed = rows[1].body_sealed  # another message of the same contact
            mine.preview_sealed = rows[2].body_sealed
            contact.email_sealed = mine.preview_sealed
            for attempt in (
                lambda: shown(rows[0], sealer),
                lambda: preview(mine, sealer),
                lambda: keyring.for_contact(contact.id, contact.wrapped_key).open_text(
                    contact.email_sealed or b"", "x"
                ),
                lambda: keyring.for_contact(stranger.id, contact.wrapped_key),
                lambda: shown(rows[1], keyring.for_contact(stranger.id, stranger.wrapped_key)),
            ):
                with pytest.raises(Unreadable):
                    attempt()
            await session.rollback()

    asyncio.run(move())


def test_a_message_that_was_moved_is_an_error_and_not_somebody_elses_words(stage: Stage) -> None:
    one, two = conversation(stage), conversation(stage)

    async def move() -> None:
        async with opened(stage.settings) as (database, _), database.write() as session:
            body = select(Message.body_sealed).where(Message.conversation_id == _uuid(two), Message.seq == 1)
            sealed = (await session.execute(body)).scalar_one()
            mine = update(Message).where(Message.conversation_id == _uuid(one), Message.seq == 1)
            await session.execute(mine.values(body_sealed=sealed))

    asyncio.run(move())
    with stage.agent() as agent:
        answer = agent.http.get(f"/api/desk/conversations/{one.conversation_id}")
        assert (answer.status_code, answer.json()["code"]) == (500, "internal")
        assert "4711" not in answer.text
        assert agent.conversation(two.conversation_id)["messages"]
    with httpx.Client(base_url=stage.site.url, headers={"Authorization": f"Bearer {one.token}"}) as visitor:
        path = f"/api/web/conversations/{one.conversation_id}/messages"
        answer = visitor.get(path, headers={"Origin": "https://shop.example"})
        assert answer.status_code == 500
        assert answer.headers["access-control-allow-origin"] == "*", "the widget can read what went wrong"
        assert answer.headers["x-content-type-options"] == "nosniff"


def _uuid(visitor: VisitorClient) -> Any:
    from uuid import UUID

    return UUID(visitor.conversation_id)


def test_errors_about_a_message_do_not_repeat_it() -> None:
    """They get into logs."""
    with pytest.raises(ValidationError) as raised:
        Body.model_validate_json(f'{{"text": {{"a": "{WORDS["an address"]}"}}}}')
    assert WORDS["an address"] not in str(raised.value)
