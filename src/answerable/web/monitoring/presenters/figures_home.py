"""The home of monitoring: cases in plain sentences, for those who may see figures with figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from answerable.disparity.report.wording import people
from answerable.web.design.tables import Tag
from answerable.web.design.words import date
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.presenters.cases import state_tag
from answerable.web.monitoring.presenters.figures_words import SEVERITIES
from answerable.web.monitoring.queries.pages_home import Foremost
from answerable.web.monitoring.types import Side

_SIDES = {Side.ABOVE: "higher", Side.BELOW: "lower"}


@dataclass(frozen=True)
class Told:
    """One case: its page, what it says, how sure that is, and how it stands."""

    title: str
    href: str
    sentence: str
    doubt: str
    tags: Sequence[Tag]
    answer: str
    place: str
    place_href: str
    brief: bool
    """Whether it is told in full further up."""


@dataclass(frozen=True)
class Part:
    title: str
    says: str
    cases: Sequence[Told]


def parts(viewer: Viewer, found: Foremost) -> list[Part]:
    """The worst, the most lasting, the newest and the unanswered."""
    sorts = (
        ("The worst", "Furthest from the comparator, with small groups drawn towards 1.", found.worst),
        ("The most lasting", "Seen in most of the latest 12 periods.", found.lasting),
        ("The newest", "Opened last.", found.newest),
        ("Without an answer", "Neither explained nor reformed yet, the one due first on top.", found.unanswered),
    )
    made, above = [], set[int]()
    for title, says, cases in sorts:
        made.append(Part(title, says, [_told(viewer, case, brief=case.pk in above) for case in cases]))
        above |= {case.pk for case in cases}
    return made


def _told(viewer: Viewer, case: Case, *, brief: bool) -> Told:
    figures = viewer.may_at(Capability.SEE_FIGURES, case.place.path)
    return Told(
        f"{case.title}: {case.group}, {case.place}",
        reverse("monitoring:case", args=(case.pk,)),
        sentence_for(viewer, case),
        _doubt(case) if figures else "",
        list(_tags(case, figures=figures)),
        f"Answer by {date(case.answer_by)}." if case.answer_by else "",
        case.place.name,
        reverse("monitoring:place", args=(case.place_id,)) if figures else "",
        brief,
    )


def sentence_for(viewer: Viewer, case: Case) -> str:
    """With figures or, for those who may see that there is a case but no numbers, without."""
    if case.sentence and viewer.may_at(Capability.SEE_FIGURES, case.place.path):
        return case.sentence
    side = _SIDES[Side(case.side)]
    return (
        f"Figures that are not released flag that this is {side} for {case.group} than for {people(case.comparator)}."
    )


def _doubt(case: Case) -> str:
    if case.shrunk is None:
        return ""
    sure = f" q {case.q:.3f}." if case.q is not None and case.q >= 0.001 else ""
    sure = sure or (" q below 0.001." if case.q is not None else "")
    return f"Drawn towards 1, as small groups go far by chance, the ratio is {case.shrunk:.2f}.{sure}"


def _tags(case: Case, *, figures: bool) -> Iterable[Tag]:
    yield state_tag(case)
    if figures and case.severity:
        yield Tag(case.severity.capitalize(), SEVERITIES.get(case.severity, "yellow"))
    if figures and case.persistence:
        yield Tag(f"{case.persistence} of 12 periods", "grey")
