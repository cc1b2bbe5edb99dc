"""Rows gathered into findings: its number, its words, its decision, and the rounds of its response."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from answerable.documents.plan import DirectedTo, Finding, FindingKind, LeftoverCode, Round, RoundKind
from answerable.documents.text import Text
from answerable.documents.understanding.actions import read_actions, read_target
from answerable.documents.understanding.bands import Band
from answerable.documents.understanding.notes import Notes
from answerable.documents.understanding.overlap import repeated_length
from answerable.documents.understanding.owners import Posts
from answerable.documents.understanding.passage import NOTHING, Passage
from answerable.documents.understanding.responses import RoundDraft, knit, split_progress, split_rounds
from answerable.documents.understanding.roles import Role
from answerable.documents.understanding.rows import Row
from answerable.documents.understanding.scan import Torn
from answerable.documents.understanding.steps import Step, is_broken_off, starts_inside
from answerable.vocabulary.decisions import Decision, find_verdict, read_decision
from answerable.vocabulary.periods import find_periods
from answerable.vocabulary.reasons import find_reasons

_DIGITS = r"\d{1,3}(?:\.\d{1,3})*[a-z]?"
_KIND = r"(?i:(?:key |priority )?(?:recommendation|rec|concern|finding|area for improvement|action)s?\.? ?(?:no\.? ?)?)"
_NUMBER = re.compile(rf"{_KIND}?\(?(?P<number>(?:[A-Z]{{1,4}}[-. ]?)?{_DIGITS})[.):]?")
_LEADING_NUMBER = re.compile(
    rf"(?:{_KIND}\(?{_DIGITS}\)?\s*[-–—:.]?|\d{{1,3}}(?:\.\d{{1,3}})+|{_DIGITS}[.):])\s+(?=\S)",
)
"""A number in front of a finding's words: "Recommendation 3 – ", "5.01 " or "3. ", but not the 3 of "3 wings"."""
_REFERENCE = re.compile(
    r"\((?:see |at )?((?:para(?:graph)?s?\.? ?)?\d{1,3}\.\d{1,3}(?:[a-z])?|para(?:graph)?s?\.? [^()]{1,30}|S\d+)\)",
    re.IGNORECASE,
)


@dataclass
class FindingDraft:
    band: Band | None
    rows: list[Row] = field(default_factory=list)
    torn: dict[int, list[Passage]] = field(default_factory=dict)
    """Dates torn off, by the number of rows before them."""


def gather(entries: Sequence[Row | Band | Torn]) -> list[FindingDraft]:
    """The rows of each finding. A number begins one, or, where a plan has no numbers, words in the finding column."""
    entries = _with_numbers(entries)
    numbered = _numbered(entries)
    drafts: list[FindingDraft] = []
    band: Band | None = None
    for entry in entries:
        if isinstance(entry, Band):
            band = entry.following(band)
        elif isinstance(entry, Row) and (not drafts or _begins(entry, drafts[-1], numbered=numbered)):
            drafts.append(FindingDraft(band, [entry]))
        elif isinstance(entry, Row):
            drafts[-1].rows.append(entry)
        elif drafts:
            drafts[-1].torn.setdefault(len(drafts[-1].rows), []).extend(entry.dates)
    return drafts


def _numbered(entries: Iterable[Row | Band | Torn]) -> bool:
    return any(isinstance(entry, Row) and _number(entry) for entry in entries)


def _with_numbers(entries: Sequence[Row | Band | Torn]) -> Sequence[Row | Band | Torn]:
    """The entries, the numbers that stand in front of findings put in a column of their own where there is none."""
    if _numbered(entries):
        return entries
    return [_with_number(entry) if isinstance(entry, Row) else entry for entry in entries]


def _with_number(row: Row) -> Row:
    first, *rest = row[Role.FINDING] or (NOTHING,)
    label = _LEADING_NUMBER.match(first.words)
    if not label:
        return row
    parts = {Role.NUMBER: (first.cut(0, label.end()),), Role.FINDING: (first.cut(label.end()), *rest)}
    return replace(row, words={**row.words, **parts})


