from django.db import migrations

from answerable.web.database.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        append_only("audit_entry"),
        append_only("audit_detail", except_columns=("salt", "content", "redacted_at", "redaction")),
    ]
