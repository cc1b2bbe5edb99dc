"""The table whose one passing row opens append-only tables to a lawful redaction."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("audit", "0004_head_kept"),)
    operations = (
        migrations.CreateModel(
            name="TakingOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
            ],
            options={"db_table": "taking_out"},
        ),
    )
