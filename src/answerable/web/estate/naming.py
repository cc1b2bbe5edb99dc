"""Names of places as documents write them ("HMP & YOI Leeds") and as the register does ("Leeds (HMP & YOI)")."""

import re
from dataclasses import dataclass

_KINDS = re.compile(r"\b(HMPYOI|HMYOI|HMP|YOI|YCS|STC|IRC|SCH)\b")
_EMPTY = frozenset({"and", "hm", "prison", "his", "her", "majesty", "s"})


@dataclass(frozen=True)
class PlaceName:
    words: str
    """What is left of a name without its kind, case and punctuation: "leeds"."""
    kinds: frozenset[str]
    """The kinds it names: HMP, YOI; HMYOI counts as YOI."""


def place_name(words: str) -> PlaceName:
    kinds = {kind.removeprefix("HM") if kind == "HMYOI" else kind for kind in _KINDS.findall(words.replace("/", " "))}
    if "HMPYOI" in kinds:
        kinds = kinds - {"HMPYOI"} | {"HMP", "YOI"}
    rest = re.findall(r"\w+", _KINDS.sub(" ", words.replace("/", " ")).lower())
    return PlaceName(" ".join(word for word in rest if word not in _EMPTY), frozenset(kinds))
