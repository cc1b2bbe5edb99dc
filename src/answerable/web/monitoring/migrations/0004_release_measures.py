from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0003_exported_by")]

    operations = [
        migrations.AddField(model_name="release", name="measures", field=models.JSONField(default=list)),
    ]
