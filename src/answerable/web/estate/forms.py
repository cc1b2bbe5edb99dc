"""What a person may enter about places, posts, people, and which of them a list shows."""

from collections.abc import Iterable, Sequence
from typing import Any

from answerable.web.accounts.models import Person
from answerable.web.design.fields import (
    DateField,
    EmailField,
    FilesField,
    RadiosField,
    SearchField,
    SelectField,
    TextField,
)
from answerable.web.design.forms import FilterForm, Form
from answerable.web.estate.models import Place, Post
from answerable.web.estate.policies import CAPABILITIES
from answerable.web.estate.types import Capability, PlaceKind, Role, TableKind

NOBODY = "nobody"


def _allows(role: Role) -> str:
    """What a role allows, in words."""
    words = [capability.label for capability in Capability if capability in CAPABILITIES[role]]
    return f"Can {', '.join(words)}." if words else "Sees nothing of plans."


class PlaceFilters(FilterForm):
    words = SearchField(label="Name or code")
    kind = SelectField(label="Kind of place", choices=PlaceKind.choices, empty="All kinds", required=False)


class PostFilters(FilterForm):
    words = SearchField(label="Post or place")
    held = SelectField(
        label="Held", choices=[("yes", "Held by somebody"), ("no", "Held by nobody")], empty="All posts", required=False
    )


class PeopleFilters(FilterForm):
    words = SearchField(label="Name or email address")


class AuditFilters(FilterForm):
    who = SearchField(label="Who")
    act = SelectField(label="What was done", choices=[], empty="Everything", required=False)
    since = DateField(label="From", required=False)
    until = DateField(label="Until", required=False)

    def __init__(self, *args: Any, acts: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = [("", "Everything"), *((act, act.capitalize()) for act in acts)]  # type: ignore[attr-defined]


class TableForm(Form):
    kind = RadiosField(
        label="Which table is it?",
        called="which table it is",
        choices=TableKind.choices,
        hints={
            TableKind.PRISON_GROUPS: "Columns: group, establishment code. The establishments move below their groups.",
            TableKind.CHILDRENS_HOMES: "Columns: name, code. Also town, country and others, if you have them.",
            TableKind.CLOSURES: "Columns: code, opened, closed, merged into (the code of the place that goes on with "
            "its work). Days like 2026-03-31. Leave empty what is not so.",
        },
    )
    table = FilesField(label="The table, as a CSV file", called="the CSV file", accept=[".csv"], multiple=False)


class PostForm(Form):
    title = TextField(label="Name of the post", hint="For example, Head of Safety", max_length=200)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["place"] = _select("Place", places)


class HandOverForm(Form):
    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = [(person.pk, f"{person.name} ({person.email})") for person in people]
        self.fields["to"] = SelectField(
            label="Who holds the post next?",
            called="who holds the post next",
            hint="People with a role that reaches this place. If someone is missing, ask an administrator to add them.",
            choices=[*choices, (NOBODY, "Nobody for now")],
            coerce=lambda value: None if value == NOBODY else int(value),
        )
        self.fields["on"] = DateField(label="From which day?", called="the day", hint="For example, 27 3 2026")


class MergeForm(Form):
    def __init__(self, *args: Any, posts: Iterable[Post], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["into"] = SelectField(
            label="Which post is it really?",
            called="the post it really is",
            choices=[(post.pk, f"{post.title}, {post.place.name}") for post in posts],
            coerce=int,
        )


class InviteForm(Form):
    name = TextField(label="Full name", max_length=150)
    email = EmailField(label="Email address", hint="We will send a link there with which to choose a password.")
    role = RadiosField(label="Role", choices=Role.choices, hints={role: _allows(role) for role in Role})

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["place"] = _select("At which place?", places, hint="The role reaches every place below it.")


class GiveRoleForm(Form):
    role = SelectField(label="Role", choices=Role.choices)

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["place"] = _select("At which place?", places, hint="The role reaches every place below it.")
        self.fields["on"] = DateField(label="From which day?", called="the day")


class EndForm(Form):
    on = DateField(label="From which day?", called="the day", hint="For example, 27 3 2026")


def _select(label: str, places: Iterable[Place], *, hint: str = "") -> SelectField:
    choices = [(place.pk, f"{place.name} ({place.code})") for place in places]
    return SelectField(label=label, called="a place", hint=hint, choices=choices, coerce=int)
