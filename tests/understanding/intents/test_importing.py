"""Reading intents from the files of other tools."""

import io
import json
import zipfile
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from jawab.knowledge.importing.document import Unreadable
from jawab.understanding.intents.importing import dialogflow
from jawab.understanding.intents.importing import given as bounds
from jawab.understanding.intents.importing.given import Found
from jawab.understanding.intents.importing.reading import read_intents
from jawab.understanding.intents.importing.store import label_of


def pairs(found: Found) -> list[tuple[str, str | None]]:
    return [(one.text, one.intent) for one in found.given]


def zipped(files: dict[str, Any], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content if isinstance(content, str) else json.dumps(content))
    return out.getvalue()


def test_a_table_gives_its_texts_and_says_what_it_leaves_out() -> None:
    table = 'text,intent\n"where, please?",track\n,track\nno intent here,\n\nonly one column\nmy refund,refund_status\n'
    found = read_intents("a.csv", table.encode())
    assert pairs(found) == [("where, please?", "track"), ("my refund", "refund_status")]
    assert [(one.place, one.reason) for one in found.skipped] == [
        ("line 3", "no text"),
        ("line 4", "no intent"),
        ("line 6", "has fewer columns than the header"),
    ]
    assert found.given[0].place == "line 2"


@pytest.mark.parametrize(
    "table",
    [
        "\ufefftext,intent\nhello there,greet\n",
        "utterance;intent\nhello there;greet\n",
        "flags\tinstruction\tcategory\tintent\tresponse\nB\thello there\tGENERAL\tgreet\thi\n",
        "Text , Intent\nhello there, greet \n",
        "label|query\ngreet|hello there\n",
    ],
)
def test_tables_of_many_makers_are_read(table: str) -> None:
    assert pairs(read_intents("a.csv", table.encode())) == [("hello there", "greet")]
    assert pairs(read_intents("a.csv", table.lstrip("\ufeff").encode("utf-16"))) == [("hello there", "greet")]


RASA = """
version: "3.1"
nlu:
- intent: book_table
  examples: |
    - a table for [two](number) [tomorrow]{"entity": "date", "role": "when"}
    - [آج](date) کے لیے میز
    * we are [four]{"entity": "number"}

- intent: faq/opening
  examples:
    - text: |
        - when do you open
      metadata: {sentiment: neutral}
    - are you open on Eid
- synonym: Lahore
  examples: |
    - LHR
- lookup: city
  examples: |
    - Karachi
- regex: order
  examples: |
    - GN-\\d{7}
- intent: empty
- intent: nlu_fallback
  examples: |
    - what is the weather
- 7
stories: []
"""


