"""What narrows the public lists."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from answerable.vocabulary.decisions import Decision
from answerable.web.commitments.types import Moved, Standing
from answerable.web.dashboard.forms import Filters
from answerable.web.dashboard.published import ChangeKind, places
from answerable.web.dashboard.queries.choices import in_brief
from answerable.web.design.fields import DateField, SearchField, SelectField
from answerable.web.design.forms import FilterForm


class CommitmentFilters(Filters):
    MAIN = ("words", "place", "standing")

    words = SearchField(label="Words")
    place = SelectField(label="Place", empty="Any place", choices=(), required=False)
    standing = SelectField(label="Status", empty="Any status", choices=Standing.choices, required=False)
    moved = SelectField(label="Date moved", empty="Whether or not", choices=Moved.choices, required=False)
    tag = SelectField(label="Tag", empty="Any tag", choices=(), required=False)
    inspectorate = SelectField(label="Inspectorate", empty="Any inspectorate", choices=(), required=False)
    decision = SelectField(
        label="Decision",
        empty="Any decision",
        choices=[(one.value, one.value.replace("_", " ").capitalize()) for one in Decision],
        required=False,
    )
    year = SelectField(label="Promised in", empty="Any year", choices=(), coerce=int, required=False)
    due_from = DateField(label="Due from", required=False)
    due_to = DateField(label="Due to", required=False)

    def __init__(self, data: Mapping[str, Any], *, on: dt.date) -> None:
        super().__init__(data, places=in_brief(places()), on=on)


class ChangesForm(FilterForm):
    since = DateField(label="Since", hint="For example, 27 3 2026", required=False)
    kind = SelectField(label="What changed", empty="Everything", choices=ChangeKind.choices, required=False)
