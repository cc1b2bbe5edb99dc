"""Why a person must decide before a delivery is counted. Pure: from what was found in it, and in the one before."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Months = Mapping[str, int]
"""Records by the first day of their month, as ISO has it."""

_SHRUNK = 0.5
_DOUBLED = 1.8
_FEW = 20
"""Fewer records than these in a month are no sign of anything."""
_MOST = 12
"""Months that one sentence names."""


@dataclass(frozen=True)
class Found:
    """What a delivery holds."""

    rows: int
    last: dt.date | None
    fingerprint: str
    periods: Months
    places: Mapping[str, Months] = field(default_factory=dict)
    unknown_codes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def doubts(found: Found, before: Found | None, *, on: dt.date) -> list[str]:
    """Sentences, each with what to do; `before` is the delivery that was taken last."""
    return [
        *(f"{fault} Measures that need it cannot be counted." for fault in found.faults),
        *_to_come(found, on=on),
        *_codes(found, before),
        *(_beside(found, before) if before else ()),
    ]


def not_returned(found: Found) -> list[str]:
    """Places with records in the three months before the latest, and none in it."""
    latest = max(found.periods, default="")
    before = sorted(found.periods)[-4:-1]
    return sorted(
        place
        for place, months in found.places.items()
        if latest not in months and any(month in months for month in before)
    )


def late_since(last: dt.date | None, *, due_days: int) -> dt.date | None:
    """The day from which the month after the last one is late."""
    if last is None:
        return None
    after_next = (last.replace(day=1) + dt.timedelta(days=63)).replace(day=1)
    return after_next + dt.timedelta(days=due_days)


def _to_come(found: Found, *, on: dt.date) -> Iterator[str]:
    if found.last and found.last > on:
        last = f"{found.last:%-d %B %Y}"
        yield f"Some records are of days to come: the last is of {last}. Check how the dates are written."


def _codes(found: Found, before: Found | None) -> Iterator[str]:
    for characteristic, codes in found.unknown_codes.items():
        known = before.unknown_codes.get(characteristic, {}) if before else {}
        new = {code: many for code, many in codes.items() if code not in known}
        if new:
            told = ", ".join(f"“{code}” ({many:,})" for code, many in sorted(new.items())[:10])
            yield (
                f"The codes of {characteristic} have changed. Not known, with how many records carry them: {told}. "
                "They would count as “Code not known”, not as people of any group."
            )


def _beside(found: Found, before: Found) -> Iterator[str]:
    if found.fingerprint == before.fingerprint:
        yield "This is the same file as the one before. Nothing in it is new."
        return
    if found.rows <= before.rows * _SHRUNK:
        yield f"It has shrunk: {found.rows:,} records, and {before.rows:,} before. Part of it may be missing."
    if found.last and before.last and found.last < before.last:
        yield f"It ends on {found.last:%-d %B %Y}, and the one before on {before.last:%-d %B %Y}."
    lost = sorted(set(before.periods) - set(found.periods))
    if lost:
        yield (
            f"Months that were in it before and are not now: {_named(lost)}. Figures are counted from what is there "
            "and would not tell of these months. Bring all months together, or have them read where they lie."
        )
    doubled = [month for month, many in found.periods.items() if _doubled(many, _usual(month, found, before))]
    if doubled:
        told = _named(sorted(doubled))
        yield f"Months that have about twice as many records as before, as if they had been sent twice: {told}."
    gone = sorted(set(before.places) - set(found.places))
    if gone:
        yield f"Places that were in it before and are not now: {', '.join(gone[:10])}{' and more' * (len(gone) > 10)}."


def _named(months: list[str]) -> str:
    named = ", ".join(f"{dt.date.fromisoformat(month):%B %Y}" for month in months[:_MOST])
    return f"{named} and {len(months) - _MOST} more" if len(months) > _MOST else named


def _usual(month: str, found: Found, before: Found) -> int:
    """How many records the month had before; of a month that is new, how many the one before it has."""
    earlier = max((one for one in found.periods if one < month), default="")
    return before.periods.get(month, found.periods.get(earlier, 0))


def _doubled(now: int, then: int) -> bool:
    return then >= _FEW and now >= then * _DOUBLED
