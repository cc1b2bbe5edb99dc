"""What a person gives to bring a document."""

from collections.abc import Iterable
from typing import Any, Final

from answerable.web.design.fields import FilesField, LongTextField, SelectField, TextField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place
from answerable.web.plans.types import ImportState

ENDINGS: Final = (".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".md", ".csv", ".json")
_MOST_WORDS = 2_000_000


def places(choosable: Iterable[Place]) -> list[tuple[int, str]]:
    return [(place.pk, place.name) for place in choosable]


class BringForm(Form):
    """Files, or words pasted in; `choosable` are the places they may belong to."""

    documents = FilesField(
        label="Upload files",
        hint="As PDF, Word (DOCX), OpenDocument (ODT), web page, plain text or CSV. You can choose several.",
        accept=ENDINGS,
        required=False,
    )
    words = LongTextField(
        label="Or paste the words of a plan",
        hint="Copy all of the document, its tables too.",
        rows=6,
        max_length=_MOST_WORDS,
        required=False,
    )
    name = TextField(
        label="What to call the pasted words",
        hint="For example “HMP Stonebeck action plan, June 2026”.",
        max_length=150,
        required=False,
    )

    says_optional = False

    def __init__(self, *args: Any, choosable: Iterable[Place], own: int | None = None, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.fields["place"] = SelectField(
            label="Which place does the plan belong to?",
            hint="People with a role at this place, or above it, will see the plan.",
            called="the place that the plan belongs to",
            choices=places(choosable),
            coerce=int,
            initial=own,
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        documents, words = given.get("documents"), (given.get("words") or "").strip()
        if documents and words:
            self.add_error("words", "Upload files or paste words, not both at once")
        elif not documents and not words and not self.errors:
            self.add_error("documents", "Choose a file, or paste the words of a plan")
        return given


class ImportsFilter(FilterForm):
    state = SelectField(label="State", choices=ImportState.choices, empty="Any state", required=False)
