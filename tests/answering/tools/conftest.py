"""A demo shop whose tools may call a system on loopback, one of each kind for all tests of this folder."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.answering.tools.workshop import Workshop
from tests.support.other_system import other_system
from tests.support.site import KINDS, Kind, SiteMaker
from tests.support.stage import ROOMY


@pytest.fixture(scope="session", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def workshop(request: pytest.FixtureRequest, site_maker: SiteMaker) -> Iterator[Workshop]:
    kind: Kind = request.param
    settings: dict[str, Any] = {**ROOMY, "tools_allow_networks": '["127.0.0.1/32"]', "burst_seconds": "0"}
    with other_system() as system, site_maker.make(kind, **settings) as site, site.agent(server=-1) as agent:
        yield Workshop(site, agent, system)
