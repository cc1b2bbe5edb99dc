"""`answerable write`: a plan, from its JSON, as the official table."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.cli.formats import WriteFormat, format_to_write
from answerable.cli.inputs import load
from answerable.cli.outputs import put
from answerable.vocabulary.errors import AnswerableError, InvalidPlanError

if TYPE_CHECKING:
    from pydantic import ValidationError

    from answerable.documents.plan import Plan


def write(
    plan: Annotated[
        str,
        typer.Argument(metavar="PLAN.json", help="A result of answerable read --format json; - reads standard input."),
    ],
    output_format: Annotated[
        WriteFormat | None,
        typer.Option("--format", "-f", help="What to write; where it is not given, the ending of --output tells."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write; standard output where it is not given."),
    ] = None,
) -> None:
    """Write a plan as the official table.

    Exit status: 0 written; 2 wrong use, or a path that cannot be read or written; 3 PLAN.json is not a plan.
    """
    file_format = format_to_write(output_format, output)
    if output is None and file_format.binary and sys.stdout.isatty():
        raise typer.BadParameter(f"{file_format} is not for a terminal; name a file to write.", param_hint="--output")
    try:
        value = plan_of(load(plan))
    except AnswerableError as error:
        raise type(error)(f"{plan}: {error}") from None

    from answerable.documents.writers import write as write_plan

    put(write_plan(value, file_format), output)


def plan_of(data: bytes) -> "Plan":
    """The plan in its JSON form; raises InvalidPlanError."""
    from pydantic import ValidationError

    from answerable.documents.plan import SCHEMA_VERSION, Plan

    try:
        plan = Plan.model_validate_json(data)
    except ValidationError as error:
        raise InvalidPlanError(f"This is not a plan: {first_fault(error)}.") from None
    if plan.schema_version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise InvalidPlanError(f"This plan follows schema {plan.schema_version}, and this program {SCHEMA_VERSION}.")
    return plan


def first_fault(error: "ValidationError") -> str:
    """Where the first fault is, what it is, and how many more there are."""
    first = error.errors(include_url=False)[0]
    place = "/".join(str(part) for part in first["loc"])
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{place}: {first['msg']}{more}" if place else f"{first['msg']}{more}"
