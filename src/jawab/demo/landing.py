"""The front page of the demo: the shop Gulnar, with the widget as any shop would embed it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import select
from starlette.templating import Jinja2Templates

from jawab.accounts.models import Workspace
from jawab.channels.web import build
from jawab.channels.web.pages import policy
from jawab.context import InContext
from jawab.demo.shop import HELP_CENTRE, SLUG
from jawab.kit.assets import asset

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(Path(__file__).parent / "templates")


@dataclass(frozen=True)
class Product:
    """What the shop window shows. Prices are those of the help centre's articles."""

    picture: str
    name: str
    about: str
    price: str


PRODUCTS = [
    Product("kettle.svg", "Copper electric kettle", "Hammered copper, 1.7 litres", "Rs. 7,950"),
    Product("tea-set.svg", "Neelam tea set for six", "Multani blue, painted by hand", "Rs. 9,450"),
    Product("lamp.svg", "Jali table lamp", "A lattice of light on the wall", "from Rs. 5,400"),
    Product("lawn-suit.svg", "Bahar lawn suit", "Three pieces, six prints a year", "from Rs. 4,850"),
    Product("bedsheet.svg", "Chambeli bedsheet set", "Cotton percale, jasmine print", "from Rs. 3,600"),
    Product("prayer-mat.svg", "Sukoon prayer mat", "Padded velvet, kind to the knees", "from Rs. 1,450"),
    Product("steam-iron.svg", "Reshma steam iron", "Ceramic sole plate", "Rs. 6,300"),
    Product("air-cooler.svg", "Sarai air cooler", "40 litres, for 220 square feet", "Rs. 34,500"),
]

# The last one is not in the help centre: Jawab should say so and offer a person.
QUESTIONS = [
    ("en", "How do I track my order?"),
    ("en", "How long do I have to return something?"),
    ("en", "How do I clean the copper kettle?"),
    ("ur", "آرڈر منسوخ کیسے کریں؟"),
    ("en", "Do you sell bicycles?"),
]


@router.get("/")
async def landing(request: Request, here: InContext) -> Response:
    """The shop window; an install without the demo goes to its desk instead."""
    async with here.core.database.read() as session:
        shop = await session.scalar(select(Workspace).where(Workspace.slug == SLUG))
    if shop is None:
        return RedirectResponse("/desk")
    page = {
        "shop": shop,
        "origin": here.settings.public_url.rstrip("/") or str(request.base_url).rstrip("/"),
        "products": PRODUCTS,
        "questions": QUESTIONS,
        "script": build.script("pages/landing.ts"),
        "styles": build.styles("pages/landing.ts"),
    }
    headers = {"Content-Security-Policy": policy(shop.media_hosts), "Cache-Control": "no-cache"}
    return templates.TemplateResponse(request, "landing.html", page, headers=headers)


@router.get("/shop/{name}")
def picture(name: str, accept_encoding: Annotated[str, Header()] = "") -> Response:
    """A product's picture."""
    return asset(HELP_CENTRE / "images", name, accept_encoding, cache="public, max-age=86400")
