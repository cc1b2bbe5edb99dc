"""Return sheets: a spreadsheet for owners without an account, sent out and read back."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from answerable.tables.ods import Sheet, ods
from answerable.vocabulary.errors import UnreadableDocumentError
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import report_update
from answerable.web.commitments.types import ClaimKind
from answerable.web.commitments.updating import Reported, faults_of
from answerable.web.design.spreadsheets import Typed, read_ods
from answerable.web.estate.errors import RefusedError
from answerable.web.plans.models import Ask, Entry, Reporting
from answerable.web.plans.types import Relation

HEADINGS = (
    *("Code (leave as it is)", "Finding", "What was promised", "Due now"),
    *(
        "What was done",
        "How far: progress, done, or done and continuing",
        "New date, if it must move",
        "Why it must move",
    ),
)
_ANSWERS = slice(4, 8)
KINDS = {kind.label.replace(",", "").lower(): kind for kind in ClaimKind}
_LONGEST_FILE = 5_000_000


def return_sheet(reporting: Reporting, asks: Iterable[Ask]) -> bytes:
    """A row for each commitment that is asked about, with room for the answer."""
    held = [(ask, pk) for ask in asks for pk in ask.commitments]
    words = Commitment.objects.in_bulk({pk for _, pk in held})
    numbers = _numbers(reporting)
    rows = [
        (code(ask, pk), numbers.get(pk, ""), words[pk].words, words[pk].due_words, "", "", "", "") for ask, pk in held
    ]
    return ods(Sheet(reporting.label, HEADINGS, rows, typed=True))


def _numbers(reporting: Reporting) -> dict[int, str]:
    """By commitment, the number of the finding that made it."""
    made = Entry.objects.filter(finding__plan=reporting.plan_id, relation=Relation.MADE)
    return {pk: number for pk, number in made.values_list("commitment", "finding__number") if pk}


def code(ask: Ask, commitment: int) -> str:
    """Which row it is, and a check that nobody made it up: `12-345-0f3a9c21`."""
    row = f"{ask.pk}-{commitment}"
    return f"{row}-{salted_hmac('answerable.return-sheet', row, algorithm='sha256').hexdigest()[:8]}"


@dataclass(frozen=True)
class Answer:
    ask: Ask
    commitment: Commitment
    said: Reported


@transaction.atomic
def enter_sheets(
    reporting: Reporting, files: Mapping[str, bytes], *, effective_on: dt.date, by: Person, at: dt.datetime
) -> int:
    """Keep what the sheets say, or nothing where a row is wrong; how many answers. Raises RefusedError, row by row."""
    if reporting.closed_at:
        raise RefusedError("This round is closed. Nothing was changed.")
    reader = _Reader(reporting, effective_on, on=timezone.localdate(at))
    answers = [answer for name, data in files.items() for answer in reader.answers(name, data)]
    if reader.problems:
        raise RefusedError(*reader.problems, "Nothing of these sheets was kept.")
    if not answers:
        raise RefusedError("No row of these sheets is filled in. Nothing was changed.")
    for answer in answers:
        report_update(answer.commitment, said=answer.said, owner=answer.ask.owner, by=by, at=at)
    audit.record(act="return sheets read", subject=reporting, by=by, at=at, answers=len(answers), files=list(files))
    return len(answers)


class _Reader:
    """Reads sheets of one round; `problems` says of each row that is wrong what to do."""

    def __init__(self, reporting: Reporting, effective_on: dt.date, *, on: dt.date) -> None:
        asks = list(reporting.asks.select_related("owner"))
        words = Commitment.objects.select_related("place").in_bulk({pk for ask in asks for pk in ask.commitments})
        self._rows = {code(ask, pk): (ask, words[pk]) for ask in asks for pk in ask.commitments}
        self._effective_on, self._on = effective_on, on
        self._seen: dict[str, str] = {}
        self.problems: list[str] = []

    def answers(self, name: str, data: bytes) -> Iterator[Answer]:
        try:
            rows = read_ods(data) if len(data) <= _LONGEST_FILE else []
        except UnreadableDocumentError as error:
            self.problems.append(f"{name}: {error}")
            return
        if not rows:
            self.problems.append(f"{name} is too large, or empty. Send the sheet as it was, filled in.")
        for number, row in enumerate(rows[1:], start=2):
            if any(cell.words or cell.formula for cell in row):
                yield from self._answer(f"{name}, row {number}", row)

    def _answer(self, where: str, row: Sequence[Typed]) -> Iterator[Answer]:
        cells = [*row, *[Typed()] * len(HEADINGS)]
        given = cells[_ANSWERS]
        if fault := self._fault(cells[0], given, where):
            self.problems.append(f"{where}: {fault}")
        elif any(cell.words for cell in given):
            ask, commitment = self._rows[cells[0].words]
            words, kind, due_words, reason = (cell.words for cell in given)
            said = Reported(KINDS[_folded(kind)], words, self._effective_on, due_words, reason)
            faults = faults_of(said, on=self._on)
            self.problems += [f"{where}: {sentence}" for sentence in faults.values()]
            yield Answer(ask, commitment, said)

    def _fault(self, row: Typed, given: Sequence[Typed], where: str) -> str:
        """Why a row cannot be read; empty where it can."""
        if row.words not in self._rows:
            return "its code is not one that this round sent. Copy the code from the sheet that was sent"
        if any(cell.formula for cell in given):
            return "a cell holds a formula. Write the words or the date itself"
        if not any(cell.words for cell in given):
            return ""
        if row.words in self._seen:
            return f"{self._seen[row.words]} answers for the same commitment. Keep one of the two"
        self._seen[row.words] = where
        if _folded(given[1].words) not in KINDS:
            return "say how far it is: progress, done, or done and continuing"
        return ""


def _folded(words: str) -> str:
    return " ".join(words.replace(",", " ").lower().split())
