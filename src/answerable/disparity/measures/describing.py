"""A measure in plain words: what it is, for whom, beside whom."""

from datetime import date

from answerable.disparity.measures.model import Comparator, Kind, Measure, Repeats, Verified
from answerable.disparity.measures.wording import characteristic_words, day, joined, quantity_words

Lines = tuple[tuple[str, str], ...]
"""Headings, and what is said under each."""

REPEATS = {
    Repeats.EVERY: "each record counts; intervals allow for records of one person being alike",
    Repeats.ONCE: "a person counts once in each place, region and the nation",
    Repeats.NONE: "the data hold one record for a person and period, or do not tell people apart",
}
VERIFIED = {
    Verified.PROPOSED: "Proposed by us from public descriptions; its owners have not confirmed it.",
    Verified.PUBLISHED: "As a published source states it.",
    Verified.CONFIRMED: "Agreed with the owners of the data.",
}


def describe(measure: Measure) -> Lines:
    """The definition, without what is left open: heading and words."""
    lines = (
        ("Measure", f"{measure.title} ({measure.name}, version {measure.version})"),
        ("Why it matters", measure.why),
        ("Kind", f"{measure.kind}; {measure.direction}"),
        ("What is counted", _sentence(quantity_words(measure.numerator))),
        ("Out of", _denominator(measure)),
        ("Repeats", _sentence(f"{measure.counted} are counted: {REPEATS[measure.repeats]}")),
        ("Broken down by", _sentence("; ".join(map(characteristic_words, measure.characteristics)))),
        ("Pairs", _sentence("; ".join(" by ".join(pair) for pair in measure.intersections))),
        ("Compared with", _compared(measure)),
        ("Adjusted for", _adjusters(measure)),
        ("Periods", f"By {measure.cadence}; for small groups the latest {measure.pool} together."),
        ("Holds", _holds(measure)),
        ("Verified", " ".join(filter(None, (VERIFIED[measure.verified], measure.source)))),
    )
    return tuple((heading, words) for heading, words in lines if words)


def _sentence(words: str) -> str:
    return words and f"{words[0].upper()}{words[1:]}."


def _denominator(measure: Measure) -> str:
    if measure.denominator is None:
        return "Everyone whose group is known."
    per = f", told per {measure.per:,g}" if measure.per != 1 else ""
    return _sentence(quantity_words(measure.denominator) + per)


def _compared(measure: Measure) -> str:
    if measure.kind is Kind.SHARE:
        name = measure.benchmark and f"{measure.benchmark.name}, {measure.benchmark.version}."
        return f"A benchmark: {name}"
    references = ", ".join(one.reference for one in measure.characteristics if one.reference)
    named = {Comparator.NAMED: f"the named group ({references})"}
    return _sentence(joined(named.get(comparator, comparator) for comparator in measure.comparators))


def _adjusters(measure: Measure) -> str:
    return " ".join(
        f"{adjuster.characteristic.name.capitalize()}: {adjuster.reason}"
        + (" The system itself decides this, so adjusting for it may hide disparity." if adjuster.mediator else "")
        for adjuster in measure.adjusters
    )


def _holds(measure: Measure) -> str:
    start = "" if measure.valid_from == date.min else f"from {day(measure.valid_from)}"
    end = f"to {day(measure.valid_to)}" if measure.valid_to else ""
    return _sentence(" ".join(filter(None, (start, end))))
