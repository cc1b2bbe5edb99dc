"""What a person says of a programme's workstreams and pilots, and of findings offered to plans."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from answerable.web.commitments.models import Commitment
from answerable.web.design.fields import (
    CheckboxesField,
    DateField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Finding, Workstream
from answerable.web.plans.types import OfferState, RollOut

DECISIONS = {OfferState.ADOPTED: "Adopt it", OfferState.DECLINED: "Decline it"}
_CHOICE_CHARACTERS = 150


class WorkstreamForm(Form):
    name = TextField(label="Name of the workstream", max_length=200)
    about = LongTextField(label="What it is for", required=False)
    ends_on = DateField(label="Day it ends", required=False)


class PilotForm(Form):
    name = TextField(label="Name of the pilot", max_length=200)
    area = TextField(label="Area where it is tried", max_length=300)
    aim = LongTextField(label="What it aims at", rows=3)
    measure = LongTextField(label="How you will tell whether it worked", rows=3)
    begins_on = DateField(label="First day", required=False)
    ends_on = DateField(label="Last day", required=False)
    workstream = SelectField(label="Workstream", choices=(), coerce=int, required=False, empty="None")
    commitment = SelectField(
        label="Commitment that depends on it", choices=(), coerce=int, required=False, empty="None"
    )
    sites = CheckboxesField(label="Places where it is tried", choices=(), coerce=int, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        workstreams: Iterable[Workstream],
        commitments: Iterable[Commitment],
        places: Iterable[Place],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        offer(self, "workstream", [("", "None"), *((one.pk, one.name) for one in workstreams)])
        offer(self, "commitment", [("", "None"), *_in_short(commitments)])
        offer(self, "sites", [(place.pk, place.name) for place in places])


class ResultForm(Form):
    result = LongTextField(label="What the pilot found")
    learning = LongTextField(label="What was learnt for elsewhere", required=False)
    decision = RadiosField(label="What was decided", choices=RollOut.choices, required=False)
    because = LongTextField(label="Why this was decided", rows=3, required=False)
    decided_on = DateField(label="Day it was decided", required=False)


class SiteForm(Form):
    place = SelectField(label="Place", choices=(), coerce=int)
    since = DateField(label="Since which day", required=False)
    words = LongTextField(label="What was learnt there", rows=3, required=False)

    def __init__(self, *args: Any, places: Iterable[Place], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        offer(self, "place", [("", "Choose from the list"), *((place.pk, place.name) for place in places)])


class MapForm(Form):
    """For each finding of a plan, the workstreams that cover it."""

    says_optional = False

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        findings: Sequence[Finding],
        workstreams: Sequence[Workstream],
        covering: Mapping[int, set[int]],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.findings, self.workstreams = findings, {one.pk: one for one in workstreams}
        for finding in findings:
            self.fields[f"finding-{finding.pk}"] = CheckboxesField(
                label=f"{finding.number} {finding.words}".strip(),
                choices=[(one.pk, one.name) for one in workstreams],
                coerce=int,
                required=False,
                initial=sorted(covering[finding.pk]),
            )

    def covered(self) -> Iterator[tuple[Finding, list[Workstream]]]:
        """What was ticked; ask only once the form is valid."""
        for finding in self.findings:
            yield finding, [self.workstreams[pk] for pk in self.cleaned_data[f"finding-{finding.pk}"]]


class PlanToMapForm(FilterForm):
    plan = SelectField(label="Plan whose findings you want to map", choices=(), coerce=int)

    def __init__(self, *args: Any, plans: Iterable[ActionPlan], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        offer(
            self, "plan", [("", "Choose from the list"), *((plan.pk, f"{plan.title}, {plan.place}") for plan in plans)]
        )


class OfferForm(Form):
    to = CheckboxesField(label="Plans to offer it to", choices=(), coerce=int)

    def __init__(self, *args: Any, plans: Iterable[ActionPlan], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        offer(self, "to", _named(plans))


class OfferFilters(FilterForm):
    state = SelectField(label="State", choices=OfferState.choices, required=False, empty="Any")
    place = SelectField(label="Place, with all below it", choices=(), coerce=int, required=False, empty="Any")

    def __init__(self, *args: Any, places: Iterable[Place], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        offer(self, "place", [("", "Any"), *((place.pk, place.name) for place in places)])


class OfferDecisionForm(Form):
    state = RadiosField(label="Decision of this plan", choices=list(DECISIONS.items()))
    reason = LongTextField(
        label="Reason", rows=3, required=False, hint="Needed to decline: it is shown wherever the finding is."
    )
    commitment = SelectField(
        label="Commitment of this plan that does something about it",
        choices=(),
        coerce=int,
        required=False,
        empty="None yet",
    )

    def __init__(self, *args: Any, commitments: Iterable[Commitment], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        offer(
            self, "commitment", [("", "None yet"), *((one.pk, one.words[:_CHOICE_CHARACTERS]) for one in commitments)]
        )


def offer(form: Form, name: str, choices: list[tuple[Any, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _named(plans: Iterable[ActionPlan]) -> list[tuple[int, str]]:
    return [(plan.pk, f"{plan.title}, {plan.place}") for plan in plans]


def _in_short(commitments: Iterable[Commitment]) -> list[tuple[int, str]]:
    return [(one.pk, one.words[:_CHOICE_CHARACTERS]) for one in commitments]
