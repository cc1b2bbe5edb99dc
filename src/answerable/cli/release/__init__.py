"""`answerable release`: figures that are fit to publish, and a test of whether they are."""

import typer

from answerable.cli.release.attack import attack
from answerable.cli.release.make import make
from answerable.cli.release.show import show

release = typer.Typer(no_args_is_help=True, help="Publish figures, and check what they give away.")
release.command()(make)
release.command()(attack)
release.command()(show)
