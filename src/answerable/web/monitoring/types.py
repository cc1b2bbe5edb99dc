"""Where data come from, how far a run has come, how a case stands, and what can be said of an effect."""

from django.db.models import TextChoices


class SourceKind(TextChoices):
    """Where the records of a data set lie."""

    UPLOAD = "upload", "Files that are uploaded, and deleted once counted"
    FOLDER = "folder", "Files in a folder of this service"
    DATABASE = "database", "A table of a database"
    SPARK = "spark", "A table of a Spark catalogue"


class DeliveryState(TextChoices):
    """How far one delivery of data has come."""

    QUEUED = "queued", "Waiting to be looked at"
    LOOKING = "looking", "Being looked at"
    HELD = "held", "Held back: a person must decide"
    READY = "ready", "Ready to be counted"
    COUNTED = "counted", "Counted"
    REFUSED = "refused", "Refused"


class RunState(TextChoices):
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


class Level(TextChoices):
    """As the engine's results have them."""

    NATION = "nation", "Nation"
    REGION = "region", "Region"
    PLACE = "place", "Place"


class Side(TextChoices):
    """On which side of the comparator a group's rate lies."""

    ABOVE = "above", "Higher"
    BELOW = "below", "Lower"


class CaseState(TextChoices):
    """How a case stands. Derived from its events by `policies.case_state`, never set by hand."""

    NEW = "new", "New"
    EXAMINED = "examined", "Being examined"
    EXPLAINED = "explained", "Explained"
    REFORM = "reform", "Being reformed"
    CLOSED = "closed", "Closed"


class CaseAct(TextChoices):
    """What may happen to a case; each is an event that stays."""

    OPEN = "open", "opened"
    EXAMINE = "examine", "examination begun"
    EXPLAIN = "explain", "explained"
    CHALLENGE = "challenge", "explanation challenged"
    REFORM = "reform", "reform promised"
    CLOSE = "close", "closed"
    REOPEN = "reopen", "opened again"
    DECIDE = "decide", "decision of a meeting"
    NOTE = "note", "note"


class Verdict(TextChoices):
    """What the figures say of a disparity that commitments were meant to close."""

    CHANGED = "changed", "Changed"
    NO_SIGN = "no_sign", "No sign yet"
    WORSE = "worse", "Worse"
    TOO_EARLY = "too_early", "Too early to say"
    CANNOT_TELL = "cannot_tell", "Cannot tell"


class ReleaseState(TextChoices):
    QUEUED = "queued", "Waiting"
    MAKING = "making", "Being made"
    REFUSED = "refused", "Refused"
    READY = "ready", "Ready to be published"
    PUBLISHED = "published", "Published"


class Audience(TextChoices):
    """With whom a sheet was shared."""

    PRISONERS = "prisoners", "Prisoners"
    STAFF = "staff", "Staff"
    FORUM = "forum", "Equality forum"
    ORGANISATIONS = "organisations", "Organisations"


class Disclosing(TextChoices):
    """When a person told their group."""

    RECEPTION = "reception", "At reception"
    INDUCTION = "induction", "At induction"
    LATER = "later", "Later"
