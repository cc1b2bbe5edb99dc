"""What a person writes to begin a plan, and what stands before it."""

from collections.abc import Iterable
from typing import Any

from answerable.documents.plan import Plan
from answerable.vocabulary.bodies import find_inspectorate
from answerable.web.design.fields import (
    DateField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place
from answerable.web.plans.forms.bringing import places
from answerable.web.plans.forms.reviewing import VersionedForm
from answerable.web.plans.forms.written import LINES, LONGEST, lines
from answerable.web.plans.models import Draft, Report
from answerable.web.plans.review.editing import last_day
from answerable.web.plans.review.wording import folded
from answerable.web.plans.types import DraftState, PlanKind
from answerable.web.plans.writing.changes import SetFront

_TITLE = 500
_NOT_A_DAY = "Enter a date, such as 4 May 2026 or May 2026"


class DraftsFilter(FilterForm):
    state = SelectField(label="State", choices=DraftState.choices, empty="Any state", required=False)


class _ReportFields(Form):
    """The report that a plan answers."""

    responds_to = TextField(label="Title of the report", max_length=_TITLE, required=False)
    inspectorate = TextField(
        label="Who inspected", hint="For example HM Inspectorate of Prisons.", max_length=200, required=False
    )
    report_published = TextField(
        label="When the report was published", hint="For example 4 May 2026.", max_length=100, required=False
    )

    def clean_inspectorate(self) -> str:
        said = folded(self.cleaned_data["inspectorate"])
        return find_inspectorate(said) or said

    def clean_report_published(self) -> str:
        said = folded(self.cleaned_data["report_published"])
        if said and last_day(said) is None:
            self.add_error("report_published", _NOT_A_DAY)
        return said


class BeginForm(_ReportFields):
    """A plan that is begun; `reports` are those that the register holds and no plan answers."""

    field_order = ("kind", "place", "title", "report")

    kind = RadiosField(
        label="What is the plan for?",
        called="what the plan is for",
        choices=PlanKind.choices,
        initial=PlanKind.INSPECTION,
    )
    title = TextField(label="Title of the plan", max_length=_TITLE)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        choosable: Iterable[Place],
        own: int | None = None,
        reports: Iterable[Report] = (),
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.fields["place"] = SelectField(
            label="Which place does the plan belong to?",
            hint="Until it is submitted, only those who write and clear plans there see it.",
            called="the place that the plan belongs to",
            choices=places(choosable),
            coerce=int,
            initial=own,
        )
        self.reports = {report.pk: report for report in reports}
        if self.reports:
            self.fields["report"] = SelectField(
                label="The report it answers, where the register has it",
                choices=[(pk, str(report)) for pk, report in self.reports.items()],
                coerce=int,
                empty="Another report, or none",
                required=False,
            )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        answers = given.get("kind") == PlanKind.INSPECTION
        if answers and not given.get("responds_to") and not self.report:
            self.add_error("responds_to", "Enter the title of the report that the plan answers")
        return given

    @property
    def report(self) -> Report | None:
        return self.reports.get(self.cleaned_data.get("report") or 0)

    def front(self, place: Place) -> SetFront:
        given, report = self.cleaned_data, self.report
        named = place.name if place.above_id else ""
        if report:
            inspectorate = report.inspectorate.name if report.inspectorate else ""
            published = report.published_words or (f"{report.published_on:%-d %B %Y}" if report.published_on else "")
            return SetFront(given["title"], report.title, inspectorate, published, named)
        if given["kind"] != PlanKind.INSPECTION:
            return SetFront(given["title"], place=named)
        return SetFront(given["title"], given["responds_to"], given["inspectorate"], given["report_published"], named)


class FrontForm(VersionedForm, _ReportFields):
    field_order = ("version", "title")

    title = TextField(label="Title of the plan", max_length=_TITLE)
    body = TextField(label="The service that answers", max_length=200, required=False)
    place = TextField(label="Place, as the plan names it", max_length=200, required=False)
    caveats = LongTextField(
        label="What holds for every date of the plan", hint=LINES, rows=3, max_length=LONGEST, required=False
    )
    due_on = DateField(label="Day by which the plan is to be submitted", required=False)
    ends_on = DateField(
        label="Day on which the plan ends", hint="For a programme, or a plan for a time.", required=False
    )

    def __init__(self, *args: Any, draft: Draft, plan: Plan, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.initial = {
            **{name: getattr(plan, name) or "" for name in ("title", "responds_to", "inspectorate", "body", "place")},
            "report_published": plan.report_published.raw if plan.report_published else "",
            "caveats": "\n".join(caveat.text for caveat in plan.caveats),
            "due_on": draft.due_on,
            "ends_on": draft.ends_on,
            "version": draft.version,
        }
        if draft.kind != PlanKind.INSPECTION:
            for name in _ReportFields.base_fields:
                del self.fields[name]

    def front(self) -> SetFront:
        given = self.cleaned_data
        names = ("responds_to", "inspectorate", "report_published", "body", "place")
        return SetFront(
            given["title"], caveats=lines(given["caveats"]), **{name: given.get(name, "") for name in names}
        )
