"""Files that go with a message: uploaded before it, by its author, into the same conversation, and used once."""

from collections.abc import Sequence
from uuid import UUID

from jawab.conversations.files import queries
from jawab.conversations.files.models import File
from jawab.conversations.files.schemas import FileOut
from jawab.conversations.thread import Thread
from jawab.kit.errors import Conflict
from jawab.kit.sealing import Sealer


async def of_message(thread: Thread, ids: Sequence[UUID], author: str, member_id: UUID | None = None) -> list[FileOut]:
    """The files that a new message of `author` names, in its order. Raises Conflict."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    conversation = thread.conversation
    found = await queries.unsent(thread.session, conversation.workspace_id, conversation.id, wanted, author, member_id)
    by_id = {one.id: facts(one, thread.sealer) for one in found}
    if len(by_id) < len(wanted):
        raise Conflict("A file of this message was sent before, or is not kept any more. Attach it again.")
    return [by_id[id] for id in wanted]


async def sent(thread: Thread, files: Sequence[FileOut], message_id: UUID) -> None:
    """From now on they are the message's, which is written."""
    if files:
        ids = [file.id for file in files]
        await queries.attach(thread.session, thread.conversation.workspace_id, ids, message_id)


def seal_facts(file: File, known: FileOut, sealer: Sealer) -> None:
    """Keep what is known of a file."""
    file.facts_sealed = sealer.seal(known.model_dump_json().encode(), f"file:{file.id}")


def facts(file: File, sealer: Sealer) -> FileOut:
    """What is known of a file. Raises Unreadable."""
    return FileOut.model_validate_json(sealer.open(file.facts_sealed, f"file:{file.id}"))
