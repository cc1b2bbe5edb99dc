"""Reasons, in the words of an answer: a plan that is sent and read again gives the same ones."""

import re
from collections.abc import Iterable, Sequence

from answerable.vocabulary.reasons import Reason, find_reasons

_GIVEN = re.compile(r"For \w+ reasons(?:(?:, | and )\w+ reasons)*\.")


def with_reasons(response: Sequence[str], reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The answer, and a sentence more where it does not give all the reasons itself."""
    said = without_reasons(response)
    given = find_reasons(" ".join(said))
    unsaid = [f"{reason} reasons" for reason in Reason if reason in set(reasons) - set(given)]
    return (*said, f"For {' and '.join(unsaid)}.") if unsaid else said


def without_reasons(response: Iterable[str]) -> tuple[str, ...]:
    """The answer without the sentence that `with_reasons` adds."""
    return tuple(paragraph for paragraph in response if not _GIVEN.fullmatch(paragraph))
