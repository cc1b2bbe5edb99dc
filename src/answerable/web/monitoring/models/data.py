"""Data sets, what was delivered of them, and the runs that made figures of them. No record of a person is held here."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.web.estate.models import Place
from answerable.web.monitoring.types import DeliveryState, RunState, SourceKind

PERSON = settings.AUTH_USER_MODEL


class DataSet(models.Model):
    """One data set of the catalogue of measures, and where its records come from."""

    name = models.SlugField(max_length=80, unique=True)
    """As measures name it: "adjudications"."""
    title = models.CharField(max_length=200)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    """Whose data it is: the service, or the part of it below which all its places lie."""
    kind = models.CharField(max_length=20, choices=SourceKind)
    address = models.CharField(max_length=200, default="", blank=True)
    """The name of an entry in the settings' sources (never a password or a path); empty for uploads."""
    columns = models.JSONField(default=dict)
    """Columns as measures name them, to columns as the source does; those that agree are left out."""
    due_days = models.PositiveSmallIntegerField(default=30)
    """Days after the end of a period by which its records are to be there."""
    every_days = models.PositiveSmallIntegerField(default=0)
    """How often a run is started of its own accord; 0 is only by hand."""
    registered_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("title", "id")

    def __str__(self) -> str:
        return self.title


class Delivery(models.Model):
    """One state of a data set: a file that was uploaded, or what lay at its address when it was looked at."""

    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=20, choices=DeliveryState, default=DeliveryState.QUEUED)
    lease = models.CharField(max_length=80, default="", blank=True)
    """Which run of the task looks at it."""
    file_name = models.CharField(max_length=200, default="", blank=True)
    stored = models.CharField(max_length=200, default="", blank=True)
    """Where an uploaded file is kept until it is counted; empty once it is deleted."""
    fingerprint = models.CharField(max_length=64, default="", blank=True)
    rows = models.BigIntegerField(null=True)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    profile = models.JSONField(default=dict)
    """What was found: unknown codes, missing values, shares not stated, places that returned nothing."""
    doubts = models.JSONField(default=list)
    """Why a person must decide (it shrank by half, its codes changed, a month came twice), in sentences."""
    failure = models.TextField(default="", blank=True)
    brought_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    brought_at = models.DateTimeField()
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    """When the uploaded file was deleted."""

    class Meta:
        ordering = ("-id",)
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.data_set} of {self.brought_at:%-d %B %Y}"

    @property
    def place_id(self) -> int:
        return self.data_set.place_id


class Run(models.Model):
    """Figures of some measures over one state of the data, in a folder of their own; shown only once it is done."""

    state = models.CharField(max_length=20, choices=RunState, default=RunState.QUEUED)
    lease = models.CharField(max_length=80, default="", blank=True)
    measures = models.JSONField(default=list)
    """Short names of the measures; empty is all that the data sets allow."""
    deliveries = models.ManyToManyField(Delivery, related_name="runs")
    folder = models.CharField(max_length=200, default="", blank=True)
    """Below the files folder; empty until it is done."""
    manifest = models.JSONField(default=dict)
    step = models.CharField(max_length=300, default="", blank=True)
    """What is being done now, in words."""
    steps_done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    failure = models.TextField(default="", blank=True)
    started_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    queued_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"Run {self.pk}"


class MeasureFigures(models.Model):
    """The figures of one measure that a run made. The current ones are what pages show; earlier ones stay readable."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="figures")
    measure = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    definition = models.JSONField(default=dict)
    """What pages say of the measure: kind, direction, per, why, source, verified, characteristics, data sets."""
    first = models.DateField()
    last = models.DateField()
    current = models.BooleanField(default=False)
    shown_at = models.DateTimeField()

    class Meta:
        ordering = ("measure", "-id")
        verbose_name_plural = "figures of measures"
        constraints = (
            models.UniqueConstraint(fields=("run", "measure"), name="one_set_of_figures_a_measure_and_run"),
            models.UniqueConstraint(fields=("measure",), condition=Q(current=True), name="one_current_set_a_measure"),
        )

    def __str__(self) -> str:
        return f"{self.measure} of run {self.run_id}"
