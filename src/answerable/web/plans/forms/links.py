"""What each entry of a page is, chosen from what is proposed for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from answerable.web.design.fields import RadiosField, SelectField
from answerable.web.design.forms import Form
from answerable.web.plans.models import Entry, Round
from answerable.web.plans.presenters.links import OTHER, choices_of, entry_name, hints_of, promise_choices
from answerable.web.plans.services.linking import Choice, relation_proposed
from answerable.web.plans.types import Relation


class LinksForm(Form):
    """One choice for each open entry; an entry without one stays open."""

    says_optional = False

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        round_: Round,
        entries: Iterable[Entry],
        makers: Sequence[Entry],
        names: Mapping[int, str],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.round_ = round_
        self.open = [entry for entry in entries if entry.relation == Relation.OPEN]
        self.commitments = {str(entry.commitment.pk): entry.commitment for entry in makers if entry.commitment}
        for entry in self.open:
            self.fields[f"about-{entry.pk}"] = RadiosField(
                label=f"What is {entry_name(entry)} about?",
                choices=choices_of(entry, round_, names),
                hints=hints_of(entry),
                required=False,
            )
            self.fields[f"other-{entry.pk}"] = SelectField(
                label=f"If it is another commitment: which is {entry_name(entry)} about?",
                choices=promise_choices(makers, names),
                required=False,
                empty="Choose a commitment",
            )

    def clean(self) -> dict[str, Any]:
        for entry in self.open:
            if self.cleaned_data.get(f"about-{entry.pk}") == OTHER and not self.cleaned_data.get(f"other-{entry.pk}"):
                self.add_error(f"other-{entry.pk}", "Choose the commitment that the entry is about")
        still_open = {f"about-{entry.pk}" for entry in self.open}
        if any(name.startswith("about-") and name not in still_open for name in self.data):
            self.add_error(None, "Someone settled some of these entries meanwhile. They are no longer shown here.")
        return self.cleaned_data

    def choices(self) -> Iterator[Choice]:
        """What was chosen; ask only once the form is valid."""
        for entry in self.open:
            about = self.cleaned_data[f"about-{entry.pk}"]
            if about in {Relation.MADE, Relation.NARRATIVE}:
                yield Choice(entry, Relation(about))
            elif about:
                named = self.cleaned_data[f"other-{entry.pk}"] if about == OTHER else about
                yield Choice(entry, relation_proposed(self.round_), self.commitments[named])
