"""A plain page of somebody else, once without the widget and once with it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A small shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="A plain page to measure with."><link rel="icon" href="data:,"></head>
<body><main><h1>A small shop</h1>{text}</main>{script}</body></html>"""
TEXT = "<p>Tea sets, shawls and lamps, made by hand. We send them anywhere within a week.</p>" * 20


@dataclass(frozen=True)
class Pages:
    """Addresses of the page `without` and `with_` the widget; `jawab` is where that comes from."""

    without: str
    with_: str
    jawab: str
    site_key: str


@contextmanager
def pages(jawab: str, site_key: str) -> Iterator[Pages]:
    """Serve both on an origin of their own."""
    tag = f'<script async src="{jawab}/widget.js" data-site="{site_key}"></script>'
    bodies = {"/without": PAGE.format(text=TEXT, script=""), "/with": PAGE.format(text=TEXT, script=tag)}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = bodies.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Pages(f"{base}/without", f"{base}/with", jawab, site_key)
    finally:
        server.shutdown()
        server.server_close()
