"""`answerable release attack`: whether anything that a release hides can be worked out from what it prints."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.cli.status import Status
from answerable.cli.wording import counted, printable

if TYPE_CHECKING:
    from answerable.attack import Report


def attack(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A release folder.")],
    ledger: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder of the releases published before it.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, help="How long to try.")] = 600,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Try to work out each hidden figure of a release, from its published files and those of earlier releases.

    Exit status: 0 nothing can be worked out; 2 wrong use; 3 not a whole release, or one that does not add up; 6 a
    hidden figure can be worked out, or the attack did not finish in time.
    """
    from answerable.attack import attack as undo

    report = undo(folder, ledger, seconds=seconds)
    typer.echo(printable(_json(report) if as_json else _told(report)))
    if report.opened:
        raise typer.Exit(Status.OPENED)


def _told(report: "Report") -> str:
    earlier = f" and {counted(len(report.earlier), 'earlier release')}" if report.earlier else ""
    size = ", ".join(
        [
            counted(report.cells, "count"),
            counted(report.equations, "equation"),
            counted(report.hidden, "hidden count"),
        ]
    )
    lines = [
        f"The release {report.release}{earlier}: {size}.",
        *map(str, report.recovered),
        *(f"{cell}: not settled in time, which counts as worked out." for cell in report.unfinished),
    ]
    if report.opened:
        given = len(report.recovered) + len(report.unfinished)
        return "\n".join([*lines, f"The release must not be published: {counted(given, 'way')} into it found."])
    return "\n".join([*lines, "No hidden count can be worked out."])


def _json(report: "Report") -> str:
    told = {name: value for name, value in asdict(report).items() if name != "intervals"}
    told |= {"opened": report.opened, "intervals": report.intervals.to_dict("records")}
    return json.dumps(told, ensure_ascii=False, default=str)
