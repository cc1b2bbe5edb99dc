"""What a person says of evidence: a file and the day it speaks of, whether anyone may open it, why it is taken out."""

from answerable.web.commitments.file_kinds import ENDINGS
from answerable.web.design.fields import CheckboxField, DateField, FilesField, LongTextField, TextField
from answerable.web.design.forms import Form


class EvidenceForm(Form):
    document = FilesField(
        label="File",
        called="a file",
        hint="PDF, Word, Excel, OpenDocument, CSV, plain text, PNG or JPEG, without macros. "
        "Leave out what could identify someone.",
        accept=ENDINGS,
        multiple=False,
    )
    title = TextField(label="What does it show?", called="what it shows", max_length=200)
    effective_on = DateField(
        label="Which day does it speak of?",
        called="the day it speaks of",
        hint="The day of the audit or the meeting, say; not the day you add it. For example, 31 3 2026",
    )


class ReleaseForm(Form):
    checked = CheckboxField(
        label="I have looked, and it holds nothing that could identify a person or put anyone at risk", required=True
    )


class RedactionForm(Form):
    why = LongTextField(
        label="Why is it taken out?",
        called="why it is taken out",
        hint="Name the decision it rests on. Do not repeat the personal data.",
        rows=3,
        max_length=300,
    )


__all__ = ["EvidenceForm", "RedactionForm", "ReleaseForm"]
