"""Small talk, the wish for a person, and questions that lean on the last one."""

import pytest

from jawab.answering.followup import stand_alone
from jawab.answering.person import wants_person
from jawab.answering.smalltalk import smalltalk
from jawab.answering.types import Said

WANTED = """
talk to a human | agent please | human | I want to talk to a person | Can I speak to someone please?
can you connect me to an agent | please transfer me to customer service | I need a human | real person please
this is useless. let me speak to a manager | I don't want to talk to a bot | get me a human now | Representative!!
Hello, I would like to speak with a representative | how do i talk to a human | is there someone I can talk to?
can I chat with a real person about my order? | no, I want a person | insaan se baat karni hai | agent chahiye
mujhe agent se baat karni hai | kisi bande se baat karwa do | numainde se rabta karna hai
customer care se baat karwa dein | مجھے کسی انسان سے بات کرنی ہے | نمائندے سے بات کروائیں | ایجنٹ چاہیے
"""
NOT_WANTED = """
how do I contact the agent of my bank | how many people fit in the tent | what does an agent do | staff discount
is the delivery person allowed to come in | can someone else collect my parcel | support for Windows 11
a person at the studio told me to return it | who is the manager of the Lahore studio | customer service hours
can I change the person who receives the order | do you need a human to sign for the parcel
the agent did not deliver my parcel | agent number for jazzcash | how do i become a sales representative
what are your customer support timings | can i pay the rider agent in cash | I want someone to pick up my return
نمائندے کا نمبر کیا ہے | insaan ka naap kaise lein | kettle bande ke sath aata hai
"""


def _each(listing: str) -> list[str]:
    return [text.strip() for line in listing.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", _each(WANTED))
def test_wish_for_a_person(text: str) -> None:
    assert wants_person(text)


@pytest.mark.parametrize("text", _each(NOT_WANTED))
def test_questions_about_people_are_questions(text: str) -> None:
    assert not wants_person(text)


@pytest.mark.parametrize("text", ["yes", "Yes please!", "ok", "haan ji", "جی ہاں"])
def test_yes_to_our_offer(text: str) -> None:
    offered = [Said("visitor", "do you sell bicycles"), Said("bot", "I could not find this.", "unknown")]
    assert wants_person(text, offered)
    assert not wants_person(text, [Said("bot", "Your refund takes 3 days. [1]")])
    assert not wants_person(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hi", "greeting"),
        ("Hello there!", "greeting"),
        ("assalamualaikum", "greeting"),
        ("السلام علیکم", "greeting"),
        ("good morning sir", "greeting"),
        ("thanks!", "thanks"),
        ("ok thank you so much", "thanks"),
        ("bohat shukriya", "thanks"),
        ("شکریہ", "thanks"),
        ("👍", "thanks"),
        ("bye", "bye"),
        ("thank you, bye", "bye"),
        ("Allah hafiz", "bye"),
        ("are you a bot?", "robot"),
        ("hi, are you a real person?", "robot"),
        ("who are you", "identity"),
        ("آپ کون ہیں", "identity"),
        ("kya haal hai", "wellbeing"),
    ],
)
def test_small_talk(text: str, kind: str) -> None:
    assert smalltalk(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "hi where is my order",
        "thanks but it did not work",
        "are you open on sunday",
        "ok so how do i return",
        "who are your suppliers",
        "ok but when",
        "what can you do about my late parcel",
        "",
    ],
)
def test_more_than_small_talk(text: str) -> None:
    assert smalltalk(text) is None


ASKED = [Said("visitor", "how long is the warranty on lamps"), Said("bot", "24 months [1]"), Said("visitor", "thanks")]


@pytest.mark.parametrize("text", ["and for kettles?", "what about kettles", "aur kettle?", "why?"])
def test_leaning_question_takes_the_last_one_along(text: str) -> None:
    assert stand_alone(text, ASKED) == f"how long is the warranty on lamps {text}"


@pytest.mark.parametrize("text", ["how do I cancel an order", "do you deliver to Multan on Sunday"])
def test_question_that_stands_alone(text: str) -> None:
    assert stand_alone(text, ASKED) == text


def test_nothing_to_lean_on() -> None:
    assert stand_alone("and for kettles?", [Said("visitor", "hi")]) == "and for kettles?"
