"""The helpers that other tests stand on."""

import psycopg
import pytest
import redis

from tests.support.postgres import PostgresServer
from tests.support.sse import Event, parse
from tests.support.valkey import ValkeyServer


def test_stream_is_parsed_into_events_with_ids_names_and_json() -> None:
    lines = [": hi", "", "id: 7", "event: message", 'data: {"text": "a: b"}', "", "id: 7.1", "event: x", "data: 1", ""]
    assert list(parse(lines)) == [Event("7", "message", {"text": "a: b"}), Event("7.1", "x", 1)]
    assert [event.durable for event in parse(lines)] == [True, False]


def test_event_cut_off_by_the_end_is_not_taken_for_whole() -> None:
    assert list(parse(["id: 1", "event: message", 'data: {"text":'])) == []


def test_databases_are_apart_and_copied_from_their_template(postgres: PostgresServer) -> None:
    template = postgres.create_database()
    with psycopg.connect(postgres.url(template)) as connection:
        connection.execute("CREATE EXTENSION vector")
        connection.execute("CREATE TABLE kept AS SELECT '[1,2,3]'::vector AS v")
    copy = postgres.create_database(template)
    with psycopg.connect(postgres.url(copy)) as connection:
        assert connection.execute("SELECT v <-> '[1,2,5]' FROM kept").fetchone() == (2.0,)
        connection.execute("DROP TABLE kept")
    with psycopg.connect(postgres.url(template)) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1,)


def test_dropped_database_is_gone_even_while_in_use(postgres: PostgresServer) -> None:
    name = postgres.create_database()
    with psycopg.connect(postgres.url(name)) as connection:
        postgres.drop_database(name)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(postgres.url(name))


def test_wiped_valkey_has_forgotten(valkey: ValkeyServer) -> None:
    with redis.Redis.from_url(valkey.url) as client:
        client.set("key", "value")
        valkey.wipe()
        assert client.get("key") is None
