"""What makes asking easier: questions to choose from, ratings, how long an answer takes, and messages sent together."""

import re
import sqlite3
import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.axe import violations
from tests.support.stage import Stage

NEXT = [{"label": "Is there a guarantee?", "text": "Is there a guarantee?"}, {"label": "Cleaning", "text": "Cleaning?"}]


@pytest.fixture
def widget(stage: Stage, page: Page) -> Widget:
    page.goto(stage.site.url)
    widget = Widget(page)
    widget.open()
    return widget


def typed(widget: Widget, text: str) -> Locator:
    """The questions that are offered for what was typed."""
    widget.field.fill("")
    widget.field.press_sequentially(text)
    offered = widget.panel.get_by_role("option")
    expect(offered.first).to_be_visible()
    return offered


def test_a_question_is_chosen_with_the_arrow_keys_while_the_focus_stays(stage: Stage, widget: Widget) -> None:
    offered = typed(widget, "retu")
    list_box = widget.panel.get_by_role("listbox", name="You could ask")
    expect(list_box).to_be_visible()
    count = offered.count()
    expect(widget.panel.locator(".composer [role=status]")).to_contain_text(f"Suggestions: {count}")
    expect(widget.field).to_have_attribute("aria-controls", str(list_box.get_attribute("id")))
    assert widget.field.get_attribute("aria-activedescendant") is None
    for key, index in (
        ("ArrowDown", 0),
        ("ArrowUp", None),
        ("ArrowUp", count - 1),
        ("ArrowDown", None),
        ("ArrowDown", 0),
    ):
        widget.field.press(key)
        expect(widget.panel.locator("[role=option][aria-selected=true]")).to_have_count(0 if index is None else 1)
        if index is not None:
            expect(offered.nth(index)).to_have_attribute("aria-selected", "true")
            expect(widget.field).to_have_attribute("aria-activedescendant", str(offered.nth(index).get_attribute("id")))
    expect(widget.field).to_be_focused()
    question = offered.first.inner_text()
    assert violations(widget.page) == []
    widget.field.press("Enter")
    expect(widget.questions.last.locator(".plain")).to_have_text(question)
    expect(widget.field).to_have_value("")
    expect(widget.field).to_be_focused()
    expect(list_box).to_have_count(0)


def test_enter_sends_ones_own_words_while_nothing_is_highlighted(stage: Stage, widget: Widget) -> None:
    typed(widget, "retu")
    widget.field.press("Enter")
    expect(widget.questions.last.locator(".plain")).to_have_text("retu")


def test_escape_closes_the_list_and_only_then_the_panel(widget: Widget) -> None:
    offered = typed(widget, "retu")
    widget.field.press("Escape")
    expect(offered).to_have_count(0)
    expect(widget.field).to_have_value("retu")
    widget.field.press_sequentially("r")
    expect(offered.first).to_be_visible()
    widget.field.press("Escape")
    widget.field.press("Escape")
    expect(widget.panel).to_be_hidden()


@pytest.mark.parametrize("options", [{}, {"has_touch": True, "is_mobile": True}], ids=["mouse", "finger"])
def test_a_question_is_chosen_by_pressing_it(stage: Stage, new_page: NewPage, options: dict[str, Any]) -> None:
    widget = Widget(new_page(**options))
    widget.page.goto(stage.site.url)
    widget.open()
    offered = typed(widget, "retu")
    question = offered.last.inner_text()
    if options:
        offered.last.tap()
    else:
        offered.last.click()
    expect(widget.questions.last.locator(".plain")).to_have_text(question)
    expect(widget.field).to_be_focused()


def test_questions_are_offered_in_urdu_from_the_right(stage: Stage, new_page: NewPage) -> None:
    widget = Widget(new_page())
    widget.page.goto(f"{stage.site.url}/chat?site={stage.site.demo.site_key}&language=ur")
    offered = typed(widget, "آرڈر")
    expect(offered.first).to_contain_text("آرڈر")
    assert offered.first.evaluate("option => getComputedStyle(option).direction") == "rtl"
    assert violations(widget.page) == []


def test_nothing_is_offered_for_a_second_line_or_while_a_person_answers(stage: Stage, widget: Widget) -> None:
    asked: list[str] = []
    widget.page.on("request", lambda request: asked.append(request.url) if "/completions" in request.url else None)
    offered = typed(widget, "retu")
    before = len(asked)
    widget.field.press("Shift+Enter")
    widget.field.press_sequentially("retu")
    expect(offered).to_have_count(0)
    widget.field.fill("")
    widget.panel.get_by_role("button", name="Talk to a person").click()
    expect(widget.panel.get_by_role("button", name="Go on with the assistant")).to_be_visible()
    widget.field.press_sequentially("retu")
    widget.say("retu")  # by now a list would have been there
    assert len(asked) == before
    expect(offered).to_have_count(0)


