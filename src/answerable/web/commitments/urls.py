"""Addresses of owners' names and of tags; commitments themselves have theirs on the dashboard."""

from django.urls import path

from answerable.web.commitments.views import circumstances, events, evidence, owners, tags, updates, verifying, voices

app_name = "commitments"
urlpatterns = [
    path("owners/", owners.owners, name="owners"),
    path("owners/confirm/", owners.confirm_owners, name="confirm_owners"),
    path("owners/match/", owners.match_owners, name="match_owners"),
    path("owners/<int:pk>/", owners.owner_name, name="owner_name"),
    path("owners/<int:pk>/confirm/", owners.confirm_owner, name="confirm_owner"),
    path("tags/", tags.tags, name="tags"),
    path("tags/new/", tags.add_tag, name="add_tag"),
    path("tags/<int:pk>/words/", tags.edit_tag, name="edit_tag"),
    path("commitment-tags/<int:pk>/", tags.decide_tag, name="decide_tag"),
    path("commitments/<int:pk>/tags/new/", tags.add_commitment_tag, name="add_commitment_tag"),
    path("commitments/<int:pk>/report/", updates.report_progress, name="report_progress"),
    path("updates/", updates.updates, name="updates"),
    path("updates/<int:pk>/withdraw/", updates.withdraw_update, name="withdraw_update"),
    path("commitments/<int:pk>/verify/", verifying.verify, name="verify"),
    path("commitments/<int:pk>/waits/new/", circumstances.wait, name="wait"),
    path("commitments/<int:pk>/backlogs/new/", circumstances.add_backlog, name="add_backlog"),
    path("commitments/<int:pk>/overtaken/", circumstances.overtake, name="overtake"),
    path("waits/<int:pk>/end/", circumstances.end_wait, name="end_wait"),
    path("backlogs/<int:pk>/figures/new/", circumstances.add_figure, name="add_figure"),
    path("backlogs/<int:pk>/close/", circumstances.close_backlog, name="close_backlog"),
    path("voices/", voices.voices, name="voices"),
    path("voices/<int:pk>/", voices.voice, name="voice"),
    path("voices/<int:pk>/answerer/", voices.name_answerer, name="name_answerer"),
    path("voices/<int:pk>/withhold/", voices.withhold_voice, name="withhold_voice"),
    path("commitments/<int:pk>/evidence/", evidence.add_evidence, name="add_evidence"),
    path("evidence/<int:pk>/", evidence.evidence, name="evidence"),
    path("evidence/<int:pk>/file", evidence.evidence_file, name="evidence_file"),
    path("evidence/<int:pk>/version/", evidence.replace_evidence, name="replace_evidence"),
    path("evidence/<int:pk>/release/", evidence.release_evidence, name="release_evidence"),
    path("evidence/<int:pk>/seen/", evidence.evidence_seen, name="evidence_seen"),
    path("evidence/<int:pk>/redact/", evidence.redact_evidence, name="redact_evidence"),
    path("events/", events.events, name="events"),
    path("events/new/", events.add_event, name="add_event"),
    path("events/<int:pk>/", events.event, name="event"),
]
