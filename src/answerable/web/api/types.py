"""What a token may do."""

from django.db.models import TextChoices


class Scope(TextChoices):
    READ = "read", "Read what its person may see"
    REPORT = "report", "Report progress as its person"
