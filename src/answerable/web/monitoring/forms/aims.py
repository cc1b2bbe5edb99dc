"""What a commitment is meant to change, as a person says it."""

from collections.abc import Iterable, Mapping
from typing import Any

from answerable.web.design.fields import DateField, SearchField, SelectField, TextField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.types import Verdict

_BETWEEN = "|"


class AimForm(Form):
    since = DateField(
        label="From when can the work show?",
        called="the day from when the work can show",
        hint="Figures of whole months from this day count as since; those before it as before.",
    )
    by_when = DateField(label="By when is it to have changed?", required=False)
    field_order = ("measure", "who", "comparator", "place", "since", "by_when")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        figures: Iterable[MeasureFigures],
        places: Iterable[Place],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        held = list(figures)
        self.fields["measure"] = SelectField(label="Measure", choices=[(one.measure, one.title) for one in held])
        self.fields["who"] = SelectField(label="Group", choices=_groups(one.definition for one in held))
        self.fields["comparator"] = SelectField(
            label="Compared with", called="whom to compare with", choices=_comparators(held)
        )
        self.fields["place"] = SelectField(
            label="Place", choices=[(place.pk, str(place)) for place in places], coerce=int
        )
        self.order_fields(self.field_order)

    @property
    def characteristic_and_group(self) -> tuple[str, str]:
        characteristic, _, group = self.cleaned_data["who"].partition(_BETWEEN)
        return characteristic, group


def who(characteristic: str, group: str) -> str:
    """A group as `AimForm` has it."""
    return f"{characteristic}{_BETWEEN}{group}"


def _groups(definitions: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    found = {
        (characteristic, group)
        for definition in definitions
        for characteristic, groups in definition["characteristics"].items()
        for group in groups
    }
    return [(who(*one), f"{one[1]} ({one[0]})") for one in sorted(found)]


def _comparators(held: Iterable[MeasureFigures]) -> list[tuple[str, str]]:
    named = dict.fromkeys(name for one in held for name in one.definition["comparators"])
    return [(name, name[:1].upper() + name[1:]) for name in named]


class EndAimForm(Form):
    because = TextField(label="Why it ends", called="why it ends", max_length=500)


class EffectFilters(FilterForm):
    words = SearchField(label="Place, group or measure")
    verdict = SelectField(label="What followed", choices=Verdict.choices, empty="Anything", required=False)
