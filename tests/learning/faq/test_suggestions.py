"""Questions that the bot cannot answer become suggestions, and suggestions become articles, over HTTP."""

import uuid
from datetime import timedelta

import httpx
from sqlalchemy import delete, update

from jawab.contacts.models import Contact
from jawab.kit.clock import now
from jawab.learning.faq.models import FaqQuestion
from tests.learning.faq.company import PATH, Company
from tests.support.http import checked

WRAPPING = "Do you offer gift wrapping for orders?"
SAID = "Yes, we offer gift wrapping for 250 rupees per order. Hello!"
STUDENTS = "Is there a student discount available?"


def test_a_question_is_suggested_once_enough_different_visitors_ask_it(company: Company) -> None:
    company.rules(times=3)
    twice = company.asked(WRAPPING)
    twice.ask("gift wrapping for orders, do you offer it?")
    company.asked("Do you offer gift wrapping for my orders?")
    company.asked(STUDENTS)
    assert company.look() == {"taken": 4, "open": 0}
    assert company.listed()["gathering"] == 2
    company.asked("gift wrapping for orders please?")
    assert company.look() == {"taken": 1, "open": 1}
    (row,) = company.suggestions()
    assert (row["visitors"], row["times"]) == (3, 4)
    assert "gift wrapping" in row["question"].lower()
    assert sum(week["asked"] for week in row["trend"]) == 4
    assert len(row["trend"]) == 8
    assert company.look() == {"taken": 0, "open": 1}, "looking again takes nothing up twice"


def test_what_was_asked_long_ago_does_not_count(company: Company) -> None:
    company.rules(times=2, days=30)
    company.asked(WRAPPING)
    company.asked(WRAPPING)
    company.look()
    long_ago = now() - timedelta(days=40)
    company.change(lambda own: update(FaqQuestion).where(FaqQuestion.workspace_id == own).values(asked_at=long_ago))
    assert company.suggestions() == []
    company.rules(times=2, days=60)
    assert len(company.suggestions()) == 1
    company.rules(times=3, days=60)
    assert company.suggestions() == []


def test_an_approved_answer_reaches_the_next_visitor_and_its_effect_is_measured(company: Company) -> None:
    company.rules(times=3)
    for question in (WRAPPING, "do you offer gift wrapping", "gift wrapping for orders?"):
        company.asked(question, SAID)
    company.look()
    (row,) = company.suggestions()
    one = company.one(row["id"])
    assert len(one["examples"]) == 3
    assert {example["why"] for example in one["examples"]} == {"unknown"}
    draft = one["draft"]
    assert draft["made_by"] == "agents"
    assert draft["markdown"] == "Yes, we offer gift wrapping for 250 rupees per order."
    approval = {"title": "Do you offer gift wrapping?", "language": "en", "markdown": draft["markdown"]}
    done = checked(company.agent.http.post(f"{PATH}/{row['id']}/approval", json=approval)).json()
    assert (done["state"], done["decided_by"]) == ("approved", company.agent.member["name"])
    assert company.agent.http.post(f"{PATH}/{row['id']}/approval", json=approval).status_code == 409
    assert len(company.agent.http.get("/api/desk/articles").json()["items"]) == 1, "a second approval writes nothing"

    visitor = company.visitor()
    answer = visitor.ask("Do you offer gift wrapping?")
    assert [citation["article_id"] for citation in answer["citations"]] == [done["article_id"]]
    assert "250 rupees" in answer["text"]
    checked(
        visitor.http.put(
            f"/api/web/conversations/{visitor.conversation_id}/messages/{answer['id']}/rating", json={"value": "up"}
        )
    )
    company.look()
    after = company.one(row["id"])
    assert after["before"]["answered"] == 0
    assert after["before"]["handed_off"] == 1
    assert (after["after"]["answered"], after["after"]["handed_off"]) == (1, 0)
    assert (after["weeks"][-1]["asked"], after["weeks"][-1]["answered"], after["weeks"][-1]["rated_up"]) == (4, 1, 1)
    assert [item["id"] for item in company.suggestions("approved")] == [row["id"]]


def test_a_rejected_question_comes_again_only_when_as_many_more_ask(company: Company) -> None:
    company.rules(times=2)
    company.asked(WRAPPING)
    company.asked(WRAPPING)
    company.look()
    (row,) = company.suggestions()
    checked(company.agent.http.post(f"{PATH}/{row['id']}/rejection"))
    company.asked(WRAPPING)
    company.look()
    assert company.suggestions() == []
    assert company.suggestions("rejected")[0]["visitors_since"] == 1
    company.asked(WRAPPING)
    company.look()
    assert [item["id"] for item in company.suggestions()] == [row["id"]]
    checked(company.agent.http.post(f"{PATH}/{row['id']}/rejection"))
    assert company.suggestions() == []
    assert company.agent.http.delete(f"{PATH}/{row['id']}/rejection").status_code == 204
    assert len(company.suggestions()) == 1


