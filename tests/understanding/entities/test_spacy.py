"""Names read by spaCy: a pipeline made here, of the extra `spacy`; and what is said where that is missing."""

from importlib.util import find_spec as really_find_spec
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from jawab.answering.assembly import make_answering
from jawab.assembly import opened
from jawab.evals.cli import app
from jawab.inference.embedder import ModelMissing
from jawab.inference.fake import FakeEmbedder
from jawab.knowledge.search import KnowledgeSearch
from jawab.serve import serve
from jawab.settings import Settings
from jawab.understanding.entities.names.reading import read as read_names
from jawab.understanding.entities.names.spacy_names import load_names
from jawab.understanding.entities.reading import EntitySetting
from tests.answering.knowledge import question
from tests.understanding.entities.reading import SETTING, read

NAMES = [
    {"label": "PERSON", "pattern": "Quillon Varrow"},
    {"label": "PER", "pattern": "Zembla"},
    {"label": "GPE", "pattern": "Tharnmouth"},
    {"label": "LOC", "pattern": "the Ommer Hills"},
    {"label": "FAC", "pattern": "Gate 9"},
    {"label": "ORG", "pattern": "Blue Kettle"},
]
SPANS = '{"text": "please bring the parcel to Gate 9", "spans": [{"start": 27, "end": 33, "type": "LOC"}]}\n'


@pytest.fixture
def no_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    load_names.cache_clear()
    where = "jawab.understanding.entities.names.spacy_names.find_spec"
    monkeypatch.setattr(where, lambda name: None if name == "spacy" else really_find_spec(name))


@pytest.fixture
def blank() -> Any:
    return pytest.importorskip("spacy", reason='the extra `spacy` is not installed (pip install "jawab[spacy]")').blank(
        "en"
    )


@pytest.fixture
def pipeline(blank: Any, tmp_path: Path) -> str:
    """The folder of a pipeline that knows NAMES, and cuts sentences, which no name needs."""
    blank.add_pipe("sentencizer")
    blank.add_pipe("entity_ruler").add_patterns(NAMES)
    blank.to_disk(tmp_path / "pipeline")
    return str(tmp_path / "pipeline")


def with_spacy(pipeline: str) -> EntitySetting:
    return EntitySetting(SETTING.now, spacy=load_names(pipeline))


def test_empty_is_built_in() -> None:
    assert load_names("") is None


@pytest.mark.usefixtures("no_spacy")
def test_without_the_extra_it_is_said_what_to_install() -> None:
    with pytest.raises(
        ModelMissing, match=r'JAWAB_NAMES_MODEL .* spaCy is not installed: pip install "jawab\[spacy\]"'
    ):
        load_names("en_core_web_sm")


@pytest.mark.usefixtures("no_spacy")
def test_a_server_does_not_start_without_the_extra(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="spaCy is not installed"):
        serve(Settings(data_dir=tmp_path, names_model="en_core_web_sm"))
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("no_spacy")
def test_eval_ends_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_NAMES_MODEL", "en_core_web_sm")
    ended = evaluate(tmp_path)
    assert isinstance(ended.exception, ModelMissing)
    assert not ended.stdout


def evaluate(tmp_path: Path) -> Any:
    (tmp_path / "spans.jsonl").write_text(SPANS)
    return CliRunner().invoke(app, ["entities", "--test", str(tmp_path / "spans.jsonl"), "--json"])


def test_a_pipeline_reads_what_the_head_does_not_know(pipeline: str) -> None:
    text = "Quillon Varrow and Zembla went from Tharnmouth over the Ommer Hills to Gate 9 with Blue Kettle"
    found = [(e.type, e.text) for e in read(text, "", with_spacy(pipeline)) if e.type in ("PERSON", "PLACE")]
    assert found == [
        ("PERSON", "Quillon Varrow"),
        ("PERSON", "Zembla"),
        ("PLACE", "Tharnmouth"),
        ("PLACE", "the Ommer Hills"),
        ("PLACE", "Gate 9"),
    ]


