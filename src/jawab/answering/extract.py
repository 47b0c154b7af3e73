"""The answer without an LLM: the help centre's own sentences, lists and table rows, quoted and cited."""

from collections.abc import Sequence
from dataclasses import replace

from jawab.answering.choose import Choice, Source, choose
from jawab.answering.citations import Citations, Place
from jawab.answering.inline import escape
from jawab.answering.material import Material
from jawab.answering.phrases import language_name, say, written_in
from jawab.answering.ports import Section
from jawab.answering.trace import Trace
from jawab.answering.trusted import without_orders
from jawab.answering.types import Reply
from jawab.inference.embedder import Vectors

_MOST_SECTIONS = 12  # of an article that are read closely


def extract(material: Material, sections: Sequence[Section], trace: Trace) -> Reply | None:
    """The part of the best passage's article, given by its `sections`, that answers best; None when it holds nothing
    that can be quoted."""
    best, language = material.passages[0], material.language
    sources = _nearest([_source(best.title, section, material.vector) for section in sections])
    choices = choose(material.asked, sources)
    if not choices:
        return None
    citations = Citations(material.question)
    parts = [_foreign_note(best.language, language)]
    for choice in choices:
        place = Place.of_section(best, sections[choice.source])
        quote = " ".join(unit.plain for unit in choice.units)
        parts.append(_shown(choice, place, citations.mark(place, quote), material))
        trace.sentence(quote, supported=True, score=choice.score, passage=_mark_used(place, material, trace))
    shown_in = language if _same(language, best.language) else written_in(language)
    return Reply("answer", "\n\n".join(filter(None, parts)), shown_in, citations=citations.all())


def _source(title: str, section: Section, vector: Vectors | None) -> Source:
    likeness = max((float(own @ vector) for own in section.vectors), default=None) if vector is not None else None
    return Source(title, " ".join(section.heading_path), without_orders(section.markdown), likeness)


def _nearest(sources: list[Source]) -> list[Source]:
    """All sources, but those of a long article that are far from the question emptied: reading them would take long."""
    if len(sources) <= _MOST_SECTIONS:
        return sources
    ranked = sorted(range(len(sources)), key=lambda i: -(sources[i].likeness or 0.0))
    near = set(ranked[:_MOST_SECTIONS])
    return [source if i in near else replace(source, markdown="") for i, source in enumerate(sources)]


def _mark_used(place: Place, material: Material, trace: Trace) -> int:
    """The index of the passage at this place; of the article's best one when the section was not among those found."""
    same = (n for n, passage in enumerate(material.passages) if Place.of_passage(passage) == place)
    index = next(same, 0)
    trace.used.add(index)
    return index


def _foreign_note(article: str, visitor: str) -> str:
    """Says that the page is in another language, where the visitor would wonder."""
    if _same(article, visitor) and visitor != "ur-Latn":
        return ""
    return say("other_language", visitor, name=language_name(article, visitor))


def _same(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


def _shown(choice: Choice, place: Place, mark: str, material: Material) -> str:
    if choice.block.shape == "paragraph":
        return " ".join(unit.markdown for unit in choice.units) + f" {mark}"
    if len(choice.units) == 1 and not choice.block.intro and choice.block.shape != "code":
        return f"{choice.units[0].markdown} {mark}"
    lead = choice.block.intro.markdown if choice.block.intro else f"**{escape(_name(place))}**"
    lines = [_line(choice, index) for index in choice.picked]
    link = f"[{escape(place.title)}]({place.url(material.question)})"
    more = _more(choice, material.language, link)
    return f"{lead} {mark}\n\n" + "\n".join(lines) + (f"\n\n{more}" if more else "")


def _line(choice: Choice, index: int) -> str:
    text = choice.block.units[index].markdown
    if choice.block.shape == "code":
        return text
    mark = f"{choice.block.first_number + index}." if choice.block.shape == "steps" else "-"
    return f"{mark} {text}"


def _name(place: Place) -> str:
    """What a list is called: its page, and its section when that is another."""
    return f"{place.title}: {place.heading}" if place.heading not in {"", place.title} else place.title


def _more(choice: Choice, language: str, link: str) -> str:
    if len(choice.picked) == len(choice.block.units) or len(choice.picked) == 1:
        return ""
    return say("see_article" if choice.block.shape == "steps" else "more_rows", language, link=link)
