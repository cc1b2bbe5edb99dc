"""The demonstration's plans as files, in the formats in which services publish them."""

import datetime as dt
from pathlib import Path
from shutil import copyfile

from answerable.documents.writers import Format, write
from answerable.vocabulary.errors import AnswerableError
from answerable.web.demonstration.composing import compose
from answerable.web.demonstration.outlines import CONTENT, Outline, read_outline

THEMATIC = "thematic"
ACCEPTED = ("moorland", "eastwood_park", "leicester", "west_midlands", "wetherby", "doncaster", THEMATIC)
"""Plans that are in the register when the demonstration begins."""
IN_REVIEW = "swansea"
TO_BRING = "hull"
_NO_PLAN = "minutes.html"


class Files:
    """Plans written to a folder. What cannot be written as PDF here is written as DOCX, and `lacks_pdf` says so."""

    def __init__(self, folder: Path, *, on: dt.date) -> None:
        self._folder, self._on = folder, on
        self.lacks_pdf = False
        folder.mkdir(parents=True, exist_ok=True)

    def outline(self, name: str) -> Outline:
        return read_outline(name, on=self._on)

    def write(self, name: str, version: int = 1) -> Path:
        outline = self.outline(name)
        plan, wanted = compose(outline, version), outline.formats[version - 1]
        try:
            content = write(plan, wanted)
        except AnswerableError:
            # The one format that needs a library of the system.
            wanted, self.lacks_pdf = Format.DOCX, True
            content = write(plan, wanted)
        path = self._folder / f"{name.replace('_', '-')}-action-plan-{version}.{wanted}"
        path.write_bytes(content)
        return path

    def find(self, name: str) -> Path:
        """The file of a plan of one version that was written before."""
        return next(self._folder.glob(f"{name}-*"))

    def write_what_is_no_plan(self) -> Path:
        return Path(copyfile(CONTENT / _NO_PLAN, self._folder / _NO_PLAN))
