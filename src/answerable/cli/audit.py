"""`answerable audit verify`: whether an exported audit trail is whole."""

from collections.abc import Iterator
from typing import Annotated

import typer

from answerable.cli.inputs import load
from answerable.cli.status import Status
from answerable.cli.wording import counted, printable
from answerable.vocabulary.errors import UnreadableDocumentError

audit = typer.Typer(no_args_is_help=True, help="Check the record of who did what.")


@audit.command()
def verify(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `export_audit` wrote; - reads standard input.")],
    anchor: Annotated[
        str | None,
        typer.Option(metavar="NUMBER:HASH", help="Number and hash of an entry, as printed on a published document."),
    ] = None,
) -> None:
    """Check every entry of an exported audit trail, and name each that was changed, moved, taken out or cut off.

    Exit status: 0 whole; 2 wrong use, or a file that cannot be read; 3 not an exported trail; 5 not whole.
    """
    from answerable.trail.chain import Anchor
    from answerable.trail.lines import check_lines

    named = Anchor.read(anchor) if anchor else None
    report = check_lines(lines(load(file)), anchor=named)
    for fault in report.faults:
        typer.echo(printable(str(fault)))
    if not report.whole:
        typer.echo(f"The trail is not whole: {counted(len(report.faults), 'fault')} found.")
        raise typer.Exit(Status.NOT_WHOLE)
    typer.echo(f"The trail is whole. It ends with entry {report.last}.")


def lines(content: bytes) -> Iterator[str]:
    try:
        text = content.decode("ascii")
    except UnicodeDecodeError:
        raise UnreadableDocumentError("The file is no exported audit trail. Export it with `export_audit`.") from None
    return iter(text.removesuffix("\n").split("\n"))
