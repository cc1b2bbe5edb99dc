"""Sentences in words of our own: a few are common, most are rare, as in any language (Zipf's law)."""

import random
from itertools import accumulate

_WORDS = """
prison prisoners staff review plan probation people equality figures training ethnicity region wing education release
month meeting learning families governor board record support report decision health force custody induction officers
interpreter incentives recall segregation licence religion faith work visits complaints safety mentors young adults
women Muslim Black Asian Roma Gypsy Traveller disabled foreign national courts sentence letters panel forum external
community organisations contract housing employment reading phone calls meals property kitchen gym library chaplain
healthcare nurse escort reception search adjudication rewards allocation workshop programme offending behaviour risk
assessment supervision appointment office manager practitioner promotion sponsorship recruitment survey guidance policy
framework tables rates counts groups difference explain reform quarterly weekly yearly published shared checked trained
"""
_COMMON = _WORDS.split()
_VERBS = ("review", "publish", "compare", "share", "rewrite", "check", "begin", "extend", "explain", "record", "open")
_SYLLABLES = [onset + rhyme for onset in "bcdfghlmnprstvw" for rhyme in ("an", "el", "ist", "or", "umb")]
TAIL = 40_000
"""How many words beside the common ones there are."""


def vocabulary() -> list[str]:
    """The most common word first, each once."""
    chance = random.Random(1)  # noqa: S311 - the same words every time
    made = ("".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3)))) for _ in range(2 * TAIL))
    return list(dict.fromkeys([*_COMMON, *made]))[: len(_COMMON) + TAIL]


class Sentences:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.words = vocabulary()
        self._weights = list(accumulate(1 / rank for rank in range(3, len(self.words) + 3)))

    def promise(self) -> str:
        """What somebody will do, in ten to thirty words."""
        chance = self._chance
        words = chance.choices(self.words, cum_weights=self._weights, k=chance.randint(8, 26))
        return f"We will {chance.choice(_VERBS)} the {' '.join(words)}."

    def finding(self) -> str:
        words = self._chance.choices(self.words, cum_weights=self._weights, k=self._chance.randint(10, 40))
        return f"Leaders did not {' '.join(words)}."

    def title(self) -> str:
        return " ".join(self._chance.choices(self.words, cum_weights=self._weights, k=4))
