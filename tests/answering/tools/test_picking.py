"""An LLM chooses a tool by function calling, by each provider's own protocol and its real client."""

import pytest

from jawab.answering.tools.picking import Picked, Picker
from jawab.answering.tools.schemas import Argument, Definition
from jawab.answering.tools.spec import Spec
from jawab.answering.trace import Trace
from jawab.kit.ids import new_id
from tests.answering.conftest import Bench
from tests.answering.knowledge import question
from tests.answering.tools.workshop import Workshop
from tests.answering.understandings import understood
from tests.support.fake_provider import Script
from tests.support.llm_server import LlmServer
from tests.support.other_system import other_system
from tests.support.site import SiteMaker

ASKED = "could somebody fetch the parcel P-17 from me"
CALLS = ("fetch_parcel", '{"number": "P-17", "floor": "third"}')


async def pick(bench: Bench, script: Script) -> tuple[Picked | None, Trace]:
    bench.provider.script = script
    arguments = [Argument(name="number"), Argument(name="floor")]
    definition = Definition(
        url="https://example.com", arguments=arguments, answer={"en": "Done"}, description="Fetches"
    )
    specs = [Spec(new_id(), new_id(), "fetch_parcel", "Fetch a parcel", definition, {})]
    trace = Trace()
    return await Picker(bench.llm, bench.purse).pick(specs, question(ASKED), understood({}), trace), trace


async def test_a_function_call_chooses_the_tool_with_what_the_visitor_said_alone(bench: Bench) -> None:
    picked, trace = await pick(bench, Script(function=CALLS))
    assert picked
    assert (picked.spec.key, dict(picked.arguments)) == ("fetch_parcel", {"number": "P-17"})
    assert "fetch_parcel" in str(bench.provider.requests[0])
    assert trace.steps[0].note == "chose Fetch a parcel"
    assert len(bench.purse.settled) == 1


async def test_words_in_place_of_a_call_choose_nothing(bench: Bench) -> None:
    picked, trace = await pick(bench, Script(["NONE"]))
    assert (picked, trace.steps[0].note) == (None, "chose none")


@pytest.mark.parametrize("script", [Script(status=500), Script(function=("other", "{}")), Script(["x"], break_after=0)])
async def test_a_provider_that_fails_chooses_nothing(chat: Bench, script: Script) -> None:
    assert (await pick(chat, script))[0] is None


async def test_an_empty_purse_asks_nobody(chat: Bench) -> None:
    chat.purse.empty = True
    picked, _ = await pick(chat, Script(function=CALLS))
    assert (picked, chat.provider.requests) == (None, [])


@pytest.mark.site
def test_a_tool_that_no_rule_fits_is_chosen_by_the_llm_and_still_confirmed(site_maker: SiteMaker) -> None:
    with LlmServer(Script(function=CALLS)) as llm, other_system() as system:
        settings = {**llm.settings, "tools_allow_networks": '["127.0.0.1/32"]', "burst_seconds": "0"}
        with site_maker.make("sqlite", **settings) as site, site.agent() as agent, site.visitor() as visitor:
            visitor.open()
            workshop = Workshop(site, agent, system)
            arguments = [{"name": "number"}]
            workshop.tool("/fetch", (201, {"number": 5}), name="Fetch parcel", arguments=arguments, phrases=[],
                          confirm={"en": "Fetch {=number}"})  # fmt: skip
            assert visitor.ask(ASKED)["options"][0]["label"] == "Fetch P-17"
            assert visitor.ask("Fetch P-17")["text"] == "Sent as 5."
            assert [one.body for one in system.to("/fetch")] == [{"number": "P-17"}]