def test_rasa_examples_lose_their_marks_and_the_rest_is_told() -> None:
    found = read_intents("nlu.yml", RASA.encode())
    assert pairs(found) == [
        ("a table for two tomorrow", "book_table"),
        ("آج کے لیے میز", "book_table"),
        ("we are four", "book_table"),
        ("when do you open", "faq/opening"),
        ("are you open on Eid", "faq/opening"),
        ("what is the weather", None),
    ]
    told = {one.place: one.reason for one in found.skipped}
    assert list(told) == [
        "nlu, entry 3 (synonym Lahore)",
        "nlu, entry 4 (lookup city)",
        "nlu, entry 5 (regex order)",
        "nlu, entry 6 (intent empty)",
        "nlu, entry 8",
    ]
    assert all(told.values())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nlu:\n- intent: &a x\n  examples: *a\n", "refers from one place to another"),
        ("nlu: " + "[" * 40 + "]" * 40, "nested too deeply"),
        ("nlu: {a: b", "not valid YAML in line"),
        ("nlu: !!python/object/apply:os.system ['true']", "not valid YAML"),
        ("rules: []", "no list `nlu:`"),
        ("nlu: 2024-13-45", "does not exist"),
        ("- a", "no list `nlu:`"),
    ],
)
def test_yaml_that_is_unsafe_or_something_else_is_refused(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_intents("nlu.yaml", text.encode())


def phrase(*parts: str, **more: Any) -> dict[str, Any]:
    return {"data": [{"text": part} for part in parts], **more}


def test_an_agent_of_dialogflow_is_read() -> None:
    data = zipped(
        {
            "agent.json": {"displayName": "Shop"},
            "intents/order.track.json": {"name": "order.track"},
            "intents/order.track_usersays_en.json": [
                phrase("where is ", "GN-1", "?"),
                phrase("@sys.number:n", isTemplate=True),
                {"data": 3},
            ],
            "intents/order.track_usersays_ur.json": [phrase("میرا آرڈر")],
            "intents/Default Fallback Intent.json": {"name": "Default Fallback Intent", "fallbackIntent": True},
            "intents/Default Fallback Intent_usersays_en.json": [phrase("sing me a song")],
            "intents/Welcome.json": {"name": "Welcome", "events": [{"name": "WELCOME"}]},
            "intents/bad_usersays_en.json": "{",
            "entities/city.json": {"name": "city"},
        }
    )
    found = read_intents("agent.zip", data)
    assert sorted(pairs(found), key=str) == [
        ("sing me a song", None),
        ("where is GN-1?", "order.track"),
        ("میرا آرڈر", "order.track"),
    ]
    assert {one.place: one.reason for one in found.skipped} == {
        "intents/bad_usersays_en.json": "is not valid JSON",
        "intents/order.track_usersays_en.json, phrase 2": "a template with @names instead of words",
        "intents/order.track_usersays_en.json, phrase 3": "has no text",
        "intents/Welcome.json": "has no training phrases (an intent that an event or a button begins)",
    }


def test_an_archive_that_swells_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogflow, "MOST_FILE_BYTES", 100_000)
    monkeypatch.setattr(dialogflow, "MOST_TOTAL_BYTES", 250_000)
    one = json.dumps([phrase("a " * 200_000)])
    found = read_intents("a.zip", zipped({"intents/a_usersays_en.json": one}))
    assert found.given == []
    assert "larger than" in found.skipped[0].reason
    with pytest.raises(Unreadable, match="unpacks to more"):
        read_intents("a.zip", zipped({f"intents/{n}_usersays_en.json": one for n in range(4)}))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"PK\x03\x04 nonsense", "damaged"),
        ("a.zip", zipped({"readme.txt": "hello"}), "no folder `intents`"),
        ("a.csv", b"   ", "empty"),
        ("a.csv", "text,intent\nسلام,salam\n".encode("cp1256"), "UTF-8"),
        ("a.csv", b"one,two\n1,2\n", "text,intent"),
        ("a.pdf", b"%PDF-1.7", "of no kind"),
        ("a.csv", b"text,intent\n" + b"x" * 1_100_000 + b",y\n", "line 2 is not CSV"),
    ],
)
def test_files_that_cannot_be_read_say_why(name: str, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_intents(name, data)


def test_what_is_left_out_is_told_up_to_a_bound() -> None:
    rows = "".join(f",nothing {n}\n" for n in range(bounds.MOST_SKIPPED + 50))
    found = read_intents("a.csv", ("text,intent\n" + rows).encode())
    assert len(found.skipped) == bounds.MOST_SKIPPED + 1
    assert "and more" in found.skipped[-1].reason


@given(st.sampled_from(["a.csv", "a.yml", "a.zip", "a.txt", ""]), st.binary(max_size=400))
@example("a.csv", b'text,intent\n"a')
@example("a.yml", b"nlu:\n- intent: [a]\n  examples: 3")
@example("a.yml", b"nlu:\n- synonym: {a: b}")
def test_no_bytes_break_a_reader(name: str, data: bytes) -> None:
    """What cannot be read is refused as such, and nothing else goes wrong."""
    try:
        found = read_intents(name, data)
    except Unreadable:
        found = Found()
    assert all(one.text and one.intent != "" for one in found.given)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["data", "text", "name"]), inner),
    max_leaves=8,
)


@given(_JSON, _JSON)
def test_any_json_in_an_agent_is_read_or_told(about: Any, phrases: Any) -> None:
    found = read_intents("a.zip", zipped({"intents/a.json": about, "intents/a_usersays_en.json": phrases}))
    assert all(one.text for one in found.given)


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(
    lambda text: text.strip() and not text.strip().startswith(("-", "*", "+"))
)


@given(st.lists(_WORDS, min_size=1, max_size=6))
def test_what_rasa_writes_comes_out_as_it_was_said(texts: list[str]) -> None:
    lines = [" ".join(text.replace("[", "").replace("]", "").split()) or "x" for text in texts]
    document = {"nlu": [{"intent": "say", "examples": "".join(f"- {line}\n" for line in lines)}]}
    found = read_intents("nlu.yml", yaml.safe_dump(document, allow_unicode=True).encode())
    assert pairs(found) == [(line, "say") for line in lines]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("order_status", "Order status"),
        ("order.track", "Order track"),
        ("faq/opening", "Faq opening"),
        ("Refund", "Refund"),
        ("FAQ_shop", "FAQ shop"),
        ("_", "_"),
    ],
)
def test_names_become_readable(name: str, label: str) -> None:
    assert label_of(name) == label
