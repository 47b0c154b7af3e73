"""The answer without an LLM: the help centre's own sentences, lists and table rows, quoted and cited."""

from jawab.answering.choose import Choice, Source, choose
from jawab.answering.citations import Citations, article_url
from jawab.answering.inline import escape
from jawab.answering.material import Material
from jawab.answering.phrases import language_name, say
from jawab.answering.ports import Passage
from jawab.answering.trace import Trace
from jawab.answering.types import Reply

SOURCES = 3  # passages that are looked at


def extract(material: Material, trace: Trace) -> Reply | None:
    """The best supported part of the passages as a reply, or None when nothing in them can be quoted."""
    passages, language = material.passages, material.language
    choices = choose(
        material.asked, [_source(*pair) for pair in zip(passages, material.markdown[:SOURCES], strict=False)]
    )
    if not choices:
        return None
    citations = Citations(material.question)
    parts = [_foreign_note(passages[choices[0].source].language, language)]
    for choice in choices:
        passage = passages[choice.source]
        quote = " ".join(unit.plain for unit in choice.units)
        parts.append(_shown(choice, passage, citations.mark(choice.source, passage, quote), material))
        trace.used.add(choice.source)
        trace.sentence(quote, supported=True, score=choice.score, passage=choice.source)
    return Reply("answer", "\n\n".join(filter(None, parts)), language, citations=citations.all())


def _source(passage: Passage, markdown: str) -> Source:
    return Source(passage.title, " ".join(passage.heading_path), markdown)


def _foreign_note(article: str, visitor: str) -> str:
    """Says that the page is in another language, where the visitor would wonder."""
    if visitor.partition("-")[0] == article.partition("-")[0] and visitor != "ur-Latn":
        return ""
    return say("other_language", visitor, name=language_name(article, visitor))


def _shown(choice: Choice, passage: Passage, mark: str, material: Material) -> str:
    if choice.block.shape == "paragraph":
        return " ".join(unit.markdown for unit in choice.units) + f" {mark}"
    if choice.block.shape == "table" and len(choice.units) == 1:
        return f"{choice.units[0].markdown} {mark}"
    lead = choice.block.intro.markdown if choice.block.intro else f"**{escape(_name(passage))}**"
    lines = [_line(choice, index) for index in choice.picked]
    link = f"[{escape(passage.title)}]({article_url(passage, material.question)})"
    more = _more(choice, material.language, link)
    return f"{lead} {mark}\n\n" + "\n".join(lines) + (f"\n\n{more}" if more else "")


def _line(choice: Choice, index: int) -> str:
    text = choice.block.units[index].markdown
    if choice.block.shape == "code":
        return text
    mark = f"{choice.block.first_number + index}." if choice.block.shape == "steps" else "-"
    return f"{mark} {text}"


def _name(passage: Passage) -> str:
    """What a list is called: its section when that says more than a word, else its page."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    return f"{passage.title}: {heading}" if heading and heading != passage.title else passage.title


def _more(choice: Choice, language: str, link: str) -> str:
    if len(choice.picked) == len(choice.block.units) or len(choice.picked) == 1:
        return ""
    return say("see_article" if choice.block.shape == "steps" else "more_rows", language, link=link)
