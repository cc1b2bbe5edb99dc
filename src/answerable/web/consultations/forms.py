"""What is asked about an equality analysis."""

from collections.abc import Iterable
from typing import Any

from answerable.web.consultations.models import Analysis
from answerable.web.consultations.policies import Content, Said
from answerable.web.consultations.types import Characteristic, Impact, Standing
from answerable.web.design.fields import (
    CheckboxesField,
    DateField,
    HiddenField,
    LongTextField,
    SelectField,
    TextField,
)
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import MeasureFigures


class AnalysisFilters(FilterForm):
    standing = SelectField(label="Challenge", choices=Standing.choices, empty="Any", required=False)

    def __init__(self, data: Any, *, places: Iterable[Place]) -> None:  # noqa: ANN401 - of a request
        super().__init__(data)
        named = [(place.pk, place.name) for place in places]
        self.fields["place"] = SelectField(label="Place", choices=named, empty="Any place", required=False)


class ContentForm(Form):
    """One version of an analysis."""

    says_optional = False
    dated = DateField(label="Date of the analysis", called="the date of the analysis")
    document = TextField(
        label="Where it is published", hint="A web address, or the reference of the document.", max_length=500
    )

    def __init__(self, *args: Any, measures: Iterable[MeasureFigures], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["measures"] = CheckboxesField(
            label="Which measures tell of what the policy does?",
            called="measures",
            choices=[(one.measure, one.title) for one in measures],
        )
        for one in Characteristic:
            name = one.label.lower()
            self.fields[_impact(one)] = SelectField(
                label=f"Said impact by {name}", choices=Impact.choices, empty="", initial=Impact.NOT_CONSIDERED
            )
            self.fields[_words(one)] = LongTextField(
                label=f"What it says of {name}",
                hint="Leave this empty if it is not considered.",
                rows=2,
                required=False,
            )

    @property
    def content(self) -> Content:
        """What was entered, once it is valid."""
        given = self.cleaned_data
        said = {one: Said(Impact(given[_impact(one)]), given[_words(one)]) for one in Characteristic}
        return Content(given["dated"], given["document"], given["measures"], said)


class FirstForm(ContentForm):
    title = TextField(label="Policy", called="the title of the policy", max_length=200)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        named = [(place.pk, place.name) for place in places]
        hint = "It holds at every place below too."
        self.fields["place"] = SelectField(label="Where it holds", hint=hint, choices=named, coerce=int)
        self.order_fields(["title", "place"])


class VersionForm(ContentForm):
    read = HiddenField()

    def __init__(self, *args: Any, replaces: Analysis, **kwargs: Any) -> None:  # noqa: ANN401
        """Filled in with what the version says that it replaces."""
        initial = {
            "read": replaces.version,
            "document": replaces.document,
            "measures": [one.measure for one in replaces.measures.all()],
        }
        for one in replaces.statements.all():
            characteristic = Characteristic(one.characteristic)
            initial |= {_impact(characteristic): one.impact, _words(characteristic): one.words}
        super().__init__(*args, initial=initial, **kwargs)

    def clean_read(self) -> int:
        """The version that the page was filled in with; 0 where that was lost."""
        read = self.cleaned_data["read"]
        return int(read) if read.isdecimal() else 0


class AnswerForm(Form):
    words = LongTextField(
        label="Your answer",
        called="the answer",
        hint="Why the analysis stands all the same, or what will be done and by when. "
        "Everyone who sees plans here can read it: leave out figures, and do not name anyone.",
    )


def _impact(characteristic: Characteristic) -> str:
    return f"impact_{characteristic.name.lower()}"


def _words(characteristic: Characteristic) -> str:
    return f"words_{characteristic.name.lower()}"
