"""The commitments that a round asks a person about, each with its own small form."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.web.commitments.models import Commitment, Update
from answerable.web.commitments.progress_forms import ProgressForm
from answerable.web.design.forms import Form
from answerable.web.plans.queries.reporting import Asked


@dataclass(frozen=True)
class Part:
    """One commitment of the page."""

    commitment: Commitment
    updates: Sequence[Update]
    """What was reported of it for the round, by whomever."""
    form: ProgressForm
    """May be left empty."""

    @property
    def is_given(self) -> bool:
        """Whether anything was filled in."""
        return self.form.is_bound and self.form.has_changed()


class OwnRoundForm(Form):
    """The page as one form: at least one of its parts is filled in."""

    def __init__(self, *args: Any, parts: Iterable[Part], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.given = any(part.is_given for part in parts)

    def clean(self) -> dict[str, Any]:
        if not self.given:
            self.add_error(None, "Say what was done about at least one commitment")
        return self.cleaned_data


def parts(found: Iterable[Asked], data: Mapping[str, Any] | None, *, on: dt.date) -> list[Part]:
    """Each commitment once, those that nobody has reported on first."""
    held = {one.pk: (one, asked.updates.get(one.pk, ())) for asked in found for one in asked.commitments}
    made = [Part(one, updates, _form(one, data, on)) for one, updates in held.values()]
    return sorted(made, key=lambda part: bool(part.updates))


def _form(commitment: Commitment, data: Mapping[str, Any] | None, on: dt.date) -> ProgressForm:
    prefix = f"c{commitment.pk}"
    # A part that was not on the page as it was sent (reported on meanwhile) was not filled in either.
    sent = data if data is not None and f"{prefix}-words" in data else None
    return ProgressForm(sent, on=on, prefix=prefix, empty_permitted=True)
