"""The model runtime tells nobody that it is used."""

import os
import subprocess
import sys
from pathlib import Path


def test_runtime_makes_no_id_for_the_machine_and_keeps_no_record_of_use(tmp_path: Path) -> None:
    embed = (
        "import asyncio; from jawab.inference.embedder import load_embedder; "
        "asyncio.run(load_embedder('').embed(['hello']))"
    )
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    inherited = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", embed], env={**inherited, **home}, check=True)
    assert list(tmp_path.rglob("*")) == []
