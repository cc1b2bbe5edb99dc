"""Which definitions a command reads."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.vocabulary.errors import AnswerableError

if TYPE_CHECKING:
    from answerable.disparity.measures.model import Catalogue, Measure

Definitions = Annotated[
    list[Path] | None,
    typer.Option("-m", "--measures", metavar="PATH", help="YAML files or folders; else the shipped catalogue."),
]


class MissingExtraError(AnswerableError):
    """A part of the software that this command needs is not installed."""


def catalogue(paths: list[Path] | None) -> "Catalogue":
    """What the files define, or the shipped catalogue, or those of its measures that are named instead of files.

    Raises InvalidMeasureError with a line for each fault.
    """
    try:
        from answerable.disparity.measures import read_catalogue, select, shipped
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"Measures need {error.name}, which is not installed: pip install 'answerable[disparity]'."
        ) from None
    if not paths:
        return shipped()
    names = {str(path) for path in paths if not path.exists()}
    if len(names) == len(paths) and names <= {measure.name for measure in shipped().measures}:
        return select(shipped(), names)
    return read_catalogue(*paths)


def versions(name: str, paths: list[Path] | None) -> tuple["Measure", ...]:
    """Every version of the measure of a name; raises InvalidMeasureError where there is none."""
    found = catalogue(paths)
    from answerable.disparity.measures import select

    return select(found, [name]).measures
