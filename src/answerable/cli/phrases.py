"""What a plan says of dates, owners and counts, as phrases of the summary."""

from collections import Counter
from collections.abc import Iterator, Sequence

from answerable.cli.wording import counted, day, words
from answerable.documents.plan import (
    Action,
    Count,
    DirectedTo,
    Finding,
    Pairing,
    Round,
    SaidDate,
    Submission,
    Target,
    Totals,
)
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.due_dates import TargetKind

MARKS = {
    Pairing.SHARED: " (shared)",
    Pairing.INHERITED: " (from above)",
    Pairing.UNCERTAIN: " (uncertain)",
}


def target_said(target: Target) -> str:
    """The date as it was said, and what it was understood to mean: "March 2022 → by 31 March 2022"."""
    return f"{' '.join(target.raw.text.split())} → {target_meant(target)}"


def target_meant(target: Target) -> str:
    """What a date means; its condition and its milestone are told by its own words."""
    on = day(target.date) if target.date else None
    match target.kind:
        case TargetKind.UNREADABLE:
            return "not understood"
        case TargetKind.RECURRING:
            return " from ".join(filter(None, [target.recurrence or "again and again", on]))
        case TargetKind.DONE if not on:
            return "done"
        case TargetKind.DONE | TargetKind.BY:
            return f"{words(target.kind)} {on or 'a day not told'}"
        case _:
            return " ".join(filter(None, [words(target.kind), on]))


def directed(band: DirectedTo) -> str:
    """The words of a band, and what the date in them means for all below it."""
    return f"{band.text.text} → {target_meant(band.due)}" if band.due else band.text.text


def round_heading(planned: Round) -> str:
    """The label of a round, and what kind of round it is where the label does not say so."""
    kind = words(planned.kind)
    return planned.label if kind in planned.label.lower() else f"{planned.label} ({kind})"


def action_facts(action: Action) -> Iterator[tuple[str, bool]]:
    """Owner, dates, status: each with whether it is sure to belong to the action."""
    owners = ", ".join(action.owners) or "no owner given"
    yield owners + MARKS.get(action.owner_pairing, ""), sure(action.owner_pairing)
    targets = "; ".join(map(target_said, action.targets)) or "no date given"
    yield targets + MARKS.get(action.target_pairing, ""), sure(action.target_pairing)
    if action.status_raw:
        yield action.status_raw, True
    if action.percent is not None:
        yield f"{action.percent:g}% done", True


def sure(pairing: Pairing) -> bool:
    return pairing not in {Pairing.UNCERTAIN, Pairing.ABSENT}


def submitted(submissions: Sequence[Submission]) -> str:
    """Each submission, as in "Original 19 May 2021; Final 6 May 2022"."""
    return "; ".join(
        " ".join(filter(None, [made.round, day(made.date) if made.date else made.raw])) for made in submissions
    )


def published(said: SaidDate | None) -> str | None:
    if said is None:
        return None
    return day(said.date) if said.date else said.raw


def kinds(findings: Sequence[Finding]) -> str:
    """How many there are of each kind, as in "8: 4 priority concerns, 4 key concerns"."""
    numbers = Counter(finding.kind for finding in findings)
    each = ", ".join(counted(number, words(kind)) for kind, number in numbers.items())
    return f"{len(findings)}: {each}" if len(numbers) > 1 else each


def totals(found: Totals) -> str:
    """What was counted, and whether the document's own totals say the same."""
    if found.stated is None:
        return f"counted {count(found.counted)}; the document states none" if decided(found.counted) else ""
    if found.agree:
        return f"{count(found.stated)}, as the document states"
    return f"the document states {count(found.stated)}; counted {count(found.counted)}"


def decided(found: Count) -> int:
    return found.agreed + found.partly_agreed + found.not_agreed


def count(found: Count) -> str:
    each = ", ".join(f"{getattr(found, decision)} {words(decision)}" for decision in Decision)
    return f"{each}, {found.total} in all"
