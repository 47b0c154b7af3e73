"""An HTML file of a folder as a Document: its links and pictures are those of the folder."""

import re
from typing import TYPE_CHECKING

from . import language, links
from .codes import Held
from .document import Document, Picture
from .html import Page
from .slugs import slug

if TYPE_CHECKING:
    from .folder import Folder


def read_html_file(folder: "Folder", path: str, page: Page) -> Document:
    """`page` as an article at `path`; relative addresses are looked up in `folder`."""
    pictures: dict[str, Picture] = {}
    missing: list[str] = []

    def target(address: str, picture: bool) -> str | None:
        if picture:
            found = None if re.match(r"(?:https?:)?//", address) else folder.picture(path, address)
            if found is None:
                missing.append(address)
                return None
            pictures[found.path] = found
            return f"media:{found.path.replace(' ', '%20')}"
        if re.match(r"(?:https?|mailto|tel|sms):", address, re.IGNORECASE):
            return address
        if address.startswith("#"):
            return f"#{slug(address[1:])}" if len(address) > 1 else None
        return folder.links.find(path, address)

    held = Held(page.markdown)
    markdown = held.restore(links.rewrite(held.text, target))
    title = page.title or path.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ").capitalize()
    stated = language.tag(page.language or "")
    return Document(
        path=path,
        title=title,
        markdown=markdown,
        language=language.settle(f"{title}\n{markdown}", None, stated or folder.language_hint(path)),
        description=page.description,
        category=folder.category(path),
        slug=folder.slug(path),
        pictures=tuple(pictures.values()),
        notes=(f"imported without {len(missing)} picture{'s'[: len(missing) > 1]} that the folder does not hold",)
        if missing
        else (),
    )
