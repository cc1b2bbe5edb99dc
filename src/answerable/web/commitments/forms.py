"""What a person may say of owners' names and of tags."""

from collections.abc import Callable, Iterable
from typing import Any

from answerable.web.commitments.models import OwnerName, Tag, TagPhrase
from answerable.web.commitments.queries.owners import ALL
from answerable.web.commitments.services import distinct
from answerable.web.commitments.types import Meaning, NameState, TagKind
from answerable.web.design.fields import LongTextField, RadiosField, SearchField, SelectField, TextField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place, Post

LONGEST_PHRASE = TagPhrase._meta.get_field("words").max_length or 0  # noqa: SLF001 - Django's own interface


class OwnerFilters(FilterForm):
    words = SearchField(label="Words in the name")
    state = SelectField(
        label="How far matched", choices=[*NameState.choices, (ALL, "All names")], empty="Not confirmed", required=False
    )

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = [(place.pk, place.name) for place in places]
        self.fields["place"] = SelectField(
            label="Place", choices=choices, empty="All places", required=False, coerce=int
        )


class PostSearch(FilterForm):
    words = SearchField(label="Find a post by its title or place")


class OwnerForm(Form):
    says_optional = False

    def __init__(self, *args: Any, name: OwnerName, posts: Iterable[Post], may_add: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["meaning"] = RadiosField(
            label=f"What does “{name.words}” mean?",
            called="what the words mean",
            choices=[choice for choice in Meaning.choices if may_add or choice[0] != Meaning.NEW_POST],
            hints={Meaning.NEW_POST: f"It will be a post at {name.place}."},
        )
        self.fields["post"] = SelectField(
            label="Post",
            hint="Choose one if it is a post in the list.",
            choices=[(post.pk, f"{post.title}, {post.place.name}") for post in posts],
            required=False,
            coerce=int,
        )
        if may_add:
            self.fields["title"] = TextField(
                label="Name of the new post", hint="Only if it is still to be added.", max_length=200, required=False
            )

    def clean(self) -> dict[str, Any]:
        meaning = self.cleaned_data.get("meaning")
        if meaning == Meaning.POST and "post" not in self.errors and not self.cleaned_data.get("post"):
            self.add_error("post", "Choose the post")
        if meaning == Meaning.NEW_POST and "title" not in self.errors and not self.cleaned_data.get("title"):
            self.add_error("title", "Enter the name of the new post")
        return self.cleaned_data


class PhrasesForm(Form):
    phrases = LongTextField(
        label="Words that propose this tag",
        called="the words that propose this tag",
        hint="One word or phrase on each line. Capital letters and plurals make no difference.",
        rows=12,
    )

    def clean_phrases(self) -> list[str]:
        phrases = distinct(self.cleaned_data["phrases"].splitlines())
        long = next((phrase for phrase in phrases if len(phrase) > LONGEST_PHRASE), None)
        if long:
            self.add_error("phrases", f"“{long[:30]}…” must be {LONGEST_PHRASE} characters or fewer")
        if not phrases:
            self.add_error("phrases", "Enter a word or phrase that has letters")
        return phrases


class TagForm(PhrasesForm):
    kind = RadiosField(label="Kind of tag", called="the kind of tag", choices=TagKind.choices)
    name = TextField(label="Name", max_length=100)
    field_order = ("kind", "name", "phrases")

    def __init__(self, *args: Any, taken: Callable[[str], bool], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if self.taken(name):
            self.add_error("name", f"There is a tag “{name}” already. Choose another name")
        return name


class TagChoiceForm(Form):
    def __init__(self, *args: Any, tags: Iterable[Tag], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["tag"] = SelectField(
            label="What does it concern?",
            called="what it concerns",
            choices=[(tag.pk, f"{tag.name} ({tag.get_kind_display().lower()})") for tag in tags],
            coerce=int,
        )
