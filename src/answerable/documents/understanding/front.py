"""What stands before the plan: its title, what it responds to, who inspected, and when it was submitted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.documents.plan import SaidDate, Submission
from answerable.vocabulary.bodies import find_body, find_inspectorate, find_place
from answerable.vocabulary.periods import find_periods

_SUBMITTED = re.compile(
    r"(?:(?P<round>original|initial|first|second|third|updated?|revised|final|latest)\s+)?"
    r"(?:action plan|response|plan|version)?(?:\s+update)?\s*(?:was\s+)?(?:first\s+)?submitted(?:\s+on)?\s*:?\s*"
    r"(?P<date>.+)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:.*\b)?(?:report|inspection)\b[^.]*?\b(?:was\s+)?published(?:\s+(?:on|in))?\s*:?\s*(?P<date>[^.]{4,30})\.?",
    re.IGNORECASE,
)
_BODY = r"(?-i:[A-Z][\w’'&-]*(?:\s+(?:and\s+|of\s+|for\s+)?[A-Z][\w’'&-]*){0,6})"
"""A name in capitals, such as that of the body that answers."""
_RESPONDS = re.compile(
    rf"(?:an?\s+)?(?:updated\s+)?(?:government\s+|{_BODY}\s+|action\s+plan\s+in\s+)?response\s+to\s*(?:the\s+)?"
    r"(?:(?:HMIP|HMI \w+|HM Inspectorate of \w+)\s+(?:inspection|report)\s*)?(?:of\s*)?:?\s*"
    r"(?P<title>.+?)(?:,?\s+published\s.{4,30})?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"action plan\s*[:–—-]\s*(?P<title>.+)", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?P<label>inspectorate|place|establishment|body|department)\s*:\s*(?P<words>.+)", re.IGNORECASE
)
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?", re.IGNORECASE)
_LONGEST_LINE = 300


@dataclass(frozen=True)
class Front:
    title: str
    inspectorate: str | None
    place: str | None
    responds_to: str
    body: str | None
    report_published: SaidDate | None
    submitted: tuple[Submission, ...]

    @property
    def first_submitted(self) -> date | None:
        return self.submitted[0].date if self.submitted else None


def read_front(blocks: Sequence[str], file_name: str) -> Front:
    """What the words before the plan say. A plan without a title takes the first line, or else the file's name."""
    lines = [" ".join(line.split()) for line in blocks]
    short = [line for line in lines if len(line) <= _LONGEST_LINE]
    responds = _first(_RESPONDS, short, "title") or ""
    title = _first(_TITLE, short, "title") or responds or next(_titles(short), file_name)
    labelled = {m["label"].lower(): m["words"] for line in short if (m := _LABELLED.fullmatch(line))}
    words = "\n".join([*short, *lines])
    return Front(
        title=title,
        inspectorate=labelled.get("inspectorate") or find_inspectorate(words),
        place=labelled.get("place") or labelled.get("establishment") or find_place(f"{title}\n{responds}"),
        responds_to=responds,
        body=labelled.get("body") or labelled.get("department") or find_body(words),
        report_published=_published(short),
        submitted=tuple(_submissions(short)),
    )


def _titles(lines: Sequence[str]) -> Iterator[str]:
    """The lines that may be a title, which a table of contents and its entries are not."""
    listed = any(_CONTENTS.fullmatch(line) for line in lines)
    return (
        line
        for line in lines
        if not (_CONTENTS.fullmatch(line) or _LABELLED.fullmatch(line) or (listed and re.search(r"\s\d{1,3}$", line)))
    )


def _first(pattern: re.Pattern[str], lines: Iterable[str], group: str) -> str | None:
    return next((match[group].strip() for line in lines if (match := pattern.fullmatch(line))), None)


def _last_day(raw: str) -> date | None:
    periods = find_periods(raw)
    return periods[0][2].last if periods else None


def _published(lines: Iterable[str]) -> SaidDate | None:
    said = (match["date"].strip() for line in lines if (match := _PUBLISHED.fullmatch(line)))
    return next((SaidDate(raw=raw, date=day) for raw in said if (day := _last_day(raw))), None)


def _submissions(lines: Iterable[str]) -> Iterator[Submission]:
    for line in lines:
        match = _SUBMITTED.fullmatch(line)
        if match and (day := _last_day(match["date"])):
            yield Submission(round=match["round"], raw=match["date"].strip(), date=day)
