"""The road of a question: what is decided, and what the trace tells of it."""

from jawab.answering.pipeline import Answering
from jawab.answering.types import Reply, Said
from jawab.inference.fake import FakeEmbedder
from jawab.understanding.reader import Reader
from tests.answering.knowledge import Chunk, MemoryKnowledge, Verdict, article, question

TRACE = {
    "decision", "reason", "mode", "model", "confidence", "threshold",
    "passages", "sentences", "steps", "tokens", "fallback",
    "cache", "guidance", "tool", "cost", "budget", "prefetch",
}  # fmt: skip
PASSAGE = {"article_id", "title", "url", "heading", "text", "dense", "lexical", "score", "used"}
PAGES = [*article("en/refunds/refund-times"), *article("en/products/warranty"), *article("en/returns/how-to-return")]


async def ask(text: str, knowledge: MemoryKnowledge, **more: object) -> Reply:
    pieces = [
        piece
        async for piece in Answering(knowledge, FakeEmbedder(), Reader(FakeEmbedder())).reply(question(text, **more))
    ]
    assert isinstance(pieces[-1], Reply)
    return pieces[-1]


async def test_answer_and_its_trace() -> None:
    reply = await ask("refund time debit or credit card", MemoryKnowledge(PAGES))
    assert reply.kind == "answer"
    trace = reply.trace
    assert trace.keys() == TRACE
    assert all(passage.keys() == PASSAGE for passage in trace["passages"])
    assert [passage["used"] for passage in trace["passages"]].count(True) == 1
    assert trace["decision"] == "answer"
    assert trace["mode"] == "extractive"
    assert trace["model"] is None
    assert trace["confidence"] == trace["passages"][0]["score"]
    assert trace["tokens"] == {"input": 0, "output": 0}
    assert [step["name"] for step in trace["steps"]] == [
        "understand", "smalltalk", "rules", "context", "embed", "retrieve", "judge", "read", "quote",
    ]  # fmt: skip
    assert trace["sentences"][0].keys() == {"text", "supported", "score", "passage"}


async def test_unknown_is_honest_and_offers_a_person() -> None:
    reply = await ask("do you sell bicycles", MemoryKnowledge(PAGES))
    assert reply.kind == "unknown"
    assert reply.offers_person
    assert not reply.asks_for_person
    assert not reply.citations
    assert "useful" not in reply.text


async def test_unknown_names_pages_only_when_they_are_near() -> None:
    reply = await ask("refund time for elephants", MemoryKnowledge(PAGES, Verdict("unknown")))
    assert reply.kind == "unknown"
    assert reply.text.count("](/help/gulnar/en/") == 1
    assert "[Refund times](/help/gulnar/en/refunds/refund-times" in reply.text


async def test_clarify_offers_real_articles() -> None:
    reply = await ask("refund warranty return", MemoryKnowledge(PAGES, Verdict("clarify", 0.4)))
    assert reply.kind == "clarify"
    assert 2 <= len(reply.options) <= 4
    assert {option.label for option in reply.options} <= {
        "Refund times",
        "Warranty and repairs",
        "How to return an item",
    }


async def test_a_page_that_is_likely_right_is_shown_as_no_more_than_that_with_the_others_as_choices() -> None:
    reply = await ask("how long does a refund take", MemoryKnowledge(PAGES, Verdict("clarify", 0.7, threshold=0.9)))
    assert reply.kind == "clarify"
    assert reply.text.startswith("I am not sure that this is what you mean")
    assert [citation.title for citation in reply.citations] == ["Refund times"]
    assert "[1]" in reply.text
    assert reply.options
    assert "Refund times" not in {option.label for option in reply.options}
    assert reply.offers_person


async def test_clarify_with_one_article_is_unknown() -> None:
    reply = await ask("refund", MemoryKnowledge(article("en/refunds/refund-times"), Verdict("clarify")))
    assert reply.kind == "unknown"


async def test_no_passage_at_all() -> None:
    reply = await ask("anything", MemoryKnowledge([]))
    assert reply.kind == "unknown"


