"""Product feeds as shops publish them, and the catalogue that follows them, on both databases."""

from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest

from jawab.accounts.models import Workspace
from jawab.db.engine import Database
from jawab.db.migrate import migrate
from jawab.kit.errors import Conflict, Unprocessable
from jawab.kit.ids import new_id
from jawab.settings import Settings
from jawab.understanding.entities.feeds import requests
from jawab.understanding.entities.feeds.parts import FeedParts
from jawab.understanding.entities.feeds.reading import read_feed
from jawab.understanding.entities.feeds.run import read
from jawab.understanding.entities.models import ProductFeed
from jawab.understanding.entities.store import import_products, listed

ITEM = """<item><g:id>{sku}</g:id><title>{name}</title><g:price>{price}</g:price>
<link>https://shop.example/{sku}</link><g:image_link>https://cdn.shop.example/{sku}.jpg</g:image_link>
<description>About {name}</description><g:availability>in stock</g:availability></item>"""


def rss(*items: str) -> bytes:
    channel = "<title>A shop</title>" + "".join(items)
    return f'<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>{channel}</channel></rss>'.encode()


def item(sku: str, name: str, price: str = "2500.00 PKR") -> str:
    return ITEM.format(sku=sku, name=name, price=price)


def test_an_rss_feed() -> None:
    table = read_feed(rss(item("K1", "Kettle &amp; base"), item("L1", "Lamp", "soon"), "<item><title/></item>"))
    kettle, lamp = table.products
    assert (kettle.name, kettle.sku, kettle.price and kettle.price.written()) == ("Kettle & base", "K1", "PKR 2,500")
    assert (kettle.image, kettle.url) == ("https://cdn.shop.example/K1.jpg", "https://shop.example/K1")
    assert (kettle.availability, lamp.price) == ("in_stock", None)
    assert [place for place, _ in table.skipped] == ["item L1", "item 3"]


def test_an_atom_feed_a_sale_and_a_table() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry>
    <g:id>K1</g:id><title>Kettle</title><link href="https://shop.example/k"/><g:price>30 USD</g:price>
    <g:sale_price>25 USD</g:sale_price><g:image_link>http://cdn.example.com/k.jpg</g:image_link></entry></feed>"""
    (kettle,) = read_feed(atom).products
    assert (kettle.url, kettle.price and kettle.price.written()) == ("https://shop.example/k", "USD 25")
    assert kettle.image is None, "a picture without encryption is not shown"
    (lamp,) = read_feed(b"id\ttitle\tprice\nL1\tLamp\t9 EUR\n").products
    assert (lamp.name, lamp.price and lamp.price.written()) == ("Lamp", "EUR 9")


@pytest.mark.parametrize("data", [b"<html><body>Not found</body></html>", b"<rss><channel>", b"<a><b></a>"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(Unprocessable, match="feed"):
        read_feed(data)


def with_entities(declared: str, used: str) -> bytes:
    return f"<!DOCTYPE rss [{declared}]>".encode() + rss(item("K1", f"Kettle {used}"))


def test_a_file_that_a_feed_names_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    (kettle,) = read_feed(with_entities(f'<!ENTITY f SYSTEM "file://{tmp_path}/secret">', "&f;")).products
    assert (kettle.name, kettle.description) == ("Kettle", "About Kettle")


def test_a_feed_that_blows_itself_up_is_refused() -> None:
    larger = "".join(f'<!ENTITY {b} "{f"&{a};" * 100}">' for a, b in zip("abcd", "bcde", strict=True))
    with pytest.raises(Unprocessable, match="not well-formed"):
        read_feed(with_entities(f'<!ENTITY a "{"x" * 1000}">{larger}', "&e;"))


class Shop(BaseHTTPRequestHandler):
    """Serves what `content` holds, with an ETag."""

    content = b""
    status = 200

    def do_GET(self) -> None:
        tag = f'"{hash(type(self).content)}"'
        unchanged = self.headers.get("If-None-Match") == tag
        self.send_response(304 if unchanged else type(self).status)
        self.send_header("ETag", tag)
        self.end_headers()
        if not unchanged:
            self.wfile.write(type(self).content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def shop() -> Iterator[str]:
    Shop.content, Shop.status = b"", 200
    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/products.xml"
        server.shutdown()


@pytest.fixture
async def parts(database_url: str, tmp_path: Path) -> AsyncIterator[FeedParts]:
    settings = Settings(database_url=database_url, data_dir=tmp_path, import_allow_networks=["127.0.0.1/32"])
    database = Database(settings.database)
    await migrate(database)
    yield FeedParts(database, settings)
    await database.close()


async def workspace(database: Database) -> UUID:
    async with database.write() as session:
        made = Workspace(id=new_id(), slug="shop", name="shop", site_key="shop")
        session.add(made)
    return made.id


async def names(parts: FeedParts, workspace_id: UUID) -> set[str]:
    return {product.name for product in (await listed(parts.database, workspace_id, "", None, 100)).items}


async def read_again(parts: FeedParts, feed: ProductFeed) -> ProductFeed:
    await requests.ask(parts.database, feed.workspace_id, feed.id)
    done = await read(parts, feed.workspace_id, feed.id)
    assert done is not None
    return done


@pytest.mark.site
async def test_the_catalogue_follows_its_feed(parts: FeedParts, shop: str) -> None:
    shop_id = await workspace(parts.database)
    await import_products(parts.database, shop_id, b"name\nOf my own\n")
    Shop.content = rss(item("K1", "Kettle"), item("L1", "Lamp"))
    feed = await requests.add(parts.database, shop_id, shop)
    first = await read(parts, shop_id, feed.id)
    assert first is not None
    assert (first.state, first.done, first.added, first.error) == ("done", 2, 2, None)

    same = await read_again(parts, feed)
    assert (same.added, same.changed, same.removed, same.unchanged) == (0, 0, 0, 2)

    Shop.content = rss(item("K1", "Kettle", "2600 PKR"), item("I1", "Iron"))
    changed = await read_again(parts, feed)
    assert (changed.added, changed.changed, changed.removed) == (1, 1, 1)
    assert await names(parts, shop_id) == {"Of my own", "Kettle", "Iron"}

    Shop.content, Shop.status = b"gone", 500
    failed = await read_again(parts, feed)
    assert (failed.state, failed.error) == ("failed", "The feed could not be read: the server answered with 500.")
    assert len(await names(parts, shop_id)) == 3, "a feed that fails takes nothing away"


@pytest.mark.site
async def test_a_feed_is_there_once_and_read_once_at_a_time(parts: FeedParts, shop: str) -> None:
    shop_id = await workspace(parts.database)
    feed = await requests.add(parts.database, shop_id, shop)
    with pytest.raises(Conflict, match="there already"):
        await requests.add(parts.database, shop_id, shop)
    with pytest.raises(Conflict, match="being read"):
        await requests.ask(parts.database, shop_id, feed.id)
