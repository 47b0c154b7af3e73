"""What could be somebody's data is taken out of what pages send, whoever sends it."""

import pytest

from jawab.engagement.tracking.cleaning import clean_name, clean_page, clean_props, clean_selector


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ("/", "/"),
        ("", "/"),
        ("/pricing", "/pricing"),
        ("/shop/tea-sets/", "/shop/tea-sets/"),
        ("/search?q=my+divorce#top", "/search"),
        ("/orders/48213/track", "/orders/:id/track"),
        ("/orders/4821", "/orders/4821"),
        ("/u/ayesha@example.com", "/u/:id"),
        ("/u/ayesha%40example.com", "/u/:id"),
        ("/reset/9f86d081884c7d659a2f", "/reset/:id"),
        ("/invite/Zk3mQx81LpWv0aBt", "/invite/:id"),
        ("/a/0190f5c0-7b1e-7cc3-98c4-dc0c0c07398f", "/a/:id"),
        ("/guide/how-to-care-for-your-wooden-table", "/guide/how-to-care-for-your-wooden-table"),
        ("/x;jsessionid=4711", "/x"),
    ],
)
def test_a_page_is_its_path_without_data(page: str, clean: str) -> None:
    assert clean_page(page) == clean


@pytest.mark.parametrize(
    "selector",
    ["body", "#menu > li:nth-of-type(3) > a", "main > section.hero > button.buy", "jawab-widget > .launcher",
     "*:nth-of-type(2)", "div#app.shell.wide > a"],
)  # fmt: skip
def test_selectors_that_name_places_stay(selector: str) -> None:
    assert clean_selector(selector) == selector


@pytest.mark.parametrize(
    "selector",
    ['input[value="4111111111111111"]', "a[href='/u/ayesha']", "#user-48213", "li.order-9931120", 'p:contains("Ali")',
     "div > > a", "a, b", "x" * 301, "", "#ayesha@example", "body{}", "div.a.b.c.d", "section:has(> p)"],
)  # fmt: skip
def test_selectors_with_attributes_text_or_data_are_dropped(selector: str) -> None:
    assert clean_selector(selector) is None


def test_names_of_events_are_words_of_code() -> None:
    assert clean_name("checkout.step_2") == "checkout.step_2"
    for name in ("", "Ayesha bought it", "ayesha@example.com", "order_4821399", "x" * 65, "9lives"):
        assert clean_name(name) is None


def test_properties_keep_figures_and_codes_alone() -> None:
    given = {"step": 2, "total": 59.5, "member": True, "plan": "pro", "sku": "TEA-4", "country": "PK"}
    personal = {
        "email": "x", "userName": "bilal", "phone": 7, "note": "please call me", "who": "a@b.example",
        "card": 4, "number": 923001234567, "code": "4821399", "bad key": 1, "nan": float("nan"),
    }  # fmt: skip
    assert clean_props({**given, **personal}) == given
    assert len(clean_props({f"k{n}": n for n in range(50)})) == 10
