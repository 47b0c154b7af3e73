"""The short version of `python -m tests.faults.kill_rounds`."""

import pytest

from tests.faults.kill_rounds import go
from tests.faults.rounds import SETTINGS, Rounds
from tests.support.site import Kind, SiteMaker

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_nothing_is_lost_or_doubled_when_the_server_is_killed(kind: Kind, site_maker: SiteMaker) -> None:
    with site_maker.make(kind, **SETTINGS) as site:
        rounds = Rounds(site, seed=2)
        go(rounds, 4)
    assert rounds.tally.kills >= 4
    assert rounds.tally.sent_again, "no kill caught a message: this tests nothing"
    assert rounds.tally.faults == []


def test_another_process_takes_over_when_one_is_killed_and_the_hub_is_emptied(
    site_maker: SiteMaker, request: pytest.FixtureRequest
) -> None:
    valkey = request.getfixturevalue("valkey")
    with site_maker.make("cluster", **SETTINGS) as site:
        rounds = Rounds(site, seed=3, disturb=valkey.wipe)
        go(rounds, 2)
    assert rounds.tally.kills >= 2
    assert rounds.tally.faults == []
