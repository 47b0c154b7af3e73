"""Where a workspace's pictures, videos and files may come from: a visitor's browser loads from nowhere else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jawab.conversations.rich import Card, Carousel, File, Image, RichPart, Video
from jawab.kit.links import checked_origin

_OWN = re.compile(r"/help/(?P<slug>[^/]+)/media/[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class MediaRules:
    """The workspace's own pictures, at `/help/{slug}/media/…`, and the origins that its owner allows."""

    slug: str
    hosts: Sequence[str] = ()

    def permits(self, address: str) -> bool:
        """Whether a browser may load `address`, which was checked by `links.checked_media`."""
        if address.startswith("/"):
            own = _OWN.fullmatch(address)
            return own is not None and own["slug"] == self.slug
        return checked_origin(address) in self.hosts

    def refused(self, part: RichPart) -> list[str]:
        """The addresses of the part that must not be loaded."""
        return [address for address in media_of(part) if not self.permits(address)]

    def without_refused(self, part: RichPart) -> RichPart | None:
        """The part as it may be shown: a card may go without its picture and a video without its poster; None when
        nothing is left but words."""
        if not self.refused(part):
            return part
        if isinstance(part, Carousel):
            return part.model_copy(update={"cards": [self._card(card) for card in part.cards]})
        if isinstance(part, Video) and self.permits(part.url):
            return part.model_copy(update={"poster": None})
        return None

    def _card(self, card: Card) -> Card:
        return card if card.image is None or self.permits(card.image.url) else card.model_copy(update={"image": None})


def media_of(part: RichPart) -> Iterator[str]:
    """What a browser loads to show the part, or when its visitor asks for it."""
    match part:
        case Image() | File():
            yield part.url
        case Video():
            yield part.url
            if part.poster:
                yield part.poster
        case Carousel():
            yield from (card.image.url for card in part.cards if card.image)
