"""`answerable measure`: what is measured, and how."""

import typer

from answerable.cli.measure.check import check
from answerable.cli.measure.explain import explain
from answerable.cli.measure.list import list_measures
from answerable.cli.measure.report import report
from answerable.cli.measure.run import run
from answerable.cli.measure.show import show

measure = typer.Typer(no_args_is_help=True, help="Define and run measures of disparity.")
measure.command("list")(list_measures)
measure.command()(show)
measure.command()(check)
measure.command()(explain)
measure.command()(run)
measure.command()(report)
