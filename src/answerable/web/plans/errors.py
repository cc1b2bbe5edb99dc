"""What can go wrong with a plan on its way into the register and in it, in sentences fit to show."""

from answerable.vocabulary.errors import AnswerableError


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
