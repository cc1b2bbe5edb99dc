"""Claims that something is done whose own words say otherwise. The words are data: `data/contradicting.toml`."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from answerable.web.commitments.policies import DONE_CLAIMS

_DATA = tomllib.loads(
    files("answerable.web.commitments").joinpath("data", "contradicting.toml").read_text(encoding="utf-8")
)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


PHRASES: tuple[str, ...] = tuple(_DATA["says_otherwise"])
"""A claim says otherwise only where it holds one of these."""
_SAYS_OTHERWISE, _BUT_NOT = _any_of(_DATA["says_otherwise"]), _any_of(_DATA["but_not"])


def contradictions(kind: str, words: str) -> list[str]:
    """The words by which a claim of this kind says otherwise, each once; none where it is no claim of done."""
    if kind not in DONE_CLAIMS:
        return []
    plain = _BUT_NOT.sub("|", words)
    found = (" ".join(match[0].lower().split()) for match in _SAYS_OTHERWISE.finditer(plain))
    return list(dict.fromkeys(found))
