"""What a reader of released figures may choose."""

from collections.abc import Iterable, Mapping
from typing import Any

from answerable.web.design.fields import SelectField
from answerable.web.design.forms import FilterForm
from answerable.web.monitoring.queries.released import Released

_DETAILS = {"broad": "Broad groups", "fine": "Fine groups"}
_PREFERRED = "ethnicity"


class FigureFilters(FilterForm):
    """`chosen` is what is shown: what was asked for where that is there, else what there is first."""

    measure = SelectField(label="Measure", choices=(), empty="All measures", required=False)
    characteristic = SelectField(label="Grouped by", choices=(), empty="", required=False)
    detail = SelectField(label="Detail", choices=_DETAILS.items(), empty="", required=False)

    def __init__(self, data: Mapping[str, Any], *, held: Mapping[str, Released]) -> None:
        super().__init__(data)
        self._details = _details(held.values())
        measures = sorted((of.measures[name]["title"], name) for name, of in held.items())
        self.fields["measure"].choices = [(name, title) for title, name in measures]  # type: ignore[attr-defined]
        names = sorted(self._details, key=lambda name: (name != _PREFERRED, name))
        self.fields["characteristic"].choices = [(name, name.capitalize()) for name in names]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def measure_chosen(self) -> str:
        return str(self.cleaned_data.get("measure") or "")

    @property
    def columns(self) -> dict[str, object]:
        """The groups to show, and everyone beside them."""
        characteristic = self.cleaned_data.get("characteristic") or next(iter(self._names), "")
        held = self._details.get(characteristic, [])
        asked = self.cleaned_data.get("detail")
        detail = asked if asked in held else next((one for one in _DETAILS if one in held), "")
        return {"characteristic": ("", characteristic), "detail": ("all", detail)}

    @property
    def _names(self) -> list[str]:
        return sorted(self._details, key=lambda name: (name != _PREFERRED, name))


def _details(held: Iterable[Released]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for released in dict.fromkeys(held):
        for characteristic, details in released.details.items():
            told.setdefault(characteristic, []).extend(details)
    return told
