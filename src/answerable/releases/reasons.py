"""Why a figure is not printed, in words; the same for all counts, since to tell them apart would give some away."""

from collections.abc import Iterable, Mapping

from answerable.disclosure import Policy
from answerable.disparity.measures.model import Measure

DECLARATION, CANNOT_SAY, SMALL, DERIVED = "declaration", "cannot say", "small", "derived"


def reasons(policy: Policy) -> Mapping[str, str]:
    """Each code of the column `reason`, and what it means."""
    return {
        SMALL: "This number, or another that would give it away, is small.",
        DERIVED: "It is worked out from numbers of which one is hidden.",
        DECLARATION: f"Fewer than {policy.declaration_floor:.0%} of people said which group they belong to.",
        CANNOT_SAY: "It cannot be said; the last column tells why.",
    }


def rules(policy: Policy) -> list[str]:
    """The rules of a policy in plain sentences."""
    told = [
        f"A count from 1 to {policy.smallest_count - 1} is hidden.",
        f"Nothing is told of fewer than {policy.smallest_base} people or events.",
        f"That none or all had an outcome is hidden where there are fewer than {policy.zeros_below}.",
        f"No ratio is given where either count is below {policy.ratio_least_count}.",
        f"Shares of groups are given where at least {policy.declaration_floor:.0%} of people said theirs.",
        "Other numbers are hidden where they would give a hidden one away.",
        "A figure that is worked out from others is printed only if all of them are.",
    ]
    if policy.rounding:
        told.append(f"Counts are rounded to {policy.rounding}, each on its own, so totals may differ from their parts.")
    return told


REVISIONS = (
    "A published figure is not changed. Where later data give another value, the next release prints the new value "
    "and lists both in revisions.csv."
)


def notes_of(measures: Iterable[Measure], left_out: str) -> list[str]:
    """What readers must know beside the rules."""
    changed = dict.fromkeys(one.title for one in measures if one.version > 1)
    notes = ["Where a group has 0 of 0, nobody of it was counted there."]
    notes += [f"The definition of “{title}” changed; figures before and after cannot be compared." for title in changed]
    return [*notes, *([left_out] if left_out else [])]
