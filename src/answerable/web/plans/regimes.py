"""By whose rules a plan is written: columns, rules, when it is due, and the scale it is judged on. Data, not code."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from answerable.documents.plan import FindingKind
from answerable.web.plans.types import PlanKind


@dataclass(frozen=True)
class Regime:
    code: str
    name: str
    kinds: frozenset[PlanKind]
    term: str
    """What a finding is called: "recommendation", "concern", "aim"."""
    decides: bool
    """Whether the service says of each finding if it agrees."""
    bands: tuple[FindingKind, ...]
    """Kinds of finding, in the order of the plan."""
    scale: str
    """Code of the scale on which progress is judged; empty where nobody judges."""
    rules: tuple[str, ...]
    inspectorate: str = ""
    """Empty where it holds for any, or for none."""
    begins: dt.date | None = None
    ends: dt.date | None = None
    """First and last day of the reports it holds for."""
    days: int | None = None
    """How many days after its report a plan is to be submitted."""

    def fits(self, inspectorate: str | None, reported: dt.date | None, kind: PlanKind) -> bool:
        """A report without a day is taken to be of today's rules."""
        if kind not in self.kinds or (self.inspectorate and self.inspectorate != inspectorate):
            return False
        day = reported or dt.date.max
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)

    def due_on(self, reported: dt.date | None) -> dt.date | None:
        """The day by which a plan is to be submitted; None where no rule says."""
        return reported + dt.timedelta(days=self.days) if reported and self.days is not None else None


def read(words: str) -> tuple[Regime, ...]:
    """Regimes from TOML. Raises KeyError, TypeError or ValueError where a regime is not whole."""
    return tuple(_regime(**table) for table in tomllib.loads(words)["regime"])


def _regime(kinds: list[str], bands: list[str], rules: list[str], **facts: Any) -> Regime:  # noqa: ANN401
    return Regime(
        kinds=frozenset(map(PlanKind, kinds)), bands=tuple(map(FindingKind, bands)), rules=tuple(rules), **facts
    )


def regimes() -> tuple[Regime, ...]:
    return _held(settings.ANSWERABLE_REGIMES)


@lru_cache(maxsize=4)
def _held(path: Path) -> tuple[Regime, ...]:
    return read(path.read_text(encoding="utf-8"))


def regime(code: str) -> Regime:
    """The regime with this code; one that is no longer in the data is taken as the last of them."""
    held = regimes()
    return next((one for one in held if one.code == code), held[-1])


def regime_for(inspectorate: str | None, reported: dt.date | None, kind: PlanKind) -> Regime:
    """The first regime that fits a plan of this kind, which answers a report of that day."""
    held = regimes()
    return next((one for one in held if one.fits(inspectorate, reported, kind)), held[-1])
