"""What of a plan the register does not hold yet: findings, rounds and entries, matched with those that it does."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.documents import plan as documents
from answerable.web.plans.matching import Numbered, match_findings, match_words
from answerable.web.plans.models import Band, Edition, Entry, Finding, Round
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


def lay_out(said: documents.Plan, edition: Edition) -> Laid:
    held = list(Entry.objects.filter(finding__plan=edition.plan_id).select_related("finding", "round", "commitment"))
    findings, new = _findings(said, edition)
    rounds = _rounds(said, edition)
    fresh = list(_fresh(said, findings, rounds, held, edition))
    return Laid(new, sorted(rounds.values(), key=lambda found: found.position), held, fresh)


def _findings(said: documents.Plan, edition: Edition) -> tuple[list[Finding], list[Finding]]:
    """The finding of the register for each that is said, and those of them that are new."""
    held = list(edition.plan.findings.all())
    numbered = [Numbered(finding.number, finding.text.text) for finding in said.findings]
    places = match_findings([Numbered(finding.number, finding.words) for finding in held], numbered)
    bands = _bands(said, edition)
    new = {
        at: _finding(finding, edition, bands)
        for at, (finding, place) in enumerate(zip(said.findings, places, strict=True))
        if place is None
    }
    for position, finding in enumerate(new.values(), start=max((one.position for one in held), default=0) + 1):
        finding.position = position
    made = Finding.objects.bulk_create(new.values())
    return [new[at] if place is None else held[place] for at, place in enumerate(places)], made


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


def _fresh(
    said: documents.Plan,
    findings: Sequence[Finding],
    rounds: Mapping[RoundKey, Round],
    held: Sequence[Entry],
    edition: Edition,
) -> Iterator[Entry]:
    """Entries without a counterpart under their finding in their round, each after those that are there."""
    there: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in held:
        there[entry.finding_id, entry.round_id].append(entry)
    for finding, said_finding in zip(findings, said.findings, strict=True):
        for said_round in said_finding.rounds:
            round_ = rounds[key_of(said_round)]
            beside = there[finding.pk, round_.pk]
            words = [action.text.text for action in said_round.actions]
            places = match_words([entry.words for entry in beside], words)
            unheld = [action for action, place in zip(said_round.actions, places, strict=True) if place is None]
            for position, action in enumerate(unheld, start=len(beside) + 1):
                entry = _entry(action, finding, round_, position, edition)
                beside.append(entry)
                yield entry


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
