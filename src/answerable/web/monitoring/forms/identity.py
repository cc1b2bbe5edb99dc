"""What is recorded of a person who told their group, and what narrows the list of it."""

from answerable.disparity.classifications import ETHNICITY, groups
from answerable.disparity.counts import APART, NOT_DECLARED
from answerable.disparity.measures.model import Characteristic
from answerable.web.design.fields import DateField, RadiosField, SelectField, TextField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.monitoring.types import Disclosing

_APART_AS_TOLD = Characteristic(name=ETHNICITY, column="", classification=ETHNICITY, subgroup="subgroup")
"""Gypsy, Irish Traveller and Roma people are told apart, as they tell it."""
_GROUPS = [(group.name, group.name) for group in groups(_APART_AS_TOLD)]
_UNREMEMBERED = {"autocomplete": "off", "spellcheck": False}
"""The browser is to keep nothing of it, and to send nothing of it elsewhere."""


class CorrectionForm(Form):
    person = TextField(
        label="Person’s reference",
        hint="As the source system has it, such as a prison number. Never a name.",
        max_length=20,
        params={**_UNREMEMBERED, "classes": "govuk-input--width-10"},
    )
    old = SelectField(
        label="Group held now",
        called="the group that the source system holds now",
        choices=[*((name, name) for name in APART), *_GROUPS],
        params={"attributes": {"autocomplete": "off"}},
    )
    new = SelectField(
        label="Group the person told",
        called="the group that the person told",
        choices=[*_GROUPS, (NOT_DECLARED, NOT_DECLARED)],
        params={"attributes": {"autocomplete": "off"}},
    )
    stage = RadiosField(label="When was it told?", called="when it was told", choices=Disclosing.choices)
    told_on = DateField(label="Day it was told")


class CorrectionFilters(FilterForm):
    stage = SelectField(label="When it was told", choices=Disclosing.choices, empty="Any time", required=False)
    state = SelectField(
        label="Exported",
        choices=(("waiting", "Not yet"), ("exported", "Yes")),
        empty="Exported or not",
        required=False,
    )
