"""The main job from end to end: a freshly imported help centre, a visitor, an agent, and a server that is restarted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.desk.desk_page import DeskPage
from tests.browser.test_widget_person import conversation_of
from tests.browser.widget import Widget
from tests.support.site import Site, SiteMaker

LIBRARY = {
    "cards/replace-a-lost-card.md": """---
title: Replacing a lost library card
---
# Replacing a lost library card

Report the loss at any branch or by telephone. We block the old card at once, so that nobody can borrow with it.

A new card costs Rs. 150. Children under twelve pay nothing. The new card is ready after two working days.
""",
    "loans/how-long.md": """---
title: How long you may keep books
---
# How long you may keep books

Books may stay with you for 21 days, magazines for 7 days and films for 3 days.

## Keeping something longer

1. Open *My loans* on the website.
2. Choose the title.
3. Press **Renew**. This works twice, unless somebody waits for it.
""",
    "rooms/reading-room.md": """---
title: Booking the quiet reading room
---
# Booking the quiet reading room

The quiet reading room on the second floor has twelve desks with lamps. Book a desk up to seven days before, for at
most four hours a day. Desks that are empty fifteen minutes after the booked time go to whoever asks.
""",
    "fees/late-fees.md": """---
title: What late returns cost
---
# What late returns cost

A book that comes back late costs Rs. 10 a day, at most Rs. 300. With open fees above Rs. 500 nothing more can be
borrowed until they are paid at the desk or by bank transfer.
""",
}


@pytest.fixture
def library(site_maker: SiteMaker, tmp_path: Path) -> Iterator[Site]:
    """A running shop into which the help centre of a library was just imported."""
    for path, text in LIBRARY.items():
        (tmp_path / "library" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "library" / path).write_text(text)
    with site_maker.make("sqlite", embedder="") as site:
        shown = site.command("import", str(tmp_path / "library")).stdout
        assert "4 added" in shown
        yield site


def test_from_a_question_to_a_person_over_a_restart(library: Site, new_page: NewPage) -> None:
    visitor, agent = new_page(), new_page()
    visitor.goto(library.url)
    widget = Widget(visitor)
    widget.open()
    desk = DeskPage(agent, library).sign_in()
    desk.live()

    expect(widget.ask("How many days can I keep a book I borrowed?")).to_contain_text("21 days")
    expect(widget.ask("i lost my library card, what does a new card cost")).to_contain_text("Rs. 150")
    answer = widget.ask("Can I book a desk in the quiet reading room?")
    expect(answer).to_contain_text("seven days")
    source = answer.get_by_role("link", name="Booking the quiet reading room").first
    address = source.get_attribute("href") or ""
    assert "/help/gulnar/en/" in address

    unknown = widget.ask("Who won the chess world championship in 1985?")
    expect(unknown.locator("sup")).to_have_count(0)
    unknown.get_by_role("button", name="Talk to a person").click()
    conversation = conversation_of(widget)
    desk.row(conversation).wait_for()
    desk.open(conversation)
    desk.state("Waiting")
    desk.press("t")
    expect(widget.panel.get_by_role("heading").locator("..")).to_contain_text("Sana is here to help")
    _agent_says(desk, "Hello, let me look that up.")
    expect(widget.log).to_contain_text("Hello, let me look that up.")

    library.restart()

    widget.say("Thank you, I wait.")
    expect(desk.message("Thank you, I wait.", "visitor")).to_be_visible()
    _agent_says(desk, "It was Garry Kasparov.")
    expect(widget.log).to_contain_text("It was Garry Kasparov.")

    said = widget.texts()
    assert len(said) == len(set(said)), f"something came twice: {said}"
    with library.agent() as api:
        stored = api.conversation(conversation)["messages"]
    assert [message["seq"] for message in stored] == sorted({message["seq"] for message in stored})
    from_visitor = [message["text"] for message in stored if message["author"] == "visitor"]
    assert len(from_visitor) == 5
    assert [one for one in said if one in from_visitor] == from_visitor
    assert sum(message["author"] == "bot" for message in stored) == 4
    assert visitor.request.get(library.url + address.partition("#")[0].removeprefix(library.url)).ok


def _agent_says(desk: DeskPage, text: str) -> None:
    desk.reply_box.fill(text)
    desk.reply_box.press("Control+Enter")
    expect(desk.message(text, "agent")).to_be_visible()
