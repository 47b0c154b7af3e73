"""What visitors and the agent of a company do in these tests."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, Update

from jawab.assembly import opened
from jawab.settings import Settings
from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.site import Site
from tests.support.stage import Neighbour
from tests.support.visitor import VisitorClient

PATH = "/api/desk/suggestions"


class Company:
    """A workspace with one agent."""

    def __init__(self, site: Site, neighbour: Neighbour, agent: AgentClient) -> None:
        self.site, self.agent = site, agent
        self._site_key = neighbour.site_key
        self._visitors: list[VisitorClient] = []

    def visitor(self) -> VisitorClient:
        visitor = VisitorClient(self.site.url, self._site_key)
        self._visitors.append(visitor)
        visitor.open()
        return visitor

    def close(self) -> None:
        """Close the connections of all visitors."""
        for visitor in self._visitors:
            visitor.close()

    def asked(self, text: str, answer: str = "") -> VisitorClient:
        """A new visitor asks; the bot does not know, and perhaps the agent does."""
        visitor = self.visitor()
        assert visitor.ask(text)["kind"] == "unknown", text
        if answer:
            self.agent.say(visitor.conversation_id, answer)
        return visitor

    def rules(self, times: int, days: int = 30) -> None:
        checked(self.agent.http.put(f"{PATH}/rules", json={"times": times, "days": days}))

    def look(self) -> dict[str, Any]:
        return dict(checked(self.agent.http.post(f"{PATH}/looks")).json())

    def listed(self, state: str = "open") -> dict[str, Any]:
        return dict(checked(self.agent.http.get(PATH, params={"state": state})).json())

    def suggestions(self, state: str = "open") -> list[dict[str, Any]]:
        return list(self.listed(state)["items"])

    def one(self, suggestion_id: str) -> dict[str, Any]:
        return dict(checked(self.agent.http.get(f"{PATH}/{suggestion_id}")).json())

    def write(self, title: str, markdown: str) -> str:
        article = {"title": title, "language": "en", "markdown": markdown}
        return str(checked(self.agent.http.post("/api/desk/articles", json=article)).json()["id"])

    def change(self, statement: Callable[[UUID], Update | Delete]) -> None:
        """Change the database behind the server's back; the statement is given the workspace's id."""
        asyncio.run(self._change(statement(UUID(self.agent.workspace["id"]))))

    async def _change(self, statement: Update | Delete) -> None:
        url = self.site.env.get("JAWAB_DATABASE_URL", "")
        settings = Settings(data_dir=self.site.data_dir, database_url=url)
        async with opened(settings) as (database, _), database.write() as session:
            await session.execute(statement)