def test_it_reads_in_the_place_of_the_head(pipeline: str) -> None:
    text = "please tell Hassan Raza to call me"
    assert [e.text for e in read(text, "PERSON")] == ["Hassan Raza"]
    assert read(text, "PERSON", with_spacy(pipeline)) == []


def test_titles_belong_to_a_name_and_places_count_characters(pipeline: str) -> None:
    (person,) = read("کل: miss Zembla sahiba?", "PERSON", with_spacy(pipeline))
    assert (person.text, person.start, person.end) == ("miss Zembla sahiba", 4, 22)


@pytest.mark.parametrize(
    ("text", "type", "named"),
    [
        ("mera naam Bilal hai", "PERSON", "Bilal"),
        ("میرا نام عائشہ صدیقی ہے", "PERSON", "عائشہ صدیقی"),
        ("main Faisalabad se hun", "PLACE", "Faisalabad"),
    ],
)
def test_phrases_and_lists_stay(pipeline: str, text: str, type: str, named: str) -> None:
    assert [e.text for e in read(text, type, with_spacy(pipeline))] == [named]


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Quillon Varrow"]), ("xx", ["Quillon Varrow"]), ("fr", ["Quillon Varrow", "Hassan"])],
)
def test_another_language_stays_with_the_head(tmp_path: Path, language: str, names: list[str]) -> None:
    pipeline = pytest.importorskip("spacy").blank(language)
    pipeline.add_pipe("entity_ruler").add_patterns(NAMES)
    pipeline.to_disk(tmp_path)
    text = "please tell Quillon Varrow and Hassan to call me"
    found = [e.text for e in read(text, "PERSON", with_spacy(str(tmp_path)))]
    assert found == names


def test_names_in_urdu_script_stay_with_the_phrases(blank: Any, tmp_path: Path) -> None:
    blank.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "آرڈر"}, *NAMES])
    blank.to_disk(tmp_path)
    names = load_names(str(tmp_path))
    assert names is not None
    text = "Zembla کا آرڈر"
    assert [text[start:end] for _, start, end in names.read(text)] == ["Zembla", "آرڈر"]
    assert [found.entity.text for found in read_names(text, text, None, names)] == ["Zembla"]


def test_only_what_finds_names_is_kept(pipeline: str) -> None:
    names = load_names(pipeline)
    assert names is not None
    assert names._pipeline.component_names == ["entity_ruler"]
    assert load_names(pipeline) is names


def test_a_pipeline_without_names_is_refused(blank: Any, tmp_path: Path) -> None:
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path)
    with pytest.raises(ModelMissing, match="has no part that finds names"):
        load_names(str(tmp_path))


def test_a_pipeline_that_is_nowhere_is_named(blank: Any) -> None:
    with pytest.raises(ModelMissing, match=r"'xx_not_there' is neither a folder .* pip install \"jawab\[spacy\]\""):
        load_names("xx_not_there")


def test_a_pipeline_with_unknown_parts_is_refused(pipeline: str) -> None:
    config = Path(pipeline, "config.cfg")
    config.write_text(config.read_text().replace('factory = "sentencizer"', 'factory = "unheard_of"'))
    with pytest.raises(ModelMissing, match=r"cannot use the pipeline .*unheard_of"):
        load_names(pipeline)


async def test_the_setting_reaches_every_message(pipeline: str, tmp_path: Path) -> None:
    settings, embedder = Settings(data_dir=tmp_path, names_model=pipeline), FakeEmbedder()
    async with opened(settings) as (database, _):
        answering = make_answering(settings, database, KnowledgeSearch(database, embedder), embedder)
        understood = await answering.understand(question("please send it to Quillon Varrow in Tharnmouth"))
    assert [(e.type, e.text) for e in understood.entities] == [("PERSON", "Quillon Varrow"), ("PLACE", "Tharnmouth")]


def test_eval_measures_the_pipeline(pipeline: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_EMBEDDER", "fake")
    monkeypatch.setenv("JAWAB_NAMES_MODEL", pipeline)
    ended = evaluate(tmp_path)
    assert '"f1": 1.0' in ended.stdout
    monkeypatch.delenv("JAWAB_NAMES_MODEL")
    assert '"f1": 0.0' in evaluate(tmp_path).stdout
