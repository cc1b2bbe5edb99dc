"""What can go wrong with a plan on its way into the register and in it, in sentences fit to show."""

from answerable.vocabulary.errors import AnswerableError
from answerable.web.estate.errors import RefusedError


class ReviewError(AnswerableError):
    """What a person asked of a plan under review cannot be done to it."""


class BringingError(AnswerableError):
    """A file, or all that was given, cannot be brought."""


class AlreadyAcceptedError(AnswerableError):
    def __init__(self) -> None:
        super().__init__("This document was accepted already. Nothing was changed.")


class NotInReviewError(AnswerableError):
    def __init__(self) -> None:
        super().__init__("This document is not waiting for review. Nothing was changed.")


class ChangedMeanwhileError(AnswerableError):
    def __init__(self) -> None:
        super().__init__("Someone changed this while you looked at it. Look at it as it is now, then try again.")


class OtherPlaceError(AnswerableError):
    def __init__(self) -> None:
        super().__init__("The plan already held is of another place. Choose that place, or accept this as a new plan.")


class LinkStandsError(AnswerableError):
    def __init__(self) -> None:
        super().__init__("What this entry says is on the record of its commitment, so its link stands.")


class NotOfThePlanError(AnswerableError):
    def __init__(self) -> None:
        super().__init__("An entry can only be about a commitment of its own plan. Nothing was changed.")


class LinksOpenError(AnswerableError):
    def __init__(self, still_open: int) -> None:
        entries = "1 entry is" if still_open == 1 else f"{still_open:,} entries are"
        super().__init__(f"{entries} still to be settled. Settle every link before you settle the round.")


class RoundSettledError(AnswerableError):
    def __init__(self) -> None:
        super().__init__("This round was settled already. Nothing was changed.")


class NewerEditionPublishedError(RefusedError):
    def __init__(self, number: int) -> None:
        super().__init__(f"Edition {number} is published already. An older edition cannot take its place.")


class NotPublishedError(RefusedError):
    def __init__(self) -> None:
        super().__init__("No edition of this plan is published. Nothing was changed.")


class ReasonMissingError(RefusedError):
    def __init__(self) -> None:
        super().__init__("Say why. The reason stands beside what is kept back.")


class DraftingError(AnswerableError):
    """What a person asked of a plan being written cannot be done to it."""


class OpenDraftError(RefusedError):
    def __init__(self) -> None:
        super().__init__("This plan has a draft already. Finish or withdraw that draft before you begin another.")


class DraftClosedError(RefusedError):
    def __init__(self, *, submitted: bool) -> None:
        self.submitted = submitted
        super().__init__(
            "This plan was submitted, so it cannot be changed. Correct it with its next edition."
            if submitted
            else "This draft was withdrawn. Begin another."
        )


class DraftFrozenError(RefusedError):
    def __init__(self) -> None:
        super().__init__("This draft is on its way to be cleared. Take it back before you change it.")


class ClearingError(RefusedError):
    def __init__(self) -> None:
        super().__init__("You wrote some of this plan, so someone else must clear it. Nothing was changed.")


class BlockedError(RefusedError):
    """Something is missing; `problems` says what."""
