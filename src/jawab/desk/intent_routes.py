"""The workspace's intents at the desk: `/api/desk/intents`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, UploadFile

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.kit.errors import TooLarge
from jawab.understanding.intents import catalogue
from jawab.understanding.intents.importing.store import MOST_BYTES, import_intents
from jawab.understanding.intents.schemas import (
    ExampleList,
    IntentChange,
    IntentImportOut,
    IntentList,
    IntentOut,
    IntentWhole,
    NewExamples,
    NewIntent,
)

router = APIRouter(prefix="/api/desk/intents", tags=["desk: intents"])


@router.get("")
async def intents(signed: Signed, here: InContext) -> IntentList:
    return await catalogue.listed(here.core.database, signed.workspace.id)


@router.post("", status_code=201)
async def create(new: NewIntent, signed: Signed, here: InContext) -> IntentWhole:
    intent_id = await catalogue.create(here.core.database, signed.workspace.id, new)
    return await catalogue.whole(here.core.database, here.core.keyring, signed.workspace.id, intent_id)


@router.post("/imports")
async def import_file(
    file: Annotated[UploadFile, File(description="CSV, Rasa's NLU YAML, or the .zip that Dialogflow ES exports")],
    signed: Signed,
    here: InContext,
) -> IntentImportOut:
    """Add the intents and examples of a file. What is there already stays; sending it again adds nothing twice."""
    data = await file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TooLarge(f"The file is larger than {MOST_BYTES // (1024 * 1024)} MB. Send it in parts.")
    return await import_intents(here.core.database, signed.workspace.id, file.filename or "", data)


@router.get("/outside")
async def outside(signed: Signed, here: InContext) -> ExampleList:
    """Examples of what is none of the intents: they teach when not to be sure."""
    return await catalogue.outside(here.core.database, here.core.keyring, signed.workspace.id)


@router.post("/outside/examples")
async def add_outside(new: NewExamples, signed: Signed, here: InContext) -> ExampleList:
    await catalogue.add_examples(here.core.database, signed.workspace.id, None, new.texts)
    return await catalogue.outside(here.core.database, here.core.keyring, signed.workspace.id)


@router.delete("/outside/examples/{example_id}", status_code=204)
async def remove_outside(example_id: UUID, signed: Signed, here: InContext) -> None:
    await catalogue.remove_example(here.core.database, signed.workspace.id, None, example_id)


@router.get("/{intent_id}")
async def intent(intent_id: UUID, signed: Signed, here: InContext) -> IntentWhole:
    return await catalogue.whole(here.core.database, here.core.keyring, signed.workspace.id, intent_id)


@router.patch("/{intent_id}")
async def change(intent_id: UUID, wanted: IntentChange, signed: Signed, here: InContext) -> IntentOut:
    return await catalogue.change(here.core.database, signed.workspace.id, intent_id, wanted)


@router.delete("/{intent_id}", status_code=204)
async def remove(intent_id: UUID, signed: Signed, here: InContext) -> None:
    await catalogue.remove(here.core.database, signed.workspace.id, intent_id)


@router.post("/{intent_id}/examples")
async def add_examples(intent_id: UUID, new: NewExamples, signed: Signed, here: InContext) -> IntentWhole:
    await catalogue.add_examples(here.core.database, signed.workspace.id, intent_id, new.texts)
    return await catalogue.whole(here.core.database, here.core.keyring, signed.workspace.id, intent_id)


@router.delete("/{intent_id}/examples/{example_id}", status_code=204)
async def remove_example(intent_id: UUID, example_id: UUID, signed: Signed, here: InContext) -> None:
    await catalogue.remove_example(here.core.database, signed.workspace.id, intent_id, example_id)
