"""The demo's tools through the demo's own order service, as a visitor and an agent meet them."""

import httpx

from tests.answering.tools.workshop import Workshop


def test_an_order_is_looked_up_for_who_can_prove_that_it_is_theirs(workshop: Workshop) -> None:
    with workshop.visitor() as visitor:
        asked = visitor.ask("please track my order")
        assert (asked["kind"], asked["text"]) == ("clarify", "What is your order number?")
        assert "again" not in visitor.ask("GN-1000001")["text"]
        stranger = visitor.ask("bilal@example.com")
        assert "no order GN-1000001 for bilal@example.com" in stranger["text"]
        assert stranger["offers_person"]
        assert "delivery" not in stranger["text"]
        told = visitor.ask("ayesha@example.com")
        assert told["kind"] == "answer"
        assert "out for delivery today" in told["text"]
        assert "Copper electric kettle" in told["text"]
        assert [call["state"] for call in workshop.calls(visitor)] == ["not_found", "done"]
        trace = workshop.agent.traces(visitor.conversation_id)[-1]
    assert (trace["mode"], trace["tool"]["name"], trace["tool"]["state"]) == ("tool", "Order status", "done")
    assert trace["tool"]["arguments"] == {"order": "GN-1000001", "contact": "ayesha@example.com"}


def test_a_telephone_number_proves_it_too_however_it_is_written(workshop: Workshop) -> None:
    with workshop.visitor() as visitor:
        visitor.ask("track order GN-1000004")
        assert "on its way" in visitor.ask("0301 7654321")["text"]


def test_how_it_works_is_answered_by_the_help_centre(workshop: Workshop) -> None:
    with workshop.visitor() as visitor:
        reply = visitor.ask("How do I track my order?")
        assert reply["citations"] or reply["kind"] != "answer"
        assert workshop.calls(visitor) == []
        assert workshop.agent.traces(visitor.conversation_id)[-1]["tool"] is None


def test_an_appointment_is_booked_once_it_was_confirmed(workshop: Workshop) -> None:
    with workshop.visitor() as visitor:
        visitor.ask("I want to book an appointment")
        day = visitor.ask("Lahore")
        assert day["rich"][0]["type"] == "date_picker"
        assert "passed" in visitor.ask("1 May 2020")["text"]
        visitor.ask("next Wednesday")
        visitor.ask("3 pm")
        shown = visitor.ask("0300 1234567")
        assert "Time: 15:00" in shown["text"]
        assert workshop.calls(visitor) == []
        booked = visitor.ask(shown["options"][0]["text"])
        assert booked["kind"] == "answer"
        assert "AP-" in booked["text"]
        (call,) = workshop.calls(visitor)
        assert (call["state"], call["http_status"], call["arguments"]["time"]) == ("done", 201, "15:00")
    with workshop.visitor() as other:
        for text in ("book an appointment next Wednesday at 3 pm", "Lahore", "0300 7654321"):
            other.ask(text)
        assert "already" in other.ask("yes")["text"]


def test_nobody_is_trapped(workshop: Workshop) -> None:
    with workshop.visitor() as visitor:
        visitor.ask("please track my order")
        assert "stopped" in visitor.ask("never mind")["text"]
        visitor.ask("please track my order")
        elsewhere = visitor.ask("Do you deliver to Lahore?")
        assert "order number" not in elsewhere["text"]
        visitor.ask("please track my order")
        for _ in range(2):
            assert "right" in visitor.ask("hmm well")["text"]
        assert visitor.ask("hmm well")["offers_person"]
        assert workshop.calls(visitor) == []


def test_an_agent_approves_what_needs_it(workshop: Workshop) -> None:
    with workshop.visitor() as visitor, visitor.stream() as stream:
        visitor.ask("please cancel my order GN-1000002")
        visitor.ask("ayesha@example.com")
        assert "approve" in visitor.ask("yes")["text"]
        (call,) = workshop.calls(visitor)
        assert (call["state"], call["shown"][0]) == ("waiting", ["Order number", "GN-1000002"])
        workshop.decide(call, approved=True)
        stream.wait_for("message", lambda message: "CN-" in message["text"])
        (done,) = workshop.calls(visitor)
        assert (done["state"], done["decided_by"]) == ("done", "Sana")
        again = workshop.agent.http.put(f"/api/desk/tools/calls/{call['id']}/decision", json={"approved": True})
        assert again.status_code == 409


def test_an_agent_declines_with_a_reason(workshop: Workshop) -> None:
    with workshop.visitor() as visitor, visitor.stream() as stream:
        for text in ("please cancel my order GN-1000001", "ayesha@example.com", "yes"):
            visitor.ask(text)
        workshop.decide(workshop.calls(visitor)[0], approved=False, reason="It is with the rider already.")
        stream.wait_for("message", lambda message: "It is with the rider already." in message["text"])
        assert workshop.calls(visitor)[0]["state"] == "declined"


def test_the_order_service_answers_to_its_key_alone(workshop: Workshop) -> None:
    assert httpx.get(f"{workshop.site.url}/demo/orders/GN-1000001").status_code == 401
    assert httpx.get(f"{workshop.site.url}/demo/orders/x", headers={"X-Api-Key": "guess"}).status_code == 401
