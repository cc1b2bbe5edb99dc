"""Kinds of what stands on a commitment's ledgers, and how a commitment stands."""

from django.db.models import TextChoices


class ClaimKind(TextChoices):
    """What the service says of its own work."""

    PROGRESS = "progress", "Progress"
    DONE = "done", "Done"
    DONE_AND_CONTINUING = "done_and_continuing", "Done, and continuing"


class Settled(TextChoices):
    """What ended a commitment. Derived from its ledgers by `policies.settled`, never set."""

    OPEN = "", "Open"
    CLAIMED = "claimed", "Said to be done"
    VERIFIED = "verified", "Done, and verified"
    OVERTAKEN = "overtaken", "Overtaken"


class Outcome(TextChoices):
    """What a person who verified a commitment found."""

    DONE = "done", "It is done"
    NOT_DONE = "not_done", "It is not done"
    CANNOT_TELL = "cannot_tell", "The evidence does not show it"


class Said(TextChoices):
    """What a line of the ledgers says of whether a commitment is done."""

    PROGRESS = "progress", "progress is claimed"
    DONE = "done", "the service says it is done"
    DONE_AND_CONTINUING = "done_and_continuing", "the service says it is done, and continues"
    FOUND_DONE = "found_done", "someone else finds it done"
    FOUND_NOT_DONE = "found_not_done", "someone else finds it not done"
    CANNOT_TELL = "cannot_tell", "someone else cannot tell"
    OVERTAKEN = "overtaken", "something else takes its place"


class Speaker(TextChoices):
    """Whose voice it is."""

    PERSON = "person", "A person affected"
    GROUP = "group", "A group of people affected, such as a forum or council"
    ORGANISATION = "organisation", "An organisation of or for people affected"
    FAMILY = "family", "A family member or carer"
    STAFF = "staff", "A member of staff affected"


class Telling(TextChoices):
    """What a voice says of a commitment."""

    NOT_SO = "not_so", "Not so here"
    PARTLY = "partly", "Partly so here"
    SO = "so", "So here"


class VoiceState(TextChoices):
    """How far a voice has come. Derived by `policies.voice_state`, never set."""

    UNNAMED = "unnamed", "Nobody is named to answer"
    TO_ANSWER = "to_answer", "To be answered"
    ANSWERED = "answered", "Answered"
    WITHHELD = "withheld", "Withheld"


class VoiceAct(TextChoices):
    NAME = "name", "a post is named to answer"
    ANSWER = "answer", "the post answers"
    WITHHOLD = "withhold", "its words are withheld"


class Standing(TextChoices):
    """How a commitment stands on a day. Derived from its ledgers by `policies.standing`, never set."""

    OVERDUE = "overdue", "Overdue"
    DUE_SOON = "due_soon", "Due in 30 days"
    DUE_LATER = "due_later", "Due later"
    CONTINUING = "continuing", "Continuing"
    NO_DATE = "no_date", "No date"
    WAITING = "waiting", "Waiting for an event"
    CLAIMED_DONE = "claimed_done", "Said to be done"
    VERIFIED = "verified", "Done, and verified"
    OVERTAKEN = "overtaken", "Overtaken"


class Moved(TextChoices):
    """Whether the date of a commitment has moved since it was first promised."""

    NEVER = "never", "Never"
    MOVED = "moved", "Once or more"
    ONCE = "once", "Once"
    MORE = "more", "More than once"
    DROPPED = "dropped", "No date any more"


class NameState(TextChoices):
    """How far an owner's words have been matched to a post."""

    UNMATCHED = "unmatched", "No post found"
    PROPOSED = "proposed", "Post proposed"
    NEEDS_POST = "needs_post", "A post is to be named"
    CONFIRMED = "confirmed", "Confirmed"


class OwnerNature(TextChoices):
    POST = "post", "Post"
    DEPARTMENT = "department", "Department or body"
    PERSON = "person", "Named person"
    NOBODY = "nobody", "Not an owner"
    """Words that stand where an owner should and name none."""


class TagKind(TextChoices):
    CHARACTERISTIC = "characteristic", "Protected characteristic"
    ETHNIC_GROUP = "ethnic_group", "Ethnic group"
    THEME = "theme", "Theme"
    PROGRAMME = "programme", "Programme or strategy"


class TagState(TextChoices):
    PROPOSED = "proposed", "Proposed"
    CONFIRMED = "confirmed", "Confirmed"
    DECLINED = "declined", "Declined"


class Meaning(TextChoices):
    """What a person may say of an owner's words."""

    POST = "post", "A post that is in the list"
    NEW_POST = "new_post", "A post that is still to be added"
    DEPARTMENT = OwnerNature.DEPARTMENT.value, "A department or body, and no post in it"
    PERSON = OwnerNature.PERSON.value, "A named person"
    NOBODY = OwnerNature.NOBODY.value, "No owner: the words mean something else"
    UNKNOWN = "unknown", "It is not known yet"
