"""The actions of a plan that is being written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from answerable.documents.plan import Action, Pairing, Plan, Round, RoundKind, Target
from answerable.documents.text import Text
from answerable.web.plans.rounds import key_of
from answerable.web.plans.writing.changes import item, replaced, text, with_rounds


@dataclass(frozen=True)
class PutAction:
    """An action under a finding: the one at `round` and `action` (from 0) said anew, or one more.

    One more stands last in the round at `round`; without it, in the round that is like `opens`, or begins it.
    """

    finding: int
    words: str
    owners: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    """Each as it is said: "31 March 2027", "Annually from March 2027"."""
    status: str = ""
    round: int | None = None
    action: int | None = None
    opens: Round | None = None

    def apply(self, plan: Plan) -> Plan:
        rounds = item(plan.findings, self.finding).rounds
        at = self._round(rounds)
        if at == len(rounds):
            rounds = (*rounds, (self.opens or FIRST_ROUND).model_copy(update={"actions": ()}))
        held = item(rounds, at)
        if self.action is None:
            actions: tuple[Action, ...] = (*held.actions, self._said(_EMPTY))
        else:
            actions = replaced(held.actions, self.action, self._said(item(held.actions, self.action)))
        return with_rounds(plan, self.finding, replaced(rounds, at, held.model_copy(update={"actions": actions})))

    def _round(self, rounds: Sequence[Round]) -> int:
        if self.round is not None:
            return self.round
        key = key_of(self.opens or FIRST_ROUND)
        return next((at for at, one in enumerate(rounds) if key_of(one) == key), len(rounds))

    def _said(self, was: Action) -> Action:
        said: dict[str, Any] = {"text": text(self.words, [was.text]), "status_raw": self.status or None}
        if self.owners != was.owners:
            said |= {
                "owners": self.owners,
                "owner_raw": Text.plain(" ".join(self.owners)) if self.owners else None,
                "owner_pairing": Pairing.CERTAIN if self.owners else Pairing.ABSENT,
            }
        if self.dates != tuple(target.raw.text for target in was.targets):
            known = [target.raw for target in was.targets]
            said |= {
                "targets": tuple(Target.said(text(words, known)) for words in self.dates),
                "target_pairing": Pairing.CERTAIN if self.dates else Pairing.ABSENT,
            }
        return was.model_copy(update={**said, "doubts": ()})


@dataclass(frozen=True)
class RemoveAction:
    finding: int
    round: int
    action: int

    def apply(self, plan: Plan) -> Plan:
        rounds = item(plan.findings, self.finding).rounds
        held = item(rounds, self.round)
        item(held.actions, self.action)
        left = held.model_copy(update={"actions": replaced(held.actions, self.action)})
        return with_rounds(plan, self.finding, replaced(rounds, self.round, left))


FIRST_ROUND = Round(label="", date=None, kind=RoundKind.COMMITMENTS, actions=())
"""The round of a plan that is new; submitting it gives it the day."""
_EMPTY = Action.bare(Text.plain(""))
