"""Every state of the widget: nothing for axe-core to find, light and dark, from the left and from the right; and no
sideways scrolling on 320 pixels."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.test_widget_rich import EVERYTHING
from tests.browser.widget import Widget
from tests.support.axe import violations
from tests.support.host_page import host_page
from tests.support.stage import Stage

CITED = {"title": "Returns", "heading": "How long", "url": "/help/gulnar", "quote": "14 days"}
ARTICLE = {"n": 1, "article_id": "00000000-0000-7000-8000-000000000001", **CITED}
WIDGET = "jawab-widget"
NARROW = {"width": 320, "height": 640}
"""What 1280 pixels are at a zoom of 400 %, and more than 640 at 200 % ask for (WCAG 2.2, 1.4.10)."""

Look = Callable[[str], None]


@pytest.fixture
def widget(stage: Stage, new_page: NewPage) -> Iterator[Widget]:
    with host_page(stage.site.url, stage.site.demo.site_key) as address:
        page = new_page(reduced_motion="reduce", viewport={"width": 1000, "height": 800})
        page.goto(address)
        yield Widget(page)


@pytest.fixture
def look(widget: Widget) -> Look:
    """Looks at what is on the screen now: in English and light, and in Urdu and dark."""
    page = widget.page

    def look(state: str) -> None:
        assert violations(page, WIDGET) == [], state
        page.emulate_media(color_scheme="dark")
        speak(page, "ur")
        assert violations(page, WIDGET) == [], f"{state}, dark and from the right"
        page.set_viewport_size(NARROW)
        assert not sideways(page), f"{state}, on {NARROW['width']} pixels from the right"
        speak(page, "en")
        assert not sideways(page), f"{state}, on {NARROW['width']} pixels"
        page.set_viewport_size({"width": 1000, "height": 800})
        page.emulate_media(color_scheme="light")

    return look


def speak(page: Page, language: str) -> None:
    page.evaluate("language => window.jawab('locale', language)", language)
    direction = "rtl" if language == "ur" else "ltr"
    page.locator(f"jawab-widget .panel[dir={direction}]").wait_for(state="attached")


def sideways(page: Page) -> list[str]:
    """What is cut off at the panel's sides, carousels and tables apart, which scroll by themselves."""
    found: list[str] = page.evaluate(
        """() => {
          const panel = document.querySelector("jawab-widget").shadowRoot.querySelector(".panel");
          const { left, right } = panel.getBoundingClientRect();
          const scrolls = ".carousel, .table, pre, .hidden, [hidden]";
          return [...panel.querySelectorAll("*")]
            .filter((one) => !one.closest(scrolls) && one.getClientRects().length)
            .map((one) => [one, one.getBoundingClientRect()])
            .filter(([, box]) => box.left < left - 1 || box.right > right + 1)
            .map(([one]) => one.outerHTML.slice(0, 120));
        }"""
    )
    return found


def test_what_the_assistant_says(widget: Widget, stage: Stage, look: Look) -> None:
    prompter = stage.prompter
    widget.open()
    expect(widget.panel.locator(".greeting .bubble")).to_be_visible()
    look("the greeting")
    answer = widget.hear(prompter, "You have **14 days**. [1]", citations=[ARTICLE])
    answer.get_by_role("button", name="This did not help").click()
    expect(answer.get_by_role("group", name="What was wrong?")).to_be_visible()
    look("an answer with its source, and why it was wrong")
    options = [{"label": "A return", "text": "A return"}, {"label": "An order", "text": "An order"}]
    widget.hear(prompter, "Which of these do you mean?", kind="clarify", options=options, offers_person=True)
    look("a question back")
    widget.hear(prompter, "Here is everything.", rich=EVERYTHING)
    expect(widget.panel.get_by_label("Telephone")).to_be_visible()
    look("rich parts")
    widget.panel.get_by_role("button", name="More", exact=True).click()
    expect(widget.panel.get_by_role("dialog", name="More")).to_be_visible()
    look("the menu")
    widget.page.keyboard.press("Escape")
    widget.field.fill("x" * 5000)
    widget.field.press("Enter")
    expect(widget.panel.get_by_role("alert")).to_contain_text("characters too many")
    look("a message that is too long")
    widget.field.fill("Is anybody there?")
    widget.page.context.set_offline(True)
    widget.field.press("Enter")
    expect(widget.panel.get_by_text("Not sent: no connection")).to_be_visible()
    assert violations(widget.page, WIDGET) == []
    widget.page.context.set_offline(False)


def test_people_and_the_end(widget: Widget, stage: Stage, look: Look) -> None:
    widget.open()
    widget.hear(stage.prompter, "I could not find this.", kind="unknown", offers_person=True)
    widget.panel.get_by_role("button", name="Talk to a person").last.click()
    expect(widget.panel.get_by_label("Your e-mail address")).to_be_visible()
    widget.panel.get_by_role("button", name="Send", exact=True).click()
    look("waiting for somebody, who is not there")
    with stage.agent() as agent:
        agent.say(widget.conversation_id, "Hello, I have **cancelled** it.")
        expect(widget.log.locator("li.message.agent")).to_be_visible()
        look("a person")
        agent.close_conversation(widget.conversation_id)
        faces = widget.panel.get_by_role("group", name="How was this conversation?")
        faces.get_by_label("Good", exact=True).check(force=True)
        expect(widget.panel.get_by_placeholder("Tell us more")).to_be_visible()
        look("closed, and how it was")
        widget.panel.get_by_placeholder("Tell us more").fill("Thanks to Sana")
        widget.page.keyboard.press("Enter")
        expect(widget.panel.get_by_role("button", name="Take it back")).to_be_visible()
        look("rated")
        told = agent.conversation(widget.conversation_id)["satisfaction"]
        assert (told["score"], told["comment"]) == (4, "Thanks to Sana")
        with widget.page.expect_response(lambda answer: answer.request.method == "DELETE"):
            widget.panel.get_by_role("button", name="Take it back").click()
        expect(faces).to_be_visible()
        assert agent.conversation(widget.conversation_id)["satisfaction"] is None
        widget.panel.get_by_role("button", name="Do not ask again").click()
        expect(faces).to_have_count(0)
        widget.page.reload()
        expect(widget.panel.get_by_text("This conversation is closed").first).to_be_visible()
        expect(faces).to_have_count(0)
