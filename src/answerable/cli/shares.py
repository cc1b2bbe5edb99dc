"""How much of a document found its place in the plan."""

from collections import defaultdict
from collections.abc import Iterable

from answerable.documents.account import EXPLAINED, claimed_spans
from answerable.documents.plan import Plan
from answerable.documents.text import Span


def unexplained_share(plan: Plan) -> float | None:
    """The share of the plan's characters in leftovers that nothing explains; None where no place is known."""
    everything = characters(claimed_spans(plan))
    unexplained = [span for left in plan.leftovers if left.code not in EXPLAINED for span in left.text.spans]
    return characters(unexplained) / everything if everything else None


def characters(spans: Iterable[Span]) -> int:
    """How many characters the spans cover, each counted once."""
    covered: dict[str, set[int]] = defaultdict(set)
    for span in spans:
        covered[span.cell].update(range(span.start, span.end))
    return sum(map(len, covered.values()))
