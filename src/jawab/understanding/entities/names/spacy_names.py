"""Persons and places read by a spaCy pipeline of the operator's choice, with the extra `spacy`."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from jawab.inference.embedder import ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language

INSTALL = 'pip install "jawab[spacy]"'
_KINDS: dict[str, Literal["PERSON", "PLACE"]] = {
    "PERSON": "PERSON", "PER": "PERSON", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
}  # fmt: skip
_NAMES = "doc.ents"
_NEEDED = frozenset({_NAMES, "doc.tensor", "doc._.trf_data"})  # the last two: what a part that finds names reads


class SpacyNames:
    """A pipeline of which only the parts that find names are left."""

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline

    def reads(self, language: str) -> bool:
        """Whether it was made for texts in this language (BCP 47): its own, or any where it is a multilingual one
        (`xx`). An English one takes many a word of Roman Urdu for a name."""
        return self._pipeline.lang in ("xx", language.partition("-")[0])

    def read(self, text: str) -> Iterator[tuple[Literal["PERSON", "PLACE"], int, int]]:
        """Kind, first character and the one after the last of each person and place. Runs the pipeline here and now:
        the caller bounds the text."""
        for name in self._pipeline(text).ents:
            kind = _KINDS.get(name.label_)
            if kind is not None:
                yield kind, name.start_char, name.end_char


@cache
def load_names(setting: str) -> SpacyNames | None:
    """The pipeline that `JAWAB_NAMES_MODEL` names by its folder or as installed; None where it is empty: built in.

    Reads it from disk once for each process. Raises ModelMissing, with what to install, when spaCy or the pipeline is
    not there or cannot be used.
    """
    if not setting:
        return None
    if find_spec("spacy") is None:
        raise ModelMissing(f"JAWAB_NAMES_MODEL is {setting!r}, but spaCy is not installed: {INSTALL}")
    import spacy

    try:
        pipeline = spacy.load(setting)
    except OSError as error:
        raise ModelMissing(
            f"JAWAB_NAMES_MODEL: {setting!r} is neither a folder with a spaCy pipeline nor one that is installed: "
            f"{INSTALL}, then python -m spacy download with the pipeline's name."
        ) from error
    except (ValueError, ImportError) as error:
        raise ModelMissing(
            f"JAWAB_NAMES_MODEL: spaCy {version('spacy')} cannot use the pipeline {setting!r}; install one that was "
            f"made for this version ({INSTALL}): {' '.join(str(error).split())}"
        ) from error
    return SpacyNames(_only_names(pipeline, setting))


def _only_names(pipeline: "Language", setting: str) -> "Language":
    """Without the parts that neither find names nor prepare for it, such as the parser."""
    made = {part: frozenset(pipeline.get_pipe_meta(part).assigns) for part in pipeline.component_names}
    for part, assigns in made.items():
        if not assigns & _NEEDED:
            pipeline.remove_pipe(part)
    if not any(_NAMES in made[part] for part in pipeline.pipe_names):
        raise ModelMissing(
            f"JAWAB_NAMES_MODEL: the pipeline {setting!r} has no part that finds names (ner or entity_ruler); "
            "install one that has."
        )
    return pipeline
