"""Findings are found by their words, their parts and what is answered; plans by title and caveats."""

from django.db import migrations

from answerable.web.database.full_text import full_text


class Migration(migrations.Migration):
    dependencies = (("plans", "0001_initial"),)
    operations = (
        full_text("plans_finding", ["words", "decision_words"], json=["parts", "response"]),
        full_text("plans_actionplan", ["title"], json=["caveats"]),
    )
