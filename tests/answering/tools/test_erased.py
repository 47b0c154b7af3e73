"""What is kept of tools goes away with the contact, and opens under the contact's key alone."""

import json

from sqlalchemy import delete, select

from jawab import tables
from jawab.accounts.models import Workspace
from jawab.answering.tools import task
from jawab.answering.tools.calls import add_call, end
from jawab.answering.tools.models import ToolCall, ToolTask
from jawab.answering.tools.outcome import Outcome
from jawab.answering.tools.schemas import Definition
from jawab.answering.tools.spec import Spec
from jawab.answering.tools.task import Open
from jawab.answering.types import Question
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.privacy.keys import Keyring

assert tables.metadata.tables
SECRET = "ayesha@example.com"


async def test_tasks_and_calls_are_sealed_and_erased_with_the_contact(tmp_path: object) -> None:
    database, keyring = Database(f"sqlite+aiosqlite:///{tmp_path}/jawab.db"), Keyring(bytes(range(32)))
    await migrate(database)
    workspace, contact, conversation = new_id(), new_id(), new_id()
    wrapped = keyring.new_contact_key(contact)
    sealer = keyring.for_contact(contact, wrapped)
    definition = Definition(url="https://example.com", answer={"en": "Done"})
    spec = Spec(new_id(), workspace, "look", "Look", definition, {})
    question = Question(workspace, conversation, "x", "en", message_ids=(new_id(),))
    async with database.write() as session:
        session.add(Workspace(id=workspace, slug="one", name="One", site_key="one"))
        await session.flush()
        session.add(Contact(id=contact, workspace_id=workspace, wrapped_key=wrapped))
        await session.flush()
        moment = now()
        session.add(Conversation(id=conversation, workspace_id=workspace, contact_id=contact, last_message_at=moment))
        await session.flush()
        open = Open(tool_id=spec.id, slots={"contact": SECRET})
        await task.keep(session, question, sealer, None, open)
        call = add_call(session, spec, {"contact": SECRET}, sealer, state="running", language="en",
                        conversation_id=conversation, message_ids=question.message_ids)  # fmt: skip
        call.tool_id = None
        end(call, Outcome("done", {"email": SECRET}), sealer)
    async with database.read() as session:
        kept = [*await session.scalars(select(ToolCall)), *await session.scalars(select(ToolTask))]
        assert SECRET not in json.dumps([{k: str(v) for k, v in vars(row).items()} for row in kept])
        # A turn that is run again comes to the task as it was before its message; the next message as it is now.
        assert await task.load(session, question, sealer) is None
        following = Question(workspace, conversation, "y", "en", message_ids=(new_id(),))
        assert await task.load(session, following, sealer) == open
    async with database.write() as session:
        await session.execute(delete(Contact).where(Contact.id == contact))
    async with database.read() as session:
        assert (await session.scalars(select(ToolCall))).all() == []
        assert (await session.scalars(select(ToolTask))).all() == []
    await database.close()
