"""`answerable demo`: our own plan written as Word and PDF, read back, and shown."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from answerable.cli.formats import ReadFormat, WriteFormat
from answerable.cli.inputs import load
from answerable.cli.outputs import make_folder, put
from answerable.cli.results import Form, read_document
from answerable.vocabulary.errors import AnswerableError

NAME = "demonstration-plan"
NEXT = """What to try next:

  # all that was read, for other tools
  {answerable} read {path} --format json

  # the cells that the words were taken from
  {answerable} read {path} --model

  # a plan of your own: PDF, Word, OpenDocument, HTML or text
  {answerable} read plan.pdf
"""


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to write the plan; made where it is missing.")
    ] = Path("demo"),
) -> None:
    """Write a plan of our own and read it back.

    It is written as DOCX and as PDF, and what is read from both is shown.
    """
    from answerable.documents.reading import Limits

    make_folder(folder)
    written = list(files_in(folder))
    form = Form(ReadFormat.SUMMARY, model=False, lines=False, printed=True)
    for path in written:
        typer.echo(f"$ answerable read {path}\n")
        put(read_document(load(str(path)), path.name, form, Limits()).content, None)
        typer.echo()
    typer.echo(NEXT.format(answerable=program(), path=written[-1]), nl=False)


def program() -> str:
    """How this program was called, so that the advice can be copied."""
    called = Path(sys.argv[0]).absolute()
    here = called.stem == "answerable" and called.is_relative_to(Path.cwd())
    return str(called.relative_to(Path.cwd())) if here else "answerable"


def files_in(folder: Path) -> Iterator[Path]:
    """The plan in each kind of file that this machine can write; a sentence for one that it cannot."""
    from answerable.documents.demonstration import demonstration_plan
    from answerable.documents.writers import write

    for kind in (WriteFormat.DOCX, WriteFormat.PDF):
        try:
            content = write(demonstration_plan(), kind)
        except AnswerableError as error:
            typer.echo(f"{kind.upper()} is left out. {error}\n")
        else:
            path = folder / f"{NAME}.{kind}"
            put(content, path)
            yield path
