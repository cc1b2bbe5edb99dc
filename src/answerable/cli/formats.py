"""The forms a result can take, and which of them are not for a terminal."""

from enum import StrEnum
from pathlib import Path

import typer


class ReadFormat(StrEnum):
    SUMMARY = "summary"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"

    @property
    def suffix(self) -> str:
        return {"summary": ".txt", "markdown": ".md"}.get(self, f".{self}")


class WriteFormat(StrEnum):
    HTML = "html"
    ODT = "odt"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"

    @property
    def binary(self) -> bool:
        return self in {WriteFormat.ODT, WriteFormat.DOCX, WriteFormat.PDF}


def format_to_write(asked: WriteFormat | None, output: Path | None) -> WriteFormat:
    """The format asked for, else the one that the ending of the output file names."""
    ending = output.suffix.removeprefix(".").lower() if output else ""
    if asked is None and ending not in set(WriteFormat):
        raise typer.BadParameter(f"give one of {', '.join(WriteFormat)}", param_hint="--format")
    return asked or WriteFormat(ending)
