"""Files and functions that ask to become two ideas. A report, not a verdict."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
CODE = {".py", ".ts", ".tsx", ".css", ".mjs"}


def print_sizes() -> None:
    """Print every code file past 300 lines and every Python function past 40."""
    rows = sorted((row for path in _code() for row in _large(path)), reverse=True)
    print(f"\n── sizes: {len(rows)} pieces past {LONGEST_FILE} lines a file or {LONGEST_FUNCTION} a function")
    for lines, name in rows:
        print(f"  {lines:5} {name}")


def _code() -> list[Path]:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in tracked.splitlines()]
    return [path for path in paths if path.suffix in CODE and path.is_file()]


def _large(path: Path) -> Iterator[tuple[int, str]]:
    name, text = path.relative_to(ROOT), path.read_text()
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield lines, str(name)
    for node in ast.walk(ast.parse(text)) if path.suffix == ".py" else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield length, f"{name}:{node.lineno} {node.name}()"
