"""What a person says of a plan under review."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator

from answerable.documents.plan import Action, FindingKind, Plan, RoundKind
from answerable.documents.text import Span, Text
from answerable.vocabulary.decisions import Decision
from answerable.web.design.fields import (
    CheckboxesField,
    CheckboxField,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from answerable.web.design.forms import Form
from answerable.web.estate.models import Place
from answerable.web.plans.forms.bringing import places
from answerable.web.plans.presenters.doubts import finding_name
from answerable.web.plans.review.changes import Choose, Pick
from answerable.web.plans.review.entries import owner_entries
from answerable.web.plans.review.splitting import offset_of, split_points

_WORDS = 12
_LINES = "Put each on a line of its own."


class VersionedForm(Form):
    """Carries the version of the import that the person saw."""

    version = HiddenField(max_length=9)

    def clean_version(self) -> int:
        given: str = self.cleaned_data["version"]
        if not given.isdecimal():
            raise forms.ValidationError("Part of this page was lost. Reload the page and try again")
        return int(given)


class PlaceForm(VersionedForm):
    def __init__(self, *args: Any, choosable: Sequence[Place], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["place"] = SelectField(
            label="Which place does the plan belong to?",
            called="the place that the plan belongs to",
            choices=places(choosable),
            coerce=int,
        )


class ChooseForm(VersionedForm):
    """For each action of a round that shares candidates, which owners and which dates are its own."""

    says_optional = False

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        pointer: str,
        actions: dict[int, Action],
        apart: frozenset[Span] = frozenset(),
        **options: Any,  # noqa: ANN401
    ) -> None:
        """`apart` is where dates stand that may belong to none of the actions."""
        super().__init__(*args, **options)
        self.pointer, self.actions = pointer, actions
        for order, (at, action) in enumerate(actions.items()):
            owners = [entry.words for entry in owner_entries(action)]
            dates = [target.raw for target in action.targets]
            self._offer("owners", at, owners, self._in_order(order, len(owners)))
            here = [position for position, raw in enumerate(dates) if not (raw.spans and apart.issuperset(raw.spans))]
            self._offer("targets", at, dates, [at for at in self._in_order(order, len(dates)) if at in here])

    def _in_order(self, order: int, candidates: int) -> range:
        """What is ticked at first: all for an action alone, else the entry of the same place in the order."""
        if len(self.actions) == 1:
            return range(candidates)
        # What is left over at the end is most likely the last action's.
        return range(order, candidates if order == len(self.actions) - 1 else min(order + 1, candidates))

    def _offer(self, name: str, at: int, candidates: list[Text], ticked: Iterable[int]) -> None:
        """The entries that the action may choose from, where there are several."""
        if len(candidates) < 2:
            return
        label = {"owners": "Owners", "targets": "Dates"}[name]
        initial = list(map(str, ticked))
        self.fields[f"{name}-{at}"] = CheckboxesField(
            label=f"{label} of action {at + 1}" if len(self.actions) > 1 else label,
            choices=[(str(position), words.text) for position, words in enumerate(candidates)],
            initial=initial,
            hint="" if initial else "Nothing is ticked, since the source has fewer entries than actions.",
            required=False,
            params={"classes": "govuk-checkboxes--small"},
        )

    def change(self) -> Choose:
        return Choose(
            pointer=self.pointer,
            picks=tuple(
                Pick(action=at, owners=self._picked(f"owners-{at}"), targets=self._picked(f"targets-{at}"))
                for at in self.actions
            ),
        )

    def _picked(self, name: str) -> tuple[int, ...] | None:
        return tuple(map(int, self.cleaned_data[name])) if name in self.cleaned_data else None

    def asks(self, part: str) -> bool:
        return any(name.startswith(part) for name in self.fields)


class EditForm(VersionedForm):
    """One field of the plan, by its pointer."""

    says_optional = False

    def __init__(self, *args: Any, label: str, pointer: str, now: str, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        name = [step for step in pointer.split("/") if step and not step.isdecimal()][-1]
        self.fields["words"] = _field_for(name, label, now)


def _field_for(name: str, label: str, now: str) -> forms.Field:
    match name:
        case "owners" | "targets" | "references":
            return LongTextField(label=label, hint=_LINES, rows=3, initial=now, required=False)
        case "decision":
            none = [("", "None is given")]
            return RadiosField(label=label, choices=[*_choices(Decision), *none], initial=now, required=False)
        case "kind":
            kinds = RoundKind if now in tuple(RoundKind) else FindingKind
            return RadiosField(label=label, choices=_choices(kinds), initial=now)
        case "text" | "response" | "parts" | "caveats" | "status_raw":
            return LongTextField(label=label, rows=6, initial=now, required=False)
        case _:
            return TextField(label=label, initial=now, max_length=500, required=False)


def _choices(kinds: type[Decision] | type[FindingKind] | type[RoundKind]) -> list[tuple[str, str]]:
    return [(kind.value, kind.value.replace("_", " ").capitalize()) for kind in kinds]


class SplitForm(VersionedForm):
    says_optional = False

    def __init__(self, *args: Any, words: str, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.words = words
        points = [(str(at), Truncator(words[at:]).words(_WORDS)) for at in split_points(words)]
        if points:
            self.fields["at"] = RadiosField(label="The second action begins with", choices=points, required=False)
        self.fields["beginning"] = TextField(
            label="Or the first words of the second action",
            hint="As they stand in the action.",
            max_length=200,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        typed = given.get("beginning") or ""
        offset = offset_of(self.words, typed) if typed else int(given.get("at") or 0)
        if not offset:
            self.add_error("beginning", "Choose where to split, or write the first words of the second action")
        return given | {"offset": offset}


class GoalForm(VersionedForm):
    """A round of a finding; `answers` offers the words of the answer too."""

    def __init__(self, *args: Any, plan: Plan, answers: bool = False, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        goals = [
            (f"{f}-{r}", f"{finding_name(plan, f)}: {one.label or 'actions'}")
            for f, finding in enumerate(plan.findings)
            for r, one in enumerate(finding.rounds)
        ]
        bare = [
            (f"{f}-0", f"{finding_name(plan, f)}: a first action")
            for f, finding in enumerate(plan.findings)
            if not finding.rounds
        ]
        words = [
            (f"{f}-", f"{finding_name(plan, f)}: words of the answer") for f in range(len(plan.findings) * answers)
        ]
        self.fields["goal"] = SelectField(
            label="Where it belongs", called="where it belongs", choices=goals + bare + words
        )

    def goal(self) -> tuple[int, int | None]:
        finding, _, at = self.cleaned_data["goal"].partition("-")
        return int(finding), int(at) if at else None


class AcceptForm(VersionedForm):
    """Says that the plan may enter the register; what is still in doubt is accepted in so many words."""

    says_optional = False

    def __init__(self, *args: Any, doubts: int, later: str = "", **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if later:
            self.fields["edition"] = RadiosField(
                label="What is this document?",
                called="what this document is",
                choices=[("next", f"A later version of “{later}”"), ("own", "A plan of its own")],
                hints={"next": "Its new rounds are added to the plan that is held, and its progress linked to it."},
            )
        if doubts:
            of_them = f"the {doubts:,} open doubts" if doubts > 1 else "the open doubt"
            self.fields["leave"] = CheckboxField(
                label=f"Accept {of_them} as the source has {'them' if doubts > 1 else 'it'}",
                required=True,
                error_messages={"required": f"Settle {of_them}, or tick that you accept them as they stand"},
            )
