"""Training, and which version is in use."""

import asyncio
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text, update

from jawab.events.hub import workspace_topic
from jawab.events.models import Event
from jawab.jobs import locks
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.understanding.intents import catalogue, queries
from jawab.understanding.intents import training as learning
from jawab.understanding.intents.active import ActiveIntents
from jawab.understanding.intents.models import IntentTraining
from jawab.understanding.intents.schemas import IntentChange
from jawab.understanding.intents.versions import run, store
from jawab.understanding.intents.versions.comparison import Comparison, compare
from jawab.understanding.intents.versions.material import Material, gather
from jawab.understanding.intents.versions.renewal import renew
from jawab.understanding.intents.versions.requests import activate, lock_name, request_training
from jawab.understanding.intents.versions.run import run_training
from tests.understanding.intents.conftest import REFUND, TRACK, Shop, train_anew

pytestmark = pytest.mark.site


def active(shop: Shop) -> ActiveIntents:
    return ActiveIntents(shop.parts.database, shop.embedder)


async def read(shop: Shop, intents: ActiveIntents, words: str) -> str | None:
    found = await intents.of(shop.workspace_id)
    assert found is not None
    best = found.read(words, (await shop.embedder.read(words)).vector).best
    return best.key if best else None


async def test_the_first_version_is_put_to_use_and_reads(shop: Shop) -> None:
    intents = active(shop)
    assert await intents.of(shop.workspace_id) is None
    training = await shop.train()
    assert (training.version, training.state, training.error, training.progress) == (1, "active", None, 1.0)
    assert (training.examples, training.intents) == (len(TRACK) + len(REFUND), 2)
    assert 0.5 < training.figures["accuracy"] <= 1
    assert await read(shop, intents, "the parcel, where is it") == "track"
    assert await read(shop, intents, "I want my money refunded") == "refund"
    found = await intents.of(shop.workspace_id)
    assert found is not None
    assert found is await intents.of(shop.workspace_id), "loaded once"
    assert found.read("parcel", None).version == 1


async def test_what_is_read_follows_the_intents_as_they_are_now(shop: Shop) -> None:
    await shop.train()
    intents = active(shop)
    wanted = IntentChange(label="Where is it", labels={"ur": "کہاں"}, handling="person")
    await catalogue.change(shop.parts.database, shop.workspace_id, shop.ids["Track"], wanted)
    found = await intents.of(shop.workspace_id)
    assert found is not None
    assert [found.read("parcel", None, tag).candidates[0].label for tag in ("en", "ur-PK", "ur-Latn", "ur")] == [
        "Where is it", "کہاں", "Where is it", "کہاں",
    ]  # fmt: skip
    assert found.handling("track") == "person"
    assert found.handling("refund") == "answer"
    await catalogue.remove(shop.parts.database, shop.workspace_id, shop.ids["Track"])
    found = await intents.of(shop.workspace_id)
    assert found is not None
    assert [guess.key for guess in found.read("parcel", None).candidates] == ["refund"]


async def test_only_new_examples_are_embedded_again(shop: Shop) -> None:
    await shop.train()
    assert sorted(shop.embedder.texts) == sorted(TRACK + REFUND)
    shop.embedder.texts.clear()
    await catalogue.add_examples(shop.parts.database, shop.workspace_id, shop.ids["Track"], ["is it shipped"])
    second = await shop.train()
    assert shop.embedder.texts == ["is it shipped"]
    assert (second.version, second.examples) == (2, len(TRACK) + len(REFUND) + 1)


async def test_the_same_examples_give_the_same_version(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "train", train_anew)
    first, second = await shop.train(), await shop.train()
    assert first.data_hash == second.data_hash
    assert first.figures == second.figures
    assert (second.state, [one.state for one in await shop.trainings()]) == ("active", ["active", "retired"])
    async with shop.parts.database.read() as session:
        weights = [await queries.weights(session, shop.workspace_id, one.id) for one in (first, second)]
    assert weights[0] == weights[1]


