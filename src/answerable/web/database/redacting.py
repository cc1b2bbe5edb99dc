"""Personal data taken out of rows: exact words give way to a tombstone, wherever in a row they stand."""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

CODES = frozenset(
    {
        *("cell", "code", "date", "decision", "field", "id", "kind", "media_type", "owner_pairing", "precision"),
        *("recurrence", "schema_version", "sha256", "spans", "target_pairing"),
    }
)
"""Keys of what is no words but a sign for programs, in every JSON that the register keeps."""


class Removal:
    """Words to take out, where they are not part of longer ones; `times` counts how often they were met so far."""

    def __init__(self, words: str, *, on: dt.date) -> None:
        self.tombstone = f"[personal data removed on {on:%-d %B %Y}]"
        self.times = 0
        parts = words.split()
        begins = r"(?<!\w)" if parts[0][0].isalnum() else ""
        ends = r"(?!\w)" if parts[-1][-1].isalnum() else ""
        self._pattern = re.compile(begins + r"\s+".join(map(re.escape, parts)) + ends)

    def out_of(self, said: Any) -> Any:  # noqa: ANN401 - any JSON
        """The same without the words; what is no text, and every code, stays as it is."""
        match said:
            case str():
                return self._out_of_text(said)
            case list():
                return [self.out_of(one) for one in said]
            case dict():
                return {key: one if key in CODES else self.out_of(one) for key, one in said.items()}
            case _:
                return said

    def _out_of_text(self, said: str) -> str:
        kept, times = self._pattern.subn(self.tombstone, said)
        self.times += times
        return kept

    def is_in(self, said: str) -> bool:
        return bool(self._pattern.search(said))


@dataclass(frozen=True)
class Held:
    """Rows that may hold the words, and in which columns; `json` are text columns that hold JSON."""

    what: str
    rows: QuerySet[Any]
    columns: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    follows: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)
    """Columns that are made from the words, and what makes them of a row that was changed."""


@dataclass(frozen=True)
class Found:
    what: str
    times: int


def look(held: Held, removal: Removal) -> Found:
    """How often the words stand in these rows; nothing is changed."""
    before = removal.times
    for row in held.rows:
        _without(held, row, removal)
    return Found(held.what, removal.times - before)


def take_out(held: Held, removal: Removal) -> list[Any]:
    """Replace the words in these rows; the rows that had them."""
    changed = []
    for row in held.rows:
        said = _without(held, row, removal)
        if said:
            for column, value in said.items():
                setattr(row, column, value)
            said |= {column: make(row) for column, make in held.follows.items()}
            type(row)._default_manager.filter(pk=row.pk).update(**said)  # noqa: SLF001 - Django's own interface
            changed.append(row)
    return changed


def _without(held: Held, row: Model, removal: Removal) -> dict[str, Any]:
    """The columns of a row that would change, as they would then be."""
    said = {}
    for column in (*held.columns, *held.json):
        before = getattr(row, column)
        if not before:
            continue
        if column in held.json:
            after = json.dumps(removal.out_of(json.loads(before)), ensure_ascii=False, separators=(",", ":"))
            changed = json.loads(after) != json.loads(before)
        else:
            after = _fitting(row, column, removal.out_of(before))
            changed = after != before
        if changed:
            said[column] = after
    return said


def _fitting(row: Model, column: str, value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A tombstone may be longer than what it stands for."""
    longest = getattr(row._meta.get_field(column), "max_length", None)  # noqa: SLF001 - Django's own interface
    return value[:longest] if longest and isinstance(value, str) else value
