"""What narrows the lists of commitments and findings; every choice stands in the address."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from django.forms import TypedChoiceField

from answerable.documents.plan import FindingKind, RoundKind
from answerable.vocabulary.decisions import Decision
from answerable.web.commitments.queries import tags
from answerable.web.commitments.types import Moved, Standing
from answerable.web.dashboard.queries import choices
from answerable.web.design.fields import DateField, SearchField, SelectField
from answerable.web.design.forms import FilterForm
from answerable.web.estate.models import Place, Post
from answerable.web.estate.viewers import Viewer

FIRST_YEAR = 2015
"""No published plan is older."""

WHOSE = (("posts", "My posts’"), ("places", "My places’"))


def _named(kinds: Iterable[str]) -> list[tuple[str, str]]:
    return [(kind, kind.replace("_", " ").capitalize()) for kind in kinds]


class Filters(FilterForm):
    """What both lists can be narrowed by. A choice that is not offered is passed over, and said."""

    MAIN: tuple[str, ...]
    """The fields that always stand on the page; the others stand behind "More filters"."""

    def __init__(self, data: Mapping[str, Any], *, places: Iterable[Place], on: dt.date) -> None:
        super().__init__(data)
        self._offer("place", places)
        self._offer("inspectorate", choices.inspectorates())
        self._offer("tag", tags())
        years = range(on.year, FIRST_YEAR - 1, -1)
        self._choice("year").choices = [("", "Any year"), *((str(year), str(year)) for year in years)]

    def _offer(self, name: str, rows: Iterable[Any], called: Callable[[Any], str] = str) -> None:
        held = {str(row.pk): row for row in rows}
        field = self._choice(name)
        field.choices = [("", f"Any {field.label.lower()}"), *((pk, called(row)) for pk, row in held.items())]  # type: ignore[union-attr]
        field.coerce = held.__getitem__

    def _choice(self, name: str) -> TypedChoiceField:
        return cast("TypedChoiceField", self.fields[name])

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, as far as it can be; what was left open is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def more_chosen(self) -> bool:
        return bool(self.errors) or any(name in self.more for name in self.chosen)

    @property
    def more(self) -> list[str]:
        return [name for name in self.fields if name not in self.MAIN]


class CommitmentFilters(Filters):
    MAIN = ("words", "place", "standing")

    words = SearchField(label="Words")
    place = SelectField(label="Place", empty="Any place", choices=(), required=False)
    standing = SelectField(label="Status", empty="Any status", choices=Standing.choices, required=False)
    whose = SelectField(label="Whose", empty="Anyone’s", choices=WHOSE, required=False)
    owner = SelectField(label="Owner", empty="Any owner", choices=(), required=False)
    tag = SelectField(label="Tag", empty="Any tag", choices=(), required=False)
    inspectorate = SelectField(label="Inspectorate", empty="Any inspectorate", choices=(), required=False)
    decision = SelectField(label="Decision", empty="Any decision", choices=_named(Decision), required=False)
    moved = SelectField(label="Date moved", empty="Whether or not", choices=Moved.choices, required=False)
    year = SelectField(label="Promised in", empty="Any year", choices=(), coerce=int, required=False)
    round = SelectField(label="Said in a round of", empty="Any round", choices=_named(RoundKind), required=False)
    due_from = DateField(label="Due from", required=False)
    due_to = DateField(label="Due to", required=False)
    round_from = DateField(label="Round dated from", required=False)
    round_to = DateField(label="Round dated to", required=False)

    def __init__(self, data: Mapping[str, Any], *, viewer: Viewer, on: dt.date) -> None:
        super().__init__(data, places=choices.places(viewer=viewer), on=on)
        place, chosen = str(data.get("place", "")), str(data.get("owner", ""))
        self._offer("owner", choices.owners(viewer=viewer, place=place, chosen=chosen), _post)


class FindingFilters(Filters):
    MAIN = ("words", "place", "decision")

    words = SearchField(label="Words")
    place = SelectField(label="Place", empty="Any place", choices=(), required=False)
    decision = SelectField(label="Decision", empty="Any decision", choices=_named(Decision), required=False)
    kind = SelectField(label="Kind", empty="Any kind", choices=_named(FindingKind), required=False)
    tag = SelectField(label="Tag", empty="Any tag", choices=(), required=False)
    inspectorate = SelectField(label="Inspectorate", empty="Any inspectorate", choices=(), required=False)
    year = SelectField(label="Answered in", empty="Any year", choices=(), coerce=int, required=False)
    round = SelectField(label="With a round of", empty="Any round", choices=_named(RoundKind), required=False)
    round_from = DateField(label="Round dated from", required=False)
    round_to = DateField(label="Round dated to", required=False)

    def __init__(self, data: Mapping[str, Any], *, viewer: Viewer, on: dt.date) -> None:
        super().__init__(data, places=choices.places(viewer=viewer), on=on)


def _post(post: Post) -> str:
    return f"{post.title}, {post.place}"
