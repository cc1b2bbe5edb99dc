"""What is noted while reading: where plain fields stand, what is no part of the plan, what is doubtful."""

from dataclasses import dataclass, field

from answerable.documents.plan import Doubt, Leftover, LeftoverCode, Source
from answerable.documents.text import Span
from answerable.documents.understanding.passage import Passage
from answerable.vocabulary.due_dates import DOUBTS as DUE_DATE_DOUBTS

MESSAGES = DUE_DATE_DOUBTS | {
    "owners_uncertain": "The counts of actions and owners disagree: which action has which owner is to be chosen.",
    "targets_uncertain": "The counts of actions and dates disagree: which action has which date is to be chosen.",
    "joint_or_single": "This may be one post or two joined by “and”; it is kept as one.",
    "owners_run_together": "Owners run together here; where one ends and the next begins is to be checked.",
    "bullets_lost": "This list lost its bullets; each item was begun at a sentence that commits to something.",
    "begins_mid_sentence": "This begins in the middle of a sentence; the words before it are not in the document.",
    "dates_torn_off": "These dates stand apart from the rows they belong to.",
    "decision_unread": "This is not a decision that is known (agreed, partly agreed, not agreed, or words like these).",
    "no_decision": "No decision is given for this recommendation, though others have one.",
    "no_action": "Nothing is promised in answer to this.",
    "no_owner": "No owner is given for this action.",
    "no_target": "No date is given for this action.",
    "quarter_in_words": "The action names a quarter, taken as one of the financial year, which begins in April.",
    "unnumbered": "The document gives no number here; findings were counted.",
    "number_repeated": "This number stands on more than one finding.",
    "totals_disagree": "The totals that the document states are not those of its findings.",
    "columns_inferred": "These rows have no column headings; what each column is for was told from its contents.",
    "orphan": "These words stand in no finding; see whether they belong to one.",
    "claimed_twice": "These words were taken for two things; check both.",
}
"""What each code of a doubt says to the person who settles it."""


@dataclass
class Notes:
    """Notes on one part of the plan; its sources are pointers below that part."""

    sources: list[Source] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def source(self, pointer: str, *passages: Passage) -> None:
        spans = Passage.join(passages).spans()
        if spans:
            self.sources.append(Source(field=pointer, spans=spans))

    def leftover(self, code: LeftoverCode, passage: Passage) -> None:
        if passage:
            self.leftovers.append(Leftover(code=code, text=passage.text()))

    def doubt(self, code: str, *passages: Passage) -> None:
        self.doubt_at(code, Passage.join(passages).spans())

    def doubt_at(self, code: str, spans: tuple[Span, ...]) -> None:
        self.doubts.append(Doubt(code=code, message=MESSAGES[code], spans=spans))

    def add(self, other: "Notes", *, under: str = "") -> None:
        """Take in the notes on a part that stands at this pointer."""
        self.sources += [Source(field=under + source.field, spans=source.spans) for source in other.sources]
        self.leftovers += other.leftovers
        self.doubts += other.doubts
