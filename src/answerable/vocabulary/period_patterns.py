"""The shapes in which a date or a period is written, in English and with Welsh names of months.

Every repetition is bounded, so that no text, however long, is slow to search.
"""

import re
from collections.abc import Iterable

ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WELSH_MONTHS = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin"),
    *("gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
)
_SOFTENED = {"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12}
"""Welsh months after "o" (from), where the first letter softens."""
MONTHS = {
    **{name: number for names in (ENGLISH_MONTHS, WELSH_MONTHS) for number, name in enumerate(names, 1)},
    **{name[:3]: number for number, name in enumerate(ENGLISH_MONTHS, 1)},
    **_SOFTENED,
    "sept": 9,
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each season begins; it lasts three months."""
ORDINALS = {
    name: number
    for names in (
        ("one", "two", "three", "four"),
        ("first", "second", "third", "fourth"),
        ("1st", "2nd", "3rd", "4th"),
        ("1", "2", "3", "4"),
    )
    for number, name in enumerate(names, 1)
}

TYPOGRAPHY = str.maketrans("–—‑‐−’‘\u00a0\u202f", "-----''  ")
"""Dashes, quotes and spaces as a keyboard has them, one for one, so that offsets stay true."""


def one_of(names: Iterable[str]) -> str:
    """A pattern of any of `names`, the longest that fits."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_SPACE = r"\s{1,3}"
_MAY_SPACE = r"\s{0,3}"
_HEAD = (
    rf"(?<![^\W_])(?=[^\W_])(?:(?:the{_SPACE})?"
    rf"(?:end(?:{_SPACE}of)?|close{_SPACE}of|(?:beginning|start|middle){_SPACE}of){_SPACE}"
    rf"(?:the{_SPACE})?|(?:early|mid|late)(?:{_SPACE}in)?[\s-])?"
)
_NUMERIC_HEAD = _HEAD + r"(?<![£$#./-])"
_TAIL = r"(?![^\W_]|[/.-][0-9]|,[0-9]{3}|%)"
_DAY_NUMBER = r"0?[1-9]|[12][0-9]|3[01]"
_DAY = rf"(?P<day>{_DAY_NUMBER})"
_ORDINAL = rf"(?:{_MAY_SPACE}(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)(?![^\W_]))?"
_WEEKDAY = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?{_SPACE})?"
_WEEK = rf"(?:(?P<week>w/c|week{_SPACE}(?:commencing|beginning|of)){_SPACE})?"
_MONTH = rf"(?P<month>{one_of(MONTHS)})"
_AFTER_MONTH = rf"\.?{_MAY_SPACE}[,'/-]?{_MAY_SPACE}(?:of{_SPACE}|')?"
_FOUR = r"(?:19|20)[0-9]{2}"
_YEAR = rf"(?P<year>{_FOUR}|[1-4][0-9])"
_ANY_YEAR = rf"(?P<year>{_FOUR}|[0-9]{{2}})"
_NEXT = rf"{_MAY_SPACE}[/-]{_MAY_SPACE}(?P<next>{_FOUR}|[0-9]{{2}})"
_QUARTER = (
    rf"(?:(?:quarter|qtr\.?|q){_MAY_SPACE}(?P<number>one|two|three|four|[1-4])"
    rf"|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th){_SPACE}quarter)"
)
_QUARTER_YEAR = rf"{_MAY_SPACE}[,(/-]?{_MAY_SPACE}(?:(?:of|in){_SPACE})?(?:the{_SPACE})?(?:fy{_MAY_SPACE})?{_YEAR}"
_FROM_DAY = rf"(?P<from_day>{_DAY_NUMBER}){_ORDINAL}"
_FROM_MONTH = rf"(?P<from_month>{one_of(MONTHS)})\.?"
_TO = rf"{_MAY_SPACE}(?:-|/|to|and|&|or){_MAY_SPACE}"


def _shape(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts) + _TAIL, re.IGNORECASE)


DAYS = (
    _shape(
        *(_HEAD, _WEEK, _WEEKDAY, _DAY, _ORDINAL),
        *(rf"(?:-|{_MAY_SPACE})(?:of?{_SPACE})?", _MONTH, _AFTER_MONTH, _YEAR),
    ),
    _shape(_HEAD, _WEEK, _WEEKDAY, _MONTH, rf"\.?{_SPACE}", _DAY, _ORDINAL, rf"[,\s]{{1,3}}(?P<year>{_FOUR})"),
    _shape(_NUMERIC_HEAD, rf"(?P<year>{_FOUR})[-/.](?P<month>[0-9]{{2}})[-/.](?P<day>[0-9]{{2}})"),
    _shape(_NUMERIC_HEAD, _WEEK, _DAY, r"(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)", _ANY_YEAR),
)
DAY_RANGE = _shape(
    *(_HEAD, _FROM_DAY, rf"(?:{_SPACE}{_FROM_MONTH})?", _TO),
    *(_DAY, _ORDINAL, _SPACE, _MONTH, _AFTER_MONTH, _YEAR),
)
MONTH_AND_YEAR = (
    _shape(_HEAD, _MONTH, _AFTER_MONTH, _YEAR),
    _shape(_NUMERIC_HEAD, rf"(?P<month>0?[1-9]|1[0-2])[/-](?P<year>{_FOUR})"),
)
MONTH_RANGE = _shape(_HEAD, _FROM_MONTH, _TO, _MONTH, _AFTER_MONTH, _YEAR)
QUARTERS = (
    _shape(_HEAD, _QUARTER, _QUARTER_YEAR, rf"(?:{_NEXT})?"),
    _shape(_HEAD, rf"(?P<year>{_FOUR})(?:{_NEXT})?{_SPACE}", _QUARTER),
)
SEASON = _shape(
    *(_HEAD, rf"(?P<season>{one_of(SEASONS)}){_MAY_SPACE},?{_MAY_SPACE}(?:of{_SPACE})?"),
    rf"(?P<year>{_FOUR})(?:{_NEXT})?",
)
SPLIT_YEAR = _shape(
    _NUMERIC_HEAD,
    rf"(?P<financial>(?:(?:the{_SPACE})?financial{_SPACE}year|fy){_MAY_SPACE})?",
    *(_ANY_YEAR, _NEXT),
)
WHOLE_YEAR = _shape(_NUMERIC_HEAD, rf"(?:calendar{_SPACE}year{_SPACE})?(?P<year>{_FOUR})")
_NAMES = one_of(spelled for name in MONTHS for spelled in (name.title(), name.upper()))
_DAY_AND_MONTH = rf"(?:{_DAY_NUMBER}){_ORDINAL}{_SPACE}(?:of{_SPACE})?(?:{one_of(MONTHS)})"
_YEAR_END = (
    rf"(?:financial|calendar){_SPACE}year(?:{_SPACE}end)?|year{_SPACE}end"
    rf"|(?:the{_SPACE})?end{_SPACE}of{_SPACE}(?:the{_SPACE})?year"
)
WITHOUT_YEAR = re.compile(
    rf"(?i:{_HEAD})(?:{_NAMES}|(?i:{_DAY_AND_MONTH}|{_QUARTER}|{_YEAR_END}))(?![^\W_])",
)
"""A day, month, quarter or year end that does not say of which year. Capitals tell May from may."""
