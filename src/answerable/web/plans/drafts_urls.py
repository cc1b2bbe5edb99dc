"""Addresses of plans that are being written, and of what surrounds them."""

from django.urls import path

from answerable.web.plans.views import around, draft_moves, draft_parts, drafts

_FINDING = "drafts/<int:pk>/findings/<int:position>"
_ACTION = f"{_FINDING}/rounds/<int:number>/actions/<int:action>"
urlpatterns = [
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/new/", drafts.begin, name="begin_draft"),
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/differences/", drafts.draft_differences, name="draft_differences"),
    path("drafts/<int:pk>/front/", draft_parts.draft_front, name="draft_front"),
    path("drafts/<int:pk>/findings/new/", draft_parts.add_finding, name="add_draft_finding"),
    path(f"{_FINDING}/", draft_parts.draft_finding, name="draft_finding"),
    path(f"{_FINDING}/answer/", draft_parts.decide_finding, name="decide_finding"),
    path(f"{_FINDING}/remove/", draft_parts.remove_finding, name="remove_draft_finding"),
    path(f"{_FINDING}/up/", draft_parts.move_finding, name="move_draft_finding"),
    path(f"{_FINDING}/actions/new/", draft_parts.add_action, name="add_draft_action"),
    path(f"{_ACTION}/", draft_parts.draft_action, name="draft_action"),
    path(f"{_ACTION}/remove/", draft_parts.remove_action, name="remove_draft_action"),
    path("drafts/<int:pk>/clearing/<slug:move>/", draft_moves.clear_draft, name="clear_draft"),
    path("drafts/<int:pk>/moves/<slug:move>/", draft_moves.move_draft, name="move_draft"),
    path("plans/<int:pk>/correct/", drafts.correct, name="correct_plan"),
    path("plans/<int:pk>/terms/", around.plan_terms, name="plan_terms"),
    path("plans/<int:pk>/dependencies/new/", around.add_dependency, name="add_dependency"),
    path("plans/<int:pk>/dependencies/<int:dependency>/remove/", around.remove_dependency, name="remove_dependency"),
    path("plans/<int:pk>/editions/<int:number>/sent/", around.record_dispatch, name="record_dispatch"),
    path("regimes/", around.regimes, name="regimes"),
]
