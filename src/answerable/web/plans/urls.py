"""Addresses of documents on their way into the register, and of the plans in it."""

from django.urls import path

from answerable.web.plans.drafts_urls import urlpatterns as drafts
from answerable.web.plans.programme_urls import urlpatterns as programmes
from answerable.web.plans.register_urls import urlpatterns as register
from answerable.web.plans.reporting_urls import urlpatterns as reporting
from answerable.web.plans.slipping_urls import urlpatterns as slipping
from answerable.web.plans.views import import_page, imports, redacting, review, review_actions, review_parts

app_name = "plans"
urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path("imports/new/", imports.bring, name="bring"),
    path("imports/<int:pk>/", import_page.import_page, name="import"),
    path("imports/<int:pk>/place/", import_page.import_place, name="import_place"),
    path("imports/<int:pk>/doubts/<slug:code>/", review.review_doubts, name="review_doubts"),
    path("imports/<int:pk>/findings/<int:position>/", review_parts.review_finding, name="review_finding"),
    path(
        "imports/<int:pk>/findings/<int:position>/rounds/<int:number>/actions/<int:action>/",
        review_actions.review_action,
        name="review_action",
    ),
    path("imports/<int:pk>/words/", review_parts.review_part, name="review_part"),
    path("imports/<int:pk>/leftovers/", review_parts.review_leftovers, name="review_leftovers"),
    path("imports/<int:pk>/changes/", review_parts.review_changes, name="review_changes"),
    path("imports/<int:pk>/changes/undo/", review_parts.undo_change, name="undo_change"),
    path("imports/<int:pk>/accept/", import_page.accept, name="accept"),
    path("imports/<int:pk>/withdraw/", imports.withdraw, name="withdraw"),
    path("imports/<int:pk>/read-again/", imports.read_again, name="read_again"),
    path("documents/<int:pk>/", imports.original, name="original"),
    path("redact/", redacting.redact, name="redact"),
    *register,
    *drafts,
    *reporting,
    *programmes,
    *slipping,
]
