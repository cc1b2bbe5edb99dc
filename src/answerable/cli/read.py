"""`answerable read`: documents in, their action plans out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.cli.formats import ReadFormat
from answerable.cli.inputs import STANDARD_INPUT, load, name_of
from answerable.cli.outputs import destinations, put
from answerable.cli.progress import report_on
from answerable.cli.results import Form, read_document
from answerable.cli.status import Status, status_of
from answerable.vocabulary.errors import AnswerableError

if TYPE_CHECKING:
    from answerable.cli.results import Result
    from answerable.documents.reading import Limits


def read(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="PDF, Word, OpenDocument, HTML or text; - reads standard input."),
    ] = None,
    output_format: Annotated[
        ReadFormat,
        typer.Option("--format", "-f", help="What to print. Several files as JSON give one line each."),
    ] = ReadFormat.SUMMARY,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write; for several files, a folder with a file for each."),
    ] = None,
    model: Annotated[bool, typer.Option("--model", help="Print the decoded document as JSON.")] = False,
    schema_only: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a result.")] = False,
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", min=0.1, help="Give up on a document after this long.")
    ] = None,
    memory: Annotated[
        int | None,
        typer.Option(metavar="MB", min=256, help="Give up on a document that needs more memory than this."),
    ] = None,
) -> None:
    """Read action plans from published documents.

    Prints the findings with their decisions, actions, owners and dates; then totals, doubts and leftovers.

    Exit status: 0 read (doubts are allowed, and counted on standard error); 2 wrong use, or a path that
    cannot be read or written; 3 not a readable document; 4 a readable document with no action plan in it.
    Of several files the highest counts, and one that fails does not stop the others.
    """
    if schema_only:
        from answerable.cli.schema import schema

        put(schema(), output)
        return
    sources = checked(files)
    if len(sources) > 1 and output is None and output_format is ReadFormat.CSV and not model:
        raise typer.BadParameter("name a folder for the tables of several files", param_hint="--output")
    form = Form(
        file_format=ReadFormat.JSON if model else output_format,
        model=model,
        lines=len(sources) > 1 and output is None,
        printed=output is None,
    )
    limits = limits_of(timeout, memory)
    paths = destinations([name_of(source) for source in sources], output, form.file_format.suffix)
    raise typer.Exit(read_each(sources, paths, form, lambda data, name: read_document(data, name, form, limits)))


def checked(files: list[str] | None) -> list[str]:
    if not files:
        raise typer.BadParameter("name at least one file, or - for standard input", param_hint="FILE")
    if files.count(STANDARD_INPUT) > 1:
        raise typer.BadParameter("standard input can be read once only", param_hint="FILE")
    return files


def limits_of(timeout: float | None, memory: int | None) -> "Limits":
    from answerable.documents.reading import Limits

    usual = Limits()
    return Limits(
        seconds=timeout or usual.seconds,
        memory_bytes=memory * 1_000_000 if memory else usual.memory_bytes,
    )


def read_each(
    sources: list[str], paths: list[Path | None], form: Form, read_one: Callable[[bytes, str], "Result"]
) -> Status:
    """Read the files one after another; the highest status among them."""
    worst, separator = Status.READ, b""
    with report_on(len(sources)) as report:
        for source, path in zip(report.each(sources), paths, strict=True):
            try:
                result = read_one(load(source), name_of(source))
                with report.paused():
                    put(separator + result.content, path)
                separator = form.separator
            except AnswerableError as error:
                worst = max(worst, status_of(error))
                report.say(f"answerable: {source}: {error}")
            else:
                if len(sources) > 1 or result.doubtful:
                    report.say(f"{source}: {result.outcome}")
    return worst
