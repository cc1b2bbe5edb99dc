"""What stands above a form in which something of a commitment or a finding is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from answerable.web.commitments.models import Commitment, Judgement, Voice
from answerable.web.commitments.scales import SCALES, Scale
from answerable.web.dashboard.presenters.voices import grade_tag
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.design.words import date
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.presenters.faces import REGISTER, Face


@dataclass(frozen=True)
class Judged:
    """What is judged in one go, and where to go back to."""

    commitments: Sequence[Commitment]
    plan: ActionPlan | None
    subject: Commitment | Finding
    about: Sequence[tuple[str, Cell]]
    back: str


def about_commitment(commitment: Commitment) -> list[tuple[str, Cell]]:
    return [("Commitment", commitment.words), ("Place", str(commitment.place))]


def about_finding(finding: Finding, made: Sequence[Commitment]) -> list[tuple[str, Cell]]:
    promised = Lines(tuple(commitment.words for commitment in made)) if made else "Nothing was promised for it"
    return [(f"{finding.get_kind_display()} {finding.number}", finding.words), ("What was promised", promised)]


def scales_to_choose(used: Scale) -> list[Link]:
    """The scales other than this one."""
    return [Link(scale.name, f"?scale={scale.code}") for scale in SCALES.values() if scale != used]


def scale_for(asked: str, usual: str) -> Scale:
    """The scale asked for, else the usual one, else the first there is; both are codes."""
    return next((SCALES[code] for code in (asked, usual) if code in SCALES), next(iter(SCALES.values())))


def who_answers(voice: Voice) -> str:
    if not voice.to_answer:
        return "A coordinator will name who must answer."
    return f"{voice.to_answer} must answer by {date(voice.answer_by)}."


JUDGEMENTS = (
    Column("day", "Judged on"),
    Column("grade", "Judgement"),
    Column("words", "In the inspectorate’s words"),
    Column("of", "Of"),
)


def judgements(held: Sequence[Judgement], *, face: Face = REGISTER) -> Listing:
    """What was judged in one go of several commitments stands once."""
    together = (list(group) for _, group in groupby(held, key=_in_one_go))
    return Listing("What inspectors judged", JUDGEMENTS, [_judged(group, face) for group in together])


def _in_one_go(judged: Judgement) -> tuple[object, ...]:
    return judged.judged_on, judged.recorded_at, judged.scale, judged.grade, judged.words, judged.review


def _judged(group: Sequence[Judgement], face: Face) -> Row:
    first = group[0]
    said = Lines(tuple(part for part in (first.words, first.review, str(first.inspectorate or "")) if part))
    links = (Link(f"Commitment {one.commitment_id}", face.to_commitment(one.commitment_id)) for one in group)
    return first.judged_on, grade_tag(first), said, Lines(tuple(links))
