"""Why a service does not agree with all of a recommendation."""

import re
from collections.abc import Iterator
from enum import StrEnum

from answerable.vocabulary.period_patterns import TYPOGRAPHY, one_of


class Reason(StrEnum):
    """The four reasons that an HMPPS action plan may give."""

    COMMISSIONING = "commissioning"
    POLICY = "policy"
    OPERATIONAL = "operational"
    AFFORDABILITY = "affordability"


NAMES = {
    "commissioning": Reason.COMMISSIONING,
    "contractual": Reason.COMMISSIONING,
    "policy": Reason.POLICY,
    "operational": Reason.OPERATIONAL,
    "capacity": Reason.OPERATIONAL,
    "affordability": Reason.AFFORDABILITY,
    "financial": Reason.AFFORDABILITY,
    "cost": Reason.AFFORDABILITY,
    "funding": Reason.AFFORDABILITY,
    "budget": Reason.AFFORDABILITY,
    "budgetary": Reason.AFFORDABILITY,
}
"""Names that count before "reasons", "grounds", "constraints" or "pressures", or as the whole of a cell."""
PHRASES = {
    Reason.COMMISSIONING: (
        *("not currently commissioned", "is not commissioned", "are not commissioned", "not been commissioned"),
        *("outside our commissioning", "outside the contract", "outside of the contract"),
    ),
    Reason.POLICY: (
        *("contrary to policy", "contrary to current policy", "against policy", "not in line with policy"),
        *("not in line with current policy", "inconsistent with policy", "a change in policy"),
        *("a change of policy", "policy does not allow", "policy does not permit"),
    ),
    Reason.OPERATIONAL: (
        *("not operationally feasible", "not operationally possible", "not operationally viable"),
        *("operationally unfeasible", "not operationally achievable", "not practicable", "operationally impossible"),
    ),
    Reason.AFFORDABILITY: (
        *("not affordable", "unaffordable", "cannot afford", "unable to afford", "no funding", "lack of funding"),
        *("insufficient funding", "funding is not available", "funding is not currently available"),
        *("funding not available", "no additional funding", "no budget", "too costly", "cost prohibitive"),
        *("prohibitively expensive", "disproportionate cost", "without additional funding"),
    ),
}
"""Phrases that give a reason wherever they stand."""

_NAME = rf"(?:{one_of(NAMES)})"
_LIST = rf"(?>{_NAME}(?:\s{{0,3}}(?:,|/|&|and|or|and/or|, and|, or)\s{{0,3}}{_NAME}){{0,5}})(?![^\W_])"
_CAUSE = r"(?:reasons?|grounds|constraints?|pressures?|limitations?|restrictions?|considerations?)"
_NAMED = re.compile(rf"(?<![^\W_])(?P<names>{_LIST})\s{{1,3}}{_CAUSE}(?![^\W_])", re.IGNORECASE)
_LABELLED = re.compile(rf"(?<![^\W_])reasons?\s{{0,3}}[:-]\s{{0,3}}(?P<names>{_LIST})", re.IGNORECASE)
_CAUSED = re.compile(
    r"(?<![^\W_])(?:due to|because of|owing to|on grounds of|on the grounds of|for reasons of)\s{1,3}(?:the\s{1,3})?"
    rf"(?P<names>{_LIST})(?=\s{{0,3}}(?:[.,;)]|and(?![^\W_])|$))",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"\W{{0,5}}(?P<names>{_LIST})\W{{0,5}}", re.IGNORECASE)
_EACH = re.compile(_NAME, re.IGNORECASE)
_PHRASES = {
    reason: re.compile(rf"(?<![^\W_])(?:{one_of(phrases)})(?![^\W_])".replace(" ", r"\s{1,3}"), re.IGNORECASE)
    for reason, phrases in PHRASES.items()
}


def find_reasons(words: str) -> tuple[Reason, ...]:
    """The reasons that `words` give, in the order of `Reason`.

    A list of all four is the text that defines them, and gives none.
    """
    found = set(_reasons(words.translate(TYPOGRAPHY)))
    return tuple(reason for reason in Reason if reason in found)


def _reasons(words: str) -> Iterator[Reason]:
    whole = _WHOLE.fullmatch(words)
    lists = [match for pattern in (_NAMED, _LABELLED, _CAUSED) for match in pattern.finditer(words)]
    for match in [*lists, *([whole] if whole else [])]:
        named = {NAMES[name] for name in map(str.casefold, _EACH.findall(match["names"])) if name in NAMES}
        if len(named) < len(Reason):
            yield from named
    for reason, pattern in _PHRASES.items():
        if pattern.search(words):
            yield reason
