"""Commitments are found by their words and their owners'."""

from django.db import migrations

from answerable.web.database.full_text import full_text


class Migration(migrations.Migration):
    dependencies = (("commitments", "0001_initial"),)
    operations = (full_text("commitments_commitment", ["words", "owner_words"]),)
