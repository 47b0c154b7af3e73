"""Pictures and PDFs: from a visitor's telephone to the desk and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.desk.desk_page import DeskPage
from tests.browser.widget import Widget
from tests.knowledge.pdfs import pdf
from tests.support.axe import violations
from tests.support.host_page import host_page
from tests.support.pictures import MAKER, PLACE, photo
from tests.support.stage import Stage

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}
ATTACH_URDU = "تصویر یا پی ڈی ایف لگائیں"
POLICY = "addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of a visitor's."""
    (tmp_path / "kettle.jpg").write_bytes(photo(400, 300))
    (tmp_path / "bill.pdf").write_bytes(pdf([[(12, "Invoice 4711")]]))
    (tmp_path / "cut off.jpg").write_bytes(photo()[:300])
    (tmp_path / "large.png").write_bytes(bytes(11 * 1024 * 1024))
    (tmp_path / "notes.txt").write_text("what I wanted to say")
    return tmp_path


def tray(widget: Widget) -> Locator:
    return widget.panel.locator(".attached")


def ready(widget: Widget) -> Locator:
    """What the server has taken."""
    return tray(widget).filter(has=widget.page.locator("bdi.soft"))


GIVE = """(field, [how, name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name));
  const about = { bubbles: true, cancelable: true, composed: true };
  const made = { paste: () => new ClipboardEvent(how, { ...about, clipboardData: data }),
                 drop: () => new DragEvent(how, { ...about, dataTransfer: data }) };
  field.dispatchEvent(made[how]());
}"""


def give(widget: Widget, how: str, file: Path) -> None:
    """Paste a file into the field, or drop it there."""
    widget.field.evaluate(GIVE, [how, file.name, list(file.read_bytes())])


def drawn(picture: Locator) -> None:
    """Wait until it has colours."""
    expect(picture).to_be_visible()
    canvas = picture if picture.evaluate("one => one.localName") == "canvas" else picture.locator("canvas")
    expect(canvas).not_to_have_attribute("width", "0")


def test_a_picture_from_a_telephone_in_urdu_by_keyboard_reaches_the_desk_bare(
    stage: Stage, new_page: NewPage, folder: Path
) -> None:
    page = new_page(**PHONE)
    page.add_init_script(POLICY)
    with host_page(stage.site.url, stage.site.demo.site_key, language="ur", direction="rtl") as host:
        page.goto(host)
        widget = Widget(page)
        widget.open()
        attach = widget.panel.get_by_role("button", name=ATTACH_URDU)
        with page.expect_file_chooser() as chooser:
            attach.press("Enter")
        chooser.value.set_files([folder / "kettle.jpg", folder / "bill.pdf"])
        expect(ready(widget)).to_have_count(2)
        drawn(tray(widget).locator("canvas"))
        assert violations(page, "jawab-widget") == []
        widget.field.focus()
        page.keyboard.type("یہ ٹوٹی ہوئی آئی ہے")
        page.keyboard.press("Enter")
        expect(widget.questions).to_have_count(1)
        drawn(widget.questions.locator(".picture-of"))
        expect(tray(widget)).to_have_count(0)
        assert violations(page, "jawab-widget") == []
        widget.questions.locator(".picture-of").press("Enter")
        drawn(widget.panel.locator("dialog canvas"))
        assert violations(page, "jawab-widget") == []
        page.keyboard.press("Escape")
        expect(widget.questions.locator(".picture-of")).to_be_focused()
        expect(widget.panel).to_be_visible()
        at_the_desk(stage, new_page(), widget)


def at_the_desk(stage: Stage, page: Page, widget: Widget) -> None:
    """The agent sees it, and sends one back."""
    desk = DeskPage(page, stage.site).sign_in().open(widget.conversation_id)
    small = desk.log.get_by_role("img", name="kettle.jpg")
    assert (small.get_attribute("alt") or "").startswith("Picture from Visitor")
    small.click()
    large = page.get_by_role("dialog").get_by_role("img")
    expect(large).to_have_js_property("naturalWidth", 400)
    got = page.request.get(f"{stage.site.url}{large.get_attribute('src')}").body()
    assert MAKER.encode() not in got
    assert PLACE not in got
    assert violations(page) == []
    desk.press("Escape")
    page.locator(".composer input[type=file]").set_input_files(
        {"name": "new.png", "mimeType": "image/png", "buffer": photo(kind="PNG")}
    )
    expect(page.get_by_role("list", name="Files for your reply").get_by_text("kB")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Send").click()
    drawn(widget.panel.locator(".message.agent .picture-of"))


def test_what_cannot_be_sent_says_why_and_the_words_are_kept(stage: Stage, page: Page, folder: Path) -> None:
    page.goto(stage.site.url)
    widget = Widget(page)
    widget.open()
    widget.field.fill("Here it is")
    names = ("large.png", "notes.txt", "cut off.jpg", "kettle.jpg")
    widget.panel.locator("input[type=file]").set_input_files([folder / name for name in names])
    wrong = tray(widget).get_by_role("alert")
    expect(wrong).to_have_count(3)
    assert wrong.all_inner_texts() == [
        "The file is too large. At most 10 MB can be sent.",
        "Only pictures (JPEG, PNG, WebP, GIF) and PDFs can be sent.",
        "The file is damaged or not complete. Save it again on your device.",
    ]
    assert violations(page) == []
    for name in names[:3]:
        widget.panel.get_by_role("button", name=f"Remove {name}").click()
    expect(tray(widget)).to_have_count(1)
    expect(ready(widget)).to_have_count(1)
    expect(widget.field).to_have_value("Here it is")
    widget.field.press("Enter")
    expect(widget.questions.locator("p.plain")).to_have_text("Here it is")
    with page.expect_download() as saved:
        widget.questions.get_by_role("button", name="Enlarge: Your picture, kettle.jpg").click()
        widget.panel.get_by_role("button", name="Save").click()
    assert saved.value.suggested_filename == "kettle.jpg"


def test_files_are_pasted_and_dropped_and_wait_for_a_connection(stage: Stage, page: Page, folder: Path) -> None:
    page.goto(stage.site.url)
    widget = Widget(page)
    widget.open()
    widget.say("Hello")
    give(widget, "paste", folder / "kettle.jpg")
    expect(ready(widget)).to_have_count(1)
    give(widget, "drop", folder / "bill.pdf")
    expect(ready(widget)).to_have_count(2)
    widget.panel.get_by_role("button", name="Remove bill.pdf").click()
    page.context.set_offline(True)
    widget.panel.locator("input[type=file]").set_input_files(folder / "bill.pdf")
    expect(tray(widget).get_by_role("alert")).to_contain_text("no connection")
    widget.field.fill("Both of them")
    expect(widget.panel.get_by_role("button", name="Send message")).to_be_disabled()
    page.context.set_offline(False)
    expect(ready(widget)).to_have_count(2)
    widget.field.press("Enter")
    expect(widget.questions.last.locator(".files > li")).to_have_count(2)
