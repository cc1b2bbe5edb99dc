"""The response to a finding, cut into rows that pair each action with its owner and its target."""

import re
from collections.abc import Iterator, Mapping, Sequence

from answerable.documents.plan import Action, Finding, Pairing
from answerable.documents.writers.entries import BESIDE, Part, cited, pairing
from answerable.documents.writers.groups import group_actions, lines_beside
from answerable.documents.writers.sheet import Lines, bullets, label, paragraphs, printable

Strip = Mapping[Part, Lines]
"""One row's worth of a response; a part that is not named is blank."""

_SENTENCE = re.compile(r"[A-Z].*[.!?]")
_HEADS_SOMETHING = re.compile(
    r"(?:\w+\W+){0,3}(?:actions?|commitments?|progress|updates?|position|response|(?:dis)?agree\w*|accept\w*|reject\w*)\b",
    re.IGNORECASE,
)
_PASSED_DOWN = frozenset({Pairing.INHERITED, Pairing.UNCERTAIN})


def response_strips(finding: Finding) -> list[Strip]:
    """The rows of a response, at least one: its prose, then each round's label and actions."""
    prose = paragraphs(*(text.text for text in finding.response))
    strips: list[Strip] = [{Part.RESPONSE: prose}] if prose else []
    before = prose[-1].text if prose else ""
    for planned in finding.rounds:
        heading = label(planned.label)
        strips += [{Part.RESPONSE: heading}] if heading else []
        strips += _action_strips(planned.actions, "" if heading else before)
    return strips or [{}]


def _action_strips(actions: Sequence[Action], before: str) -> Iterator[Strip]:
    """A row for each group of actions; `before` are the words above the first, if they might run on into it."""
    above: Action | None = None
    for group in group_actions(actions):
        beside: Strip = {part: lines_beside(part, group) for part in BESIDE}
        if len(group) == 1:
            beside = _without_inherited(beside, group[0], above)
        texts = [action.text.text for action in group]
        plain = len(group) == 1 and (beside[Part.OWNER] or beside[Part.TARGET]) and _reads_plainly(texts[0], before)
        yield {Part.RESPONSE: paragraphs(*texts) if plain else bullets(*texts), **beside}
        above, before = group[-1], texts[-1]


def _without_inherited(beside: Strip, action: Action, above: Action | None) -> Strip:
    """Blank where the action takes what stands above it; a target is taken only where no owner is shown."""
    blank = {part for part in (Part.OWNER, Part.TARGET) if above and _inherits(part, action, above)}
    if beside[Part.OWNER] and Part.OWNER not in blank:
        blank.discard(Part.TARGET)
    return {part: () if part in blank else lines for part, lines in beside.items()}


def _inherits(part: Part, action: Action, above: Action) -> bool:
    return pairing(part, action) in _PASSED_DOWN and cited(part, action) == cited(part, above) != ()


def _reads_plainly(words: str, before: str) -> bool:
    """Whether a plain paragraph can only be an action: no heading, verdict, lead-in or half a sentence."""
    ended = not before or printable(before).endswith((".", "!", "?"))
    return ended and bool(_SENTENCE.fullmatch(printable(words))) and not _HEADS_SOMETHING.match(words)
