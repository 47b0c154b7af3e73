"""Pictures and PDFs from visitors: taken, cleaned, sealed, sent with a message once, and shown to nobody else."""

import asyncio
import uuid
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.assembly import opened
from jawab.contacts.models import Contact
from jawab.conversations.core import Core
from jawab.conversations.files.models import File, FilePiece
from jawab.conversations.files.store import forget_unsent
from jawab.events.hub import MemoryHub
from jawab.events.models import Event
from jawab.kit.clock import now
from jawab.settings import Settings
from tests.knowledge.pdfs import pdf
from tests.support.pictures import MAKER, PLACE, photo
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

PDF = pdf([[(12, "Invoice 4711")]])


def files_of(visitor: VisitorClient) -> str:
    return f"/api/web/conversations/{visitor.conversation_id}/files"


def refused(visitor: VisitorClient, data: bytes, name: str = "photo.jpg") -> tuple[int, str]:
    answer = visitor.http.post(files_of(visitor), files={"file": (name, data)})
    return answer.status_code, answer.json()["reason"]


def test_a_picture_reaches_the_desk_without_what_the_camera_wrote(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent, visitor.stream() as stream:
        uploaded = visitor.upload(photo(), "IMG_1.JPG")
        assert (uploaded["name"], uploaded["type"], uploaded["width"], uploaded["height"]) == (
            "IMG_1.jpg", "image/jpeg", 80, 60,
        )  # fmt: skip
        at_desk = f"/api/desk/conversations/{visitor.conversation_id}/files/{uploaded['id']}"
        assert agent.http.get(at_desk).status_code == 404, "it was not sent yet"
        sent = visitor.send(uploaded, text="it came broken")
        assert sent["files"] == [uploaded]
        stream.wait_for("message", lambda m: m["id"] == sent["id"] and m["files"] == [uploaded])
        opened_there = agent.conversation(visitor.conversation_id)
        assert opened_there["messages"][0]["files"] == [uploaded]
        whole, small = agent.http.get(at_desk), agent.http.get(at_desk, params={"small": True})
    for answer, kind in ((whole, "image/jpeg"), (small, "image/webp")):
        assert answer.headers["content-type"] == kind
        assert answer.headers["content-disposition"].startswith('attachment; filename="IMG_1.jpg"')
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        assert "no-store" in answer.headers["cache-control"]
        assert MAKER.encode() not in answer.content
        assert PLACE not in answer.content
    assert len(whole.content) == uploaded["bytes"]


def test_a_file_alone_is_answered_honestly_by_the_inbox_in_words(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        visitor.ask_for_person()
        visitor.send(visitor.upload(photo()), visitor.upload(photo(kind="PNG")))
        assert agent.conversation(visitor.conversation_id)["conversation"]["preview"] == "2 pictures"
        visitor.send(visitor.upload(PDF, "bill.pdf"), text="my bill")
        row = agent.conversation(visitor.conversation_id)["conversation"]
        assert row["preview"] == "PDF: bill.pdf · my bill"


def test_an_agent_sends_a_file_to_the_visitor(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        visitor.ask_for_person()
        at_desk = f"/api/desk/conversations/{visitor.conversation_id}"
        made = agent.http.post(f"{at_desk}/files", files={"file": ("offer.pdf", PDF)}).json()
        assert visitor.http.get(f"{files_of(visitor)}/{made['id']}").status_code == 404, "it was not sent yet"
        message = {"id": str(uuid.uuid4()), "text": "", "files": [made["id"]]}
        with stage.add_member("Colleague") as other:
            assert other.http.post(f"{at_desk}/messages", json=message).status_code == 409, "another agent's upload"
        assert agent.http.post(f"{at_desk}/messages", json=message).status_code == 202
        got = visitor.http.get(f"{files_of(visitor)}/{made['id']}")
        assert got.content.startswith(b"%PDF-")
        assert visitor.messages()[-1]["files"] == [made]
        assert visitor.http.get(f"{files_of(visitor)}/{made['id']}", params={"small": True}).status_code == 404


def test_a_file_is_sent_once_by_who_uploaded_it_where_it_was_uploaded(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.visitor(server=-1) as stranger:
        file = visitor.upload(photo())
        message: dict[str, Any] = {"id": str(uuid.uuid4()), "text": "mine", "files": [file["id"]]}
        theirs = f"/api/web/conversations/{stranger.conversation_id}/messages"
        mine = f"/api/web/conversations/{visitor.conversation_id}/messages"
        assert stranger.http.post(theirs, json=message).status_code == 409
        another = str(uuid.uuid4())
        visitor.http.put(f"/api/web/conversations/{another}", json={})
        assert visitor.http.post(f"/api/web/conversations/{another}/messages", json=message).status_code == 409
        first = visitor.http.post(mine, json=message)
        assert first.status_code == 202
        assert visitor.http.post(mine, json=message).json() == first.json(), "sending it again changes nothing"
        again = visitor.http.post(mine, json={**message, "id": str(uuid.uuid4())})
        assert again.status_code == 409
        assert "Attach it again" in again.json()["detail"]
        assert visitor.http.delete(f"{files_of(visitor)}/{file['id']}").status_code == 404, "it was sent"
        assert [len(one["files"]) for one in visitor.messages() if one["author"] == "visitor"] == [1]


def test_strangers_reach_nothing(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.visitor(server=-1) as stranger, stage.agent() as agent:
        file = visitor.upload(photo())
        visitor.send(file)
        for at in (files_of(visitor), files_of(stranger)):
            for small in (False, True):
                answer = stranger.http.get(f"{at}/{file['id']}", params={"small": small})
                assert answer.status_code == 404
            assert stranger.http.delete(f"{at}/{file['id']}").status_code == 404
        elsewhere = f"/api/desk/conversations/{stranger.conversation_id}/files/{file['id']}"
        assert agent.http.get(elsewhere).status_code == 404, "not through another conversation"
        neighbour = stage.add_workspace()
        with type(agent)(stage.site.urls[-1], neighbour.email, neighbour.password) as other:
            at_desk = f"/api/desk/conversations/{visitor.conversation_id}/files"
            assert other.http.get(f"{at_desk}/{file['id']}").status_code == 404
            assert other.http.post(at_desk, files={"file": ("a.pdf", PDF)}).status_code == 404
        assert httpx.get(f"{stage.site.url}{files_of(visitor)}/{file['id']}").status_code == 401


def test_what_cannot_be_taken_is_refused_with_a_reason(stage: Stage) -> None:
    with stage.visitor() as visitor:
        assert refused(visitor, b"<html><script>alert(1)</script>", "photo.png") == (422, "type")
        assert refused(visitor, photo()[:500]) == (422, "damaged")
        assert refused(visitor, b"") == (422, "empty")
        too_large = visitor.http.post(files_of(visitor), files={"file": ("a.jpg", bytes(11 * 1024 * 1024))})
        assert too_large.status_code == 413
        no_form = visitor.http.post(files_of(visitor), content=b"photo", headers={"Content-Type": "image/jpeg"})
        other_field = visitor.http.post(files_of(visitor), files={"picture": ("a.jpg", photo())})
        assert no_form.status_code == other_field.status_code == 400
        assert "“file”" in no_form.json()["detail"]
        said = {"id": str(uuid.uuid4()), "text": "", "files": []}
        empty = visitor.http.post(f"/api/web/conversations/{visitor.conversation_id}/messages", json=said)
        assert empty.status_code == 422
        assert "attach a file" in empty.json()["detail"]
        assert visitor.messages() == []


def test_files_are_sealed_forgotten_when_unsent_and_gone_with_their_visitor(stage: Stage) -> None:
    with stage.visitor() as visitor:
        sent, unsent, taken_back = (visitor.upload(photo(), f"Zarmina-{n}.jpg") for n in range(3))
        visitor.send(sent)
        assert visitor.http.delete(f"{files_of(visitor)}/{taken_back['id']}").status_code == 204
        assert visitor.http.get(f"{files_of(visitor)}/{taken_back['id']}").status_code == 404
        asyncio.run(look_behind(stage.settings, uuid.UUID(visitor.id), uuid.UUID(sent["id"]), uuid.UUID(unsent["id"])))


async def look_behind(settings: Settings, contact: uuid.UUID, sent: uuid.UUID, unsent: uuid.UUID) -> None:
    async with opened(settings) as (database, keyring):
        async with database.read() as session:
            rows = (await session.scalars(select(File).where(File.contact_id == contact))).all()
            pieces = (await session.scalars(select(FilePiece.sealed).where(FilePiece.file_id == sent))).all()
            told = (await session.scalars(select(Event.data).where(Event.kind == "message.created"))).all()
        assert {row.id for row in rows} == {sent, unsent}
        assert not any(b"Zarmina" in row.facts_sealed for row in rows)
        assert len(pieces) == 2
        assert not any(piece.startswith((b"\xff\xd8", b"RIFF")) for piece in pieces)
        assert [str(sent)] in [facts.get("files") for facts in told]
        async with database.write() as session:
            long_ago = now() - timedelta(days=2)
            await session.execute(update(File).where(File.contact_id == contact).values(created_at=long_ago))
        await forget_unsent(Core(database, MemoryHub(), keyring))
        async with database.read() as session:
            assert (await session.scalars(select(File.id).where(File.contact_id == contact))).all() == [sent]
            assert await pieces_of(session, unsent) == 0
        async with database.write() as session:
            await session.execute(delete(Contact).where(Contact.id == contact))
        async with database.read() as session:
            assert await pieces_of(session, sent) == 0


async def pieces_of(session: AsyncSession, file_id: uuid.UUID) -> int:
    return await session.scalar(select(func.count()).where(FilePiece.file_id == file_id)) or 0
