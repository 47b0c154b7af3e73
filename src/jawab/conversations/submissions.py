"""Forms that visitors fill in: what comes is checked against the form of the message that showed it, and becomes the
visitor's message, a line a field."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from jawab.contacts import details
from jawab.contacts.given import checked_email, checked_phone
from jawab.contacts.visitors import Visitor
from jawab.conversations import queries, turns
from jawab.conversations.core import Core
from jawab.conversations.rich import Form, FormField
from jawab.conversations.schemas import Body
from jawab.conversations.thread import Thread, opened
from jawab.conversations.visitor import Accepted, hand_over
from jawab.kit.errors import NotFound, Unprocessable
from jawab.understanding.rules import load as load_rules

MOST_CHARS = {"text": 200, "long_text": 2_000}
_NAMES = frozenset({"name", "full_name", "your_name"})


class Submission(BaseModel):
    """A form that was filled in; `values` by the names of its fields."""

    model_config = ConfigDict(hide_input_in_errors=True)

    id: UUID = Field(description="Made by the client; the same id twice is one message")
    form: str = Field(max_length=40, description="The `id` of the form in that message")
    values: dict[str, str] = Field(max_length=12)


async def submit(core: Core, visitor: Visitor, conversation_id: UUID, message_id: UUID, given: Submission) -> Accepted:
    """Store what was filled in as the visitor's message, with its turn. An e-mail address and a telephone number in it
    go to the contact's card; a form that brings a person does. Raises NotFound, and Unprocessable that names the
    field."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        if earlier := await thread.sent_before(given.id):
            return Accepted(earlier, None)
        form = await _form(thread, message_id, given.form)
        region = (await load_rules(thread.session, visitor.workspace_id)).region
        values = _checked(form, given.values, region)
        _keep_details(thread, form, values)
        if thread.conversation.state == "closed":
            await thread.move("bot")
        message = await thread.write(
            "visitor", Body(text=_text(form, values), form=form.id), client_id=given.id, reply_to=message_id
        )
        turn = await turns.open_turn(thread, message, core.process)
        if form.hand_off:
            await hand_over(core, thread, f"the visitor sent the form “{form.title}”")
    return Accepted(message, turn)


async def _form(thread: Thread, message_id: UUID, form_id: str) -> Form:
    message = await queries.message(thread.session, thread.conversation.id, message_id)
    if message is not None and message.author in ("bot", "agent"):
        for part in opened(message, thread.sealer).rich:
            if isinstance(part, Form) and part.id == form_id:
                return part
    raise NotFound("There is no such form in this message.")


def _checked(form: Form, values: Mapping[str, str], region: str) -> dict[str, str]:
    """What was filled in, as it is kept, by the fields' names in their order."""
    unknown = set(values) - {field.name for field in form.fields}
    if unknown:
        raise Unprocessable(f"The form has no field “{sorted(unknown)[0][:40]}”.")
    checked = {field.name: _value(field, values.get(field.name, ""), region) for field in form.fields}
    return {name: value for name, value in checked.items() if value}


def _value(field: FormField, given: str, region: str) -> str:
    value = given.strip().replace("\x00", "")
    if field.type != "long_text":
        value = " ".join(value.split())
    if not value:
        if field.required:
            raise Unprocessable(f"Please fill in “{field.label}”.", field=field.name)
        return ""
    most = MOST_CHARS.get(field.type, 200)
    if len(value) > most:
        raise Unprocessable(f"“{field.label}” has more than {most:,} characters: please shorten it.", field=field.name)
    try:
        return _of_type(field, value, region)
    except ValueError as error:
        raise Unprocessable(f"“{field.label}”: {error}", field=field.name) from None


def _of_type(field: FormField, value: str, region: str) -> str:
    match field.type:
        case "email":
            return checked_email(value)
        case "phone":
            return checked_phone(value, region)
        case "number":
            return _number(value)
        case "date":
            return _day(value)
        case "select" if value not in field.choices:
            raise ValueError("please choose one of what is offered.")
    return value


def _number(value: str) -> str:
    plain = value.replace(",", "").replace(" ", "")
    try:
        if len(plain) > 20 or not any(char.isdigit() for char in plain):
            raise ValueError
        float(plain)
    except ValueError:
        raise ValueError("this is not a number.") from None
    return value


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError("this is not a day. It looks like 2026-12-31.") from None


def _keep_details(thread: Thread, form: Form, values: Mapping[str, str]) -> None:
    """What the visitor tells of themselves goes to their card: the first address and number, and a name where none is
    known."""
    contact, sealer = thread.contact, thread.sealer
    first = {field.type: values[field.name] for field in reversed(form.fields) if field.name in values}
    if "email" in first:
        details.set_email(contact, sealer, first["email"])
    if "phone" in first:
        details.set_phone(contact, sealer, first["phone"])
    name = next((values[field] for field in values if field in _NAMES), None)
    if name and contact.name_sealed is None:
        details.set_name(contact, sealer, name)


def _text(form: Form, values: Mapping[str, str]) -> str:
    labels = {field.name: field.label for field in form.fields}
    return "\n".join([form.title, *(f"{labels[name].rstrip(':')}: {value}" for name, value in values.items())])
