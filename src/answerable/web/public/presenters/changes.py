"""What changed on the public record, in the words of a page and of a feed."""

from collections.abc import Iterable, Iterator

from answerable.web.commitments.models import Commitment, Judgement, Verification, Voice
from answerable.web.commitments.scales import grade_of
from answerable.web.dashboard.presenters.dates import far
from answerable.web.dashboard.presenters.rows import short
from answerable.web.dashboard.published import Change
from answerable.web.design.tables import Column, Link, Listing, Row
from answerable.web.design.words import when
from answerable.web.plans.models import ActionPlan
from answerable.web.public.presenters.faces import PUBLIC

COLUMNS = (Column("when", "When"), Column("what", "What changed"), Column("about", "Of what"), Column("said", "Now"))
EXPORT = ("When", "What changed", "Of what", "Now", "Address")


def listing(found: Iterable[Change]) -> Listing:
    return Listing("What changed", COLUMNS, [_row(change) for change in found])


def _row(change: Change) -> Row:
    return when(change.at), change.kind.label, Link(short(str(title(change))), address(change)), words(change) or None


def export_rows(found: Iterable[Change], *, site: str) -> Iterator[Row]:
    for change in found:
        yield change.at, change.kind.label, title(change), words(change), site + address(change)


def title(change: Change) -> str:
    """The plan or the commitment, in its words."""
    return change.about.words if isinstance(change.about, Commitment) else str(change.about)


def address(change: Change) -> str:
    pk = change.about.pk
    return PUBLIC.to_plan(pk) if isinstance(change.about, ActionPlan) else PUBLIC.to_commitment(pk)


def words(change: Change) -> str:
    """What is so now: the new date and how far it moved, what was found, how it was judged."""
    match change.said:
        case Verification():
            return change.said.get_outcome_display()
        case Voice():
            return change.said.get_telling_display()
        case Judgement():
            grade = grade_of(change.said.scale, change.said.grade)
            return grade.label if grade else change.said.words
    if change.step and change.step.moved:
        said = "; ".join(line.words for line in change.step.lines)
        return f"{said} ({far(change.step.moved)})"
    return ""
