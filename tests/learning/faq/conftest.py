"""A company whose help centre is empty, so that its bot knows nothing, on each database."""

from collections.abc import Iterator

import pytest

from tests.learning.faq.company import Company
from tests.support.agent import AgentClient
from tests.support.site import Kind, Site, SiteMaker
from tests.support.stage import ROOMY, Stage


@pytest.fixture(scope="package", params=[pytest.param(kind, marks=pytest.mark.site) for kind in ("sqlite", "cluster")])
def roomy(request: pytest.FixtureRequest, site_maker: SiteMaker) -> Iterator[Site]:
    kind: Kind = request.param
    with site_maker.make(kind, **ROOMY) as site:
        yield site


@pytest.fixture
def company(roomy: Site) -> Iterator[Company]:
    neighbour = Stage(roomy, None).add_workspace()  # type: ignore[arg-type]  # nobody prompts its bot
    with AgentClient(roomy.urls[-1], neighbour.email, neighbour.password) as agent:
        company = Company(roomy, neighbour, agent)
        yield company
        company.close()