def test_what_may_be_asked_next_stands_under_the_newest_answer_alone(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Of copper.", options=NEXT)
    group = answer.get_by_role("group", name="You may also want to ask")
    expect(group.get_by_role("button")).to_have_text(["Is there a guarantee?", "Cleaning"])
    assert violations(widget.page) == []
    group.get_by_role("button", name="Cleaning").click()
    expect(widget.questions.last.locator(".plain")).to_have_text("Cleaning?")
    expect(answer.locator(".option")).to_have_count(0)


def rating(widget: Widget, stage: Stage) -> str | None:
    """What the server knows of the last answer's rating."""
    token = widget.page.evaluate("localStorage.getItem('jawab:gulnar-demo:token')")
    with stage.site.visitor() as visitor:
        visitor.http.headers["Authorization"] = f"Bearer {token}"
        visitor.conversation_id = widget.conversation_id
        value: str | None = visitor.messages()[-1]["rating"]
        return value


def test_an_answer_is_rated_with_the_keyboard_and_the_rating_is_remembered(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Of copper.")
    group = answer.get_by_role("group", name="Did this help?")
    up, down = group.get_by_role("button", name="This helped"), group.get_by_role("button", name="This did not help")
    up.focus()
    widget.page.keyboard.press("Enter")
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(group.get_by_role("status")).to_have_text("Thank you!")
    assert rating(widget, stage) == "up"
    widget.page.keyboard.press("Enter")
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(group.get_by_role("status")).to_be_empty()
    assert rating(widget, stage) is None
    widget.page.keyboard.press("Tab")
    with widget.page.expect_response("**/rating"):
        widget.page.keyboard.press("Space")
    assert violations(widget.page) == []
    reasons = answer.get_by_role("group", name="What was wrong?")
    with widget.page.expect_request("**/rating") as told:
        reasons.get_by_role("button", name="Something is missing").click()
    assert told.value.post_data_json == {"value": "down", "reason": "incomplete"}
    expect(group.get_by_role("status")).to_have_text("Thank you!")
    expect(reasons).to_have_count(0)
    expect(down).to_be_focused()
    assert rating(widget, stage) == "down"
    for _ in range(2):  # take it back, and say it again with other words
        with widget.page.expect_response("**/rating"):
            down.click()
    reasons.get_by_role("button", name="Something else").click()
    words = answer.get_by_role("textbox", name="What was wrong?")
    expect(words).to_be_focused()
    assert violations(widget.page) == []
    words.fill("It was brass")
    with widget.page.expect_request("**/rating") as told:
        words.press("Enter")
    assert told.value.post_data_json == {"value": "down", "reason": "other", "comment": "It was brass"}
    widget.page.reload()
    expect(widget.answers.first.get_by_role("button", name="This did not help")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_a_rating_that_cannot_be_saved_is_taken_back(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Of copper.")
    widget.page.route("**/rating", lambda route: route.abort())
    up = answer.get_by_role("button", name="This helped")
    up.click()
    expect(answer.get_by_text("Not saved. Please try again.")).to_be_visible()
    expect(up).to_have_attribute("aria-pressed", "false")


def test_how_long_it_takes_is_told_once_and_when_it_takes_longer(stage: Stage, widget: Widget) -> None:
    with stage.visitor() as visitor:
        for number in range(20):
            visitor.ask(f"Question {number}")
    with sqlite3.connect(stage.site.data_dir / "jawab.db") as database:
        changed = database.execute("UPDATE turns SET mode = 'tool', took_ms = 3200 WHERE took_ms IS NOT NULL")
        assert changed.rowcount >= 20
    held = widget.hold(stage.prompter, "Where is it?")
    expect(widget.log.locator(".dots")).to_be_visible()
    expect(widget.log.locator(".usual")).to_have_count(0)
    held.expecting("tool")
    expect(widget.log.locator(".usual")).to_have_text("Looking it up, usually about 3 seconds")
    expect(widget.panel.get_by_role("status").filter(has_text="usually about 3 seconds")).to_have_count(1)
    expect(widget.log.locator(".usual")).to_have_text("A little longer than usual…")
    assert violations(widget.page) == []
    held.delta(0, "On ")
    expect(widget.log.locator(".usual")).to_have_count(0)
    held.reply("On its way.")
    expect(widget.answers.last).to_contain_text("On its way.")


def test_what_was_written_without_a_connection_goes_in_one_request_with_the_page(stage: Stage, widget: Widget) -> None:
    widget.say("First of all")
    sent: list[tuple[str, Any]] = []
    widget.page.on(
        "request",
        lambda request: (
            sent.append((request.url.rsplit("/", 1)[1], request.post_data_json))
            if request.method == "POST" and "/message" in request.url
            else None
        ),
    )
    widget.page.context.set_offline(True)
    for text in ("one", "two", "three"):
        widget.field.fill(text)
        widget.field.press("Enter")
    expect(widget.log.locator("li.failed").first).to_contain_text("no connection")
    sent.clear()
    widget.page.evaluate("history.replaceState(null, '', '/cart?coupon=SECRET')")
    widget.page.context.set_offline(False)
    expect(widget.log.locator("li.unsent")).to_have_count(0)
    path, body = sent[-1]
    assert path == "message-batches"
    assert [message["text"] for message in body["messages"]] == ["one", "two", "three"]
    assert {message["page"] for message in body["messages"]} == {"/"}, "the page that they were written on"
    expect(widget.questions).to_have_count(4)
    with widget.page.expect_request(re.compile("/messages$")) as request:
        widget.say("four")
    assert request.value.post_data_json["page"] == "/cart", "without its query, which may be private"


def test_a_list_that_comes_too_late_is_not_shown(widget: Widget) -> None:
    """The server is slow with the first beginning; what is shown belongs to what stands in the field."""

    def slowly(route: Any) -> None:
        if "q=retu&" in route.request.url:
            time.sleep(0.5)
        route.continue_()

    widget.page.route("**/completions?*", slowly)
    widget.field.press_sequentially("retu")
    with widget.page.expect_request("**/completions?q=retu&*"):
        pass
    widget.field.fill("kettle")
    offered = widget.panel.get_by_role("option")
    expect(offered.first).to_contain_text(re.compile("kettle", re.I))
    assert all("kettle" in text.lower() for text in offered.all_inner_texts())
