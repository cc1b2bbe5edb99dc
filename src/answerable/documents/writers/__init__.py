"""A plan as the official table, in the file formats that services publish and that other tools read.

What is written holds the words of the plan and nothing hidden beside them: the findings, decisions,
responses, actions, owners and targets can be read back from the file itself. The JSON form is the whole plan,
with the sources of its words, its doubts and its leftovers; the other forms are the table that people read.
"""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from answerable.documents.plan import Plan
from answerable.vocabulary.errors import AnswerableError


class Format(StrEnum):
    """The formats a plan can be written in, each named as the module that writes it."""

    HTML = "html"
    ODT = "odt"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def write(plan: Plan, file_format: str) -> bytes:
    """The bytes of a file that holds the plan; `file_format` is a value of `Format`.

    Raises AnswerableError for a format that is not known, or one whose system library is not installed.
    """
    return _renderer(file_format)(plan)


def _renderer(file_format: str) -> Callable[[Plan], bytes]:
    """The writer of this format, imported only now: most of them take longer to load than to run."""
    if file_format not in list(Format):
        raise AnswerableError(f"A plan cannot be written as “{file_format}”. Choose: {', '.join(Format)}.")
    render: Callable[[Plan], bytes] = import_module(f"{__name__}.{Format(file_format)}").render
    return render
