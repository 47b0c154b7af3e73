"""Parts of a rich message in words, for channels and places that show nothing else."""

from collections.abc import Callable, Iterator
from functools import partial

from jawab.conversations.rich import (
    Button,
    Card,
    Carousel,
    DatePicker,
    File,
    Form,
    FormField,
    Image,
    MapLink,
    QuickReplies,
    RichPart,
    Video,
)

At = Callable[[str], str]
MAP = "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"


def in_words(part: RichPart, base: str = "") -> str:
    """All words and addresses of the part as plain text, a line each, in the language that its owner wrote it in.
    `base` is what paths on this server begin with outside of it, such as `https://chat.example.com`."""
    at = partial(_absolute, base)
    return "\n".join(line for line in _lines(part, at) if line)


def _absolute(base: str, address: str) -> str:
    return base.rstrip("/") + address if address.startswith("/") else address


def _lines(part: RichPart, at: At) -> Iterator[str]:
    match part:
        case Image():
            yield f"{part.alt}: {at(part.url)}"
        case Video():
            yield f"{part.title}: {at(part.url)}"
            if part.poster:
                yield at(part.poster)
        case Carousel():
            for card in part.cards:
                yield from _card(card, at)
        case QuickReplies():
            yield from (_button(button, at) for button in part.replies)
        case Form():
            yield part.title
            yield from map(_field, part.fields)
            yield f"→ {part.submit}"
        case DatePicker():
            days = [day.isoformat() for day in (part.earliest, part.latest) if day]
            yield f"{part.label} ({_span(part, days)})" if days else part.label
        case File():
            yield f"{part.name}{_size(part.bytes)}: {at(part.url)}"
        case MapLink():
            yield f"{part.label}: {MAP.format(latitude=part.latitude, longitude=part.longitude)}"


def _card(card: Card, at: At) -> Iterator[str]:
    yield f"• {card.title}" + (f", {card.price}" if card.price else "")
    yield card.text
    if card.image:
        yield f"{card.image.alt}: {at(card.image.url)}"
    yield from (_button(button, at) for button in card.buttons)


def _button(button: Button, at: At) -> str:
    leads = at(button.url) if button.url else button.text
    return f"→ {button.label}" if leads == button.label else f"→ {button.label}: {leads}"


def _field(field: FormField) -> str:
    return f"{field.label}: {' / '.join(field.choices)}".rstrip()


def _span(picker: DatePicker, days: list[str]) -> str:
    if len(days) == 2:
        return " – ".join(days)
    return f"{days[0]} –" if picker.earliest else f"– {days[0]}"


def _size(count: int | None) -> str:
    if not count:
        return ""
    return f" ({count / 1_000_000:.1f} MB)" if count >= 1_000_000 else f" ({max(1, count // 1000)} kB)"
