"""What a single line says of itself in a plan without a table: a number, a label, a verdict, a heading."""

import re
from collections.abc import Iterator, Sequence

from answerable.documents.understanding.passage import Passage
from answerable.documents.understanding.roles import Role, heading_role
from answerable.documents.understanding.steps import clearly_broken_off, is_broken_off, starts_inside
from answerable.vocabulary.decisions import find_verdict, read_decision
from answerable.vocabulary.due_dates import looks_like_due_date
from answerable.vocabulary.posts import looks_like_post

_KIND = r"(?:key |priority )?(?:recommendation|concern|finding|area for improvement|AFI)"
_NUMBER = r"(?:[A-Z]{1,3}[-.]?)?\d{1,3}(?:\.\d{1,3})*"
STARTS = {
    "labelled": re.compile(
        rf"(?P<label>{_KIND} (?:no\.? )?\(?{_NUMBER}\)?)(?P<gap>\s*[:.–—-]?\s*)(?P<text>.*)", re.IGNORECASE | re.DOTALL
    ),
    "bare": re.compile(rf"(?P<label>{_NUMBER}\.?)(?P<gap>)(?P<text>)"),
    "numbered": re.compile(rf"(?P<label>{_NUMBER}[.)]?)(?P<gap>\s+)(?P<text>[A-Z].{{15,}})", re.DOTALL),
    "cited": re.compile(
        r"(?P<label>)(?P<gap>)"
        r"(?P<text>[\"“‘]?[A-Z].{20,}\((?:conclusion|recommendation|para(?:graph)?)s? [^()]{1,30}\)[.\"”’]*)",
        re.DOTALL | re.IGNORECASE,
    ),
}
"""How a plan without a table may begin its findings; a document keeps to the first of these that it uses."""

_FIELDS: dict[Role, tuple[str, ...]] = {
    Role.OWNER: ("(responsible |action )?(owners?|leads?|by whom|responsible( officer| person)?|responsibility)",),
    Role.TARGET: (
        "(target |due |completion |implementation )?(date|deadline|due|by when|timescales?|timeframe)",
        "date for completion",
    ),
    Role.STATUS: ("(current )?status",),
    Role.RESPONSE: ("(proposed |planned )?actions?( taken| planned| to be taken|/planned)*",),
    Role.DECISION: (
        "((government|hmpps|our|service|management|official) )?(response|decision|position|verdict)",
        r"(accepted|agreed)\?",
    ),
    Role.REFERENCE: ("(report )?(paragraph|reference)s?",),
}
_FIELD = {
    role: re.compile(rf"(?:{'|'.join(names)})\s*(?::|[–—]\s)\s*", re.IGNORECASE) for role, names in _FIELDS.items()
}
"""The labels that say in front of a line what it is: "Owner:"."""
_LEAST_HEADINGS = 3
_LONGEST_TITLE = 60


def read_field(line: Passage) -> tuple[Role | None, Passage]:
    """The role that a line's own label gives it ("Owner: ..."), and the words after the label."""
    for role, pattern in _FIELD.items():
        if match := pattern.match(line.words):
            return role, line.cut(match.end())
    return None, line


def labelled_lines(paragraph: Passage) -> list[Passage]:
    """The paragraph, parted where a line of the page begins with a label of its own."""
    return paragraph.split(at for at in paragraph.wraps() if read_field(paragraph.cut(at))[0])


def verdict_sentence_end(words: Passage) -> int:
    """Where the verdict that the words begin with ends; 0 where they begin with none."""
    if not words:
        return 0
    first = words.sentences()[0]
    if read_decision(first.words) or (find_verdict(first.words) and not starts_inside(first.words)):
        return len(first.words)
    return 0


def wraps(before: Passage, words: Passage) -> bool:
    """Whether a line is only the next line of the paragraph before."""
    if not before or words.unmarked()[0] or not is_broken_off(before.words):
        return False
    return starts_inside(words.words) or clearly_broken_off(before.words)


def heading_runs(lines: Sequence[Passage]) -> Iterator[int]:
    """The lines that are column headings: three or more together."""
    run: list[int] = []
    for at, line in enumerate([*lines, None]):
        if line and _is_heading(line):
            run.append(at)
            continue
        if len(run) >= _LEAST_HEADINGS:
            yield from run
        run = []


def is_title(words: str) -> bool:
    """Whether a line could be a title: a few words, no sentence, and neither a date nor a post."""
    plain = len(words) <= _LONGEST_TITLE and words[:1].isupper() and is_broken_off(words)
    return plain and not (looks_like_due_date(words) or looks_like_post(words))


def _is_heading(line: Passage) -> bool:
    labelled = STARTS["labelled"].fullmatch(line.words) or read_field(line)[0]
    return not labelled and heading_role(line.words) is not None and not looks_like_due_date(line.words)
