"""The demonstration's plans as they are kept in `content/`: short, and dated from the day of the demonstration."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from answerable.documents.plan import FindingKind, Pairing, RoundKind
from answerable.documents.text import Value
from answerable.vocabulary.decisions import Decision

CONTENT = Path(__file__).parent / "content"
_RELATIVE = re.compile(r"\{(day|month|year) ([+-]?\d+)\}")


class ActionOutline(Value):
    does: str
    owner: str = ""
    """Joint owners are parted by semicolons, as are several targets."""
    by: str = ""
    status: str | None = None
    percent: float | None = None
    owner_pairing: Pairing = Pairing.CERTAIN
    target_pairing: Pairing = Pairing.CERTAIN
    about: str = ""
    """Of progress, the commitment that it reports on: the number of its finding and its place there ("3.2")."""


class FindingOutline(Value):
    number: str
    text: str
    kind: FindingKind = FindingKind.RECOMMENDATION
    parts: tuple[str, ...] = ()
    band: str = ""
    """Key of the band it stands in."""
    decision: Decision | None = None
    response: tuple[str, ...] = ()
    actions: Mapping[str, tuple[ActionOutline, ...]]
    """By the key of their round."""


class RoundOutline(Value):
    label: str = ""
    kind: RoundKind = RoundKind.COMMITMENTS


class SubmissionOutline(Value):
    name: str | None = None
    on: str


class BandOutline(Value):
    words: str
    due: str


class Outline(Value):
    """One plan. A plan of several versions has one submission and one round for each; a version holds those so far."""

    place: str
    """Code of the place whose plan it is."""
    place_name: str
    formats: tuple[str, ...]
    """What each version is brought as."""
    title: str
    inspectorate: str
    body: str = "HM Prison and Probation Service"
    published: str
    submitted: tuple[SubmissionOutline, ...]
    caveat: str
    rounds: Mapping[str, RoundOutline] = {"only": RoundOutline()}
    bands: Mapping[str, BandOutline] = {}
    findings: tuple[FindingOutline, ...]

    def reports(self, key: str) -> dict[str, str]:
        """Of each action of a round of progress, by its place ("3.2"), the place of the commitment it reports on."""
        return {
            f"{finding.number}.{at}": action.about
            for finding in self.findings
            for at, action in enumerate(finding.actions.get(key, ()), start=1)
        }


def read_outline(name: str, *, on: dt.date) -> Outline:
    """The outline of that name, as it is on this day."""
    words = (CONTENT / f"{name}.toml").read_text(encoding="utf-8")
    return Outline.model_validate(tomllib.loads(dated(words, on)))


def dated(words: str, on: dt.date) -> str:
    """The words with "{day -40}", "{month +2}" and "{year 0}" said as dates seen from this day."""
    return _RELATIVE.sub(lambda found: _said(found[1], int(found[2]), on), words)


def _said(unit: str, distance: int, on: dt.date) -> str:
    if unit == "day":
        day = on + dt.timedelta(days=distance)
        return f"{day.day} {day:%B %Y}"
    if unit == "year":
        return str(on.year + distance)
    years, month = divmod(on.month - 1 + distance, 12)
    return f"{dt.date(on.year + years, month + 1, 1):%B %Y}"