async def test_a_worse_version_is_refused_and_can_be_used_all_the_same(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await shop.train()
    train = learning.train

    def badly(texts: Any, labels: Any, vectors: Any, **more: Any) -> learning.Trained:
        trained = train(texts, labels, vectors, **more)
        wrong = [None if told == "track" else told for told in trained.held_out]
        return learning.Trained(trained.head, trained.figures, wrong)

    monkeypatch.setattr(learning, "train", badly)
    second = await shop.train()
    assert second.state == "refused"
    assert second.note is not None
    assert "version 2 understands" in second.note
    assert "version 1 stays in use" in second.note
    intents = active(shop)
    assert (await intents.of(shop.workspace_id)).stamp.version == 1  # type: ignore[union-attr]

    await activate(shop.parts, shop.workspace_id, second.id)
    assert [one.state for one in await shop.trainings()] == ["active", "retired"]
    assert (await intents.of(shop.workspace_id)).stamp.version == 2  # type: ignore[union-attr]
    await activate(shop.parts, shop.workspace_id, first.id)
    assert [one.state for one in await shop.trainings()] == ["retired", "active"]
    assert (await intents.of(shop.workspace_id)).stamp.version == 1  # type: ignore[union-attr]


def test_worse_is_more_than_chance() -> None:
    keys: list[str | None] = ["a"] * 100
    material = Material([str(n) for n in range(100)], ["t"] * 100, keys)

    def told(*wrong: int) -> list[str | None]:
        return ["b" if n in wrong else "a" for n in range(100)]

    assert not compare(material, told(), told()).is_worse
    assert not compare(material, told(1), told()).is_worse
    assert not compare(material, told(1, 2, 3), told(4, 5, 6)).is_worse
    assert not compare(material, told(), told(*range(50))).is_worse
    assert compare(material, told(1, 2, 3), told()) == Comparison(of=100, new=97, old=100, gained=0, lost=3)
    assert compare(material, told(1, 2, 3), told()).is_worse
    assert compare(material, told(*range(20)), told(*range(15, 25))).is_worse


async def test_a_version_that_is_put_to_use_meanwhile_is_the_one_to_beat(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [await shop.train() for _ in range(2)]
    asked = []

    def compare(*_: Any) -> Comparison:
        """While version 3 is compared with version 2, somebody goes back to version 1."""
        if not asked:
            going_back = activate(shop.parts, shop.workspace_id, made[0].id)
            asyncio.run_coroutine_threadsafe(going_back, loop).result()
        asked.append(1)
        return Comparison(of=14, new=1, old=14, gained=0, lost=13)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(store, "compare", compare)
    third = await shop.train()
    assert len(asked) == 2
    assert third.state == "refused"
    assert "version 1 stays in use" in (third.note or "")


async def test_corrections_are_examples_and_keep_no_words(shop: Shop) -> None:
    secret = "my xylophone never arrived"
    correction = await shop.correct(secret, "track")
    await shop.correct("sing me a song", None)
    await shop.correct("a thing of the past", "deleted_intent")
    await shop.correct(REFUND[0], "track")
    material = await gather(shop.parts, shop.workspace_id)
    found = dict(zip(material.texts, material.keys, strict=True))
    assert found[secret] == "track"
    assert found["sing me a song"] is None
    assert found[REFUND[0]] == "track", "who corrects it saw it last"
    assert "a thing of the past" not in found

    training = await shop.train()
    assert training.examples == len(material.texts)
    async with shop.parts.database.read() as session:
        rows = (await session.execute(text("SELECT * FROM intent_trainings"))).mappings().all()
        events = (await session.scalars(select(Event))).all()
    assert secret not in str([dict(row) for row in rows]) + json.dumps([event.data for event in events])
    shown = await catalogue.whole(shop.parts.database, shop.parts.keyring, shop.workspace_id, shop.ids["Track"])
    assert [(one.text, one.source) for one in shown.texts[-2:]] == [(secret, "correction"), (REFUND[0], "correction")]
    assert shown.examples == len(TRACK) + 2
    await catalogue.remove_example(shop.parts.database, shop.workspace_id, shop.ids["Track"], correction)
    assert secret not in (await gather(shop.parts, shop.workspace_id)).texts
    outside = await catalogue.outside(shop.parts.database, shop.parts.keyring, shop.workspace_id)
    assert [(one.text, one.source) for one in outside.texts] == [("sing me a song", "correction")]


async def test_one_training_at_a_time(shop: Shop) -> None:
    queued = await shop.request()
    with pytest.raises(Conflict, match="being trained already"):
        await shop.request()
    async with locks.hold(shop.parts.database, shop.parts.settings.data_dir, lock_name(shop.workspace_id)) as lock:
        assert lock is not None
        with pytest.raises(Conflict, match="Another process"):
            await run_training(shop.parts, shop.workspace_id, queued.id)
    done = await run_training(shop.parts, shop.workspace_id, queued.id)
    assert done.state == "active"
    again = await run_training(shop.parts, shop.workspace_id, queued.id)
    assert (again.finished_at, again.version) == (done.finished_at, 1), "done once, however often it is asked for"
    assert len(await shop.trainings()) == 1


async def test_what_was_broken_off_is_taken_up_again_as_the_same_version(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = asyncio.Event()
    learn = run._learn

    async def never_ending(*_: Any) -> Any:
        began.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(run, "_learn", never_ending)
    queued = await shop.request()
    process = asyncio.create_task(run_training(shop.parts, shop.workspace_id, queued.id))
    await began.wait()
    with pytest.raises(Conflict):
        await shop.request()
    process.cancel()
    await asyncio.gather(process, return_exceptions=True)
    assert [one.state for one in await shop.trainings()] == ["running"]

    monkeypatch.setattr(run, "_learn", learn)
    taken_up, _ = await request_training(shop.parts, shop.workspace_id, None)
    assert taken_up.id == queued.id
    done = await run_training(shop.parts, shop.workspace_id, taken_up.id)
    assert (done.state, done.version, len(await shop.trainings())) == ("active", 1, 1)


async def test_a_job_that_got_lost_is_taken_up_after_a_while(shop: Shop) -> None:
    queued = await shop.request()
    async with shop.parts.database.write() as session:
        earlier = update(IntentTraining).where(IntentTraining.id == queued.id)
        await session.execute(earlier.values(created_at=now() - timedelta(minutes=2)))
    assert (await shop.request()).id == queued.id


async def test_too_little_to_learn_from_is_said_before(shop: Shop) -> None:
    await catalogue.remove(shop.parts.database, shop.workspace_id, shop.ids["Track"])
    await shop.add("Gift", ["wrap it"])
    await shop.add("Nothing yet", [])
    with pytest.raises(Unprocessable, match="at least two intents"):
        await shop.request()
    assert await shop.trainings() == []


async def test_intents_with_few_examples_are_learnt_and_named(shop: Shop) -> None:
    await shop.add("Gift", ["wrap it with a bow"])
    await shop.add("Nothing yet", [])
    training = await shop.train()
    assert (training.state, training.intents) == ("active", 3)
    assert training.note == ("With fewer than 5 examples an intent is hardly known. Add some to “Gift”, “Nothing yet”.")
    assert await read(shop, active(shop), "a bow to wrap it") == "gift"


async def test_what_is_deleted_meanwhile_fails_in_plain_words(shop: Shop) -> None:
    queued = await shop.request()
    await catalogue.remove(shop.parts.database, shop.workspace_id, shop.ids["Track"])
    done = await run_training(shop.parts, shop.workspace_id, queued.id)
    assert done.state == "failed"
    assert "something to tell apart" in (done.error or "")
    with pytest.raises(Conflict, match="failed"):
        await activate(shop.parts, shop.workspace_id, queued.id)


async def test_a_fault_inside_ends_the_training_and_not_the_one_in_use(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shop.train()

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(learning, "train", broken)
    second = await shop.train()
    assert (second.state, second.error) == ("failed", "Something went wrong inside Jawab; the server's log says what.")
    assert [one.state for one in await shop.trainings()] == ["failed", "active"]


async def test_old_versions_lose_their_weights_but_never_the_one_in_use(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "KEPT_VERSIONS", 2)
    made = [await shop.train() for _ in range(3)]
    await activate(shop.parts, shop.workspace_id, made[1].id)
    with pytest.raises(Conflict, match="too old"):
        await activate(shop.parts, shop.workspace_id, made[0].id)
    monkeypatch.setattr(store, "compare", lambda *_: Comparison(of=14, new=0, old=14, gained=0, lost=14))
    made += [await shop.train() for _ in range(3)]
    async with shop.parts.database.read() as session:
        kept = [await queries.weights(session, shop.workspace_id, one.id) is not None for one in made]
    assert kept == [False, True, False, False, True, True]
    assert (await active(shop).of(shop.workspace_id)).stamp.version == 2  # type: ignore[union-attr]


async def test_another_embedding_model_needs_a_new_version(shop: Shop) -> None:
    first = await shop.train()
    shop.embedder.name = f"other-{new_id()}"
    intents = active(shop)
    assert await intents.of(shop.workspace_id) is None, "vectors of two models are never compared"
    await shop.train()
    assert await read(shop, intents, "parcel") == "track"
    with pytest.raises(Conflict, match="another embedding model"):
        await activate(shop.parts, shop.workspace_id, first.id)


class Asked:
    """Jobs that only note what was asked for."""

    def __init__(self) -> None:
        self.trainings: list[str] = []

    async def start(self, name: str, key: str, **arguments: Any) -> None:
        self.trainings.append(arguments["training_id"])


async def test_a_server_with_another_model_trains_anew_what_it_cannot_use(shop: Shop) -> None:
    jobs: Any = Asked()
    await shop.train()
    await renew(shop.parts, jobs)
    assert jobs.trainings == [], "what can be used stays"
    shop.embedder.name = f"other-{new_id()}"
    await renew(shop.parts, jobs)
    await renew(shop.parts, jobs)
    (asked,) = jobs.trainings
    done = await run_training(shop.parts, shop.workspace_id, UUID(asked))
    assert (done.version, done.state) == (2, "active")
    await renew(shop.parts, jobs)
    assert len(jobs.trainings) == 1

    await catalogue.remove(shop.parts.database, shop.workspace_id, shop.ids["Track"])
    shop.embedder.name = f"third-{new_id()}"
    await renew(shop.parts, jobs)
    assert len(jobs.trainings) == 1, "nothing left to learn from, and the server starts all the same"


async def test_weights_that_are_broken_are_no_head(shop: Shop) -> None:
    await shop.train()
    async with shop.parts.database.write() as session:
        await session.execute(update(IntentTraining).values(weights=b"nonsense"))
    assert await active(shop).of(shop.workspace_id) is None


async def test_the_desks_hear_each_step(shop: Shop) -> None:
    async with shop.core.hub.subscribe(workspace_topic(shop.workspace_id)) as heard:
        training = await shop.train()
        told = []
        while (message := heard.get_now()) is not None:
            told.append((message["event"], message["data"]["id"], message["data"]["state"], message["data"]["step"]))
    assert {(event, id) for event, id, _, _ in told} == {("training", str(training.id))}
    states = [state for _, _, state, _ in told]
    assert states == sorted(states, key=["queued", "running", "active"].index)
    assert set(states) == {"queued", "running", "active"}
    assert next(step for _, _, state, step in told if state == "running") == "Gathering the examples"


async def test_nothing_of_another_workspace_is_reached(shop: Shop) -> None:
    training = await shop.train()
    stranger = new_id()
    with pytest.raises(NotFound):
        await activate(shop.parts, stranger, training.id)
    with pytest.raises(NotFound):
        await run_training(shop.parts, stranger, training.id)
    assert await active(shop).of(stranger) is None
    assert (await gather(shop.parts, stranger)).texts == []
