"""Tables as CSV, each with a description of its columns for programs: the W3C's "CSV on the Web"."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from answerable.releases.columns import Column, Kind, Layout
from answerable.tables.safe import harmless

DECIMALS = 4
_TYPES: Mapping[Kind, str | dict[str, str]] = {
    "text": "string",
    "whole": "integer",
    "number": "decimal",
    "day": "date",
    "truth": {"base": "boolean", "format": "yes|no"},
}


def csv(table: pd.DataFrame, layout: Layout) -> bytes:
    """A table in UTF-8: numbers to four decimals, whole ones without; yes and no; nothing where a figure is missing."""
    text: str = printed(table, layout).to_csv(index=False, lineterminator="\n")
    return text.encode()


def printed(table: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """The columns of a layout as text."""
    return pd.DataFrame({name: _printed(table[name], column) for name, column in layout.columns.items()})


def _printed(values: "pd.Series[Any]", column: Column) -> "pd.Series[str]":
    """The values as they are printed; each distinct one is written once."""
    codes, distinct = pd.factorize(values)
    texts = np.array([*(_text(value, column.kind) for value in distinct), ""], dtype=object)
    return pd.Series(texts[codes], index=values.index)


def _text(value: object, kind: Kind) -> str:
    match kind:
        case "truth":
            return "yes" if value else "no"
        case "whole" | "number":
            number = float(str(value))
            return str(int(number)) if number.is_integer() else f"{round(number, DECIMALS) + 0.0:.{DECIMALS}f}"
        case _:
            return harmless(str(value))


def description(name: str, layout: Layout) -> bytes:
    """What `<name>.csv` holds: the content of `<name>.csv-metadata.json`."""
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{name}.csv",
        "dc:title": layout.title,
        "tableSchema": {
            "columns": [_column(title, column, layout) for title, column in layout.columns.items()],
            "primaryKey": list(layout.key),
        },
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def _column(name: str, column: Column, layout: Layout) -> dict[str, Any]:
    """An empty text of a key is a value: everyone, or the nation."""
    found: dict[str, Any] = {
        "name": name,
        "titles": name,
        "dc:description": column.about,
        "datatype": _TYPES[column.kind],
    }
    return found | ({"null": []} if name in layout.key and column.kind == "text" else {})
