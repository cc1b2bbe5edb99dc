"""Rounded counts: each figure on its own, so that totals may differ from the sum of their parts."""

from collections.abc import Iterable

import numpy as np

from answerable.disclosure.policy import InvalidPolicyError, Policy


def rounded(counts: np.ndarray, multiple: int) -> np.ndarray:
    """Whole counts from 0 to the nearest multiple, halves upwards (`domain/methods.md`, "Disclosure control" 5)."""
    return np.asarray(multiple * ((2 * np.asarray(counts, dtype=np.int64) + multiple) // (2 * multiple)))


def rounded_rates(numerators: np.ndarray, denominators: np.ndarray, multiple: int) -> np.ndarray:
    """Rates of rounded counts, from 0 to 1. NaN, to be withheld, where the rounded denominator is 0 or too small."""
    above, below = rounded(numerators, multiple), rounded(denominators, multiple)
    usable = (below > 0) & (above <= below)
    return np.asarray(np.divide(above, below, out=np.full(len(above), np.nan), where=usable))


def refuse_mixing(policy: Policy, earlier: Iterable[int | None]) -> None:
    """Raise InvalidPolicyError where earlier releases of the same counts were rounded otherwise.

    Beside exact figures rounded ones protect nobody, and two roundings together tell more than either.
    """
    others = [one for one in earlier if one != policy.rounding]
    if others:
        before = f"rounded to {others[0]}" if others[0] else "exact"
        now = f"rounds to {policy.rounding}" if policy.rounding else "prints exact figures"
        raise InvalidPolicyError(
            f"The policy “{policy.name}” {now}, but an earlier release is {before}: together they tell too much. "
            "Publish under the policy of the earlier release, or begin a new ledger for other counts."
        )
