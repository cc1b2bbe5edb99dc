"""What reading one document gives back, in the form that was asked for."""

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from answerable.cli.formats import ReadFormat
from answerable.cli.wording import counted

if TYPE_CHECKING:
    from answerable.documents.model import Document
    from answerable.documents.plan import Plan
    from answerable.documents.reading import Limits


@dataclass(frozen=True, slots=True)
class Result:
    content: bytes
    outcome: str
    """What was found, in a few words."""
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What to make of each document."""

    file_format: ReadFormat
    model: bool
    """The decoded document is wanted, not the plan."""
    lines: bool
    """Several results go to one output: JSON takes one line each."""
    printed: bool
    """The result goes to standard output."""

    @property
    def separator(self) -> bytes:
        """What stands between two results in one output: a line, which in Markdown is a rule."""
        return b"" if self.file_format is ReadFormat.JSON or not self.printed else b"\n" + b"-" * 72 + b"\n\n"


def read_document(data: bytes, name: str, form: Form, limits: "Limits") -> Result:
    """Read one document; raises what reading raises."""
    from answerable.documents.reading import read_model, read_plan

    if form.model:
        return model_result(read_model(data, name, limits), form)
    return plan_result(read_plan(data, name, limits), form)


def model_result(document: "Document", form: Form) -> Result:
    cells = [{"id": cell.id, "text": cell.text} for cell in document.cells()]
    model = {"schema_version": "1.0", "file": asdict(document.file), "cells": cells}
    text = json.dumps(model, ensure_ascii=False, indent=None if form.lines else 2)
    return Result(f"{text}\n".encode(), counted(len(cells), "cell"), doubtful=False)


def plan_result(plan: "Plan", form: Form) -> Result:
    actions = sum(len(made.actions) for finding in plan.findings for made in finding.rounds)
    outcome = ", ".join(
        [
            counted(len(plan.findings), "finding"),
            counted(actions, "action"),
            counted(len(plan.doubts), "doubt"),
        ]
    )
    return Result(plan_content(plan, form), outcome, doubtful=bool(plan.doubts))


def plan_content(plan: "Plan", form: Form) -> bytes:
    if form.file_format is ReadFormat.SUMMARY:
        return summary(plan, printed=form.printed)
    if form.file_format is ReadFormat.JSON and form.lines:
        return f"{plan.model_dump_json()}\n".encode()
    from answerable.documents.writers import write

    return write(plan, form.file_format.value)


def summary(plan: "Plan", *, printed: bool) -> bytes:
    """The summary as wide as the terminal and in its characters; in a file 80 wide and in UTF-8."""
    from answerable.cli.summary import summarise
    from answerable.cli.wording import encoded

    if not printed:
        return summarise(plan).encode()
    width = shutil.get_terminal_size().columns
    return encoded(summarise(plan, width=width, colour=sys.stdout.isatty()), sys.stdout.encoding)
