"""Measures that are read together: which stand under which heading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.disparity.counts import NOT_TRANSFERRED
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.queries.figures import current_figures
from answerable.web.monitoring.queries.pages import Known, known_at


@dataclass(frozen=True)
class Heading:
    """Measures under one heading; `says` tells how to read them."""

    title: str
    measures: Sequence[str]
    says: str = ""


@dataclass(frozen=True)
class Theme:
    slug: str
    title: str
    says: str
    headings: Sequence[Heading]

    @property
    def measures(self) -> list[str]:
        return [name for heading in self.headings for name in heading.measures]


_WORKFORCE = (
    Heading(
        "Declaration",
        ("declared-ethnicity", "declared-religion", "declared-disability", "declared-sexual-orientation"),
        "Below 60% representation cannot be told. 80% is what is aimed at. Records that were not transferred from an "
        "earlier system are shown apart.",
    ),
    Heading("Representation", ("representation", "board-members")),
    Heading("Progression", ("promoted", "promoted-to-management", "internal-campaign-assessment")),
    Heading(
        "Recruitment, stage by stage",
        ("recruitment-sift", "recruitment-assessment", "recruitment-interview", "recruitment-offer"),
        "Each stage counts those who passed the stage before.",
    ),
    Heading(
        "Grievances and discipline",
        ("grievance-cases", "grievance-upheld", "grievance-felt-fair", "discipline-cases", "discipline-upheld"),
    ),
)
_PROBATION = (
    Heading("Supervision", ("supervision-completed", "breach", "recall")),
    Heading("Homes and work when supervision ends", ("settled-housing", "in-work")),
    Heading(
        "Reports before sentence",
        (
            *("pre-sentence-report-standard", "pre-sentence-report-short", "pre-sentence-report-oral"),
            *("reports-on-adjournment", "sentenced-without-report"),
        ),
    ),
    Heading("Equality information", ("equality-form-completed",)),
    Heading("Sentences", ("custody-given", "sentence-length")),
    Heading("People engaged in reviews", ("engaged-in-reviews",)),
)
_CHILDREN = (
    Heading(
        "What children say",
        ("survey-separated-as-punishment", "survey-treated-with-respect"),
        "From surveys. What children say and what records show are read side by side, and never made into one number.",
    ),
    Heading(
        "What the records show",
        (
            *("children-separation-episodes", "children-separated", "children-separation-days"),
            *("children-long-separation", "children-self-isolation"),
        ),
        "From the records of settings.",
    ),
)
THEMES = {
    theme.slug: theme
    for theme in (
        Theme("workforce", "Staff", "Who works here, who gets on, and how they are treated.", _WORKFORCE),
        Theme("probation", "Probation", "Supervision, homes, work, and reports before sentence.", _PROBATION),
        Theme("children", "Children", "What children say about separation, beside what is recorded.", _CHILDREN),
    )
}


def figures_in(theme: Theme) -> list[MeasureFigures]:
    """The figures of a theme's measures that pages show."""
    return [one for one in current_figures() if one.measure in theme.measures]


def known_in(figures: Sequence[MeasureFigures], places: Iterable[Place], group: str) -> dict[Place, dict[str, Known]]:
    """What these figures say of places, by measure: of one group, or where it is empty of all."""
    where = {"group": (group, NOT_TRANSFERRED)} if group else {"detail": "fine"}
    return {place: {one.figures.measure: one for one in known_at(place, figures, **where)} for place in places}
