"""How the conditions that owners write down are held against pages and languages."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]


def _is_a_path(page: str) -> str:
    if page and not page.startswith(("/", "*")):
        raise ValueError("the page begins with a slash, such as /checkout or /products/*")
    return page


PagePattern = Annotated[str, StringConstraints(max_length=200), AfterValidator(_is_a_path)]
"""Path of the site's page, such as /checkout or /products/*; empty: any page."""


def speaks(language: str, wanted: str) -> bool:
    """Whether a language is the wanted one or a region's kind of it; another script is another language."""
    if language == wanted:
        return True
    return language.startswith(f"{wanted}-") and len(language[len(wanted) + 1 :].partition("-")[0]) != 4


def on_page(page: str, pattern: str) -> bool:
    """Whether a path fits; `*` stands for anything, and a slash at the end does not matter. `web/` does the same."""
    wanted = ".*".join(re.escape(part) for part in pattern.rstrip("/").split("*"))
    return re.fullmatch(wanted, page.rstrip("/")) is not None
