"""`jawab serve`: starts the server processes and says when they serve."""

import asyncio
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Annotated, Any

import typer
import uvicorn
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from uvicorn.supervisors import Multiprocess

from jawab.assembly import hub_for, opened
from jawab.settings import Settings
from jawab.understanding.entities.names.spacy_names import load_names

STOP_SECONDS = 3
"""Open streams are cut this long after the server is asked to stop; clients connect again and resume."""


class CannotServe(Exception):
    """The server cannot start; the text says what to do."""


def serve_command(
    host: Annotated[str | None, typer.Option(help="Address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one")] = None,
    workers: Annotated[
        int | None, typer.Option(help="Server processes (more than one needs PostgreSQL, Valkey)")
    ] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Folder for database, keys and media")] = None,
) -> None:
    """Run the server."""
    given = {"HOST": host, "PORT": port, "WORKERS": workers, "DATA_DIR": data_dir}
    os.environ.update({f"JAWAB_{name}": str(value) for name, value in given.items() if value is not None})
    settings = Settings()
    try:
        serve(settings)
    except CannotServe as error:
        sys.exit(f"jawab: {error}")


def serve(settings: Settings) -> None:
    """Serve until told to stop. Raises CannotServe, ModelMissing."""
    if settings.workers > 1 and not (settings.database.startswith("postgresql") and settings.valkey_url):
        raise CannotServe(
            f"{settings.workers} server processes need PostgreSQL and Valkey: set JAWAB_DATABASE_URL and "
            "JAWAB_VALKEY_URL, or leave out --workers."
        )
    load_names(settings.names_model)  # what is missing is told in a sentence, not in a server process's log
    asyncio.run(_try_out(settings))
    config = uvicorn.Config(
        "jawab.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        loop="uvloop" if sys.platform != "win32" else "auto",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=_logging(settings),
        access_log=False,
        server_header=False,
        proxy_headers=False,  # jawab.protection.address decides whom to believe
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    listening = _listen(settings)
    os.environ["JAWAB_PORT"] = str(listening.getsockname()[1])  # the processes know where they are reached
    threading.Thread(target=_announce, args=(settings.host, listening.getsockname()[1]), daemon=True).start()
    if settings.workers > 1:
        Multiprocess(config, sockets=[listening]).run()
        return
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
    if not server.started:
        sys.exit(1)  # the log says why


async def _try_out(settings: Settings) -> None:
    """Open everything once before any server process does: schema and key are made by one, and what is wrong is told in
    a sentence. Raises CannotServe, KeyProblem."""
    try:
        async with opened(settings) as (_, keyring), hub_for(settings, keyring):
            pass
    except RedisError as error:
        raise CannotServe(f"cannot reach Valkey: {error}. Is JAWAB_VALKEY_URL right, and does it run?") from error
    except (OSError, SQLAlchemyError) as error:
        raise CannotServe(
            f"cannot open the database: {error}. Is JAWAB_DATABASE_URL right, and does it run?"
        ) from error


def _logging(settings: Settings) -> dict[str, Any]:
    """Everything to standard error, in every server process."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"level": settings.log_level.upper(), "handlers": ["stderr"]},
    }


def _listen(settings: Settings) -> socket.socket:
    """The listening socket, made here so that port 0 is known and shared by all processes."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        raise CannotServe(
            f"cannot listen on {settings.host} port {settings.port}: {error.strerror}. "
            "Stop what uses it, or choose another with --port."
        ) from error
    listening.set_inheritable(True)
    return listening


def _announce(host: str, port: int) -> None:
    """Say where the server is, once it answers."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - names where to look, listens to nothing
    local = everywhere.get(host, f"[{host}]" if ":" in host else host)
    while not _serves(f"http://{local}:{port}/readyz"):
        time.sleep(0.05)
    typer.echo(f"Jawab is ready on http://{local}:{port}")
    sys.stdout.flush()


def _serves(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
