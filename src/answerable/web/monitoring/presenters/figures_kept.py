"""A figure as it was cited and as it is now, and what changed between."""

from collections.abc import Iterator, Sequence

from answerable.disparity.report import numbers
from answerable.web.design.tables import Cell, Column, Link, Row
from answerable.web.design.words import date
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.presenters import figures_words as words
from answerable.web.monitoring.presenters.figures_words import Unit
from answerable.web.monitoring.queries.pages_kept import Figure, Key

KEPT_COLUMNS = (
    Column("what", "What"),
    Column("cited", "As cited"),
    Column("now", "As it is now"),
)


def kept_rows(cited: Figure, now: Figure | None) -> list[Row]:
    """Each part of the figure, then and now."""
    then, today = _parts(cited), _parts(now) if now else {}
    return [(name, value, today.get(name, "No longer told")) for name, value in then.items()]


def _parts(figure: Figure) -> dict[str, str]:
    unit, rate, row = Unit.of(figure.figures), figure.rate, figure.comparison
    parts = {
        "Period": words.span(rate),
        "Counted on": date(figure.figures.shown_at.date()),
        "Version of the definition": str(rate["version"]),
        "How many": unit.counts(rate),
        "Figure (95% interval)": unit.rate(rate),
        "Drawn towards other places": unit.rate(rate, ("shrunk", "shrunk_low", "shrunk_high")),
    }
    if row is None:
        return parts
    return parts | {
        "Ratio (95% interval)": words.ratio(row),
        "Ratio drawn towards 1": words.shrunk(row),
        "Flag": words.flag(row).text,
        "Rule": row["rule"],
    }


def changes(cited: Figure, now: Figure | None) -> list[str]:
    """What changed since it was cited, and why."""
    if now is None:
        return ["The newest figures do not tell of this period any more. What was cited stands as it was."]
    if now.figures.pk == cited.figures.pk:
        return ["These are the newest figures: nothing has changed since."]
    found = list(_changes(cited, now))
    return found or ["It was counted again since, and nothing changed."]


def _changes(cited: Figure, now: Figure) -> Iterator[str]:
    then, today = cited.rate, now.rate
    if then["version"] != today["version"]:
        yield (
            f"The definition changed, from version {then['version']} to version {today['version']}: "
            "the two figures are not of the same thing."
        )
    if then["to"] != today["to"]:
        yield f"Later periods are now taken together: then {words.span(then)}, now {words.span(today)}."
    elif (then["k"], then["n"]) != (today["k"], today["n"]):
        unit = Unit.of(now.figures)
        yield (
            f"Records came late or were corrected: it was {unit.counts(then)}, and is now {unit.counts(today)}. "
            f"The data then reached to {date(cited.figures.last)}, and now to {date(now.figures.last)}."
        )
    elif then["shrunk"] != today["shrunk"]:
        yield "The counts are the same. What they are drawn towards changed, because figures of other places did."
    if cited.comparison and now.comparison and cited.comparison["flag"] != now.comparison["flag"]:
        yield f"It was {_flagged(cited)}, and is now {_flagged(now)}."


def _flagged(figure: Figure) -> str:
    return "flagged" if figure.comparison and figure.comparison["flag"] else "not flagged"


def edition_rows(editions: Sequence[MeasureFigures], place: Place, key: Key) -> list[Row]:
    """Each time the measure was counted, with this figure as it was then."""
    row = {**key.span, "comparator": key.comparator}
    return [(_link(one, place, row), date(one.last), "Shown now" if one.current else "Earlier") for one in editions]


def _link(figures: MeasureFigures, place: Place, row: dict[str, object]) -> Cell:
    address = words.figure_address(figures.run_id, figures.measure, place, row)
    return Link(f"Counted on {date(figures.shown_at.date())}", address)


EDITION_COLUMNS = (Column("counted", "Counted"), Column("last", "Data to"), Column("shown", "Shown"))


def title(figure: Figure, key: Key) -> str:
    return f"{figure.figures.title}: {key.group or 'everyone'}, {numbers.span(key.first, key.last)}"