def test_suggestions_go_together_or_into_an_article(company: Company) -> None:
    company.rules(times=1)
    company.asked(WRAPPING)
    company.asked(STUDENTS)
    company.look()
    one, other = (row["id"] for row in company.suggestions())
    assert company.agent.http.post(f"{PATH}/{one}/merger", json={"suggestion_id": one}).status_code == 422
    together = checked(company.agent.http.post(f"{PATH}/{one}/merger", json={"suggestion_id": other})).json()
    assert (together["id"], together["times"], together["visitors"]) == (other, 2, 2)
    assert company.agent.http.get(f"{PATH}/{one}").status_code == 404

    article = company.write("Orders", "You can order by phone.")
    section = {"article_id": article, "heading": "Gift wrapping", "markdown": "It costs 250 rupees."}
    merged = checked(company.agent.http.post(f"{PATH}/{other}/merger", json=section)).json()
    assert (merged["state"], merged["article_id"]) == ("merged", article)
    shown = company.agent.http.get(f"/api/desk/articles/{article}").json()
    assert shown["markdown"].endswith("## Gift wrapping\n\nIt costs 250 rupees.")
    assert shown["version"] == 2


def test_what_contradicts_an_article_is_said(company: Company) -> None:
    article = company.write("Gift wrapping", "Gift wrapping costs 300 rupees for each order.")
    answer = {"title": "Gift wrapping", "language": "en", "markdown": "Gift wrapping costs 250 rupees for each order."}
    (found,) = checked(company.agent.http.post(f"{PATH}/checks", json=answer)).json()["items"]
    assert (found["kind"], found["article_id"]) == ("number", article)
    assert "300" in found["told"]
    same = {**answer, "markdown": "Gift wrapping costs 300 rupees for each order."}
    assert checked(company.agent.http.post(f"{PATH}/checks", json=same)).json()["items"] == []


def test_what_an_agent_answered_counts_and_names_are_masked(company: Company) -> None:
    company.rules(times=1)
    visitor = company.visitor()
    visitor.ask_for_person()
    company.agent.take_over(visitor.conversation_id)
    visitor.say("My name is Bilal Testman, do you offer gift wrapping? bilal@example.com")
    company.agent.say(visitor.conversation_id, SAID)
    visitor.say("ok thanks")
    company.agent.say(visitor.conversation_id, "You are welcome!")
    assert company.look()["open"] == 1
    one = company.one(company.suggestions()[0]["id"])
    (example,) = one["examples"]
    assert example["why"] == "person"
    assert "bilal" not in example["text"].lower()
    assert "[e-mail]" in example["text"]
    assert "250 rupees" in one["draft"]["markdown"]


def test_the_words_of_who_is_erased_are_gone_and_the_count_stays(company: Company) -> None:
    company.rules(times=2)
    gone = company.asked("Do you offer gift wrapping with ribbons?")
    company.asked(WRAPPING)
    company.look()
    (row,) = company.suggestions()
    company.change(lambda own: delete(Contact).where(Contact.workspace_id == own, Contact.id == uuid.UUID(gone.id)))
    one = company.one(row["id"])
    assert (one["visitors"], one["times"], one["erased"]) == (2, 2, 1)
    assert [example["text"] for example in one["examples"]] == [WRAPPING]
    assert "ribbons" not in str(one)


def test_nobody_else_reaches_them(company: Company) -> None:
    company.rules(times=1)
    company.asked(WRAPPING)
    company.look()
    (row,) = company.suggestions()
    with company.site.agent() as stranger:
        assert stranger.http.get(f"{PATH}/{row['id']}").status_code == 404
        assert stranger.http.post(f"{PATH}/{row['id']}/rejection").status_code == 404
    assert httpx.get(f"{company.site.url}{PATH}").status_code == 401
    assert company.agent.http.put(f"{PATH}/rules", json={"times": 0, "days": 30}).status_code == 422
    assert company.agent.http.get(PATH, params={"state": "odd"}).status_code == 422
    assert company.agent.http.post(f"{PATH}/{row['id']}/merger", json={}).status_code == 422
    assert company.agent.http.post(f"{PATH}/{row['id']}/drafts").status_code == 409
