"""Plans that are not set as a table: verdicts in prose under headings, and tables transcribed line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.documents.model import Document
from answerable.documents.plan import LeftoverCode
from answerable.documents.understanding.bands import read_band
from answerable.documents.understanding.lines import (
    STARTS,
    heading_runs,
    is_title,
    labelled_lines,
    read_field,
    verdict_sentence_end,
    wraps,
)
from answerable.documents.understanding.passage import NOTHING, Passage
from answerable.documents.understanding.roles import Role, heading_role
from answerable.documents.understanding.rows import Row
from answerable.documents.understanding.scan import Asides, Scan
from answerable.documents.understanding.steps import is_broken_off
from answerable.documents.understanding.tables import read_totals, total_label
from answerable.vocabulary.due_dates import looks_like_due_date
from answerable.vocabulary.posts import looks_like_post


def scan_prose(document: Document) -> Scan:
    """What a document without a plan's table holds. Without a verdict, an owner or a date it holds no rows."""
    return Prose(document).scan()


@dataclass
class _Gathered:
    """A row while its lines are read."""

    words: dict[Role, list[Passage]] = field(default_factory=dict)

    def add(self, role: Role, words: Passage) -> None:
        held = self.words.setdefault(role, [])
        if held and role in (Role.FINDING, Role.RESPONSE) and wraps(held[-1], words):
            held[-1] += words
        elif words:
            held.append(words)


