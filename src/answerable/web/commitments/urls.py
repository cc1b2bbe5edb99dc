"""Addresses of owners' names and of tags; commitments themselves have theirs on the dashboard."""

from django.urls import path

from answerable.web.commitments.views import owners, tags

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
]
