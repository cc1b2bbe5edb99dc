"""The head says what the last entry is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def set_head(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    last = apps.get_model("audit", "Entry").objects.order_by("-number").first()
    number, sealed = (last.number, last.hash) if last else (0, "0" * 64)
    apps.get_model("audit", "Head").objects.create(pk=1, number=number, hash=sealed)


class Migration(migrations.Migration):
    dependencies = (("audit", "0003_head"),)
    operations = (migrations.RunPython(set_head, migrations.RunPython.noop),)
