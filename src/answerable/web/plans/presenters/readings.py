"""What was read, beside the cells it was read from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from answerable.documents.plan import Action, Pairing, Target
from answerable.documents.text import Span, Text
from answerable.vocabulary.due_dates import TargetKind
from answerable.web.design import words
from answerable.web.design.addresses import url
from answerable.web.plans.presenters.doubts import kind_of
from answerable.web.plans.presenters.sources import SourceCell, held_by, source_cells, spans_of
from answerable.web.plans.queries.imports import Review
from answerable.web.plans.review.pointers import Place

_SAID = {
    TargetKind.DONE: "said to be done",
    TargetKind.DONE_AND_CONTINUING: "said to be done, and continuing",
    TargetKind.CONTINUING: "continuing",
    TargetKind.UNREADABLE: "no date could be read",
}
_PAIRINGS = {
    Pairing.UNCERTAIN: "to be chosen",
    Pairing.INHERITED: "taken from the action above",
    Pairing.SHARED: "shared by the actions of its row",
}


@dataclass(frozen=True)
class ReadAction:
    number: int
    words: str
    owners: tuple[str, ...]
    owner_note: str
    dates: tuple[tuple[str, str], ...]
    """The words of each date, and what they were taken to mean."""
    date_note: str
    status: str
    doubts: tuple[tuple[str, str], ...]
    """What is in doubt, and where it is settled."""
    href: str


@dataclass(frozen=True)
class ReadText:
    name: str
    words: str
    pointer: str


@dataclass(frozen=True)
class Section:
    """Cells of the document on one side, what was read from them on the other."""

    heading: str
    cells: tuple[SourceCell, ...]
    texts: tuple[ReadText, ...] = ()
    actions: tuple[ReadAction, ...] = ()


def meaning(target: Target) -> str:
    """What a date was taken to mean: “by 30 June 2021”, “said to be done”."""
    day = words.date(target.date)
    if target.kind in _SAID:
        said = _SAID[target.kind] + (f", {day}" if day else "")
    elif target.kind is TargetKind.RECURRING:
        said = f"{target.recurrence or 'again and again'}" + (f", from {day}" if day else "")
    elif target.kind is TargetKind.STARTS:
        said = f"starts by {day}" if day else "is to start"
    else:
        said = f"by {day}" if day else "no day could be told"
    more = [
        said,
        f"if {target.condition}" if target.condition else "",
        f"for: {target.milestone}" if target.milestone else "",
    ]
    return "; ".join(filter(None, more))


def read_action(review: Review, place: Place, action: Action) -> ReadAction:
    pk = review.brought.pk
    told = [
        (kind_of(one.doubt.code).name, doubt_href(pk, one.doubt.code, one.position))
        for one in review.open
        if one.where.pointer == place.round_pointer and place.action in one.where.actions
    ]
    percent = f"{action.percent:g}%" if action.percent is not None else ""
    href = url(
        "plans:review_action", pk=pk, position=place.finding + 1, number=place.round + 1, action=place.action + 1
    )
    return ReadAction(
        number=place.action + 1,
        words=action.text.text,
        owners=action.owners,
        owner_note=_PAIRINGS.get(action.owner_pairing, ""),
        dates=tuple((target.raw.text, meaning(target)) for target in action.targets),
        date_note=_PAIRINGS.get(action.target_pairing, ""),
        status=" ".join(filter(None, (action.status_raw, percent))),
        doubts=tuple(told),
        href=href,
    )


def doubt_href(pk: int, code: str, position: int) -> str:
    return f"{url('plans:review_doubts', pk=pk, code=code)}?doubt={position}"


def sections(review: Review, at: int) -> list[Section]:
    """A finding from its words to the last action, each row of the source beside what it became."""
    finding = review.plan.findings[at]
    base = f"/findings/{at}"
    texts = [ReadText("Words", finding.text.text, f"{base}/text")]
    texts += [ReadText(f"Part {n + 1}", part.text, f"{base}/parts/{n}") for n, part in enumerate(finding.parts)]
    directed = [finding.directed_to.text] if finding.directed_to else []
    first = [*_spans((*directed, finding.text, *finding.parts)), *_sources(review, base)]
    found = [Section("", _cells(review, at, first), tuple(texts))]
    if finding.response:
        answers = tuple(
            ReadText(f"Paragraph {n + 1}", said.text, f"{base}/response/{n}") for n, said in enumerate(finding.response)
        )
        found.append(Section("Answer", _cells(review, at, _spans(finding.response)), answers))
    for r, one in enumerate(finding.rounds):
        found += _round_sections(review, at, r, one.label or "Actions", one.actions)
    return found


def _round_sections(review: Review, at: int, r: int, label: str, actions: Sequence[Action]) -> Iterable[Section]:
    placed = [(Place(at, r, a), action) for a, action in enumerate(actions)]
    rows = [list(group) for _, group in groupby(placed, key=lambda one: _first_cell(one[1]))]
    for number, row in enumerate(rows):
        cells = _cells(review, at, spans_of(action for _, action in row), held_by(action for _, action in row))
        read = tuple(read_action(review, place, action) for place, action in row)
        yield Section(label if number == 0 else "", cells, actions=read)
    if not rows:
        yield Section(label, ())


def _first_cell(action: Action) -> str:
    return action.text.spans[0].cell if action.text.spans else ""


def _cells(
    review: Review, at: int, spans: Iterable[Span], holds: dict[str, str] | None = None
) -> tuple[SourceCell, ...]:
    shown = list(spans)
    cells = {span.cell for span in shown}
    marked = [span for one in review.open if one.where.finding == at for span in one.doubt.spans if span.cell in cells]
    return tuple(source_cells(review.pages, shown, marked=marked, holds=holds))


def _spans(texts: Iterable[Text]) -> list[Span]:
    return [span for text in texts for span in text.spans]


def _sources(review: Review, base: str) -> list[Span]:
    names = (f"{base}/number", f"{base}/decision_raw", f"{base}/references")
    return [span for source in review.plan.sources if source.field in names for span in source.spans]
