"""What narrows the pages that tell what slips."""

from answerable.web.commitments.types import TagKind
from answerable.web.dashboard.queries.mapping import Shown
from answerable.web.dashboard.queries.slippage import Grouping
from answerable.web.design.fields import SearchField, SelectField
from answerable.web.plans.forms.slipping import PlaceFilters


class SlippageFilters(PlaceFilters):
    by = SelectField(label="By", empty="", choices=Grouping.choices, required=False)
    field_order = ("by", "place")

    @property
    def grouping(self) -> Grouping:
        return Grouping(self.chosen.get("by", Grouping.PLACE))


class SilenceFilters(PlaceFilters):
    plan = SearchField(label="Words in the title of the plan")
    field_order = ("plan", "place")


_KINDS = sorted(TagKind.choices, key=lambda choice: choice[0] != TagKind.THEME)
"""With what is shown where nothing is chosen first."""


class MapFilters(PlaceFilters):
    kind = SelectField(label="By", empty="", choices=_KINDS, required=False)
    shown = SelectField(label="Show", empty="Everything", choices=Shown.choices, required=False)
    field_order = ("kind", "shown", "place")

    @property
    def tag_kind(self) -> TagKind:
        return TagKind(self.chosen.get("kind", TagKind.THEME))
