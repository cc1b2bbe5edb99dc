"""What a person asks for in a search box.

Several words must all be there; "words in quotation marks" stand together; `pris*` is a beginning; `-word` is left out.
"""

import re
import unicodedata
from dataclasses import dataclass

MOST_TERMS = 40
"""Of a longer search the first so many count."""

_TERM = re.compile(r'(-?)"([^"]*)"(\*?)|(-?)([^\s"]+)')
_QUOTATION_MARKS = str.maketrans("“”„«»", '"""""')
_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; `prefix` where the last of them is only a beginning."""

    parts: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


def terms(words: str) -> list[Term]:
    """What was asked for; signs that are no part of a word are passed over, and nothing typed is an error."""
    plain = unicodedata.normalize("NFC", words.translate(_QUOTATION_MARKS))
    return [term for match in _TERM.finditer(plain) if (term := _term(match)).parts][:MOST_TERMS]


def _term(match: re.Match[str]) -> Term:
    minus, quoted, star, bare_minus, bare = match.groups()
    text = quoted if bare is None else bare
    prefix = bool(star) if bare is None else bare.endswith("*")
    return Term(tuple(_PART.findall(text)), prefix, excluded=bool(minus or bare_minus))
