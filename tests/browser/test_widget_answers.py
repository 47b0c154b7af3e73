"""A visitor asks, sees the answer being written, and follows a citation."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget import Widget
from tests.support.site import Site

RETURNS = "How long do I have to return something?"
BICYCLES = "Do you sell bicycles?"

SLOW_LINE = """() => {
  const real = window.fetch;
  const nextFrame = () => new Promise(requestAnimationFrame);
  const slowly = new TransformStream({
    async transform(bytes, line) {
      for (let at = 0; at < bytes.length; at += 100) {
        await nextFrame();
        line.enqueue(bytes.slice(at, at + 100));
      }
    },
  });
  window.fetch = async (address, init) => {
    const answer = await real(address, init);
    return String(address).endsWith("/stream") ? new Response(answer.body.pipeThrough(slowly)) : answer;
  };
}"""
"""A network that brings 100 bytes a frame, in pieces that end anywhere."""


@pytest.fixture
def widget(shop: Site, page: Page) -> Widget:
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    return widget


def test_an_answer_comes_with_sources_that_open_the_article(widget: Widget) -> None:
    answer = widget.ask(RETURNS)
    sources = answer.get_by_role("group", name="Sources").get_by_role("link")
    expect(sources.first).to_be_visible()
    mark = answer.locator("a.cite").first
    assert mark.get_attribute("href") == sources.first.get_attribute("href")
    with widget.page.expect_popup() as opened:
        mark.click()
    article = opened.value
    article.wait_for_load_state()
    assert "/help/gulnar/en/" in article.url
    expect(article.get_by_role("heading", level=1)).to_be_visible()
    heading = article.url.partition("#")[2]
    assert not heading or article.locator(f"[id='{heading}']").count() == 1


def test_the_answer_is_shown_while_it_is_written(widget: Widget) -> None:
    widget.page.evaluate(SLOW_LINE)
    widget.page.evaluate(
        """() => {
          window.drafts = [];
          const panel = document.querySelector("jawab-widget").shadowRoot;
          new MutationObserver(() => {
            const draft = panel.querySelector("li.draft");
            if (draft) window.drafts.push(draft.innerText.length);
          }).observe(panel, { childList: true, subtree: true, characterData: true });
        }"""
    )
    widget.ask("How do I track my order?")
    lengths: list[int] = widget.page.evaluate("window.drafts")
    assert len(set(lengths)) > 1, f"the draft should grow, its lengths were {lengths}"
    assert lengths == sorted(lengths)


def test_what_is_not_in_the_help_centre_is_not_answered_but_a_person_offered(widget: Widget) -> None:
    answer = widget.ask(BICYCLES)
    expect(answer).to_have_class(re.compile(r"\bunknown\b"))
    expect(answer.get_by_role("group", name="Sources")).to_have_count(0)
    expect(answer.get_by_role("button", name="Talk to a person")).to_be_visible()


def test_a_suggestion_is_a_question(widget: Widget) -> None:
    suggestion = widget.panel.locator(".greeting .option").first
    text = suggestion.inner_text()
    suggestion.click()
    expect(widget.questions).to_have_count(1)
    expect(widget.questions.first).to_contain_text(text)
    expect(widget.panel.locator(".greeting .option")).to_have_count(0)


def test_the_conversation_is_there_on_the_next_page_of_the_tab(widget: Widget) -> None:
    widget.ask(RETURNS)
    before = widget.texts()
    widget.page.reload()
    expect(widget.panel).to_be_visible()
    expect(widget.questions).to_have_count(1)
    assert widget.texts() == before


def test_a_new_conversation_starts_empty_and_the_old_one_is_left_alone(widget: Widget) -> None:
    widget.ask(RETURNS)
    widget.panel.get_by_role("button", name="Start a new conversation").click()
    expect(widget.questions).to_have_count(0)
    widget.ask(BICYCLES)
    expect(widget.questions).to_have_count(1)


def test_a_long_conversation_loads_older_messages_on_the_way_up(widget: Widget, shop: Site) -> None:
    widget.say("Message 0")
    token, conversation = widget.page.evaluate(
        "['token', 'conversation'].map(key => localStorage.getItem(`jawab:gulnar-demo:${key}`))"
    )
    with shop.visitor() as visitor:
        visitor.http.headers["Authorization"] = f"Bearer {token}"
        visitor.conversation_id = conversation
        visitor.ask_for_person()
    with shop.agent() as agent:
        for number in range(60):
            agent.say(conversation, f"Reply number {number}")
    widget.page.reload()
    expect(widget.log.get_by_text("Reply number 59", exact=True)).to_be_visible()
    expect(widget.log.get_by_text("Reply number 0", exact=True)).to_have_count(0)
    widget.log.evaluate("log => log.scrollTo(0, 0)")
    expect(widget.log.get_by_text("Reply number 0", exact=True)).to_have_count(1)
    latest = widget.panel.get_by_role("button", name="Go to the latest message")
    with shop.agent() as agent:
        agent.say(conversation, "Are you still there?")
    expect(latest).to_have_text("1")
    latest.click()
    expect(widget.log.get_by_text("Are you still there?", exact=True)).to_be_in_viewport()
    expect(latest).to_have_count(0)
