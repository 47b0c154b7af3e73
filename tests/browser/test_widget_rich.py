"""Pictures, cards, forms and the like under a message."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.axe import violations
from tests.support.host_page import host_page
from tests.support.stage import Stage

KETTLE = {"type": "image", "url": "/shop/kettle.svg", "alt": "A copper kettle on a stove"}
CARDS: list[dict[str, Any]] = [
    {
        "title": "Copper kettle",
        "price": "Rs. 7,950",
        "image": {"url": "/shop/kettle.svg", "alt": "Copper kettle"},
        "buttons": [{"label": "Its care", "url": "/help/gulnar"}, {"label": "In stock?", "text": "Is it in stock?"}],
    },
    {"title": "Tea set", "image": {"url": "/shop/tea-set.svg", "alt": "Blue cups"}},
    {"title": "Table lamp", "text": "A lattice of light on the wall"},
]
FORM = {
    "type": "form",
    "id": "call",
    "title": "May we call you?",
    "submit": "Ask for a call",
    "fields": [
        {"name": "name", "label": "Your name"},
        {"name": "phone", "label": "Telephone", "type": "phone"},
        {"name": "topic", "label": "About", "type": "select", "choices": ["An order", "A return"]},
        {"name": "note", "label": "Anything else", "type": "long_text", "required": False},
    ],
}
DAY = {"type": "date_picker", "label": "Which day?", "earliest": "2031-03-02", "latest": "2031-03-09"}
FILE = {"type": "file", "url": "/shop/manual.pdf", "name": "Manual.pdf", "bytes": 1_234_567}
PLACE = {"type": "map", "label": "Our shop", "latitude": 31.5, "longitude": 74.3}
REPLIES = {
    "type": "quick_replies",
    "replies": [{"label": "Yes, please", "text": "Yes"}, {"label": "All shops", "url": "/help/gulnar"}],
}
VIDEO = {"type": "video", "url": "/shop/film.mp4", "title": "How to descale it", "poster": "/shop/kettle.svg"}
EVERYTHING = [KETTLE, VIDEO, {"type": "carousel", "cards": CARDS}, FORM, DAY, FILE, PLACE, REPLIES]


@pytest.fixture
def widget(stage: Stage, page: Page) -> Widget:
    page.goto(stage.site.url)
    widget = Widget(page)
    widget.open()
    return widget


@pytest.fixture
def host(stage: Stage) -> Iterator[str]:
    with host_page(stage.site.url, stage.site.demo.site_key) as address:
        yield address


def test_works_under_a_strict_policy_on_another_origin(stage: Stage, host: str, page: Page) -> None:
    """What draws the parts is fetched when the first comes, and not before."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective))")
    page.goto(host)
    widget = Widget(page)
    widget.open()
    widget.hear(stage.prompter, "Nothing but words.")
    assert not any("/assets/rich-" in url for url in asked)
    answer = widget.hear(stage.prompter, "Everything:", rich=EVERYTHING)
    picture = answer.get_by_role("img", name="A copper kettle on a stove")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    assert picture.get_attribute("referrerpolicy") == "no-referrer"
    assert picture.get_attribute("loading") == "lazy"
    assert picture.evaluate("picture => getComputedStyle(picture).objectFit") == "cover", "the style sheet came along"
    assert sum("/assets/rich-" in url for url in asked) == 1
    assert not [url for url in asked if re.search(r"film\.mp4|manual\.pdf|openstreetmap", url)], "nobody pressed them"


def test_what_may_not_be_asked_for_is_said_in_words(stage: Stage, widget: Widget) -> None:
    asked: list[str] = []
    widget.page.on("request", lambda request: asked.append(request.url))
    elsewhere = "https://elsewhere.example"
    rich = [
        {"type": "image", "url": f"{elsewhere}/a.png", "alt": "A lamp"},
        {"type": "video", "url": f"{elsewhere}/b.mp4", "title": "A film", "poster": f"{elsewhere}/c.png"},
        {"type": "file", "url": f"{elsewhere}/d.pdf", "name": "Leaflet.pdf"},
        {"type": "carousel", "cards": [{"title": "Card", "image": {"url": f"{elsewhere}/e.png", "alt": "A cup"}}]},
    ]
    answer = widget.hear(stage.prompter, "Look:", rich=rich)
    for words in ("A lamp", "A film", "Leaflet.pdf", "A cup"):
        expect(answer.get_by_text(words)).to_be_visible()
    expect(answer.locator("img, video, a")).to_have_count(0)
    assert not [url for url in asked if "elsewhere" in url]


