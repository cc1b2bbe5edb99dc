"""Widgets that Django lacks."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

Parts = tuple[str, str, str]


class DateInput(forms.Widget):
    """A date in three boxes; its value is a date, or the words of the boxes."""

    PARTS = ("day", "month", "year")

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> Parts:  # noqa: ARG002
        day, month, year = (str(data.get(f"{name}-{part}") or "").strip() for part in self.PARTS)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:  # noqa: ARG002
        return not any(f"{name}-{part}" in data for part in self.PARTS)

    def parts(self, value: Parts | dt.date | None) -> Parts:
        if isinstance(value, dt.date):
            return str(value.day), str(value.month), str(value.year)
        return value or ("", "", "")


class FilesInput(forms.FileInput):
    """One file or several; its value is a list of them."""

    def __init__(self, accept: Sequence[str] = (), *, multiple: bool = True) -> None:
        super().__init__({"accept": ",".join(accept)} if accept else None)
        self.allow_multiple_selected = multiple

    def value_from_datadict(self, data: object, files: Any, name: str) -> list[Any]:  # noqa: ANN401, ARG002
        if hasattr(files, "getlist"):
            return list(files.getlist(name))
        return [files[name]] if name in files else []
