"""What is asked about a case."""

from collections.abc import Iterable
from typing import Any

from answerable.web.commitments.models import Commitment
from answerable.web.design.fields import DateField, LongTextField, SelectField, TextField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place
from answerable.web.monitoring.queries.cases import OPEN, OVERDUE, REVIEW, Wanted
from answerable.web.monitoring.types import CaseState

SEEN = "Everyone who may see figures of this place can read this. Do not name anyone."
SEVERITIES = (("moderate", "Moderate"), ("large", "Large"), ("very large", "Very large"))
STATES = (
    (OPEN, "Not closed"),
    (OVERDUE, "Not answered in time"),
    (REVIEW, "Explanations to look at again"),
    *CaseState.choices,
)


class CaseFilters(FilterForm):
    state = SelectField(label="State", choices=STATES, empty="Any state", required=False)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - of a request
        *,
        places: Iterable[Place],
        measures: Iterable[tuple[str, str]],
        groups: Iterable[tuple[str, str]],
        with_figures: bool,
    ) -> None:
        """Sizes are offered to those who may see figures."""
        super().__init__(data)
        self._places = {str(place.pk): place for place in places}
        named = [(pk, place.name) for pk, place in self._places.items()]
        self.fields["place"] = SelectField(label="Place", choices=named, empty="Any place", required=False)
        self.fields["measure"] = SelectField(
            label="Measure", choices=list(measures), empty="Any measure", required=False
        )
        self.fields["group"] = SelectField(label="Group", choices=list(groups), empty="Any group", required=False)
        if with_figures:
            self.fields["severity"] = SelectField(label="Size", choices=SEVERITIES, empty="Any size", required=False)

    @property
    def wanted(self) -> Wanted:
        """What was chosen; a choice that is not offered is passed over, and said."""
        self.is_valid()
        given = self.cleaned_data
        named = {name: given.get(name, "") for name in ("measure", "group", "state", "severity")}
        return Wanted(self._places.get(given.get("place", "")), **named)


class ExamineForm(Form):
    words = LongTextField(label="Who examines it, and how", called="who examines it, and how", hint=SEEN)


class ExplainForm(Form):
    words = LongTextField(
        label="Explanation",
        called="the explanation",
        hint=f"Say what you think leads to the difference, and why it is fair. {SEEN}",
    )
    evidence = LongTextField(label="Evidence", hint="What you looked at that bears it out: records, places, dates.")
    challenged_by = TextField(
        label="Who challenged it",
        called="who challenged it",
        hint="A post or body that tried to show that it is wrong. Not yourself.",
        max_length=200,
    )
    review_on = DateField(label="Look at it again on", called="the day to look at it again")


class ChallengeForm(Form):
    words = LongTextField(label="What the explanation leaves out", called="what the explanation leaves out", hint=SEEN)


class ReformForm(Form):
    words = LongTextField(
        label="What will be done",
        hint="One promise that somebody else can check. Everyone who sees plans can read it: leave out figures.",
    )
    owner = TextField(label="Owner", hint="The post that will do it, such as Head of Safety.", max_length=300)
    due_on = DateField(label="Done by", called="the day by which it will be done")


class LinkForm(Form):
    def __init__(self, *args: Any, offered: Iterable[Commitment], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = [(one.pk, f"{one.words[:100]} ({one.place})") for one in offered]
        self.fields["commitment"] = SelectField(label="Commitment", choices=choices, coerce=int)


class CloseForm(Form):
    words = LongTextField(label="What was learnt", hint=f"What changed, and what must go on. {SEEN}")


class DecideForm(Form):
    words = LongTextField(label="What was decided", hint=SEEN)
    met_on = DateField(label="Day of the meeting")


class NoteForm(Form):
    words = LongTextField(label="Note", hint=SEEN)
