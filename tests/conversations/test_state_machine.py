"""Random visitors and agents: whatever they do in whatever order, the rules of who may answer hold."""

import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from jawab.conversations.states import MOVES
from tests.support.agent import AgentClient
from tests.support.sse import Event
from tests.support.stage import Stage


class Talk(RuleBasedStateMachine):
    """One conversation, and what its state should be."""

    stage: Stage
    agents: list[AgentClient]

    def __init__(self) -> None:
        super().__init__()
        self.visitor = self.stage.visitor()
        self.stream = self.visitor.stream()
        self.id = self.visitor.conversation_id
        self.state = "bot"
        self.asked = 0
        self.sent: list[tuple[str, str]] = []

    @rule(text=st.sampled_from(["hello", "میرا آرڈر؟", "ok 👍"]))
    def visitor_writes(self, text: str) -> None:
        message_id = str(uuid.uuid4())
        said = self.visitor.say(text, message_id)
        self.sent.append((message_id, text))
        if self.state == "closed":
            self.state = "bot"
        if self.state == "bot":
            self.asked += 1
            self.stream.wait_for_id(said["seq"] + 1)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def visitor_sends_again(self, data: Any) -> None:
        message_id, text = data.draw(st.sampled_from(self.sent))
        self.visitor.say(text, message_id)

    @rule()
    def visitor_asks_for_a_person(self) -> None:
        self.visitor.ask_for_person()
        if self.state in ("bot", "closed"):
            self.state = "waiting"

    @rule()
    def visitor_asks_in_words(self) -> None:
        said = self.visitor.say("person please")
        if self.state in ("bot", "closed"):
            self.asked += 1
            self.stream.wait_for_id(said["seq"] + 3)  # the answer, the state, the notice
            self.state = "waiting"

    @rule()
    def visitor_gives_up_waiting(self) -> None:
        answer = self.visitor.http.delete(f"/api/web/conversations/{self.id}/handoff")
        assert answer.status_code == (200 if self.state == "waiting" else 409)
        if self.state == "waiting":
            self.state = "bot"

    @rule(address=st.sampled_from(["a@shop.pk", "b@shop.pk"]))
    def visitor_leaves_an_address(self, address: str) -> None:
        answer = self.visitor.http.put(f"/api/web/conversations/{self.id}/email", json={"email": address})
        assert answer.status_code == (409 if self.state == "closed" else 200)
        if self.state == "bot":
            self.state = "waiting"

    @rule(who=st.integers(0, 1))
    def agent_takes_over(self, who: int) -> None:
        self.agents[who].take_over(self.id)
        self.state = "human"

    @rule(who=st.integers(0, 1))
    def agent_writes(self, who: int) -> None:
        self.agents[who].say(self.id, "I am here")
        self.state = "human"

    @rule()
    def agent_hands_back(self) -> None:
        self.agents[0].hand_back(self.id)
        self.state = "bot"

    @rule()
    def agent_closes(self) -> None:
        self.agents[0].close_conversation(self.id)
        self.state = "closed"

    @invariant()
    def state_is_as_it_should_be(self) -> None:
        assert self.visitor.open()["state"] == self.state

    def teardown(self) -> None:
        try:
            last = self.visitor.open()["last_seq"]
            with self.visitor.stream(0) as whole:
                whole.wait_for_id(last)
                self._check([event for event in whole.events if event.durable], last)
        finally:
            self.stream.close()
            self.visitor.close()

    def _check(self, events: list[Event], last: int) -> None:
        assert [int(event.id) for event in events] == list(range(1, last + 1))
        state, said, previous = "bot", 0, ""
        for event in events:
            if event.name == "state":
                assert event.data["state"] in MOVES[state]  # type: ignore[index]
                previous, state = state, event.data["state"]
                continue
            if event.data["author"] == "bot":
                assert state == "bot", "the bot spoke while it was not its turn"
                said += 1
            if previous:  # the first message after a move
                opened_again = previous == "closed" and state == "bot"
                assert opened_again or event.data["kind"] == "notice", f"{previous} → {state} was silent"
                previous = ""
        assert said == self.asked, "each question has one answer"
        assert state == self.state


def test_the_rules_hold_whatever_happens(stage: Stage) -> None:
    with stage.agent(0) as sana, stage.add_member("Bilal") as bilal:

        class OnStage(Talk):
            pass

        OnStage.stage, OnStage.agents = stage, [sana, bilal]
        run_state_machine_as_test(
            OnStage,
            settings=settings(
                max_examples=12,
                stateful_step_count=14,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


@pytest.mark.parametrize("state", MOVES)
def test_every_state_can_be_left(state: str) -> None:
    assert MOVES[state]  # type: ignore[index]
