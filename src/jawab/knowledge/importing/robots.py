"""What a site's robots.txt allows (RFC 9309)."""

from urllib.robotparser import RobotFileParser

from jawab.kit.http import Fetcher

from .urls import Scope

AGENT = "Jawab"
MAX_BYTES = 500 * 1024
MOST_DELAY = 10.0


class Robots:
    """The rules of one site for Jawab."""

    def __init__(self, rules: RobotFileParser, *, everything_closed: bool = False) -> None:
        self._rules = rules
        self._closed = everything_closed

    def allows(self, url: str) -> bool:
        return not self._closed and self._rules.can_fetch(AGENT, url)

    @property
    def delay(self) -> float:
        """Seconds to wait between two requests, as the site asks, up to MOST_DELAY."""
        return min(float(self._rules.crawl_delay(AGENT) or 0), MOST_DELAY)

    @property
    def sitemaps(self) -> list[str]:
        return list(self._rules.site_maps() or [])


async def read_robots(fetcher: Fetcher, scope: Scope) -> Robots:
    """The rules of the site. A missing file allows everything, one that its server fails to give closes the site.

    Raises Refused when the site must not be reached at all, and FetchFailed when it does not answer.
    """
    rules = RobotFileParser()
    response = await fetcher.get(scope.address("/robots.txt"), max_bytes=MAX_BYTES)
    if response.status >= 500:
        return Robots(rules, everything_closed=True)
    lines = response.content.decode("utf-8", errors="replace").splitlines() if response.status == 200 else []
    rules.parse(lines[:5000])
    return Robots(rules)
