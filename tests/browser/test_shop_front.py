"""The demo's front page and the hosted chat."""

import httpx
from playwright.sync_api import Page, expect

from tests.browser.widget import Widget
from tests.support.site import Site


def test_a_question_of_the_page_is_asked_in_the_widget(shop: Site, page: Page) -> None:
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective))"
    )
    page.goto(shop.url)
    question = page.locator("[data-ask]").first
    question.click()
    widget = Widget(page)
    expect(widget.questions.first).to_contain_text(question.inner_text())
    expect(widget.answers).to_have_count(1, timeout=30_000)


def test_every_link_and_picture_of_the_page_leads_somewhere(shop: Site, page: Page) -> None:
    page.goto(shop.url)
    addresses = page.evaluate(
        "[...document.links].map(link => link.href).concat([...document.images].map(img => img.src))"
    )
    assert len(addresses) > 12
    for address in set(addresses):
        assert httpx.get(address, follow_redirects=True, timeout=30).status_code == 200, address


def test_the_hosted_page_needs_nothing_inline(shop: Site, page: Page) -> None:
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective))"
    )
    answer = page.goto(f"{shop.url}/chat?site={shop.demo.site_key}")
    assert answer
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    expect(page).to_have_title("Gulnar")
    widget = Widget(page)
    expect(widget.field).to_be_focused()
    widget.ask("How do I track my order?")
    expect(widget.panel.get_by_role("button", name="Close chat")).to_have_count(0)


def test_the_hosted_page_of_an_unknown_site_says_so(shop: Site) -> None:
    answer = httpx.get(f"{shop.url}/chat", params={"site": "no-such-site"})
    assert answer.status_code == 404
    assert "script tag" in answer.json()["detail"]


def test_the_loader_is_fresh_and_the_panel_is_kept_for_good(shop: Site) -> None:
    loader = httpx.get(f"{shop.url}/widget.js")
    assert "max-age=300" in loader.headers["cache-control"]
    assert loader.headers["content-encoding"] == "gzip"
    name = loader.text.partition("assets/panel-")[2].partition(".js")[0]
    panel = httpx.get(f"{shop.url}/widget/assets/panel-{name}.js")
    assert panel.status_code == 200
    assert "immutable" in panel.headers["cache-control"]
    assert panel.headers["access-control-allow-origin"] == "*"
    assert panel.headers["content-type"].startswith("text/javascript")