class Prose:
    """Reads lines into rows; `role` is what the line before was."""

    def __init__(self, document: Document) -> None:
        paragraphs = (paragraph for cell in document.cells() for paragraph in Passage.of(cell).paragraphs())
        self.lines = [line for paragraph in paragraphs for line in labelled_lines(paragraph)]
        self.found = Scan()
        self.asides = Asides(self.found, (line.words for line in self.lines))
        self.headings = set(heading_runs(self.lines))
        self.start = next((pattern for pattern in STARTS.values() if self._uses(pattern)), None)
        self.deciding = any(verdict_sentence_end(read_field(line)[1]) for line in self.lines)
        self.role = Role.NUMBER
        self.rows: list[_Gathered] = []
        self.totals: list[tuple[str, str]] = []
        self._seen: set[str] = set()

    def scan(self) -> Scan:
        if self.start is None:
            return self.found
        for at in sorted(self.headings):
            if role := heading_role(self.lines[at].words):
                self.found.headings.setdefault(role, self.lines[at].words)
        skip = 0
        for at, line in enumerate(self.lines):
            if skip:
                skip -= 1
            elif (pair := self._total(at)) is not None:
                skip = pair
            else:
                self._line(at, line)
        self._flush()
        self.found.stated = read_totals(self.totals)
        return self.found

    @property
    def _begun(self) -> bool:
        return bool(self.rows or self.found.entries)

    def _uses(self, pattern: re.Pattern[str]) -> bool:
        """Whether the document begins findings so, and answers at least one."""
        starts = [at for at, line in enumerate(self.lines) if pattern.fullmatch(line.words)]
        return any(self._answers(self.lines[at + 1 : at + 40]) for at in starts)

    def _answers(self, lines: Sequence[Passage]) -> bool:
        """Whether a verdict, or both an owner and a date, stand among the lines."""
        if any(verdict_sentence_end(read_field(line)[1]) for line in lines):
            return True
        roles = {read_field(line)[0] for line in lines} | {
            Role.TARGET for line in lines if looks_like_due_date(line.words)
        }
        posts = any(looks_like_post(line.words) for line in lines)
        return Role.TARGET in roles and (Role.OWNER in roles or posts) and bool(self.headings)

    def _line(self, at: int, line: Passage) -> None:
        start = self.start.fullmatch(line.words) if self.start and at not in self.headings else None
        band = read_band(line)
        heading = at in self.headings or self._heads_section(at)
        if not start and (heading or self._aside(line)):
            self.asides.set_aside(line, heading=heading, begun=self._begun)
        elif start and self._begins(at):
            self._flush()
            self._begin(line, start)
        elif band and self._begun and (band.kind or self.role is not Role.FINDING):
            self._flush()
            self.asides.add_band(band)
        elif start and not start["text"]:
            self.asides.set_aside(line, heading=True, begun=self._begun)
        elif self.rows:
            self._read(line)
        else:
            self.asides.set_aside(line, heading=False, begun=self._begun)

    def _heads_section(self, at: int) -> bool:
        """Whether a line behind an answer heads what follows: it is marked so, or a title just before a finding."""
        line, following = self.lines[at], self.lines[at + 1 : at + 2]
        if (
            not self.rows
            or self.role is Role.FINDING
            or read_field(line)[0]
            or verdict_sentence_end(line)
            or read_band(line)
        ):
            return False
        if line.slices[0].cell.heading:
            return True
        begins = self.start and following and self.start.fullmatch(following[0].words)
        return bool(begins and self.role is Role.RESPONSE and is_title(line.words)) and not is_broken_off(
            self._last().words
        )

    def _begins(self, at: int) -> bool:
        """Whether a number starts a finding here: one not seen before, with words after it that are no date."""
        following = self.lines[at + 1].words if at + 1 < len(self.lines) else ""
        said = self.start.fullmatch(self.lines[at].words) if self.start else None
        name = said["label"] or said["text"] if said else ""
        if not said or name in self._seen or (not said["label"] and verdict_sentence_end(self.lines[at])):
            return False
        self._seen.add(name)
        return bool(said["text"]) or (bool(following) and not looks_like_due_date(following))

    def _aside(self, line: Passage) -> bool:
        """Whether a line is a caveat or the head or foot of a page, which what a finding says again is not."""
        if self.rows and (read_field(line)[0] or verdict_sentence_end(line) or line.unmarked()[0]):
            return False
        says = self.rows and (looks_like_due_date(line.words) or looks_like_post(line.words))
        return self.asides.stands_aside(line.words) and not says

    def _begin(self, line: Passage, start: re.Match[str]) -> None:
        row = _Gathered()
        row.add(Role.NUMBER, line.cut(0, start.end("label")))
        rest = line.cut(start.start("text"))
        self.found.leave(LeftoverCode.HEADING, line.cut(start.end("label"), start.start("text")))
        row.add(Role.FINDING, rest)
        self.rows, self.role = [row], Role.FINDING

    def _read(self, line: Passage) -> None:
        """A line of a finding: a field with its label, a verdict, a date, a post, or more of what came before."""
        role, words = read_field(line)
        if role:
            self.found.leave(LeftoverCode.HEADING, line.cut(0, len(line.words) - len(words.words)))
        if role in (None, Role.DECISION) and not self._decided() and (verdict := verdict_sentence_end(words)):
            self._add(Role.DECISION, words.cut(0, verdict))
            self.role = Role.RESPONSE
            words, role = words.cut(verdict), Role.RESPONSE
        if words:
            self._add(self._role_of(role, words), words)

    def _role_of(self, role: Role | None, words: Passage) -> Role:
        if role:
            return Role.RESPONSE if role is Role.DECISION else role
        after = self.role is not Role.FINDING or self._answers_here(words)
        if after and looks_like_due_date(words.words):
            return Role.TARGET
        if after and looks_like_post(words.words) and not wraps(self._last(), words):
            return Role.OWNER
        return Role.RESPONSE if after else Role.FINDING

    def _answers_here(self, words: Passage) -> bool:
        """Whether, in a document without verdicts, a line after a finding's words is no more of them."""
        last = self._last()
        if self.deciding or not last or last.words.endswith(":") or wraps(last, words):
            return False
        return not (words.unmarked()[0] and last.unmarked()[0])

    def _last(self) -> Passage:
        held = self.rows[-1].words.get(self.role) or [NOTHING]
        return held[-1]

    def _decided(self) -> bool:
        return any(Role.DECISION in row.words for row in self.rows)

    def _add(self, role: Role, words: Passage) -> None:
        if role is Role.RESPONSE and self.rows[-1].words.keys() & {Role.OWNER, Role.TARGET}:
            self.rows.append(_Gathered())
        self.rows[-1].add(role, words)
        self.role = role

    def _flush(self) -> None:
        """Hand on the rows of the finding read so far; without a verdict its first paragraph alone is the finding."""
        if self.rows and not self._decided():
            first = self.rows[0].words
            said = first.get(Role.FINDING, [])
            first[Role.FINDING], first[Role.RESPONSE] = said[:1], said[1:] + first.get(Role.RESPONSE, [])
        for row in self.rows:
            words = {role: tuple(held) for role, held in row.words.items()}
            self.found.entries.append(Row({Role.RESPONSE: (), **words}))
        self.rows = []

    def _total(self, at: int) -> int | None:
        """Set totals aside: "Agreed 6" on one line, or the label on one and the number on the next.

        Gives how many lines more than this one they take, or None where no totals stand here.
        """
        line, following = self.lines[at], self.lines[at + 1 : at + 2]
        one = re.fullmatch(r"(.+?):?\s+(\d{1,3})", line.words)
        if one and total_label(one[1]):
            return self._set_total(one[1], one[2], [line])
        if following and following[0].words.isdecimal() and total_label(line.words) and self._more_totals(at):
            return self._set_total(line.words, following[0].words, [line, *following])
        return None

    def _more_totals(self, at: int) -> bool:
        """Whether another label and number stand just before or after, as they do in totals."""
        around = [self.lines[place].words for place in (at - 2, at + 2) if 0 <= place < len(self.lines)]
        return any(total_label(words) for words in around)

    def _set_total(self, label: str, number: str, lines: Sequence[Passage]) -> int:
        self.totals.append((label, number))
        for line in lines:
            self.found.leave(LeftoverCode.TOTALS, line)
        return len(lines) - 1
