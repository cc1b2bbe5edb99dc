"""States and kinds of what the register keeps of plans."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    QUEUED = "queued", "Waiting to be read"
    READING = "reading", "Being read"
    IN_REVIEW = "in_review", "Waiting for review"
    FAILED = "failed", "Could not be read"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ImportAct(TextChoices):
    """What becomes of a document that was brought; `states.IMPORT_MOVES` says when."""

    TAKE = "take", "a worker takes it"
    READ = "read", "it is read"
    FAIL = "fail", "it cannot be read"
    AGAIN = "again", "it is to be tried again"
    ACCEPT = "accept", "it is accepted"
    WITHDRAW = "withdraw", "it is withdrawn"


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


class PlanKind(TextChoices):
    """What a plan is for. Only the first answers an inspection report."""

    INSPECTION = "inspection", "Answer to an inspection report"
    LOCAL_EQUALITY = "local_equality", "Local equality plan"
    RACE_ACTION = "race_action", "Race action plan"
    REGIONAL = "regional", "Regional plan"
    STRATEGY = "strategy", "Strategy"
    PROGRAMME = "programme", "Programme"


class DraftState(TextChoices):
    """How far a plan being written has come; `policies.MOVES` says what may follow what."""

    DRAFT = "draft", "Draft"
    WAITING = "waiting", "Waiting to be cleared"
    CLEARED = "cleared", "Cleared"
    SUBMITTED = "submitted", "Submitted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DraftPurpose(TextChoices):
    """What submitting a draft will make."""

    NEW = "new", "A new plan"
    CORRECTION = "correction", "A correction of the plan"
    ROUND = "round", "A round of progress"
    UPDATE = "update", "An update between rounds"


class OfferState(TextChoices):
    OFFERED = "offered", "Offered"
    ADOPTED = "adopted", "Adopted"
    DECLINED = "declined", "Declined"


class LikenessState(TextChoices):
    """What a person said of two findings that say nearly the same."""

    PROPOSED = "proposed", "To be looked at"
    CONFIRMED = "confirmed", "The same"
    DECLINED = "declined", "Not the same"


class RollOut(TextChoices):
    """What was decided after a pilot."""

    UNDECIDED = "", "Not decided"
    ROLL_OUT = "roll_out", "To be rolled out"
    CHANGE = "change", "To be changed and tried again"
    STOP = "stop", "Not to be rolled out"
