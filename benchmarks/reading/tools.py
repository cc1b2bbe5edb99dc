"""The tools that are compared, each from a file to the facts it finds."""

import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pdfplumber
from camelot.io import read_pdf

from answerable.documents.readers import decode
from answerable.documents.understanding import understand
from benchmarks.reading.facts import Facts, facts, facts_read
from benchmarks.reading.scripts import read_tables


def read_with_answerable(path: Path) -> Facts:
    """Raises AnswerableError where Answerable says that it cannot read the file."""
    return facts_read(understand(decode(path.read_bytes(), path.name)))


def read_with_pdfplumber(path: Path) -> Facts:
    with pdfplumber.open(BytesIO(path.read_bytes())) as pdf:
        return facts(read_tables([table for page in pdf.pages for table in page.extract_tables()]))


def read_with_camelot(path: Path) -> Facts:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # camelot warns of every page without a table
        tables = read_pdf(str(path), pages="all", flavor="lattice")
    return facts(read_tables([table.df.values.tolist() for table in tables]))


TOOLS: dict[str, Callable[[Path], Facts]] = {
    "answerable": read_with_answerable,
    "pdfplumber": read_with_pdfplumber,
    "camelot": read_with_camelot,
}