def test_a_picture_has_its_place_before_it_comes(stage: Stage, new_page: NewPage) -> None:
    widget = Widget(new_page(reduced_motion="reduce"))
    widget.page.goto(stage.site.url)
    widget.open()
    held: list[Route] = []
    widget.page.route("**/shop/kettle.svg", lambda route: held.append(route))
    answer = widget.hear(stage.prompter, "Look:", rich=[KETTLE, FILE])
    below = answer.get_by_role("link", name="Manual.pdf")
    expect(below).to_be_visible()
    before = below.bounding_box()
    while not held:
        widget.page.wait_for_timeout(20)
    held[0].continue_()
    expect(answer.get_by_role("img")).to_have_js_property("complete", True)
    assert answer.get_by_role("img").evaluate("picture => picture.naturalWidth") > 0
    assert below.bounding_box() == before


def test_an_answer_that_is_higher_than_the_panel_is_read_from_its_beginning(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "It begins here.", rich=EVERYTHING)
    expect(answer.get_by_role("group", name="Cards: 3")).to_have_count(1)
    expect(answer.get_by_text("It begins here.")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_cards_are_turned_by_buttons_and_by_the_keyboard(stage: Stage, new_page: NewPage, language: str) -> None:
    page = new_page(reduced_motion="reduce", viewport={"width": 390, "height": 780})
    page.goto(f"{stage.site.url}/chat?site={stage.site.demo.site_key}&language={language}")
    widget = Widget(page)
    rich = [{"type": "carousel", "cards": CARDS}]
    answer = widget.hear(stage.prompter, "Look:", rich=rich, language=language)
    back, forward = answer.locator(".turn").first, answer.locator(".turn").last
    cards = answer.get_by_role("listitem").filter(has=page.locator(".title"))
    expect(cards).to_have_count(3)
    expect(back).to_be_disabled()
    for number in ("2", "3"):
        forward.click()
        expect(answer.locator(".turns [role=status]")).to_contain_text(number)
    expect(cards.last).to_be_in_viewport(ratio=0.9)
    expect(forward).to_be_disabled()
    answer.locator(".carousel ul").focus()
    for number in ("2", "1"):
        page.keyboard.press("ArrowRight" if language == "ur" else "ArrowLeft")
        expect(answer.locator(".turns [role=status]")).to_contain_text(number)
    expect(back).to_be_disabled()
    expect(cards.first).to_be_in_viewport(ratio=0.9)


def test_buttons_of_cards_open_a_page_or_send_a_message(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Look:", rich=[{"type": "carousel", "cards": CARDS}])
    link = answer.get_by_role("link", name="Its care")
    assert link.get_attribute("rel") == "noopener noreferrer"
    with widget.page.expect_popup() as opened:
        link.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{stage.site.url}/help/gulnar")
    answer.get_by_role("button", name="In stock?").click()
    expect(widget.questions.last).to_contain_text("Is it in stock?")


def test_quick_replies_are_there_while_nothing_was_written_after_them(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Shall we?", rich=[REPLIES])
    expect(answer.locator(".option")).to_have_count(2)
    answer.get_by_role("button", name="Yes, please").click()
    expect(widget.questions.last.locator(".plain")).to_have_text("Yes")
    expect(widget.answers).to_have_count(2)
    expect(answer.locator(".option")).to_have_count(0)


def test_a_form_says_what_is_missing_and_what_was_refused_and_is_sent_once(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Tell us:", rich=[FORM])
    form = answer.get_by_role("form", name="May we call you?")
    send = form.get_by_role("button", name="Ask for a call")
    send.click()
    name, phone = form.get_by_label("Your name"), form.get_by_label("Telephone")
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description("Please fill this in.")
    expect(form.get_by_role("alert")).to_have_count(3)
    name.fill("Gulab Example")
    phone.fill("twelve")
    form.get_by_label("About").select_option("A return")
    send.click()
    expect(phone).to_be_focused()
    expect(phone).to_have_accessible_description(re.compile("not a telephone number"))
    phone.fill("+92 300 1234567")
    form.get_by_label("Anything else").fill("In the morning,\nplease")
    send.click()
    expect(form).to_have_count(0)
    expect(answer.locator("dl")).to_contain_text("Gulab Example")
    expect(widget.questions.last).to_contain_text("Telephone: +923001234567")
    expect(widget.answers).to_have_count(2)
    widget.page.reload()
    expect(widget.answers.first.get_by_text("Sent", exact=True)).to_be_visible()
    expect(widget.answers.first.locator("input")).to_have_count(0)


def test_a_form_that_could_not_be_sent_is_sent_again_as_the_same(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Tell us:", rich=[{**FORM, "fields": FORM["fields"][:1]}])
    sent: list[dict[str, Any]] = []

    def lose_the_answer(route: Route) -> None:
        sent.append(route.request.post_data_json)
        if len(sent) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    widget.page.route("**/submissions", lose_the_answer)
    answer.get_by_label("Your name").fill("Gulab Example")
    answer.get_by_role("button", name="Ask for a call").click()
    expect(answer.get_by_role("alert").or_(answer.get_by_text("Sent", exact=True))).to_be_visible()
    if answer.get_by_role("button", name="Ask for a call").is_visible():  # the stream may have told before
        answer.get_by_role("button", name="Ask for a call").click()
    expect(answer.get_by_text("Sent", exact=True)).to_be_visible()
    assert len({one["id"] for one in sent}) == 1
    expect(widget.questions.filter(has_text="Gulab Example")).to_have_count(1)


def test_a_day_is_chosen_between_its_bounds_and_sent_in_words(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "When?", rich=[DAY])
    day = answer.get_by_label("Which day?")
    send = answer.get_by_role("button", name="Send")
    for value, told in (
        ("", "Please fill this in."),
        ("2031-03-01", "Please choose 2 March 2031 or a later day."),
        ("2031-03-10", "Please choose 9 March 2031 or an earlier day."),
    ):
        day.fill(value)
        send.click()
        expect(day).to_have_accessible_description(told)
    day.fill("2031-03-04")
    send.click()
    expect(widget.questions.last.locator(".plain")).to_have_text("4 March 2031")
    expect(answer.locator("input")).to_have_count(0)


def test_a_file_says_its_size_and_a_place_opens_in_a_map(stage: Stage, widget: Widget) -> None:
    answer = widget.hear(stage.prompter, "Here:", rich=[FILE, PLACE])
    manual = answer.get_by_role("link", name="Manual.pdf")
    expect(manual).to_contain_text("1.2 MB")
    assert manual.get_attribute("href") == f"{stage.site.url}/shop/manual.pdf"
    place = answer.get_by_role("link", name="Our shop")
    assert place.get_attribute("href") == "https://www.openstreetmap.org/?mlat=31.5&mlon=74.3#map=17/31.5/74.3"
    for link in (manual, place):
        assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")


def test_when_the_parts_cannot_be_drawn_their_words_are_there(stage: Stage, widget: Widget) -> None:
    widget.page.route("**/assets/rich-*.js", lambda route: route.abort())
    answer = widget.hear(stage.prompter, "Look:", rich=[KETTLE, {"type": "carousel", "cards": CARDS}])
    expect(answer.get_by_text("A copper kettle on a stove")).to_be_visible()
    expect(answer.get_by_text("Copper kettle, Rs. 7,950; Tea set; Table lamp")).to_be_visible()


def test_they_work_in_a_panel_that_only_came_at_the_second_try(stage: Stage, browser: Browser) -> None:
    """Its address is another one then, so what draws the parts has a copy of the panel's code for itself."""
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []

        def lose_the_first(route: Route) -> None:
            asked.append(route.request.url)
            if len(asked) == 1:
                route.abort()
            else:
                route.continue_()

        page.route("**/assets/panel-*", lose_the_first)
        page.goto(stage.site.url)
        widget = Widget(page)
        with page.expect_console_message(lambda message: "could not be loaded" in message.text):
            widget.launcher.dispatch_event("click")
        widget.open()
        answer = widget.hear(stage.prompter, "Look:", rich=[{"type": "carousel", "cards": CARDS}, FORM])
        answer.get_by_role("button", name="Next").click()
        expect(answer.locator(".turns")).to_contain_text("2 of 3")
        answer.get_by_role("button", name="Ask for a call").click()
        expect(answer.get_by_label("Your name")).to_be_focused()
        assert len(asked) == 3


@pytest.mark.parametrize(
    ("language", "options"),
    [
        ("en", {}),
        ("en", {"color_scheme": "dark"}),
        ("en", {"viewport": {"width": 390, "height": 780}, "has_touch": True}),
        ("ur", {}),
        ("ur", {"color_scheme": "dark", "forced_colors": "active"}),
    ],
    ids=["light", "dark", "phone", "urdu", "urdu forced colours"],
)
def test_everybody_can_use_them(stage: Stage, new_page: NewPage, language: str, options: dict[str, Any]) -> None:
    page = new_page(reduced_motion="reduce", **options)
    page.goto(f"{stage.site.url}/chat?site={stage.site.demo.site_key}&language={language}")
    widget = Widget(page)
    answer = widget.hear(stage.prompter, "Look:", rich=EVERYTHING, language=language)
    expect(answer.get_by_role("form")).to_be_visible()
    answer.get_by_role("button", name="Ask for a call").click()
    expect(answer.get_by_role("alert").first).to_be_visible()
    assert violations(page) == []
    for control in answer.locator("button, a, select, input").all():
        box = control.bounding_box()
        shown = control.evaluate("element => element.outerHTML")
        assert box, shown
        assert min(box["height"], box["width"]) >= 24, shown
