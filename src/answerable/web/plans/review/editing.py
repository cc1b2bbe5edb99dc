"""Words put in place of what was read; each field reads them as the reader of documents would."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Final

from answerable.documents.plan import Action, FindingKind, Pairing, Plan, RoundKind, SaidDate, Submission, Target
from answerable.documents.text import Text
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.periods import find_periods
from answerable.vocabulary.reasons import find_reasons
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.review.changes import Edit
from answerable.web.plans.review.conserving import conserve
from answerable.web.plans.review.pointers import get, put
from answerable.web.plans.review.wording import folded

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")

Read = Callable[[Any, str], Any]
"""What stands at a pointer after the words given, from what stood there."""


def edit(plan: Plan, change: Edit) -> Plan:
    after = plan
    for pointer in (change.pointer, *change.also):
        after = _edit(after, pointer, change.words)
    return conserve(plan, after, change.pointer)


def is_editable(pointer: str) -> bool:
    return _shape(pointer) in {*READS, *_OF_THEIR_OWN}


def _shape(pointer: str) -> str:
    return re.sub(r"(?<=/)(?:0|[1-9][0-9]*)(?![^/])", "#", pointer)


def _edit(plan: Plan, pointer: str, words: str) -> Plan:
    held, name = pointer.rpartition("/")[::2]
    match _shape(pointer):
        case "/findings/#/rounds/#/actions/#/owners":
            return put(plan, held, _with_owners(get(plan, held), _lines(words)))
        case "/findings/#/rounds/#/actions/#/targets":
            return put(plan, held, _with_targets(get(plan, held), _lines(words)))
        case "/findings/#/decision":
            return _with_decision(plan, held, _choice(Decision)(None, words))
        case "/findings/#/rounds/#/label" | "/findings/#/rounds/#/date" | "/findings/#/rounds/#/kind" as shape:
            return _with_round(plan, held, name, READS[shape](None, words))
        case shape if shape in READS:
            return put(plan, pointer, READS[shape](get(plan, pointer), words))
        case _:
            raise ReviewError("This part of the plan cannot be edited.")


def _with_owners(action: Action, owners: tuple[str, ...]) -> Action:
    spans = action.owner_raw.spans if action.owner_raw else ()
    raw = Text(text=" ".join(owners), spans=spans) if owners or spans else None
    pairing = Pairing.CERTAIN if owners else Pairing.ABSENT
    settled = {"owners_uncertain", "no_owner", "owners_run_together", "joint_or_single"}
    return action.model_copy(
        update={
            "owners": owners,
            "owner_raw": raw,
            "owner_pairing": pairing,
            "doubts": tuple(code for code in action.doubts if code not in settled),
        }
    )


def _with_targets(action: Action, lines: tuple[str, ...]) -> Action:
    """A line that a date said before keeps its spans; another takes those of the date whose place it has."""
    known = {target.raw.text: target.raw for target in action.targets}
    level = len(lines) == len(action.targets)
    raws = [
        known.get(line) or Text(text=line, spans=action.targets[at].raw.spans if level else ())
        for at, line in enumerate(lines)
    ]
    settled = {"targets_uncertain", "no_target", "dates_torn_off"}
    return action.model_copy(
        update={
            "targets": tuple(map(Target.said, raws)),
            "target_pairing": Pairing.CERTAIN if lines else Pairing.ABSENT,
            "doubts": tuple(code for code in action.doubts if code not in settled),
        }
    )


def _with_decision(plan: Plan, pointer: str, decision: Decision | None) -> Plan:
    finding = get(plan, pointer)
    said = " ".join(
        [*(text.text for text in finding.response), *(a.text.text for r in finding.rounds for a in r.actions)]
    )
    refuses = decision in (Decision.PARTLY_AGREED, Decision.NOT_AGREED)
    reasons = tuple(find_reasons(said)) if refuses else ()
    return put(plan, pointer, finding.model_copy(update={"decision": decision, "reasons": reasons}))


def _with_round(plan: Plan, pointer: str, name: str, value: object) -> Plan:
    """A round is one saying of the whole plan: what it is called changes in every finding."""
    was = get(plan, pointer)
    for f, finding in enumerate(plan.findings):
        for r, one in enumerate(finding.rounds):
            if (one.label, one.date, one.kind) == (was.label, was.date, was.kind):
                plan = put(plan, f"/findings/{f}/rounds/{r}/{name}", value)
    return plan


def _lines(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in map(folded, words.splitlines()) if line))


def _required(_was: object, words: str) -> str:
    if not folded(words):
        raise ReviewError("Enter the words: this cannot be left empty.")
    return folded(words)


def _text(was: Text, words: str) -> Text:
    return Text(text=_required(was, words), spans=was.spans)


def _plain(_was: object, words: str) -> str:
    return folded(words)


def _optional(_was: object, words: str) -> str | None:
    return folded(words) or None


def last_day(words: str) -> dt.date | None:
    """The last day that the words can mean; nothing where they name none."""
    periods = find_periods(words)
    return periods[0][2].last if periods else None


def _said_date(_was: object, words: str) -> SaidDate | None:
    raw = folded(words)
    return SaidDate(raw=raw, date=last_day(raw)) if raw else None


def _submission(was: Submission, words: str) -> Submission:
    raw = _required(was, words)
    return was.model_copy(update={"raw": raw, "date": last_day(raw)})


def _day(_was: object, words: str) -> dt.date | None:
    day = last_day(words)
    if words.strip() and day is None:
        raise ReviewError("Enter a date, such as 31 March 2026 or March 2026.")
    return day


def _choice(kinds: Callable[[str], object]) -> Read:
    def read(_was: object, words: str) -> object:
        try:
            return kinds(words) if words else None
        except ValueError as error:
            raise ReviewError("Choose one of the answers that are offered.") from error

    return read


def _percent(_was: object, words: str) -> float | None:
    match = _PERCENT.fullmatch(words.strip())
    if words.strip() and (match is None or float(match[1]) > 100):
        raise ReviewError("Enter how much is done as a number from 0 to 100.")
    return float(match[1]) if match else None


def _several(_was: object, words: str) -> tuple[str, ...]:
    return _lines(words)


_OF_THEIR_OWN: Final = (
    "/findings/#/rounds/#/actions/#/owners",
    "/findings/#/rounds/#/actions/#/targets",
    "/findings/#/decision",
)
"""Fields whose words change others beside them."""
READS: Final[dict[str, Read]] = {
    "/title": _required,
    "/inspectorate": _optional,
    "/place": _optional,
    "/body": _optional,
    "/responds_to": _plain,
    "/report_published": _said_date,
    "/submitted/#": _submission,
    "/caveats/#": _text,
    "/findings/#/number": _required,
    "/findings/#/kind": _choice(FindingKind),
    "/findings/#/text": _text,
    "/findings/#/parts/#": _text,
    "/findings/#/references": _several,
    "/findings/#/response/#": _text,
    "/findings/#/rounds/#/label": _plain,
    "/findings/#/rounds/#/date": _day,
    "/findings/#/rounds/#/kind": _choice(RoundKind),
    "/findings/#/rounds/#/actions/#/text": _text,
    "/findings/#/rounds/#/actions/#/status_raw": _optional,
    "/findings/#/rounds/#/actions/#/percent": _percent,
}
"""How the words for each field are read, by its pointer."""
