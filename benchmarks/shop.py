"""Makes the shop whose help centre is one article: the one that the fake model quotes.

JAWAB_DATA_DIR=… python -m benchmarks.shop
"""

import asyncio
from pathlib import Path

from rich.console import Console

from jawab.assembly import opened
from jawab.demo.shop import make_shop
from jawab.inference.embedder import load_embedder
from jawab.knowledge.cli import import_into
from jawab.knowledge.imports.parts import ImportParts
from jawab.settings import Settings

HELP_CENTRE = Path(__file__).parent / "helpcentre"


async def main() -> None:
    settings = Settings()
    async with opened(settings) as (database, _):
        workspace, _ = await make_shop(database, settings.data_dir)
        parts = ImportParts(database, load_embedder(settings.embedder), settings)
        run = await import_into(parts, workspace, str(HELP_CENTRE), Console(stderr=True))
    if run.added != 1:
        raise SystemExit(f"the article was not imported: {run.state} {run.error}")
    print(workspace.site_key)


if __name__ == "__main__":
    asyncio.run(main())
