"""What of a plan the register does not hold yet: findings, rounds and entries, matched with those that it does."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.documents import plan as documents
from answerable.web.plans.matching import Numbered, match_findings, match_words
from answerable.web.plans.models import ActionPlan, Band, Edition, Entry, Finding, Round
from answerable.web.plans.rounds import RoundKey, key_of, round_key, rounds_of
from answerable.web.plans.sources import source_of_action, source_of_finding


@dataclass(frozen=True)
class Laid:
    new_findings: list[Finding]
    rounds: list[Round]
    """Every round of the plan, in order."""
    held: list[Entry]
    fresh: list[Entry]
    """What is new, in the order of the document, not saved yet."""
    findings_again: list[tuple[Finding, Finding]]
    entries_again: list[tuple[Entry, Entry]]
    """What is held already, each beside what it would be if it were new."""


def lay_out(said: documents.Plan, edition: Edition) -> Laid:
    held = list(
        Entry.objects.filter(finding__plan=edition.plan_id).select_related("finding__place", "round", "commitment")
    )
    rows, said_rows = rows_of(said, edition.plan), _said_findings(said, edition)
    new = _saved([as_said for row, as_said in zip(rows, said_rows, strict=True) if row is None], edition)
    findings = [row or as_said for row, as_said in zip(rows, said_rows, strict=True)]
    rounds = _rounds(said, edition)
    entries = list(_entries(said, findings, rounds, held, edition))
    return Laid(
        new_findings=new,
        rounds=sorted(rounds.values(), key=lambda found: found.position),
        held=held,
        fresh=[as_said for there, as_said in entries if there is None],
        findings_again=[(row, as_said) for row, as_said in zip(rows, said_rows, strict=True) if row],
        entries_again=[(there, as_said) for there, as_said in entries if there],
    )


def rows_of(said: documents.Plan, plan: ActionPlan) -> list[Finding | None]:
    """For each finding that is said, that which the register holds of the plan."""
    held = list(plan.findings.all())
    numbered = [Numbered(finding.number, finding.text.text) for finding in said.findings]
    places = match_findings([Numbered(finding.number, finding.words) for finding in held], numbered)
    return [None if place is None else held[place] for place in places]


def _said_findings(said: documents.Plan, edition: Edition) -> list[Finding]:
    """Each finding as it is said, not saved."""
    bands = _bands(said, edition)
    return [_finding(finding, edition, bands) for finding in said.findings]


def _saved(new: list[Finding], edition: Edition) -> list[Finding]:
    """The findings that are new, each after those that are there."""
    last = max((one.position for one in edition.plan.findings.all()), default=0)
    for position, finding in enumerate(new, start=last + 1):
        finding.position = position
    return Finding.objects.bulk_create(new)


def _finding(said: documents.Finding, edition: Edition, bands: Mapping[str, Band]) -> Finding:
    return Finding(
        plan=edition.plan,
        place=edition.plan.place,
        number=said.number[:30],
        kind=said.kind,
        band=bands[said.directed_to.text.text] if said.directed_to else None,
        words=said.text.text,
        parts=[part.text for part in said.parts],
        references=list(said.references),
        decision=said.decision or "",
        decision_words=said.decision_raw or "",
        reasons=list(said.reasons),
        response=[paragraph.text for paragraph in said.response],
        source=source_of_finding(said),
        edition=edition,
    )


def _bands(said: documents.Plan, edition: Edition) -> dict[str, Band]:
    bands = {band.words: band for band in edition.plan.bands.all()}
    directed = {one.directed_to.text.text: one.directed_to for one in said.findings if one.directed_to}
    new = [
        Band(
            plan=edition.plan,
            position=position,
            words=words,
            due_words=to.due.raw.text if to.due else "",
            due_on=to.due.date if to.due else None,
        )
        for position, (words, to) in enumerate(
            ((words, to) for words, to in directed.items() if words not in bands), start=len(bands) + 1
        )
    ]
    return bands | {band.words: band for band in Band.objects.bulk_create(new)}


def _rounds(said: documents.Plan, edition: Edition) -> dict[RoundKey, Round]:
    """Every round of the plan, those that are new after those that are held."""
    rounds = {
        round_key(documents.RoundKind(held.kind), held.date, held.label): held for held in edition.plan.rounds.all()
    }
    unheld = [found for found in rounds_of(said.findings) if found.key not in rounds]
    new = [
        Round(
            plan=edition.plan,
            position=position,
            label=found.label[:200],
            date=found.date,
            kind=found.key[0],
            edition=edition,
        )
        for position, found in enumerate(unheld, start=len(rounds) + 1)
    ]
    made = Round.objects.bulk_create(new)
    return rounds | {found.key: row for found, row in zip(unheld, made, strict=True)}


def _entries(
    said: documents.Plan,
    findings: Sequence[Finding],
    rounds: Mapping[RoundKey, Round],
    held: Sequence[Entry],
    edition: Edition,
) -> Iterator[tuple[Entry | None, Entry]]:
    """Each entry that is said, not saved, and beside it that which is there under its finding in its round.

    One without a counterpart stands after those that are there.
    """
    there: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in held:
        there[entry.finding_id, entry.round_id].append(entry)
    for finding, said_finding in zip(findings, said.findings, strict=True):
        for said_round in said_finding.rounds:
            round_ = rounds[key_of(said_round)]
            beside = there[finding.pk, round_.pk]
            places = match_words([entry.words for entry in beside], [one.text.text for one in said_round.actions])
            matched = [None if place is None else beside[place] for place in places]
            for action, found in zip(said_round.actions, matched, strict=True):
                position = found.position if found else len(beside) + 1
                as_said = _entry(action, finding, round_, position, edition)
                if found is None:
                    beside.append(as_said)
                yield found, as_said


def _entry(action: documents.Action, finding: Finding, round_: Round, position: int, edition: Edition) -> Entry:
    return Entry(
        finding=finding,
        round=round_,
        position=position,
        words=action.text.text,
        owner_words=action.owner_raw.text if action.owner_raw else "",
        owners=list(action.owners),
        targets=[target.model_dump(mode="json") for target in action.targets],
        status_words=action.status_raw or "",
        percent=action.percent,
        source=source_of_action(action),
        edition=edition,
    )
