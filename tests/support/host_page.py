"""Somebody else's web site, on an origin of its own, that embeds the widget."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>
<body><main><h1>A page of somebody else</h1><a href="/other">Another page</a><input aria-label="Search"></main>
<script async src="{jawab}/widget.js" {attributes}></script></body></html>"""


def strict_policy(jawab: str) -> str:
    """The strictest policy that a careful site can have around the widget: no inline style or script, no eval."""
    from_jawab = "; ".join(f"{kind}-src {jawab}" for kind in ("script", "connect", "img", "media"))
    return f"default-src 'self'; {from_jawab}; style-src 'self'"


@contextmanager
def host_page(
    jawab: str,
    site_key: str,
    *,
    language: str = "en",
    direction: str = "ltr",
    attributes: str = "",
    styles: str = "",
) -> Iterator[str]:
    """Serve a page under `strict_policy`, with these `styles`, that embeds the widget of `jawab`; give its address."""
    html = PAGE.format(
        jawab=jawab,
        language=language,
        direction=direction,
        head='<link rel="stylesheet" href="/styles.css">' if styles else "",
        attributes=f'data-site="{site_key}" {attributes}',
    ).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_styles = self.path == "/styles.css"
            self.send_response(200)
            self.send_header("Content-Type", f"text/{'css' if is_styles else 'html'}; charset=utf-8")
            self.send_header("Content-Security-Policy", strict_policy(jawab))
            self.end_headers()
            self.wfile.write(styles.encode() if is_styles else html)

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
