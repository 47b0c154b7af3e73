"""`jawab demo`: makes the demo shop, or brings it up to date; what is there already stays."""

import asyncio

import typer
from rich.console import Console

from jawab.assembly import opened
from jawab.demo.conversations import remember
from jawab.demo.guidance import advise
from jawab.demo.intents import teach
from jawab.demo.invitations import invite
from jawab.demo.products import stock
from jawab.demo.shop import HELP_CENTRE, SITE_KEY, SLUG, make_shop
from jawab.demo.shortcuts import shorten
from jawab.demo.shown import show
from jawab.demo.tools import equip
from jawab.inference.embedder import load_embedder
from jawab.knowledge.cli import import_into
from jawab.knowledge.imports.parts import ImportParts
from jawab.learning.faq.looking import FaqParts
from jawab.settings import Settings
from jawab.understanding.intents.versions.parts import TrainingParts

PLACES = {
    "Shop with the widget": "/",
    "Chat page": f"/chat?site={SITE_KEY}",
    "Help centre": f"/help/{SLUG}",
    "Desk": "/desk",
}


def demo() -> None:
    """Make the demo shop with its help centre and agent, and show how to sign in."""
    asyncio.run(_demo(Settings()))


async def _demo(settings: Settings) -> None:
    console = Console(stderr=True)
    async with opened(settings) as (database, keyring):
        workspace, account = await make_shop(database, settings.data_dir)
        embedder = await asyncio.to_thread(load_embedder, settings.embedder)
        run = await import_into(ImportParts(database, embedder, settings), workspace, str(HELP_CENTRE), console)
        products = await stock(database, workspace.id)
        rules = await advise(database, workspace.id)
        tools = await equip(database, keyring, workspace.id)
        training = await teach(TrainingParts(database, keyring, embedder, settings), workspace.id, console)
        shortcuts = await shorten(database, workspace.id)
        invitations = await invite(database, workspace)
        faq = FaqParts(database, keyring, embedder, settings.data_dir)
        asked = await remember(faq, workspace.id)
        shown = await show(database, workspace.id) if products.added else 0
    if run.state != "done":
        raise SystemExit(f"jawab: the demo help centre was not imported: {run.error}")
    if training and training.state == "failed":
        raise SystemExit(f"jawab: the demo's intents were not learnt: {training.error}")
    console.print(f"{run.added} articles added, {run.changed} changed, {run.unchanged} unchanged")
    console.print(f"{products.added} products added, {products.changed} changed, {products.unchanged} unchanged")
    console.print(f"{tools} tools added, {shown} pictures, cards and forms attached")
    console.print(f"{rules} rules of guidance written down, {shortcuts} shortcuts and {invitations} invitations made")
    console.print(f"{asked} past conversations written")
    if training:
        console.print(f"{training.intents} intents learnt from {training.examples} examples")
    told = {**PLACES, "Site key": SITE_KEY, "E-mail": account.email, "Password": account.password}
    for name, value in told.items():
        typer.echo(f"{name:<22}{value}")
