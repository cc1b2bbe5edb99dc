"""A pre-visit pack in the words of its pages, on a screen and on paper."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.dashboard.presenters import dates
from answerable.web.dashboard.presenters.rows import decision_tag
from answerable.web.dashboard.presenters.slippage import sentence
from answerable.web.dashboard.presenters.voices import OfFour, four
from answerable.web.dashboard.queries.packs import Pack
from answerable.web.design.tables import Cell, Tag
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Finding, Round
from answerable.web.plans.presenters.plans import round_name

NO_FIGURES = "No figures are held here yet."


@dataclass(frozen=True)
class PromiseShown:
    commitment: Commitment
    standing: Tag
    facts: Sequence[tuple[str, Cell]]
    silence: str
    voices: Sequence[OfFour]


@dataclass(frozen=True)
class FindingShown:
    finding: Finding
    decision: Cell
    promises: Sequence[PromiseShown]
    carried: Sequence[str]


@dataclass(frozen=True)
class PlanShown:
    plan: ActionPlan
    about: str
    findings: Sequence[FindingShown]


@dataclass(frozen=True)
class PackShown:
    slippage: str
    plans: Sequence[PlanShown]
    promises: int
    silent: int
    more: bool


def shown(pack: Pack, place: Place, *, on: dt.date) -> PackShown:
    grouped = groupby(pack.findings, key=lambda finding: finding.plan_id)
    plans = [_plan(list(findings), place, pack.silent, on) for _, findings in grouped]
    promises = sum(len(finding.promises) for plan in plans for finding in plan.findings)
    return PackShown(sentence(pack.slipped), plans, promises, len(pack.silent), pack.more)


def _plan(findings: Sequence[Finding], place: Place, silent: Mapping[int, Round], on: dt.date) -> PlanShown:
    plan = findings[0].plan
    whose = "" if plan.place_id == place.pk else f"A plan of {plan.place}, as far as it names {place}."
    inspectorate = f"{plan.inspectorate}." if plan.inspectorate else ""
    about = " ".join(part for part in (whose, inspectorate) if part)
    return PlanShown(plan, about, [_finding(finding, silent, on) for finding in findings])


def _finding(finding: Finding, silent: Mapping[int, Round], on: dt.date) -> FindingShown:
    made = (entry.commitment for entry in finding.pack_entries)  # type: ignore[attr-defined]
    return FindingShown(
        finding,
        decision_tag(finding),
        [_promise(commitment, silent.get(commitment.pk), on) for commitment in made],
        [
            f"Commitment {one.commitment_id} of {one.commitment.place}: {one.commitment.words}"
            for one in finding.pack_carried  # type: ignore[attr-defined]
        ],
    )


def _promise(commitment: Commitment, silent_in: Round | None, on: dt.date) -> PromiseShown:
    return PromiseShown(
        commitment,
        standing_tag(standing_of(commitment, on=on)),
        [("Owner", commitment.owner_words or "Nobody is named"), *dates.promised(commitment)],
        f"Not mentioned again in: {round_name(silent_in)}" if silent_in else "",
        four(commitment, on=on),
    )
