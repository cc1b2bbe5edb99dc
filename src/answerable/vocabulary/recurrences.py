"""How often something is done: "monthly", "every six months", "twice a year"."""

import re

from answerable.vocabulary.period_patterns import TYPOGRAPHY, one_of

RECURRENCES = {
    "daily": ("daily", "each day", "every day", "yn ddyddiol"),
    "weekly": ("weekly", "each week", "every week", "once a week", "yn wythnosol"),
    "fortnightly": ("fortnightly", "each fortnight", "every fortnight", "every other week", "bi-weekly"),
    "monthly": ("monthly", "each month", "every month", "per month", "once a month", "yn fisol"),
    "bi-monthly": ("bi-monthly",),
    "every 2 months": ("every other month",),
    "quarterly": ("quarterly", "each quarter", "every quarter", "per quarter", "yn chwarterol"),
    "termly": ("termly", "each term", "every term"),
    "six-monthly": ("six-monthly", "6-monthly", "half-yearly", "bi-annually", "bi-annual", "twice a year"),
    "annually": ("annually", "annual", "yearly", "each year", "every year", "once a year", "yn flynyddol"),
    "every 2 years": ("biennially", "biennial", "every other year"),
}
"""The one word that the record uses, and the words of plans that mean it.

"Bi-annual" is twice a year and "biennial" every second year; "bi-monthly" can be either and stays as it is.
"""

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_NAMED = {
    (1, "day"): "daily",
    (1, "week"): "weekly",
    (2, "week"): "fortnightly",
    (1, "month"): "monthly",
    (3, "month"): "quarterly",
    (6, "month"): "six-monthly",
    (12, "month"): "annually",
    (1, "quarter"): "quarterly",
    (1, "year"): "annually",
}


def _compact(words: str) -> str:
    return "".join(words.casefold().replace("-", " ").split())


_BY_WORDS = {_compact(words): value for value, alike in RECURRENCES.items() for words in alike}
_WORDS = re.compile(
    r"(?<![^\W_])(?:by the end of )?"
    rf"(?P<words>{one_of(words for alike in RECURRENCES.values() for words in alike).replace('-', '[ -]?')})"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"(?<![^\W_])every\s{{1,3}}(?P<count>[0-9]{{1,2}}|{one_of(_COUNTS)})[\s-]{{1,3}}"
    r"(?P<unit>day|week|month|quarter|year)s?(?![^\W_])",
    re.IGNORECASE,
)


def find_recurrences(words: str) -> list[tuple[int, int, str]]:
    """Every recurrence that `words` name: offsets of its first character and its end, and its plain word."""
    plain = words.translate(TYPOGRAPHY)
    named = [
        (match.start(), match.end(), value)
        for match in _WORDS.finditer(plain)
        if (value := _BY_WORDS.get(_compact(match["words"])))
    ]
    counted = [(match.start(), match.end(), _counted(match)) for match in _EVERY.finditer(plain)]
    return sorted(named + counted)


def _counted(match: re.Match[str]) -> str:
    digits, unit = match["count"].casefold(), match["unit"].casefold()
    count = int(digits) if digits.isdecimal() else _COUNTS.get(digits, 0)
    return _NAMED.get((count, unit), f"every {count} {unit}s")
