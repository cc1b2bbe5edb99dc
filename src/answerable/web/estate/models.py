"""Places and the posts in them; who holds a post and which roles, from when until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from answerable.web.estate.types import BodyKind, Management, PlaceKind, Role


class Body(models.Model):
    """An inspectorate, service or department, as reports and plans name it."""

    kind = models.CharField(max_length=20, choices=BodyKind)
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A node of the estate: the service, a region, a prison group, an establishment, a youth setting."""

    kind = models.CharField(max_length=20, choices=PlaceKind)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=20, unique=True)
    """NOMIS code of an establishment, HMPPS reference code of a region; our own for the service."""
    above = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    path = models.CharField(max_length=200, unique=True)
    """Ids from the root down to this place, each with a full stop: it reaches those whose path begins with its own."""
    management = models.CharField(max_length=20, choices=Management, default=Management.UNKNOWN, blank=True)
    holds = models.CharField(max_length=60, default="", blank=True)
    """Whom it holds: "adult, male"."""
    country = models.CharField(max_length=40, default="", blank=True)
    town = models.CharField(max_length=80, default="", blank=True)
    facts = models.JSONField(default=dict)
    """What else the reference data say, by column."""
    source = models.TextField(default="")
    opened = models.DateField(null=True)
    closed = models.DateField(null=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A job at a place. It outlives its holder; a post merged into another stays, and points at it."""

    title = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    """The title as `vocabulary.posts.fold` makes it, for matching."""
    place = models.ForeignKey(Place, models.PROTECT, related_name="posts")
    above = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    """The post it answers to."""
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    ended = models.DateField(null=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (models.UniqueConstraint(fields=("place", "folded"), name="one_post_of_a_title_at_a_place"),)

    def __str__(self) -> str:
        return self.title


class Holding(models.Model):
    """A person holds a post from a day, until (and not on) another."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("-since", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="holding_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=("post",), condition=Q(until=None), name="one_holder_with_no_end"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} holds {self.post_id}"


class Grant(models.Model):
    """A role that a person holds at a place from a day, until (and not on) another."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=Role)
    place = models.ForeignKey(Place, models.PROTECT, related_name="grants")
    since = models.DateField()
    until = models.DateField(null=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "role"
        ordering = ("role", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="grant_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=("person", "role", "place"), condition=Q(until=None), name="a_role_at_a_place_held_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} is {self.role} at {self.place_id}"
