"""Actions taken apart, put together, and put where they belong."""

from answerable.documents.plan import Action, Pairing, Plan, Round, RoundKind
from answerable.documents.text import Text
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.review.changes import Adopt, Explain, Join, Move, Split
from answerable.web.plans.review.conserving import Kept, cited_once, conserve, with_actions
from answerable.web.plans.review.pointers import Place, action_at, get, put, round_at
from answerable.web.plans.review.wording import cut, joined

_ONE_SIDE = "There must be words on both sides of the split. Choose another place to split at."
_LAST = "This is the last action of its round, so there is none after it to join it with."
_STAYS = "The action stands there already. Choose another finding or another round."
_NO_ROUND = "That finding has no such round. Choose another finding or another round."


def split(plan: Plan, change: Split) -> Plan:
    place, action = action_at(plan, change.pointer)
    words = action.text
    if not (words.text[: change.at].strip() and words.text[change.at :].strip()) or change.at < 0:
        raise ReviewError(_ONE_SIDE)
    if cited_once(plan, words.spans):
        first, second = cut(words, 0, change.at), cut(words, change.at, len(words.text))
    else:
        first, second = (Text(text=part.strip(), spans=words.spans) for part in _halves(words.text, change.at))
    kept = _kept(plan, place.round_pointer)
    halves = [
        Kept(_shared(action, first), kept[place.action].was),
        Kept(_shared(action, second), ()),
    ]
    return with_actions(plan, {place.round_pointer: [*kept[: place.action], *halves, *kept[place.action + 1 :]]})


def _halves(words: str, at: int) -> tuple[str, str]:
    return words[:at], words[at:]


def _shared(action: Action, words: Text) -> Action:
    """One half of an action: what stood beside the whole serves both."""
    pairings = {
        name: Pairing.SHARED if pairing is Pairing.CERTAIN else pairing
        for name, pairing in (("owner_pairing", action.owner_pairing), ("target_pairing", action.target_pairing))
    }
    return action.model_copy(update={"text": words, **pairings})


def join(plan: Plan, change: Join) -> Plan:
    place, action = action_at(plan, change.pointer)
    kept = _kept(plan, place.round_pointer)
    if place.action + 1 >= len(kept):
        raise ReviewError(_LAST)
    below = kept[place.action + 1]
    one = Kept(_together(action, below.action), (*kept[place.action].was, *below.was))
    return with_actions(plan, {place.round_pointer: [*kept[: place.action], one, *kept[place.action + 2 :]]})


def _together(above: Action, below: Action) -> Action:
    """One action of two, with the owners and dates of both, each once."""
    raws = [raw for raw in (above.owner_raw, below.owner_raw) if raw]
    same = len(set(raws)) == 1
    statuses = dict.fromkeys(filter(None, (above.status_raw, below.status_raw)))
    return above.model_copy(
        update={
            "text": joined((above.text, below.text)),
            "owners": tuple(dict.fromkeys((*above.owners, *below.owners))),
            "owner_raw": raws[0] if same else joined(raws) if raws else None,
            "targets": tuple(dict.fromkeys((*above.targets, *below.targets))),
            "status_raw": " ".join(statuses) or None,
            "percent": below.percent if above.percent is None else above.percent,
            "owner_pairing": _pairing(above.owner_pairing, below.owner_pairing),
            "target_pairing": _pairing(above.target_pairing, below.target_pairing),
            "doubts": tuple(dict.fromkeys((*above.doubts, *below.doubts))),
        },
    )


def _pairing(above: Pairing, below: Pairing) -> Pairing:
    if above is below:
        return above
    given = {above, below} - {Pairing.ABSENT}
    return Pairing.UNCERTAIN if Pairing.UNCERTAIN in given else given.pop() if len(given) == 1 else Pairing.CERTAIN


def move(plan: Plan, change: Move) -> Plan:
    place, _ = action_at(plan, change.pointer)
    goal = Place(change.finding, change.round, 0).round_pointer
    if goal == place.round_pointer:
        raise ReviewError(_STAYS)
    plan = _with_round(plan, change.finding, change.round)
    kept = _kept(plan, place.round_pointer)
    moved = kept.pop(place.action)
    return with_actions(plan, {place.round_pointer: kept, goal: [*_kept(plan, goal), moved]})


def explain(plan: Plan, change: Explain) -> Plan:
    place, action = action_at(plan, change.pointer)
    kept = _kept(plan, place.round_pointer)
    kept.pop(place.action)
    responses = f"/findings/{place.finding}/response"
    said = get(plan, responses)
    response = f"{responses}/{len(said)}"
    after = put(plan, responses, (*said, action.text))
    after = with_actions(after, {place.round_pointer: kept}, {place.pointer: response})
    return conserve(plan, after, response)


def adopt(plan: Plan, change: Adopt) -> Plan:
    words = get(plan, change.pointer).text
    finding = get(plan, f"/findings/{change.finding}")
    after = plan.model_copy(update={"leftovers": tuple(x for x in plan.leftovers if x.text is not words)})
    if change.round is None:
        return put(after, f"/findings/{change.finding}/response", (*finding.response, words))
    after = _with_round(after, change.finding, change.round)
    pointer = Place(change.finding, change.round, 0).round_pointer
    return put(after, f"{pointer}/actions", (*round_at(after, pointer).actions, Action.bare(words)))


def _with_round(plan: Plan, finding: int, at: int) -> Plan:
    """The plan in which the finding has that round: made where it is the first, or the next that others have."""
    rounds = get(plan, f"/findings/{finding}/rounds")
    if 0 <= at < len(rounds):
        return plan
    like = next((other.rounds[at] for other in plan.findings if len(other.rounds) > at >= 0), None)
    if at != len(rounds) or (like is None and at):
        raise ReviewError(_NO_ROUND)
    day = plan.submitted[0].date if plan.submitted else None
    made = like or Round(label="", date=day, kind=RoundKind.COMMITMENTS, actions=())
    return put(plan, f"/findings/{finding}/rounds", (*rounds, made.model_copy(update={"actions": ()})))


def _kept(plan: Plan, pointer: str) -> list[Kept]:
    found = round_at(plan, pointer).actions
    return [Kept(action, (f"{pointer}/actions/{at}",)) for at, action in enumerate(found)]
