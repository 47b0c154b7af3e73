"""What the running server is made of, put together once by `app.py` and reached by every route through its request."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from jawab.answering.cache.store import StoredAnswers
from jawab.answering.pipeline import Answering
from jawab.answering.tools.calls import Calls
from jawab.answering.turns import TurnRunner
from jawab.conversations.core import Core
from jawab.conversations.files.store import Files
from jawab.inference.embedder import Embedder
from jawab.jobs.runner import Jobs
from jawab.knowledge.completions.offered import Completions
from jawab.knowledge.search import KnowledgeSearch
from jawab.notifications.push.pushes import Pushes
from jawab.protection.address import Network, client_address
from jawab.protection.limits import Limits
from jawab.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """The parts of one server process."""

    settings: Settings
    core: Core
    limits: Limits
    embedder: Embedder
    search: KnowledgeSearch
    answers: StoredAnswers
    completions: Completions
    jobs: Jobs
    turns: TurnRunner
    answering: Answering
    proxies: list[Network]
    calls: Calls
    files: Files = field(kw_only=True)
    pushes: Pushes


def context(connection: HTTPConnection) -> Context:
    found: Context = connection.app.state.context
    return found


def address(connection: HTTPConnection) -> str:
    """The client's address, see `protection/address.py`."""
    return client_address(connection, context(connection).proxies)


InContext = Annotated[Context, Depends(context)]
FromAddress = Annotated[str, Depends(address)]
