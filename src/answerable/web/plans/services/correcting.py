"""What an edition corrects: findings and entries follow it, earlier editions stay, and ledgers are appended to."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.policies import claim_kind
from answerable.web.commitments.services import Saying, append, tag_commitments
from answerable.web.commitments.types import ClaimKind
from answerable.web.plans.models import Edition, Entry, Finding, Wording
from answerable.web.plans.services.laying_out import Laid
from answerable.web.plans.services.promising import targets_of
from answerable.web.plans.services.tagging import tag_findings
from answerable.web.plans.types import Relation

FINDING = (
    *("number", "kind", "band_id", "words", "parts", "references"),
    *("decision", "decision_words", "reasons", "response", "source"),
)
ENTRY = ("words", "owner_words", "owners", "targets", "status_words", "percent", "source")
"""What a row says, as the edition that it names has it."""
Row = TypeVar("Row", Finding, Entry)


def correct(laid: Laid, edition: Edition, *, by: Person, at: dt.datetime) -> None:
    """Bring what is held to the words of the edition, and tell the ledgers which dates and owners are others now."""
    findings = list(_differing(laid.findings_again, FINDING))
    entries = list(_differing(laid.entries_again, ENTRY))
    sayings = [
        saying
        for held, said in entries
        if held.commitment and held.entered_at
        for saying in _sayings(held, said, held.commitment, edition, on=localdate(at))
    ]
    _put(findings, FINDING, edition)
    _put(entries, ENTRY, edition)
    reworded = [held for held, _ in entries if held.relation == Relation.MADE and held.commitment]
    _reword(reworded)
    append(sayings, by=by, at=at)
    tag_findings([held for held, _ in findings])


def _differing(again: Iterable[tuple[Row, Row]], names: Iterable[str]) -> Iterator[tuple[Row, Row]]:
    told = [name for name in names if name != "source"]
    for held, said in again:
        if any(getattr(held, name) != getattr(said, name) for name in told):
            yield held, said


def _put(pairs: Iterable[tuple[Row, Row]], names: Iterable[str], edition: Edition) -> None:
    """What a row said until now is kept: it stays published until the edition is."""
    changed = list(pairs)
    Wording.objects.bulk_create(_before(held, names, edition) for held, _ in changed)
    for held, said in changed:
        for name in names:
            setattr(held, name, getattr(said, name))
        held.edition = edition
    for model in {type(held) for held, _ in changed}:
        fields = [*(name.removesuffix("_id") for name in names), "edition"]
        model._default_manager.bulk_update([held for held, _ in changed], fields)  # noqa: SLF001


def _before(held: Row, names: Iterable[str], edition: Edition) -> Wording:
    of = {"finding": held} if isinstance(held, Finding) else {"entry": held}
    said = {name: getattr(held, name) for name in names if name != "words"}
    return Wording(**of, edition_id=held.edition_id, corrected_in=edition, words=held.words, said=said)


def _reword(entries: Iterable[Entry]) -> None:
    """A commitment is called what the entry that made it says."""
    changed = []
    for entry in entries:
        if entry.commitment and entry.commitment.words != entry.words:
            entry.commitment.words = entry.words
            changed.append(entry.commitment)
    Commitment.objects.bulk_update(changed, ["words"])
    tag_commitments(changed)


def _sayings(held: Entry, said: Entry, commitment: Commitment, edition: Edition, *, on: dt.date) -> Iterator[Saying]:
    """What the ledgers are told: only what the edition says otherwise than the one before."""
    targets = targets_of(said) if _raws(said) != _raws(held) else ()
    owners = said.owners if said.owners != held.owners else ()
    claim = _claim(said)
    if targets or owners:
        yield Saying(commitment, on, owners, targets, reason=f"Corrected in edition {edition.number}.")
    if claim and claim != _claim(held):
        words = said.status_words or "; ".join(_raws(said))
        yield Saying(commitment, on, claim=claim, claim_words=words)


def _raws(entry: Entry) -> list[str]:
    return [target.raw.text for target in targets_of(entry)]


def _claim(entry: Entry) -> ClaimKind | None:
    return claim_kind([target.kind for target in targets_of(entry)], entry.status_words, entry.percent)
