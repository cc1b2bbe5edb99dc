from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0005_following_kept")]
    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["slipped", "id"], name="commitments_by_slippage"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("due_on", None), ("first_due_on__isnull", False)),
                fields=["place", "id"],
                name="commitments_no_longer_dated",
            ),
        ),
    ]
