"""A company of its own on the shared stage."""

from collections.abc import Iterator

import pytest

from tests.support.agent import AgentClient
from tests.support.stage import Stage


@pytest.fixture
def office(stage: Stage) -> Iterator[AgentClient]:
    """The only agent of a company of its own, so that counts are exact."""
    neighbour = stage.add_workspace()
    with AgentClient(stage.site.urls[-1], neighbour.email, neighbour.password) as agent:
        yield agent