def _number(row: Row) -> str:
    match = _NUMBER.fullmatch(row.whole(Role.NUMBER).words)
    return match.group("number") if match else ""


def _begins(row: Row, draft: FindingDraft, *, numbered: bool) -> bool:
    number = _number(row)
    if number:
        return number != _number(draft.rows[0]) or bool(row[Role.FINDING] and row[Role.DECISION])
    if not row[Role.FINDING] or (numbered and not read_decision(row.whole(Role.DECISION).words)):
        return False
    said = row.whole(Role.FINDING).words
    above = Passage.join(passage for earlier in draft.rows for passage in earlier[Role.FINDING]).words
    return not (starts_inside(said) or (is_broken_off(above) and not row[Role.DECISION] and not row[Role.OWNER]))


@dataclass(frozen=True)
class Setting:
    """What the findings of one plan have in common."""

    posts: Posts
    submitted: date | None
    kind: FindingKind
    """What a finding is where no band says."""
    progress: str
    """What heads the column of progress, if there is one."""


def read_finding(draft: FindingDraft, setting: Setting, ordinal: int, notes: Notes) -> Finding:
    """One finding; notes get pointers relative to it."""
    number, words = _read_number(draft.rows, notes)
    if not number:
        notes.doubt("unnumbered", *words[:1])
    text, parts = _read_words(words, notes)
    decision_words = _read_decision_words(draft.rows, notes)
    decision = _read_decision(decision_words.words)
    if decision_words and not decision:
        notes.doubt("decision_unread", decision_words)
    notes.source("/decision_raw", decision_words)
    references = [words for row in draft.rows for words in row[Role.REFERENCE]]
    notes.source("/references", *references)
    response, rounds = _read_response(draft, setting, decision, notes)
    said = " ".join([*(text.text for text in response), *(a.text.text for r in rounds for a in r.actions)])
    return Finding(
        number=number or str(ordinal),
        kind=(draft.band.kind if draft.band else None) or setting.kind,
        directed_to=_read_directed_to(draft.band),
        text=text,
        parts=parts,
        references=tuple([p.text().text for p in references] + _REFERENCE.findall(text.text)),
        decision=decision,
        decision_raw=decision_words.text().text.removesuffix(".") or None,
        reasons=tuple(find_reasons(said)) if decision in (Decision.PARTLY_AGREED, Decision.NOT_AGREED) else (),
        response=response,
        rounds=rounds,
    )


def _read_decision_words(rows: Sequence[Row], notes: Notes) -> Passage:
    """What the decision column says, what a page repeats left out."""
    words = rows[0].whole(Role.DECISION)
    for row in rows[1:]:
        more = row.whole(Role.DECISION)
        if more and more.words == words.words:
            notes.leftover(LeftoverCode.REPEATED, more)
        else:
            words += more
    return words


def _read_decision(words: str) -> Decision | None:
    verdict = find_verdict(words)
    return read_decision(words) or (verdict[2] if verdict else None)


def _read_number(rows: Sequence[Row], notes: Notes) -> tuple[str, list[Passage]]:
    """The number of a finding, and the paragraphs of its words with what pages repeat left out."""
    paragraphs = list(rows[0][Role.FINDING])
    notes.source("/number", rows[0].whole(Role.NUMBER))
    for row in rows[1:]:
        notes.leftover(LeftoverCode.REPEATED, row.whole(Role.NUMBER))
        paragraphs = _go_on(paragraphs, row[Role.FINDING], notes)
    return _number(rows[0]), paragraphs


def _go_on(paragraphs: list[Passage], more: Sequence[Passage], notes: Notes) -> list[Passage]:
    """Join the words of the next row: to the last paragraph where they go on with it."""
    if not more or not paragraphs:
        return [*paragraphs, *more]
    last, first = paragraphs[-1], more[0]
    repeated = repeated_length(last.words, first.words) if is_broken_off(last.words) else 0
    notes.leftover(LeftoverCode.REPEATED, first.cut(0, repeated))
    rest = first.cut(repeated)
    if not rest.unmarked()[0] and is_broken_off(last.words):
        return [*paragraphs[:-1], last + rest, *more[1:]]
    return [*paragraphs, *([rest] if rest else []), *more[1:]]


