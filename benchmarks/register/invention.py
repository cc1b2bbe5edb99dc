"""The rows of a register of a given size: plans, their findings, commitments, rounds and ledgers."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import Model

from answerable.web.commitments.models import (
    Claim,
    Commitment,
    CommitmentTag,
    Ownership,
    TargetDate,
    Verification,
)
from answerable.web.plans.matching import title_key
from answerable.web.plans.models import (
    ActionPlan,
    Document,
    Edition,
    Entry,
    Finding,
    FindingTag,
    Import,
    Report,
    Round,
)
from benchmarks.register.columns import COLUMNS
from benchmarks.register.loading import Row, load
from benchmarks.register.setting import Setting
from benchmarks.register.words import Sentences

CHUNK = 500
"""Plans that are made before they are loaded."""
FINDINGS = 5
"""Findings of a plan."""
DECISIONS = ("agreed", "agreed", "agreed", "partly_agreed", "not_agreed", "")
TENTHS, PUBLISHED = 10, 7
"""How many tenths of the plans anyone may read."""
VERIFIED = 4
"""One in so many of the commitments said to be done was verified."""
OLDEST = 3000
"""Days since the first plan was submitted."""
YES = True


def load_plans(setting: Setting, *, plans: int, commitments: int) -> None:
    """Make the plans, with this many commitments in all, and load them some hundreds at a time."""
    register = Invention(setting)
    for first in range(1, plans + 1, CHUNK):
        for number in range(first, min(first + CHUNK, plans + 1)):
            register.add_plan(number, number * commitments // plans - (number - 1) * commitments // plans)
        with transaction.atomic():
            for model, rows in register.taken():
                load(model, COLUMNS[model], rows)


@dataclass(frozen=True)
class Due:
    """When a commitment is due, as it was said."""

    kind: str
    words: str
    date: str | None = None

    @classmethod
    def by(cls, day: dt.date) -> "Due":
        """By the end of the month of this day."""
        last = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
        return cls("by", f"{last:%B %Y}", str(last))

    @property
    def precision(self) -> str:
        return "month" if self.date else ""

    def days_after(self, other: "Due") -> int:
        if not self.date or not other.date:
            return 0
        return (dt.date.fromisoformat(self.date) - dt.date.fromisoformat(other.date)).days


UNDATED = (Due("continuing", "Ongoing"), Due("recurring", "Quarterly"), Due("by", "To be confirmed"))


@dataclass
class PlanIds:
    """What the rows of one plan have in common."""

    place: int
    said: dt.date
    plan: int
    edition: int
    published: bool
    rounds: list[int] = field(default_factory=list)
    findings: list[int] = field(default_factory=list)

    @property
    def at(self) -> str:
        return f"{self.said} 10:00:00"


class Invention:
    """The same rows every time."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._chance = Random(2)  # noqa: S311 - not a secret
        self._sentences = Sentences(self._chance)
        self._rows: dict[type[Model], list[Row]] = {model: [] for model in COLUMNS}
        self._last: dict[type[Model], int] = dict.fromkeys(COLUMNS, 0)

    def taken(self) -> Iterator[tuple[type[Model], list[Row]]]:
        """The rows made since they were last taken, parents first."""
        for model in COLUMNS:
            yield model, self._rows[model]
            self._rows[model] = []

    def add_plan(self, number: int, commitments: int) -> None:
        chance, setting = self._chance, self._setting
        place, inspectorate = setting.places[number % len(setting.places)], chance.choice(setting.inspectorates)
        said = setting.on - dt.timedelta(days=chance.randint(5, OLDEST))
        at, digest, title = f"{said} 10:00:00", f"{number:064x}", f"{self._sentences.title()} {number}".capitalize()
        document = self._add(Document, digest, f"plan {number}.docx", 40_000, digest, setting.by, at)
        report = self._add(Report, title, inspectorate, place, str(said))
        # As many plans as editions, so the two have the same ids.
        published = (number, at) if number % TENTHS < PUBLISHED else (None, None)
        plan = self._add(ActionPlan, title, title_key(title), place, report, inspectorate, str(said), at, *published)
        by = setting.by if published[1] else None
        edition = self._add(Edition, plan, 1, document, "{}", digest, setting.by, at, published[1], by)
        self._add(Import, document, place, "accepted", title, setting.by, at, edition)
        ids = PlanIds(place, said, plan, edition, published=by is not None)
        self._add_rounds(ids)
        self._add_findings(ids)
        for made in range(commitments):
            self._add_commitment(ids, *divmod(made, FINDINGS))

    def _add_rounds(self, ids: PlanIds) -> None:
        first = self._add(Round, ids.plan, 0, "", str(ids.said), "commitments", ids.edition, None, None)
        ids.rounds.append(first)
        if self._chance.random() < 0.6:
            later, label = str(ids.said + dt.timedelta(days=270)), "Progress against commitments"
            last = (ids.plan, 1, label, later, "progress", ids.edition, ids.at, self._setting.by)
            ids.rounds.append(self._add(Round, *last))

    def _add_findings(self, ids: PlanIds) -> None:
        for position in range(FINDINGS):
            words, decision = self._sentences.finding(), self._chance.choice(DECISIONS)
            kind = "recommendation" if decision else "key_concern"
            beside = (str(position + 1), kind, words, decision, ids.edition)
            ids.findings.append(self._add(Finding, ids.plan, ids.place, position, *beside))
            self._tag(FindingTag, ids.findings[-1])

    def _add_commitment(self, ids: PlanIds, position: int, finding: int) -> None:
        chance, day = self._chance, str(ids.said)
        recorded = (ids.at, self._setting.by)
        owner, owner_words = chance.choice(self._setting.owners[ids.place])
        first, now, claim = self._fate(ids)
        words = self._sentences.promise()
        dates = (now.date, now.precision, now.kind, now.words, first.date, first.precision, int(now != first))
        settled = self._settled(claim)
        fate = (now.days_after(first), claim, settled)
        commitment = self._add(Commitment, ids.place, words, day, *recorded, *dates, *fate, owner_words, ids.published)
        self._add_target(commitment, 1, first, recorded)
        self._add(Ownership, commitment, owner, 1, 0, day, YES, *recorded)
        self._add_entry(ids, (finding, 0, position), (words, owner_words), first, commitment)
        if claim:
            told = self._sentences.promise()
            self._add_entry(ids, (finding, 1, position), (told, owner_words), now, commitment)
            self._add(Claim, commitment, claim, told, day, *recorded)
        if settled == "verified":
            self._add(Verification, commitment, "done", "It was seen.", day, self._setting.verifier, ids.at)
        if now != first:
            self._add_target(commitment, 2, now, recorded)
        self._tag(CommitmentTag, commitment)

    def _settled(self, claim: str) -> str:
        if claim != "done":
            return ""
        return "claimed" if self._last[Commitment] % VERIFIED else "verified"

    def _fate(self, ids: PlanIds) -> tuple[Due, Due, str]:
        """When it was first due, when it is now, and what the service last claimed."""
        chance = self._chance
        day = ids.said + dt.timedelta(days=chance.randint(30, 500))
        first = Due.by(day) if chance.random() < 0.85 else chance.choice(UNDATED)
        if len(ids.rounds) == 1 or chance.random() < 0.3:
            return first, first, ""
        if chance.random() < 0.6:
            return first, first, "done"
        return first, Due.by(day + dt.timedelta(days=180)) if first.date else first, "progress"

    def _add_target(self, commitment: int, saying: int, due: Due, recorded: tuple[str, int]) -> None:
        said = recorded[0][:10]
        line = (due.words, due.kind, due.precision, due.date)
        self._add(TargetDate, commitment, saying, 0, said, *line, *recorded)

    def _add_entry(
        self, ids: PlanIds, where: tuple[int, int, int], said: tuple[str, str], due: Due, commitment: int
    ) -> None:
        (finding, of_round, position), (words, owner) = where, said
        place = (ids.findings[finding], ids.rounds[of_round], position)
        beside = (owner, json.dumps([owner]), json.dumps([_target(due)]), ids.edition)
        settled = ("progress" if of_round else "made", commitment, self._setting.by, ids.at, ids.at)
        self._add(Entry, *place, words, *beside, *settled)

    def _tag(self, model: type[Model], subject: int) -> None:
        """None, one or two tags; the first of the list are the most common."""
        tags, chance = self._setting.tags, self._chance
        for tag in {int(len(tags) * chance.random() ** 3) for _ in range(chance.randint(0, 2))}:
            self._add(model, subject, tags[tag], chance.choice(("proposed", "confirmed")), "words")

    def _add(self, model: type[Model], *values: Any) -> int:  # noqa: ANN401 - of whatever columns the model has
        self._last[model] += 1
        self._rows[model].append((self._last[model], *values))
        return self._last[model]


def _target(due: Due) -> dict[str, object]:
    said = {"raw": {"text": due.words, "spans": []}, "kind": due.kind, "date": due.date}
    return {**said, "precision": due.precision or None, **dict.fromkeys(("recurrence", "condition", "milestone"))}
