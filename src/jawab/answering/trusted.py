"""Lines in articles that speak to an AI instead of to customers, slipped into a page or a comment by somebody: they are
neither quoted, nor shown to the LLM, nor taken as evidence."""

import re

_TO_AN_AI = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|guideline|direction|"
    r"context|above|previous|prior)s?\b|"
    r"\b(?:system|developer|hidden|initial) (?:prompt|message|instruction)s?\b|\b(?:reveal|repeat|print|leak|"
    r"show)\b.{0,30}\b(?:prompt|instructions)\b|"
    r"\byou are (?:now )?(?:an? |the )?(?:ai|assistant|chatbot|bot|language model|llm|dan)\b|"
    r"\b(?:ai|assistant|chatbot|bot|language model|llm)s?\b.{0,30}\b(?:must|should|have to|are to|"
    r"will now)\b.{0,30}\b(?:say|tell|answer|reply|respond|"
    r"write|output|recommend|ask|send|include|link)\b|"
    r"<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?inst\]|^\s*(?:system|assistant)\s*:",
    re.IGNORECASE,
)


def without_orders(markdown: str) -> str:
    """The Markdown without the lines that give orders to an AI."""
    if not _TO_AN_AI.search(markdown):
        return markdown
    return "\n".join(line for line in markdown.split("\n") if not _TO_AN_AI.search(line))
