"""The page `docs/reference/words.md`, made from the words the code knows.

`python -m answerable.vocabulary.word_table > docs/reference/words.md` brings the page up to date.
"""

import sys
from collections.abc import Iterable

from answerable.vocabulary import decisions, reasons
from answerable.vocabulary.due_date_words import PHRASES, Sense
from answerable.vocabulary.due_dates import DOUBTS, TargetKind, read_due_date
from answerable.vocabulary.period_patterns import ENGLISH_MONTHS, SEASONS, WELSH_MONTHS
from answerable.vocabulary.recurrences import RECURRENCES

_KINDS = {
    TargetKind.BY: (Sense.DUE, Sense.CONDITION, Sense.RELATIVE, Sense.NO_DATE, Sense.NOT_APPLICABLE),
    TargetKind.STARTS: (Sense.STARTS,),
    TargetKind.DONE: (Sense.DONE,),
    TargetKind.CONTINUING: (Sense.CONTINUING,),
}
_MEANINGS = {
    TargetKind.BY: "to be done by the date; also what has only a condition, or a date still to be given",
    TargetKind.STARTS: "begins on the date",
    TargetKind.DONE: "done; the date, if any, is when",
    TargetKind.DONE_AND_CONTINUING: "a word of `done` and a word of `continuing` together",
    TargetKind.CONTINUING: "under way; the date, if any, is a review or an end",
    TargetKind.RECURRING: "done again and again, in the words under Recurrences",
    TargetKind.UNREADABLE: "none of the words on this page",
}
_EXAMPLES = (
    *("June 2022", "9th September 2022", "Sept 2021", "September2022", "09/09/2022", "Quarter One of 2022"),
    *("Q3 2021/22", "Winter 2021", "2021-22", "By the end of 2021", "Mawrth 2026", "June 2021 to March 2022"),
    *("Complete", "Completed March 2022", "Completed by March 2022", "Complete and ongoing", "Ongoing"),
    *("Commencing July 2022", "From June 2021", "June 2021 onwards", "Annually from March 2022", "Monthly"),
    *("June 2022 (Subject to Census)", "Subject to funding", "Draft guidance October 2021"),
    *("Review complete by January 2022", "Within 3 months", "Immediately", "TBC", "N/A", "31 March", "1", "T"),
)


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([*_decisions(), *_kinds(), *_periods(), *_recurrences(), *_reasons(), *_doubts()])


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return [f"| {' | '.join(line)} |" for line in lines] + [""]


def _list(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _decisions() -> list[str]:
    partly = f"an agreeing word after {_list(decisions.PARTLY_BEFORE)}, or before {_list(decisions.PARTLY_AFTER)}"
    refusing = f"{_list(decisions.REFUSING)}; or an agreeing word after {_list(decisions.NEGATING)}"
    return [
        "# The words of plans, and what they are read as",
        "",
        "This page is made from the words the code knows. Change them there, then run",
        "`python -m answerable.vocabulary.word_table > docs/reference/words.md`.",
        "",
        "## Decisions",
        "",
        *_table(
            ("Decision", "Words"),
            (
                ("`agreed`", f"{_list(decisions.AGREEING)}; alone, or with {_list(decisions.FULLY)}"),
                ("`partly_agreed`", f"{partly}; also `not fully agreed`"),
                ("`not_agreed`", refusing),
            ),
        ),
        "A heading that lists the choices, and a sentence that only begins with such a word, are no decision.",
        "",
    ]


def _kinds() -> list[str]:
    rows = [
        (f"`{kind}`", meaning, _list(word for sense in _KINDS.get(kind, ()) for word in PHRASES[sense]))
        for kind, meaning in _MEANINGS.items()
    ]
    return [
        "## Kinds of target",
        "",
        *_table(("Kind", "Meaning", "Words"), rows),
        "Where words of several kinds stand together the first of these holds: `done_and_continuing`,",
        "`recurring`, `starts`, `continuing`, `done`, `by`. A word of `done` beside what is to be done, or after",
        "`by`, names a milestone: `Review complete by January 2022` is `by`.",
        "",
    ]


def _periods() -> list[str]:
    rows = []
    for words in _EXAMPLES:
        due = read_due_date(words)
        more = (due.recurrence, due.condition and f"on condition: {due.condition}", due.milestone)
        said = ", ".join(filter(None, (*more, *(f"doubt: `{code}`" for code in due.doubts))))
        rows.append((words, f"`{due.kind}`", due.precision or "", str(due.date or ""), said))
    return [
        "## Dates",
        "",
        "A date is the last day it can mean. Days stand before months. A quarter is one of the financial year",
        "unless the plan's settings say otherwise. A season lasts three months:",
        f"{', '.join(f'{season} from {ENGLISH_MONTHS[month - 1].title()}' for season, month in SEASONS.items())}.",
        f"Welsh months are read too: {', '.join(WELSH_MONTHS)}.",
        "",
        *_table(("Words", "Kind", "Precision", "Date", "And"), rows),
    ]


def _recurrences() -> list[str]:
    rows = [(f"`{value}`", _list(words)) for value, words in RECURRENCES.items()]
    return ["## Recurrences", "", *_table(("Recurrence", "Words"), rows)]


def _reasons() -> list[str]:
    rows = []
    for reason in reasons.Reason:
        names = [f"{name} reasons" for name, named in reasons.NAMES.items() if named is reason]
        rows.append((f"`{reason}`", _list((*names, *reasons.PHRASES[reason]))))
    return [
        "## Reasons for not agreeing",
        "",
        *_table(("Reason", "Words"), rows),
        "For `reasons` also: grounds, constraints, pressures, limitations. A list of all four gives no reason.",
        "",
    ]


def _doubts() -> list[str]:
    rows = ((f"`{code}`", meaning) for code, meaning in DOUBTS.items())
    return ["## Doubts about a date", "", *_table(("Code", "Meaning"), rows)]


if __name__ == "__main__":
    sys.stdout.write(page().rstrip() + "\n")
