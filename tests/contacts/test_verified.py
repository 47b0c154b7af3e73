"""What the owner's server vouches for proves who asks; what a visitor or an agent wrote on the card does not."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from jawab.answering.tools.here import Here
from jawab.answering.tools.schemas import Argument
from jawab.contacts import details
from jawab.contacts.identity import verified
from jawab.contacts.identity.signed import Claims
from jawab.contacts.models import Contact
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.kit.sealing import Sealer, new_key

CLAIMS = Claims(sub="4711", name="Zarmina Quillfeather", email="zarmina@quill.example", phone="+923001234567", iat=1000)


@pytest.fixture
def sealer() -> Sealer:
    return Sealer(new_key())


@pytest.fixture
def contact() -> Contact:
    return Contact(id=new_id(), workspace_id=new_id())


def remembered(contact: Contact, sealer: Sealer, kind: str) -> Any:
    about = cast(Any, SimpleNamespace(created_at=now(), rules=SimpleNamespace(now=lambda zone: now()), time_zone=None))
    here = Here(about, cast(Any, None), "en", (), about, contact, sealer, None)
    proof = Argument(name="proof", value={"type": "string"}, entities=[cast(Any, kind)], proves=True)
    return here._remembered(proof)


def test_only_what_is_vouched_for_proves(contact: Contact, sealer: Sealer) -> None:
    details.set_email(contact, sealer, "written@quill.example")
    assert remembered(contact, sealer, "EMAIL") is None
    verified.take_up(contact, sealer, CLAIMS)
    assert remembered(contact, sealer, "EMAIL") == "zarmina@quill.example"
    assert remembered(contact, sealer, "PHONE") == "+923001234567"
    details.set_email(contact, sealer, "written@quill.example")
    assert remembered(contact, sealer, "EMAIL") == "zarmina@quill.example"


def test_the_card_is_filled_and_later_words_of_the_visitor_stay(contact: Contact, sealer: Sealer) -> None:
    assert verified.take_up(contact, sealer, CLAIMS)
    assert details.name(contact, sealer) == "Zarmina Quillfeather"
    details.set_email(contact, sealer, "elsewhere@quill.example")
    assert not verified.take_up(contact, sealer, CLAIMS.model_copy(update={"iat": 2000}))
    assert details.email(contact, sealer) == "elsewhere@quill.example", "the same again changes nothing"
    assert verified.take_up(contact, sealer, CLAIMS.model_copy(update={"iat": 2000, "email": "new@quill.example"}))
    assert details.email(contact, sealer) == "new@quill.example"
    assert not verified.take_up(contact, sealer, CLAIMS), "an older token"
