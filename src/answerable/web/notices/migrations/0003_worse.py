"""A commitment that was checked as done, while the figures got worse, is told of."""

from django.db import migrations, models

_KINDS = [
    ("due_soon", "Due soon"),
    ("due_today", "Due today"),
    ("overdue", "Overdue"),
    ("escalated", "Overdue, and passed on to you"),
    ("asked", "Progress asked for"),
    ("voice", "A voice to answer"),
    ("woken", "No longer waiting"),
    ("to_verify", "To be verified"),
    ("to_clear", "To be cleared"),
    ("plan_due", "A plan or update is due"),
    ("worse", "The figures got worse"),
]


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_places")]

    operations = [migrations.AlterField("notice", "kind", models.CharField(choices=_KINDS, max_length=20))]
