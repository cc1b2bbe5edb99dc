"""The spine: a commitment and its ledgers. Rows of a ledger are appended, never changed.

A commitment does not know what made it (a finding, a disparity, a minute): the maker points here.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.vocabulary.due_dates import TargetKind
from answerable.vocabulary.periods import Precision
from answerable.web.commitments.types import ClaimKind, NameState, OwnerNature, Settled
from answerable.web.estate.models import Place, Post


class OwnerName(models.Model):
    """The words in which plans of a place name an owner, and the post they mean once a person has said so.

    One confirmation serves every commitment at the place that names its owner in these words.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="owner_names")
    words = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    """The words as `vocabulary.posts.fold` makes them."""
    nature = models.CharField(max_length=20, choices=OwnerNature, default=OwnerNature.POST)
    state = models.CharField(max_length=20, choices=NameState, default=NameState.UNMATCHED)
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="names")
    """The post proposed or, once `state` says so, confirmed."""
    score = models.FloatField(null=True)
    """How alike the words and the proposed post's title are, 0 to 100."""
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("words", "id")
        constraints = (models.UniqueConstraint(fields=("place", "folded"), name="one_owner_name_at_a_place"),)
        indexes = (models.Index(fields=("post", "state")), models.Index(fields=("state", "words", "id")))

    def __str__(self) -> str:
        return self.words

    @property
    def shown(self) -> str:
        """The words; of a person only that one is named. Lists, search and everything published show this."""
        return "A named person" if self.nature == OwnerNature.PERSON else self.words


_STANDING = ("due_kind", "waiting", "published")
"""With these an index alone tells how many stand how."""


class Commitment(models.Model):
    """One promise: what will be done, at a place.

    `due_on` to `owner_words` are what the ledgers now say, kept beside them so that long lists are quick;
    `services.refresh` alone writes them, in the transaction that appends to a ledger.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="commitments")
    words = models.TextField()
    said_on = models.DateField(null=True)
    """The day of the submission that first made the promise, where it is known."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    due_on = models.DateField(null=True)
    """The last day that what is now promised can mean."""
    due_precision = models.CharField(
        max_length=20, choices=[(p.value, p.value) for p in Precision], default="", blank=True
    )
    due_kind = models.CharField(
        max_length=30, choices=[(kind.value, kind.value) for kind in TargetKind], default="", blank=True
    )
    due_words = models.TextField(default="", blank=True)
    first_due_on = models.DateField(null=True)
    first_due_precision = models.CharField(
        max_length=20, choices=[(p.value, p.value) for p in Precision], default="", blank=True
    )
    moves = models.PositiveSmallIntegerField(default=0)
    """How often its date was moved, as `policies.promised` counts."""
    recurrence = models.CharField(max_length=60, default="", blank=True)
    claim = models.CharField(max_length=30, choices=ClaimKind, default="", blank=True)
    """The last claim of the service."""
    settled = models.CharField(max_length=20, choices=Settled, default=Settled.OPEN, blank=True)
    """What ended it, as `policies.settled` says; empty while it is open."""
    waiting = models.BooleanField(default=False)
    """Whether it waits for an event that nobody has recorded yet."""
    slipped = models.IntegerField(default=0)
    """Days between the day first promised and the one now promised; less than 0 is earlier."""
    grade = models.CharField(max_length=40, default="", blank=True)
    """The grade of the inspector's last judgement, a code of its scale."""
    owner_words = models.TextField(default="", blank=True)
    """Its present owners as lists and search show them."""

    published = models.BooleanField(default=False)
    """Whether anyone may read it, since a published plan makes it; `plans.services.showing` writes it."""

    owners = models.ManyToManyField(OwnerName, through="Ownership", related_name="commitments")

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("due_on", "id")),
            models.Index(fields=("place", "due_on", "id")),
            models.Index(fields=("due_on", "id"), condition=Q(published=True), name="commitments_published"),
            models.Index(fields=("settled", "due_on", "id", *_STANDING), name="commitments_by_standing"),
            models.Index(fields=("place", "settled", "due_on", *_STANDING), name="commitments_by_place_standing"),
            models.Index(fields=("due_on", "id"), condition=Q(settled=Settled.OPEN), name="commitments_still_open"),
            models.Index(fields=("place", "slipped"), condition=Q(moves__gt=0), name="commitments_that_slipped"),
            models.Index(fields=("settled", "place", "id"), condition=Q(waiting=True), name="commitments_that_wait"),
            models.Index(fields=("slipped", "id"), condition=Q(moves__gt=0), name="commitments_moved_furthest"),
            models.Index(fields=("slipped", "id"), name="commitments_by_slippage"),
            models.Index(fields=("place", "slipped", "id", "published"), name="commitments_by_place_slippage"),
            models.Index(
                fields=("place", "id"),
                condition=Q(first_due_on__isnull=False, due_on=None),
                name="commitments_no_longer_dated",
            ),
        )

    def __str__(self) -> str:
        return self.words[:80]


class TargetDate(models.Model):
    """A line of the date ledger: when the action is due, as it was said at one time.

    Lines of a commitment with one `saying` were said together (milestones of one promise); the highest
    `saying` that promises anything is what is now promised.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="target_dates")
    saying = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    said_on = models.DateField(null=True)
    words = models.TextField()
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in TargetKind])
    precision = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Precision], default="", blank=True)
    date = models.DateField(null=True)
    recurrence = models.CharField(max_length=60, default="", blank=True)
    condition = models.TextField(default="", blank=True)
    milestone = models.TextField(default="", blank=True)
    reason = models.TextField(default="", blank=True)
    """Why the date was moved, where a reason was given."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("saying", "position")
        constraints = (
            models.UniqueConstraint(fields=("commitment", "saying", "position"), name="one_date_at_a_position"),
        )
        indexes = (models.Index(fields=("recorded_at", "id"), condition=Q(saying__gt=1), name="dates_said_again"),)

    def __str__(self) -> str:
        return self.words


class Ownership(models.Model):
    """A line of the owners' ledger; the highest `saying` names the present owners, several are joint."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="ownerships")
    owner = models.ForeignKey(OwnerName, models.PROTECT, related_name="ownerships")
    saying = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    said_on = models.DateField(null=True)
    present = models.BooleanField(default=True)
    """Whether no later saying has named other owners (kept for quick lists; `services.refresh` writes it)."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("saying", "position")
        constraints = (
            models.UniqueConstraint(fields=("commitment", "saying", "position"), name="one_owner_at_a_position"),
        )
        indexes = (models.Index(fields=("owner", "present", "commitment")),)

    def __str__(self) -> str:
        return f"{self.owner_id} of {self.commitment_id}"


class Claim(models.Model):
    """What the service says became of a commitment, in its own words."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="claims")
    kind = models.CharField(max_length=30, choices=ClaimKind)
    words = models.TextField()
    said_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    wrote = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    """Who else had a hand in the words before they were submitted: none of them may verify the commitment."""

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.words[:80]
