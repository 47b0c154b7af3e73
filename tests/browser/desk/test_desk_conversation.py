"""An agent and a visitor in one conversation, live on both sides."""

import re

from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.visitor import VisitorClient


def test_take_over_reply_hand_back_and_close_by_keyboard(desk: DeskPage, customer: VisitorClient) -> None:
    desk.sign_in().live()
    with customer.stream() as told:
        customer.say("How do I track my order?")
        expect(desk.row(customer.conversation_id)).to_be_visible()
        desk.open(customer.conversation_id)
        expect(desk.message("How do I track my order?", "visitor")).to_be_visible()
        told.wait_for("message", lambda message: message["author"] == "bot")
        expect(desk.log.locator('[data-author="bot"]')).to_be_visible()

        desk.press("t")
        expect(desk.page.get_by_role("button", name="Hand back")).to_be_visible()
        told.wait_for("state", lambda state: state["state"] == "human")

        desk.press("r")
        desk.page.keyboard.type("Let me look that up.")
        desk.press("Enter")
        told.wait_for(
            "message", lambda message: (message["author"], message["text"]) == ("agent", "Let me look that up.")
        )
        expect(desk.message("Let me look that up.", "agent")).to_have_count(1)
        expect(desk.reply_box).to_have_value("")

        customer.say("Thank you, I will wait.")
        expect(desk.message("Thank you, I will wait.", "visitor")).to_be_visible()

        desk.press("Escape")
        desk.press("b")
        told.wait_for("state", lambda state: state["state"] == "bot")
        desk.state("Bot")
        assert customer.ask("How do I return an item?")["author"] == "bot"

        desk.press("c")
        told.wait_for("state", lambda state: state["state"] == "closed")
        desk.state("Closed")
    texts = [message["text"] for message in customer.messages() if message["author"] == "agent"]
    assert texts == ["Let me look that up."]


def test_both_sides_see_the_other_type(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("Hello")
    desk.sign_in().live()
    desk.open(customer.conversation_id)
    customer.http.post(f"/api/web/conversations/{customer.conversation_id}/typing")
    expect(desk.page.get_by_text("is typing…")).to_be_visible()
    with customer.stream() as told:
        desk.reply_box.press_sequentially("Hi")
        told.wait_for("typing", lambda typing: typing["author"] == "agent")


def test_drafts_stay_with_their_conversations(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("One")
    with desk.site.visitor() as second:
        second.open()
        second.say("Two")
        desk.sign_in().open(customer.conversation_id)
        desk.reply_box.fill("For the first")
        desk.open(second.conversation_id)
        expect(desk.reply_box).to_have_value("")
        desk.open(customer.conversation_id)
        expect(desk.reply_box).to_have_value("For the first")
        desk.page.reload()
        expect(desk.reply_box).to_have_value("For the first")


def test_keys_move_through_the_list_and_show_help(desk: DeskPage, customer: VisitorClient) -> None:
    with desk.site.visitor() as second, desk.site.agent() as agent:
        second.open()
        for visitor in (customer, second):
            visitor.say("Hello")
            agent.take_over(visitor.conversation_id)
            agent.say(visitor.conversation_id, "Good morning")
        desk.sign_in("/inbox/mine")
        expect(desk.row(second.conversation_id)).to_be_visible()
        desk.press("j")
        expect(desk.row(second.conversation_id)).to_have_attribute("aria-current", "page")
        desk.press("j")
        expect(desk.row(customer.conversation_id)).to_have_attribute("aria-current", "page")
        desk.press("k")
        expect(desk.row(second.conversation_id)).to_have_attribute("aria-current", "page")
        desk.press("?")
        dialog = desk.page.get_by_role("dialog", name="Keyboard shortcuts")
        expect(dialog).to_be_visible()
        desk.press("j")  # means nothing while the dialog is open
        expect(desk.row(second.conversation_id)).to_have_attribute("aria-current", "page")
        desk.press("Escape")
        expect(dialog).to_have_count(0)
        desk.press("5")
        expect(desk.page.get_by_role("heading", level=1)).to_have_text("Closed")


def test_what_the_bot_saw_is_told_for_each_reply(desk: DeskPage, customer: VisitorClient) -> None:
    reply = customer.ask("How do I track my order?")
    with desk.site.agent() as agent:
        (trace,) = agent.traces(customer.conversation_id)
    assert trace["reply_id"] == reply["id"]
    desk.sign_in().open(customer.conversation_id)
    desk.press("w")
    panel = desk.page.get_by_role("complementary", name="What the bot saw")
    expect(panel).to_contain_text(f"{trace['confidence']:.2f} sure, needed {trace['threshold']:.2f}")
    expect(panel.locator(".passage")).to_have_count(len(trace["passages"]))
    expect(panel.locator('.passage[data-used="true"]')).to_have_count(sum(p["used"] for p in trace["passages"]))
    expect(panel.locator(".steps li")).to_have_count(len(trace["steps"]))
    expect(panel).to_contain_text(re.compile("no language model was asked", re.I))
    assert f"reply={reply['id']}" in desk.page.url
    desk.press("w")
    expect(panel).to_have_count(0)


def test_what_a_visitor_writes_is_never_run_or_drawn(desk: DeskPage, customer: VisitorClient) -> None:
    picture, script = "![spy](https://spy.example/p.png)", "[x](javascript:alert(1))"
    customer.say(f'<img src=x onerror="document.title=1"> **bold** {picture} {script}')
    desk.sign_in().open(customer.conversation_id)
    written = desk.message("<img src=x", "visitor")
    expect(written).to_contain_text("**bold**")
    assert written.locator("img, strong, a[href^=javascript]").count() == 0


def test_urdu_is_written_from_the_right(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("میرا آرڈر کب تک پہنچے گا؟")
    desk.sign_in().open(customer.conversation_id)
    body = desk.message("میرا آرڈر", "visitor").locator(".message-body")
    assert body.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert desk.row(customer.conversation_id).evaluate("row => getComputedStyle(row).direction") == "ltr"