def _read_words(paragraphs: Sequence[Passage], notes: Notes) -> tuple[Text, tuple[Text, ...]]:
    """The words of a finding, and its parts: its list, or the sentences after a colon whose bullets were lost."""
    words: list[Passage] = []
    parts: list[Passage] = []
    for paragraph in paragraphs:
        mark, rest = paragraph.unmarked()
        if mark:
            notes.source(f"/parts/{len(parts)}/text", mark)
        if mark:
            parts.append(rest)
        elif parts or (words and words[-1].words.endswith(":")):
            parts += rest.sentences()
        else:
            words.append(rest)
    if words and not words[-1].words.endswith(":"):
        lead = re.match(r"[^:]*:\s+(?=[A-Z])", words[-1].words)
        tail = words[-1].cut(lead.end()).sentences() if lead else []
        if lead and (parts or len(tail) > 1):
            words[-1], parts = words[-1].cut(0, lead.end()), [*tail, *parts]
    return Passage.join(words).text(), tuple(part.text() for part in parts)


def _read_directed_to(band: Band | None) -> DirectedTo | None:
    if not band or not band.directed_to:
        return None
    words = band.directed_to.words
    by = re.search(r"\bby\b", words)
    period = next((found for found in find_periods(words) if by and found[0] > by.start()), None)
    due = read_target(band.directed_to.cut(by.start(), period[1]), Notes()) if by and period else None
    return DirectedTo(text=band.directed_to.text(), due=due)


def _read_response(
    draft: FindingDraft, setting: Setting, decision: Decision | None, notes: Notes
) -> tuple[tuple[Text, ...], tuple[Round, ...]]:
    prose: list[Text] = []
    rounds: list[Round] = []
    said: list[str] = []
    drafts = [*split_rounds(draft.rows), *split_progress(draft.rows, setting.progress)]
    _place_torn(draft, drafts)
    for read in drafts:
        own = Notes()
        knit(read, setting.posts, " ".join(said), own)
        said += [step.words.words for part in read.parts for step in part.steps]
        _set_prose(read, draft.rows, decision)
        prose += [step.words.text() for part in read.parts for step in part.steps if step.prose]
        actions = read_actions(read, setting.posts, own)
        label = read.label
        if label:
            own.source("/label", label.words)
        if label or actions:
            rounds.append(
                Round(
                    label=label.name if label else "",
                    date=label.date if label else setting.submitted,
                    kind=label.kind if label else RoundKind.COMMITMENTS,
                    actions=actions,
                ),
            )
        notes.add(own, under=f"/rounds/{max(len(rounds) - 1, 0)}")
    return tuple(prose), tuple(rounds)


def _place_torn(draft: FindingDraft, drafts: Sequence[RoundDraft]) -> None:
    """Give dates that were torn off to the round of the last row before them."""
    for rows_before, dates in draft.torn.items():
        rounds = [read for read in drafts if any(part.place < rows_before for part in read.parts)]
        if rounds:
            rounds[-1].torn += dates


def _set_prose(read: RoundDraft, rows: Sequence[Row], decision: Decision | None) -> None:
    """Make prose of the plain paragraphs of a refusal, and of a first row without owner and date above rows with."""
    assigned = any(row[Role.OWNER] or row[Role.TARGET] for row in rows)
    for part in read.parts:
        explains = part.place == 0 and assigned and not (rows[0][Role.OWNER] or rows[0][Role.TARGET])
        if explains or (decision is Decision.NOT_AGREED and not assigned):
            part.steps = [step if step.marked else _as_prose(step) for step in part.steps]


def _as_prose(step: Step) -> Step:
    return replace(step, prose=True)