async def test_small_talk_and_hand_over_search_nothing() -> None:
    knowledge = MemoryKnowledge(PAGES)
    hello = await ask("hello", knowledge)
    assert (hello.kind, hello.trace["decision"]) == ("notice", "smalltalk")
    robot = await ask("are you a bot?", knowledge)
    assert "automatic assistant" in robot.text
    assert "Gulnar" in robot.text
    wish = await ask("talk to a human", knowledge)
    assert wish.asks_for_person
    assert wish.trace["decision"] == "handoff"
    assert knowledge.asked == []


async def test_canned_replies_follow_the_visitors_writing() -> None:
    knowledge = MemoryKnowledge(PAGES)
    assert (await ask("سلام", knowledge)).text.startswith("السلام علیکم")
    assert (await ask("salam", knowledge)).text.startswith("Assalam")
    unknown = await ask("kya aap cycle bechte hain", knowledge)
    assert unknown.language == "ur-Latn"
    assert unknown.text.startswith("Ye baat mujhe")


async def test_follow_up_is_searched_with_the_last_question() -> None:
    knowledge = MemoryKnowledge(PAGES)
    history = [Said("visitor", "how long is the warranty on lamps"), Said("bot", "24 months; bulbs 6 months [1]")]
    reply = await ask("and for the kettle?", knowledge, history=history)
    assert knowledge.asked == ["how long is the warranty on lamps and for the kettle?"]
    assert "Copper electric kettle" in reply.text


async def test_answer_comes_from_the_judged_article() -> None:
    other = Chunk("Elsewhere", "The refund time is one minute, the refund time is one minute.", url="/help/x/en/y")
    reply = await ask("refund times", MemoryKnowledge([*article("en/refunds/refund-times"), other], Verdict("answer")))
    assert {citation.article_id for citation in reply.citations} == {reply.citations[0].article_id}


async def test_choosing_a_page_after_a_clarifying_question_answers_the_question_from_it() -> None:
    knowledge = MemoryKnowledge(PAGES, Verdict("clarify", 0.4))
    asking = await ask("how long does it take for a kettle", knowledge)
    assert asking.kind == "clarify"
    history = [Said("visitor", "how long does it take for a kettle"), Said("bot", asking.text, asking.kind)]
    chosen = next(option.text for option in asking.options if option.text == "Warranty and repairs")
    reply = await ask(chosen, knowledge, history=history)
    assert reply.kind == "answer"
    assert {citation.title for citation in reply.citations} == {"Warranty and repairs"}
    assert reply.trace["reason"] == "the visitor chose “Warranty and repairs”"
    other = await ask("something else entirely", knowledge, history=history)
    assert other.kind != "answer"


async def test_a_language_that_we_have_no_words_in_is_answered_in_english() -> None:
    reply = await ask("Где мой заказ, скажите пожалуйста?", MemoryKnowledge(PAGES))
    assert reply.kind == "unknown"
    assert reply.language == "en"
    assert reply.text.startswith("I could not find this")


async def test_a_new_question_after_a_clarifying_question_stands_alone() -> None:
    knowledge = MemoryKnowledge(PAGES)
    asked = Said("bot", "Which of these do you mean?", "clarify", ("Refund times", "How to return an item by courier"))
    history = [Said("visitor", "where is my money"), asked]
    await ask("how long is the warranty on lamps", knowledge, history=history)
    assert knowledge.asked[-1] == "how long is the warranty on lamps"
    await ask("How to return an item by courier", knowledge, history=history)
    assert knowledge.asked[-1] == "where is my money How to return an item by courier"
    await ask("the refund one", knowledge, history=history)
    assert knowledge.asked[-1] == "where is my money the refund one"


async def test_a_file_without_words_is_answered_honestly_and_with_words_as_always() -> None:
    knowledge = MemoryKnowledge(PAGES)
    for language, word in {"en": "cannot", "ur": "تصویریں", "ur-Latn": "tasveerein", "ar": "الصور"}.items():
        alone = await ask("", knowledge, files=1, language=language)
        assert word in alone.text
    assert (alone.kind, alone.offers_person, alone.citations) == ("notice", True, ())
    assert alone.trace["decision"] == "unknown"
    assert not knowledge.asked
    await ask("how long is the warranty on lamps", knowledge, files=1)
    assert knowledge.asked == ["how long is the warranty on lamps"]
