"""Nothing is lost in review either: words that no field cites any longer stay with the field they were taken from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.documents.account import claimed_spans
from answerable.documents.plan import Action, Count, Plan, Source, Totals
from answerable.documents.text import Span
from answerable.web.plans.review.pointers import put, renamed


@dataclass(frozen=True)
class Kept:
    """An action, and the pointers of those it was made from."""

    action: Action
    was: tuple[str, ...]


def conserve(before: Plan, after: Plan, pointer: str) -> Plan:
    """The plan `after` a change at the pointer, which then cites every span that nothing else cites any longer."""
    still = set(claimed_spans(after))
    lost = tuple(dict.fromkeys(span for span in claimed_spans(before) if span not in still))
    if not lost:
        return after
    return after.model_copy(update={"sources": (*after.sources, Source(field=pointer, spans=lost))})


def with_actions(plan: Plan, rounds: Mapping[str, Sequence[Kept]], gone: Mapping[str, str] | None = None) -> Plan:
    """The plan with these actions in the rounds at these pointers; `gone` says what has become of others."""
    names = dict(gone or {})
    for pointer, kept in rounds.items():
        plan = put(plan, f"{pointer}/actions", tuple(one.action for one in kept))
        names |= {was: f"{pointer}/actions/{at}" for at, one in enumerate(kept) for was in one.was}
    sources = tuple(source.model_copy(update={"field": renamed(source.field, names)}) for source in plan.sources)
    return plan.model_copy(update={"sources": sources})


def counted(plan: Plan) -> Plan:
    """The plan with the totals of its findings as they now stand."""
    count, stated = Count.of(plan.findings), plan.totals.stated
    totals = Totals(stated=stated, counted=count, agree=stated == count if stated else None)
    return plan.model_copy(update={"totals": totals})


def cited_once(plan: Plan, spans: Sequence[Span]) -> bool:
    times = Counter(claimed_spans(plan))
    return all(times[span] == 1 for span in spans)
