"""Starting a small web server on a free port and saying where it is."""

import argparse
import socket
from typing import Any

import uvicorn

READY = "ready on "


def parser(what: str | None) -> argparse.ArgumentParser:
    """The options that every server here has."""
    made = argparse.ArgumentParser(description=what)
    made.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one")
    return made


def serve(app: Any, port: int) -> None:
    """Serve an ASGI app on loopback until told to stop, as lean as uvicorn can: uvloop and httptools."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(4096)
    print(f"{READY}http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    config = uvicorn.Config(app, loop="uvloop", http="httptools", ws="none", lifespan="off", log_level="warning")
    uvicorn.Server(config).run(sockets=[listening])
