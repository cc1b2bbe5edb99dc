"""The `answerable` program: its commands, and what happens when one of them cannot go on."""

import os
import sys
from typing import Annotated

import typer

from answerable import __version__
from answerable.cli.audit import audit
from answerable.cli.demo import demo
from answerable.cli.measure import measure
from answerable.cli.read import read
from answerable.cli.release import release
from answerable.cli.simulate import simulate
from answerable.cli.status import Status, complain, status_of
from answerable.cli.write import write
from answerable.vocabulary.errors import AnswerableError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(write)
app.command()(demo)
app.command()(simulate)
app.add_typer(audit, name="audit")
app.add_typer(release, name="release")
app.add_typer(measure, name="measure")


def print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"answerable {__version__}")
        raise typer.Exit


@app.callback()
def answerable(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the action plan a service published after an inspection, and write it again in other forms."""


def run() -> None:
    """Run a command; whatever goes wrong ends in a sentence and an exit status, not in a traceback."""
    try:
        app()
    except AnswerableError as error:
        complain(str(error))
        sys.exit(status_of(error))
    except Exception as error:
        if os.environ.get("ANSWERABLE_DEBUG"):
            raise
        complain(
            f"This is a fault in Answerable, not in your file: {type(error).__name__}: {error}. "
            "Please report it; with ANSWERABLE_DEBUG=1 set, the same command shows where it happened."
        )
        sys.exit(Status.FAULT)
