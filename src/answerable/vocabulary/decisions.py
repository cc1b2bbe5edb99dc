"""What a service decides about a recommendation, and the words in which it says so."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from answerable.vocabulary.due_date_words import Sense, find_phrases, is_milestone
from answerable.vocabulary.period_patterns import TYPOGRAPHY, one_of
from answerable.vocabulary.reasons import find_reasons


class Decision(StrEnum):
    """Whether a recommendation will be implemented: all of it, part of it, none of it."""

    AGREED = "agreed"
    PARTLY_AGREED = "partly_agreed"
    NOT_AGREED = "not_agreed"


DEFINITIONS: Mapping[Decision, str] = {
    Decision.AGREED: "The whole of the recommendation is accepted and will be carried out.",
    Decision.PARTLY_AGREED: "Part of the recommendation is accepted. The response says which, and why not all.",
    Decision.NOT_AGREED: "The recommendation will not be carried out. The response says why.",
}

AGREEING = ("agree", "agrees", "agreed", "accept", "accepts", "accepted", "cytuno", "derbyn", "derbyniwyd")
REFUSING = (
    *("reject", "rejects", "rejected", "decline", "declines", "declined", "disagree", "disagrees", "disagreed"),
    *("refuse", "refuses", "refused", "gwrthod", "gwrthodwyd"),
)
FULLY = ("fully", "wholly", "in full")
PARTLY_BEFORE = ("partly", "partially", "part", "partial", "largely", "broadly")
PARTLY_AFTER = (
    *("in part", "in principle", "partly", "partially", "subject to", "with modifications", "with amendments"),
    *("with conditions", "with caveats", "with qualifications", "mewn egwyddor", "yn rhannol"),
)
"""Behind an agreeing word: only part, or only on terms, is agreed."""
NEGATING = (
    *("not", "do not", "does not", "did not", "don't", "doesn't", "cannot", "can not", "can't", "unable to"),
    *("is unable to", "are unable to", "will not"),
)

_SAYERS = (
    *("we", "i", "it", "hmpps", "moj", "hmcts", "yjb", "government", "department", "ministry", "ministry of justice"),
    *("service", "probation service", "prison service", "secretary of state", "minister", "ministers", "council"),
    *("trust", "board", "force", "governor", "prison", "agency", "authority", "office"),
)
_CHOICES = re.compile(r"\s{0,3}(?:,|/|or(?![^\W_]))\s{0,3}(?:partly|partially|not|rejected|accepted)", re.IGNORECASE)
"""What follows where the choices are listed and none is made."""


def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(shape.replace(" ", r"\s{1,3}"), re.IGNORECASE)


def _only_partly(group: str) -> str:
    return rf"(?:{one_of(FULLY)}|(?P<{group}>{one_of(PARTLY_AFTER)}))(?![^\W_]| (?:agree|accept))"


_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[a-z]?(?![^\W_])"
_RECOMMENDATION = rf"(?:recommendation|finding|concern|proposal)s?(?: {_NUMBER}(?:(?:,| and| to) {_NUMBER}){{0,5}})?"
_PHRASE = (
    rf"(?<![^\W_])(?:(?P<not>{one_of(NEGATING)}) (?:been )?)?"
    rf"(?:(?:(?P<fully>{one_of(FULLY)})|(?P<partly>{one_of(PARTLY_BEFORE)})) )?"
    rf"(?:(?P<agree>{one_of(AGREEING)})|(?P<refuse>{one_of(REFUSING)}))(?![^\W_])"
)
_CELL = _pattern(rf"(?P<said>{_PHRASE}(?:[\s,(-]{{1,4}}{_only_partly('terms')})?)(?P<tail>.*)")
_TAIL_OPENS = _pattern(r"\s{0,3}(?:[-:;,.(]|for |due to |because )")
_LABELLED = _pattern(
    r"(?<![^\W_])(?:response|decision|verdict|outcome|position|status|ymateb"
    rf"|recommendation(?: {_NUMBER})?)\s{{0,3}}[:-]?\s{{0,3}}"
    rf"(?P<said>{_PHRASE}(?: {_only_partly('terms')})?)(?=\s{{0,3}}(?:[.;,(-]|$))"
)
_OPENING = _pattern(rf"\s{{0,3}}(?P<said>{_PHRASE}(?: {_only_partly('terms')})?)\. ")
_ACTIVE = _pattern(
    rf"(?<![^\W_])(?P<said>(?:the )?(?:{one_of(_SAYERS)}) (?:(?:have|has|also|therefore|both|jointly|are|is) ){{0,2}}"
    rf"{_PHRASE} (?:{_only_partly('terms')} )?(?:with |to )?(?!that (?:the|this|these|a|more) )"
    rf"(?:[\w']{{1,30}} ){{0,4}}?{_RECOMMENDATION}(?:,? {_only_partly('late')})?)"
)
_PASSIVE = _pattern(
    rf"(?<![^\W_])(?P<said>(?:(?:this|the|these|both|all|each) )?{_RECOMMENDATION} "
    rf"(?:(?:is|are|was|were|has|have|has been|have been|therefore) ){{1,2}}{_PHRASE}(?:,? {_only_partly('terms')})?)"
)
_UNDECIDED = frozenset(("whether", "why", "how", "if", "of", "once", "when", "where", "should", "unless", "until"))


def _decision(match: re.Match[str]) -> Decision | None:
    """What the parts of a verdict come to; None where two refusals cancel out."""
    parts = match.groupdict()
    if parts["refuse"]:
        return None if parts["not"] else Decision.NOT_AGREED
    if parts["not"]:
        return Decision.PARTLY_AGREED if parts["fully"] else Decision.NOT_AGREED
    partly = parts["partly"] or parts["terms"] or parts.get("late")
    return Decision.PARTLY_AGREED if partly else Decision.AGREED


def read_decision(words: str) -> Decision | None:
    """The decision that `words`, a cell or a phrase, state, such as "accepted in principle".

    A reason may follow ("Partly agreed - affordability"). None for a heading that lists the choices, and for a
    sentence that only begins with such a word ("agreed actions will ...").
    """
    match = _CELL.fullmatch(" ".join(words.translate(TYPOGRAPHY).split()).strip(" ()."))
    if match is None:
        return None
    tail = match["tail"]
    reasoned = _TAIL_OPENS.match(tail) and find_reasons(tail.strip(" -:;,.()"))
    on_terms = (match["terms"] or "").casefold() == "subject to"
    return _decision(match) if not tail or reasoned or on_terms else None


def find_verdict(sentence: str) -> tuple[int, int, Decision] | None:
    """The first decision that a sentence of prose states, with the offsets of its words.

    Of "Response: Partially accepted" the words are "Partially accepted"; of "We accept this recommendation in
    principle." they are all but the full stop.
    """
    plain = sentence.translate(TYPOGRAPHY)
    if decision := read_decision(plain):
        said = plain.strip()
        start = plain.index(said)
        return start, start + len(said), decision
    return min(_verdicts(plain), default=None)


def _verdicts(words: str) -> Iterator[tuple[int, int, Decision]]:
    opening = _OPENING.match(words)
    prose = [match for shape in (_ACTIVE, _PASSIVE) for match in shape.finditer(words)]
    found = [match for match in prose if _is_decided(words, match)]
    for match in [*([opening] if opening else []), *_LABELLED.finditer(words), *found]:
        decision = _decision(match)
        if decision and not _CHOICES.match(words, match.end("said")):
            yield *match.span("said"), decision


def _is_decided(words: str, match: re.Match[str]) -> bool:
    """Whether no "whether", "if", "why" or "part of" stands before the words."""
    before = words[max(0, match.start("said") - 40) : match.start("said")].casefold().split()
    return not _UNDECIDED.intersection(before[-2:])


_COLOURS = frozenset(("red", "amber", "green", "blue", "amber/red", "amber/green", "red/amber", "green/amber"))
_STATUS = {Sense.DONE, Sense.CONTINUING, Sense.NO_DATE}


def looks_like_status(words: str) -> bool:
    """Whether all of `words` say how far an action has got ("Complete", "On track", "Amber"): no decision."""
    if words.strip(" \t\n.()").casefold() in _COLOURS:
        return True
    phrases = find_phrases(words)
    said = {phrase.sense for phrase in phrases}
    ends = [0, *(phrase.end for phrase in phrases)]
    starts = [*(phrase.start for phrase in phrases), len(words)]
    rest = " ".join(words[end:start] for end, start in zip(ends, starts, strict=True))
    return bool(said) and said <= _STATUS and not is_milestone(rest)
