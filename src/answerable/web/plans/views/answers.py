"""The answers to one doubt: the form that its kind asks for, and what a posted form says of the plan."""

from typing import TYPE_CHECKING, Any

from answerable.documents.plan import Action
from answerable.documents.text import Span
from answerable.web.estate.requests import Request
from answerable.web.plans.forms.reviewing import ChooseForm, EditForm, GoalForm, VersionedForm
from answerable.web.plans.presenters.fields import label_of, words_of
from answerable.web.plans.queries.imports import OpenDoubt, Review
from answerable.web.plans.review.changes import Adopt, Edit, Explain, Join, Leave
from answerable.web.plans.review.doubts import TARGET_CODES, TO_CHOOSE
from answerable.web.plans.review.pointers import round_at
from answerable.web.plans.review.settling import DATES, OWNERS, paired_in_order, settled_beside
from answerable.web.plans.services.reviewing import Said

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXTS = ("bullets_lost", "begins_mid_sentence")
_OF_FINDING = {
    "decision_unread": "decision",
    "no_decision": "decision",
    "unnumbered": "number",
    "number_repeated": "number",
}


def form_for(request: Request, review: Review, one: OpenDoubt) -> VersionedForm | None:
    """The form that settles the doubt, if there is one beside leaving it; bound where it was posted."""
    data = request.POST if request.POST.get("way") == "answer" else None
    options: dict[str, Any] = {"data": data, "initial": {"version": review.brought.version}}
    if one.where.leftover is not None:
        return GoalForm(plan=review.plan, answers=True, **options)
    if pointer := _field(review, one):
        return EditForm(label=label_of(pointer), pointer=pointer, now=words_of(review.plan, pointer), **options)
    if one.doubt.code in TO_CHOOSE and one.where.actions:
        form = ChooseForm(
            pointer=one.where.pointer, actions=_actions(review, one), apart=_apart(review, one), **options
        )
        return form if form.asks("owners") or form.asks("targets") else None
    return None


def _actions(review: Review, one: OpenDoubt) -> dict[int, Action]:
    held = round_at(review.plan, one.where.pointer).actions
    return {at: held[at] for at in one.where.actions}


def _apart(review: Review, one: OpenDoubt) -> frozenset[Span]:
    """Where dates of the round stand that were torn off their rows."""
    torn = (other for other in review.open_of("dates_torn_off") if other.where.pointer == one.where.pointer)
    return frozenset(span for other in torn for span in other.doubt.spans)


def _field(review: Review, one: OpenDoubt) -> str:
    """The pointer of the field that answers the doubt, where one alone does."""
    code, where = one.doubt.code, one.where
    if code in _OF_FINDING and where.finding is not None:
        return f"/findings/{where.finding}/{_OF_FINDING[code]}"
    if not where.actions or (code in TO_CHOOSE and code != "owners_run_together"):
        return ""
    first = f"{where.pointer}/actions/{where.actions[0]}"
    if code == "owners_run_together":
        alone = len(where.actions) == 1 and "owners_uncertain" not in _actions(review, one)[where.actions[0]].doubts
        return f"{first}/owners" if alone else ""
    return f"{first}/owners" if code in OWNERS else f"{first}/targets" if code in DATES else ""


def other_ways(review: Review, one: OpenDoubt) -> list[tuple[str, str]]:
    """Buttons beside leaving it as it is: what each says, and its way."""
    if one.doubt.code not in _TEXTS or not one.where.actions:
        return []
    last = len(round_at(review.plan, one.where.pointer).actions) - 1
    above = [("Join it to the action above", "above")] if one.where.actions[0] > 0 else []
    below = [("Join the next action to it", "below")] if one.where.actions[0] < last else []
    return [*above, *below, ("It explains, and is no action", "explain")]


def said_by(way: str, review: Review, one: OpenDoubt, form: VersionedForm | None) -> list[Said]:
    """What the button pressed says of the plan; nothing where it is none of ours, or the form is not right."""
    if way == "answer":
        return [_answer(review, one, form)] if form and form.is_valid() else []
    here = f"{one.where.pointer}/actions/{one.where.actions[0]}" if one.where.actions else ""
    above = f"{one.where.pointer}/actions/{one.where.actions[0] - 1}" if one.where.actions else ""
    mine = (one.position,)
    ways: dict[str, Callable[[], list[Said]]] = {
        "leave": lambda: [Said(Leave(pointer=one.where.pointer), mine)],
        "leave-all": lambda: [Said(Leave(), tuple(each.position for each in review.open_of(one.doubt.code)))],
        "in-order": lambda: in_order(review, one.doubt.code),
        "above": lambda: [Said(Join(pointer=above), mine)],
        "below": lambda: [Said(Join(pointer=here), mine)],
        "explain": lambda: [Said(Explain(pointer=here), mine)],
    }
    return ways[way]() if way in ways else []


def in_order(review: Review, code: str) -> list[Said]:
    return [Said(choice, doubts) for choice, doubts in paired_in_order(review.plan, review.open_of(code))]


def _answer(review: Review, one: OpenDoubt, form: VersionedForm) -> Said:
    match form:
        case ChooseForm():
            parts = [
                ("owners", ("owners_uncertain", "owners_run_together")),
                ("targets", ("targets_uncertain", "dates_torn_off")),
            ]
            codes = [code for part, codes in parts if form.asks(part) for code in codes]
            return Said(form.change(), settled_beside(one, review.open, codes, form.actions))
        case GoalForm():
            finding, at = form.goal()
            return Said(Adopt(pointer=one.where.pointer, finding=finding, round=at), (one.position,))
        case _:
            return _edit(review, one, form.cleaned_data["words"])


def _edit(review: Review, one: OpenDoubt, words: str) -> Said:
    """The words for the first action are those of every action in doubt that had the same."""
    pointer = _field(review, one)
    if not one.where.actions:
        return Said(Edit(pointer=pointer, words=words), (one.position,))
    name = pointer.rsplit("/", 1)[1]
    now = words_of(review.plan, pointer)
    pointers = [f"{one.where.pointer}/actions/{at}/{name}" for at in one.where.actions]
    also = tuple(other for other in pointers[1:] if words_of(review.plan, other) == now)
    codes = OWNERS if name == "owners" else {*TARGET_CODES, "no_target"}
    reached = [at for at, other in zip(one.where.actions, pointers, strict=True) if other in (pointer, *also)]
    return Said(Edit(pointer=pointer, words=words, also=also), settled_beside(one, review.open, codes, reached))
