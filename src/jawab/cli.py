"""The `jawab` command: thin, each command calls one function."""

import json
import sys

import typer
from pydantic import ValidationError

from jawab.answering.cli import ask
from jawab.db.cli import backup
from jawab.demo.command import demo
from jawab.evals.cli import app as evals
from jawab.inference.embedder import ModelMissing
from jawab.kit.errors import JawabError
from jawab.knowledge.cli import import_command
from jawab.privacy.keys import KeyProblem
from jawab.replay import replay_command
from jawab.serve import serve_command
from jawab.workspace import workspace

cli = typer.Typer(
    name="jawab",
    help="A self-hosted AI customer agent: cited answers from your own help centre, or an honest hand-off.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
cli.command("serve")(serve_command)
cli.command("demo")(demo)
cli.command("workspace")(workspace)
cli.command("import")(import_command)
cli.command("ask")(ask)
cli.command("replay")(replay_command)
cli.command("backup")(backup)
cli.add_typer(evals, name="eval")


@cli.command("openapi")
def openapi() -> None:
    """Print the HTTP API's OpenAPI document."""
    from jawab.app import create_app

    json.dump(create_app().openapi(), sys.stdout, indent=1)


def main() -> None:
    """Run a command; what people can mend is told in a sentence, without a traceback."""
    try:
        cli()
    except (KeyProblem, ModelMissing) as error:
        sys.exit(f"jawab: {error}")
    except JawabError as error:
        sys.exit(f"jawab: {error.detail}")
    except ValidationError as error:
        sys.exit("\n".join(f"jawab: setting {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()))
