"""Tables of an action plan that are not the plan: the definitions of its terms, and its totals."""

import re
from collections.abc import Sequence

from answerable.documents.model import Cell
from answerable.documents.plan import Count
from answerable.vocabulary.decisions import Decision, read_decision

_TOTAL = re.compile(r"(?:grand )?totals?(?: \w+)?:?", re.IGNORECASE)
_TOTALS_TITLE = re.compile(
    r"(?:total |summary of )?(?:recommendations|concerns|totals?|summary)(?: \w+)?:?", re.IGNORECASE
)
_RULE = re.compile(r"[\W_]+")
_LONGEST_TERM = 40
_COLOUR = re.compile(r"(?:dark |light )?(?:red|amber|green|blue|yellow|grey|black|white)", re.IGNORECASE)
_TERM_HEADINGS = ("term", "terms", "category", "decision", "rating", "rag", "rag rating", "status", "key", "colour")


def words_of(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row if cell.text]


def is_definitions_heading(row: Sequence[Cell]) -> bool:
    words = [text.lower() for text in words_of(row)]
    return len(words) >= 2 and words[0] in _TERM_HEADINGS and words[1].startswith(("defin", "meaning", "descri"))


def is_definition(row: Sequence[Cell]) -> bool:
    """Whether the row says what a decision word or a colour means: the word, then prose that is no plan's."""
    words = words_of(row)
    return (
        2 <= len(words) <= 3
        and len(words[0]) <= _LONGEST_TERM
        and (read_decision(words[0]) is not None or bool(_COLOUR.fullmatch(words[0])))
        and len(words[1]) > _LONGEST_TERM
    )


def total_label(words: str) -> str | None:
    """The field of `Count` that a totals table's label stands for."""
    if _TOTAL.fullmatch(words):
        return "total"
    decision = read_decision(words)
    return decision.value if decision else None


def is_total(row: Sequence[Cell]) -> bool:
    words = words_of(row)
    return len(words) == 2 and total_label(words[0]) is not None and words[1].isdecimal()


def is_totals_title(row: Sequence[Cell], following: Sequence[Cell]) -> bool:
    words = words_of(row)
    return (
        bool(words)
        and bool(_TOTALS_TITLE.fullmatch(words[0]))
        and all(len(word) < _LONGEST_TERM for word in words)
        and is_total(following)
    )


def is_totals_across(row: Sequence[Cell], following: Sequence[Cell]) -> bool:
    """Totals set out in two rows: the labels, and below each its number."""
    labels = words_of(row)
    below = {cell.column: cell.text for cell in following}
    named = [cell for cell in row if total_label(cell.text)]
    return (
        len(named) >= 3
        and len(named) >= len(labels) - 1
        and all(below.get(cell.column, "").isdecimal() for cell in named)
    )


def read_totals(pairs: Sequence[tuple[str, str]]) -> Count | None:
    """The totals that labels and numbers state; None where there are none. A total not stated is the sum."""
    found = {label: int(number) for words, number in pairs if (label := total_label(words))}
    if not found:
        return None
    decided = {decision.value: found.get(decision.value, 0) for decision in Decision}
    return Count(**decided, total=found.get("total", sum(decided.values())))


def is_rule(row: Sequence[Cell]) -> bool:
    """Whether nothing but dashes, dots or single stray letters stand in the row."""
    words = words_of(row)
    return bool(words) and all(_RULE.fullmatch(word) or (len(word) == 1 and not word.isdigit()) for word in words)
