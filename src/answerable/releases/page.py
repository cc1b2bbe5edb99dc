"""The release as one page for people: what is published, what is hidden and why, and how to read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from answerable.disparity.counts import NATION
from answerable.disparity.measures.model import Kind, Measure
from answerable.disparity.results import ALL, BROAD
from answerable.releases.columns import LAYOUTS
from answerable.releases.figures import Figures
from answerable.releases.folder import Heading
from answerable.releases.reasons import REVISIONS, reasons, rules

MOST_SENTENCES = 50
"""Flagged rows that are told in words, for each measure; all are in the files."""
MOST_ROWS = 500
"""Rows of the table of places, for each measure."""
_LASTING = " It was so in "
"""What a sentence says of other periods, whose figures may be hidden."""
_HERE = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True, slots=True)
class Row:
    """A group in the table of a measure."""

    place: str
    group: str
    counted: str
    rate: str
    ratio: str


def page(heading: Heading, figures: Figures, tables: Mapping[str, pd.DataFrame]) -> bytes:
    """The page, in itself whole: no script, and nothing is fetched."""
    text = _HERE.get_template("page.html.jinja").render(
        title=heading.title,
        published=day(heading.published),
        rules=rules(heading.policy),
        reasons=_counted(tables, reasons(heading.policy)),
        measures=[_measure(one, figures, tables) for one in figures.measures],
        files={f"{name}.csv": LAYOUTS[name].title for name in LAYOUTS if name in tables},
        revisions=REVISIONS,
        revised=len(tables["revisions"]),
        notes=heading.notes,
    )
    return text.encode()


def day(value: date) -> str:
    """`22 November 2026`."""
    return f"{value.day} {value:%B %Y}"


def _counted(tables: Mapping[str, pd.DataFrame], meanings: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Each reason, what it means, and of how many rows of counts and rates it is told."""
    counts = tables["rates"]["reason"].value_counts()
    return [(code, meaning, f"{counts.get(code, 0):,}") for code, meaning in meanings.items()]


def _measure(measure: Measure, figures: Figures, tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    rates = _of(measure, tables["rates"])
    last = rates.sort_values(["pooled", "to"]).iloc[-1]
    told = rates[(rates["from"] == last["from"]) & (rates["to"] == last["to"]) & (rates["n"] != 0)]
    comparisons = _of(measure, tables.get("comparisons", pd.DataFrame(columns=list(LAYOUTS["comparisons"].columns))))
    beside = _first(measure, comparisons)
    nation = told[told["level"] == NATION]
    coarse = told[(told["level"] != NATION) & told["detail"].isin([ALL, BROAD])]
    return {
        "title": measure.title,
        "why": measure.why,
        "version": measure.version,
        "verified": measure.verified.value,
        "stages": (measure.numerator.stage, measure.denominator.stage if measure.denominator else ""),
        "span": f"{day(date.fromisoformat(last['from']))} to {day(date.fromisoformat(last['to']))}",
        "groups": [
            (name or "everyone", [*_rows(measure, part, beside)]) for name, part in nation.groupby("characteristic")
        ],
        "places": [*_rows(measure, coarse.head(MOST_ROWS), beside)],
        "more": max(0, len(coarse) - MOST_ROWS),
        "sentences": _sentences(figures, comparisons),
    }


def _first(measure: Measure, comparisons: pd.DataFrame) -> pd.DataFrame:
    """Of the comparisons of a row the one that the measure names first."""
    order = {comparator.value: place for place, comparator in enumerate(measure.comparators)}
    named = comparisons["comparator"].map(order).fillna(len(order))
    key = list(LAYOUTS["rates"].key)
    return comparisons.loc[named.sort_values(kind="stable").index].drop_duplicates(key).set_index(key)


def _of(measure: Measure, table: pd.DataFrame) -> pd.DataFrame:
    return table[(table["measure"] == measure.name) & (table["version"] == measure.version)]


def _rows(measure: Measure, rates: pd.DataFrame, beside: pd.DataFrame) -> Iterator[Row]:
    for row in rates.to_dict("records"):
        key = tuple(row[name] for name in LAYOUTS["rates"].key)
        ratio = _ratio(beside.loc[key]) if key in beside.index else ""
        yield Row(row["place"], row["group"] or "Everyone", _count(row), _rate(measure, row), ratio)


def _count(row: Mapping[str, Any]) -> str:
    k, n = (f"{row[name]:,.0f}" if pd.notna(row[name]) else "" for name in ("k", "n"))
    return f"{k or 'hidden'} of {n or 'hidden'}" if k or n else _instead(row)


def _rate(measure: Measure, row: Mapping[str, Any]) -> str:
    if pd.isna(row["rate"]):
        return _instead(row)
    parts = measure.kind not in {Kind.RATE, Kind.MEAN}
    told = [
        f"{row[name]:.1%}" if parts else f"{row[name]:,.2f}" for name in ("rate", "low", "high") if pd.notna(row[name])
    ]
    return f"{told[0]} ({told[1]} to {told[2]})" if len(told) == 3 else told[0]


def _ratio(row: Mapping[str, Any]) -> str:
    if pd.isna(row["ratio"]):
        return _instead(row)
    return f"{row['ratio']:.2f} ({row['ratio_low']:.2f} to {row['ratio_high']:.2f}) times {row['comparator']}"


def _instead(row: Mapping[str, Any]) -> str:
    """What stands in the place of a figure."""
    if row["hidden"]:
        return f"Hidden: {row['reason']}." + (f" Shown: {row['shown_at']}." if row["shown_at"] else "")
    return str(row["cannot_say"] or "Not given.")


def _sentences(figures: Figures, comparisons: pd.DataFrame) -> list[str]:
    """Flagged rows of which everything is printed, the largest ratios first."""
    shown = comparisons[(comparisons["hidden"] == "") & comparisons["flag"].eq(other=True)]
    told = figures.tables["comparisons"].loc[shown.index].sort_values("rank")["sentence"]
    return [sentence.partition(_LASTING)[0] for sentence in told.head(MOST_SENTENCES)]
