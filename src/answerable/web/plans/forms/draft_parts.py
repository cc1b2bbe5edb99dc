"""What a person writes of the parts of a plan: its findings, what is decided, its actions; and why it is sent back."""

from typing import Any

from answerable.documents.plan import Action, Finding, FindingKind
from answerable.vocabulary.decisions import DEFINITIONS, Decision
from answerable.vocabulary.reasons import Reason
from answerable.web.design.fields import CheckboxesField, LongTextField, RadiosField, TextField
from answerable.web.plans.forms.reviewing import VersionedForm
from answerable.web.plans.forms.written import LINES, LONGEST, lines, paragraphs
from answerable.web.plans.regimes import Regime
from answerable.web.plans.review.wording import folded
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.changes import Decide, PutFinding
from answerable.web.plans.writing.reasons import without_reasons


class FindingForm(VersionedForm):
    number = TextField(label="Number", max_length=30)
    kind = RadiosField(label="Kind", choices=(), coerce=FindingKind)
    words = LongTextField(
        label="In the words of the report", called="the words of the report", rows=4, max_length=LONGEST
    )
    parts = LongTextField(label="Its parts", hint=LINES, rows=3, max_length=LONGEST, required=False)
    references = LongTextField(label="Paragraphs that it refers to", hint=LINES, rows=2, max_length=500, required=False)
    directed_to = TextField(
        label="Whom it is for", hint="For example “Prison governors”.", max_length=300, required=False
    )
    directed_due = TextField(label="Date for all that is for them", max_length=100, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        regime: Regime,
        was: Finding | None,
        following: str = "",
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        kinds = list(dict.fromkeys((*regime.bands, *([was.kind] if was else []))))
        held = _finding(was) if was else {"number": following, "kind": kinds[0]}
        self.initial = {**self.initial, **held}
        if len(kinds) == 1:
            del self.fields["kind"]
        else:
            self.fields["kind"].choices = [(kind, kind.replace("_", " ").capitalize()) for kind in kinds]  # type: ignore[attr-defined]
        self.only = kinds[0]
        if regime.term == "aim":
            self.fields["words"].label = "What is to be reached"
            self.fields["words"].error_messages["required"] = "Enter what is to be reached"

    def change(self, at: int | None) -> PutFinding:
        given = self.cleaned_data
        return PutFinding(
            number=folded(given["number"]),
            kind=FindingKind(given.get("kind") or self.only),
            words=folded(given["words"]),
            parts=lines(given["parts"]),
            references=lines(given["references"]),
            directed_to=folded(given["directed_to"]),
            directed_due=folded(given["directed_due"]),
            at=at,
        )


def _finding(was: Finding) -> dict[str, Any]:
    return {
        "number": was.number,
        "kind": was.kind,
        "words": was.text.text,
        "parts": "\n".join(part.text for part in was.parts),
        "references": "\n".join(was.references),
        "directed_to": was.directed_to.text.text if was.directed_to else "",
        "directed_due": was.directed_to.due.raw.text if was.directed_to and was.directed_to.due else "",
    }


class DecideForm(VersionedForm):
    """What the service says to a finding. `decides` is whether the regime asks if it agrees."""

    decision = RadiosField(
        label="Is it agreed?",
        called="whether it is agreed",
        choices=[(one.value, one.value.replace("_", " ").capitalize()) for one in Decision],
        hints={one.value: meaning for one, meaning in DEFINITIONS.items()},
    )
    reasons = CheckboxesField(
        label="If not all of it is agreed: why?",
        called="the reasons",
        choices=[(one.value, one.value.capitalize()) for one in Reason],
        coerce=Reason,
        required=False,
    )
    response = LongTextField(
        label="Answer, besides the actions",
        hint="If only part of it is agreed, say which part, and why the rest is not. Leave a line between paragraphs.",
        rows=6,
        max_length=LONGEST,
        required=False,
    )

    says_optional = False

    def __init__(self, *args: Any, was: Finding, decides: bool, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.initial = {
            **self.initial,
            "decision": was.decision or "",
            "reasons": list(was.reasons),
            "response": "\n\n".join(without_reasons(paragraph.text for paragraph in was.response)),
        }
        self.was = was
        if not decides:
            del self.fields["decision"], self.fields["reasons"]
            self.fields["response"].help_text = "Leave a line between paragraphs."

    def change(self, at: int) -> Decide:
        given = self.cleaned_data
        decision = given["decision"] if "decision" in self.fields else self.was.decision
        reasons = given["reasons"] if "reasons" in self.fields else [Reason(one) for one in self.was.reasons]
        return Decide(at, Decision(decision) if decision else None, tuple(reasons), paragraphs(given["response"]))


class ActionForm(VersionedForm):
    """An action; `reports` where it tells what became of an earlier one."""

    words = LongTextField(
        label="What will be done",
        hint="One promise. Say what there will be to count or to see when it is done.",
        called="what will be done",
        rows=4,
        max_length=LONGEST,
    )
    owners = LongTextField(
        label="Who owns it",
        hint="A post, not a person, such as “Head of Resettlement”. Put each joint owner on a line of its own.",
        rows=2,
        max_length=1000,
        required=False,
    )
    dates = LongTextField(
        label="By when",
        hint=(
            "For example “31 March 2027”, “March 2027” or “Quarterly from June 2027”. If it goes on, say when it is "
            "next checked, on a line of its own."
        ),
        rows=2,
        max_length=1000,
        required=False,
    )
    status = TextField(
        label="How far it has got", hint="For example “Completed” or “In progress”.", max_length=300, required=False
    )

    says_optional = False

    def __init__(self, *args: Any, was: Action | None, reports: bool, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        if was:
            self.initial = {
                **self.initial,
                "words": was.text.text,
                "owners": "\n".join(was.owners),
                "dates": "\n".join(target.raw.text for target in was.targets),
                "status": was.status_raw or "",
            }
        if reports:
            self.fields["words"].label = "What was done"
            self.fields["dates"].label = "Date now promised, if it has moved"
        elif not (was and was.status_raw):
            del self.fields["status"]

    def change(self, finding: int, **place: Any) -> PutAction:  # noqa: ANN401
        given = self.cleaned_data
        owners, dates = lines(given["owners"]), lines(given["dates"])
        return PutAction(finding, folded(given["words"]), owners, dates, folded(given.get("status", "")), **place)


class SendBackForm(VersionedForm):
    because = LongTextField(
        label="What must be changed before it can be cleared?",
        called="what must be changed",
        rows=4,
        max_length=LONGEST,
    )
