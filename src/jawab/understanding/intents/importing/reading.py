"""Any file of intents. Runs inside the confined process."""

from jawab.knowledge.importing.document import Unreadable
from jawab.understanding.intents.importing.dialogflow import read_dialogflow
from jawab.understanding.intents.importing.given import Found
from jawab.understanding.intents.importing.rasa import read_rasa
from jawab.understanding.intents.importing.table import read_table


def read_intents(name: str, data: bytes) -> Found:
    """What a file holds, by its content and the end of its name. Raises Unreadable."""
    name = name.lower()
    if not data.strip():
        raise Unreadable("it is empty")
    if name.endswith(".zip") or data.startswith(b"PK"):
        return read_dialogflow(data)
    text = _decoded(data)
    if name.endswith((".yml", ".yaml")):
        return read_rasa(text)
    if name.endswith((".csv", ".tsv", ".txt")):
        return read_table(text)
    raise Unreadable("of no kind that can be read: CSV, Rasa's YAML, or the .zip that Dialogflow ES exports")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("it is no text in UTF-8: save it as “CSV UTF-8” and try again") from error
