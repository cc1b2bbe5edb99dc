"""What was done about a commitment, in a minute."""

import datetime as dt
from typing import Any

from answerable.web.commitments.types import ClaimKind
from answerable.web.commitments.updating import MOST, MOST_DUE, Reported, faults_of
from answerable.web.design.fields import DateField, LongTextField, RadiosField, TextField
from answerable.web.design.forms import Form


class ProgressForm(Form):
    kind = RadiosField(
        label="How far is it?",
        called="how far it is",
        choices=ClaimKind.choices,
        hints={
            ClaimKind.PROGRESS: "Something was done, and more is to do.",
            ClaimKind.DONE: "All of it is done.",
            ClaimKind.DONE_AND_CONTINUING: "It is done, and goes on being done.",
        },
    )
    words = LongTextField(
        label="What was done?",
        hint="Say what changed and for whom. Do not name people.",
        rows=3,
        max_length=MOST,
        error_messages={"required": "Say what was done"},
    )
    effective_on = DateField(label="As of which day?", called="the day", hint="For example, 31 3 2026")
    due_words = TextField(
        label="New date, if you ask to move it",
        hint="Like “30 June 2027” or “June 2027”. Leave it empty to keep the date.",
        max_length=MOST_DUE,
        required=False,
    )
    reason = LongTextField(label="Why should the date move?", rows=2, max_length=MOST, required=False)

    def __init__(self, *args: Any, on: dt.date, **options: Any) -> None:  # noqa: ANN401
        options["initial"] = {"effective_on": on} | (options.get("initial") or {})
        super().__init__(*args, **options)
        self.on = on

    def clean(self) -> dict[str, Any]:
        for name, fault in faults_of(self.said(), on=self.on).items():
            if name not in self.errors:
                self.add_error(name, fault)
        return self.cleaned_data

    def said(self) -> Reported:
        """What was entered; ask only once the form is valid."""
        given = self.cleaned_data
        return Reported(
            kind=ClaimKind(given.get("kind") or ClaimKind.PROGRESS),
            words=given.get("words") or "",
            effective_on=given.get("effective_on") or self.on,
            due_words=given.get("due_words") or "",
            reason=given.get("reason") or "",
        )
