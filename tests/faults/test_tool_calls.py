"""A call to another system that a kill cuts off is not made twice, and nobody is told that it was done."""

from collections.abc import Iterator

import pytest

from tests.answering.tools.workshop import Workshop, start_of
from tests.support.other_system import OtherSystem, other_system
from tests.support.site import Site, SiteMaker

pytestmark = [pytest.mark.site, pytest.mark.timeout(180)]
SETTINGS = {"tools_allow_networks": '["127.0.0.1/32"]', "burst_seconds": "0"}
PATIENCE = 60


@pytest.fixture
def system() -> Iterator[OtherSystem]:
    with other_system() as system:
        yield system


@pytest.fixture
def site(site_maker: SiteMaker) -> Iterator[Site]:
    with site_maker.make("sqlite", **SETTINGS) as site:
        yield site


def test_a_write_that_a_kill_cut_off_is_never_made_again(site: Site, system: OtherSystem) -> None:
    with site.visitor() as visitor, site.agent() as agent:
        visitor.open()
        workshop = Workshop(site, agent, system)
        made = workshop.tool("/book", timeout_seconds=3)
        system.silent.add("/book")
        visitor.ask(start_of(made))
        visitor.ask("a parcel")
        said = visitor.say("yes")
        assert system.heard.wait(PATIENCE)
        site.kill()
        site.start()
        visitor.move_to(site.url)
        with visitor.stream(last_event_id=0) as stream:
            reply = stream.wait_for("message", lambda m: m["reply_to"] == said["id"], timeout=PATIENCE).data
        assert "do not know whether it was done" in reply["text"]
        assert visitor.open()["state"] == "waiting"
        assert len(system.to("/book")) == 1
        assert [call["state"] for call in workshop.calls(visitor)] == ["unknown"]


def test_a_write_that_was_under_way_at_a_stop_is_told_and_not_made_again(site: Site, system: OtherSystem) -> None:
    """The server is stopped while the call runs: the call ends, its outcome is kept, and the reply follows."""
    with site.visitor() as visitor, site.agent() as agent:
        visitor.open()
        workshop = Workshop(site, agent, system)
        made = workshop.tool("/book", (201, {"number": "B-1"}), timeout_seconds=10)
        system.slow["/book"] = 1.0
        visitor.ask(start_of(made))
        visitor.ask("a parcel")
        said = visitor.say("yes")
        assert system.heard.wait(PATIENCE)
        site.stop()
        site.start()
        visitor.move_to(site.url)
        with visitor.stream(last_event_id=0) as stream:
            reply = stream.wait_for("message", lambda m: m["reply_to"] == said["id"], timeout=PATIENCE).data
        assert reply["text"] == "Sent as B-1."
        assert len(system.to("/book")) == 1
