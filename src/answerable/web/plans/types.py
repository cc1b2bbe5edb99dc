"""States and kinds of what the register keeps of plans."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    QUEUED = "queued", "Waiting to be read"
    READING = "reading", "Being read"
    IN_REVIEW = "in_review", "Waiting for review"
    FAILED = "failed", "Could not be read"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ChangeAct(TextChoices):
    """How a person settles a doubt, or corrects what was read."""

    CHOOSE = "choose", "Chose"
    EDIT = "edit", "Edited"
    SPLIT = "split", "Split"
    JOIN = "join", "Joined"
    LEAVE = "leave", "Left as the source has it"
    MOVE = "move", "Moved"
    EXPLAIN = "explain", "Made an explanation of"
    ADOPT = "adopt", "Added"
    PLACE = "place", "Changed the place"
    UNDO = "undo", "Undid"


class Relation(TextChoices):
    """What an entry of a plan is to a commitment."""

    OPEN = "open", "To be settled"
    MADE = "made", "Made this commitment"
    PROGRESS = "progress", "Progress on this commitment"
    SAME = "same", "The same commitment, said again"
    NARRATIVE = "narrative", "About no commitment"


class LinkState(TextChoices):
    PROPOSED = "proposed", "Proposed"
    CONFIRMED = "confirmed", "Confirmed"
    DECLINED = "declined", "Declined"
