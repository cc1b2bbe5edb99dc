"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver, include, path

from answerable.web.public.views import changes, commitments, home, places, plans

app_name = "public"
_PAGES: list[URLPattern] = [
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("how-this-is-made/", home.method, name="method"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/original", plans.original, name="plan_original"),
    path("plans/<int:pk>/<str:file_format>", plans.plan_file, name="plan_file"),
    path("findings/<int:pk>/", commitments.finding, name="finding"),
    path("commitments/", commitments.commitments, name="commitments"),
    path("commitments/<int:pk>/", commitments.commitment, name="commitment"),
    path("commitments/<int:pk>/evidence/<int:item>", commitments.evidence, name="evidence"),
    path("places/", places.places, name="places"),
    path("places/<int:pk>/", places.place, name="place"),
    path("changes/", changes.changes, name="changes"),
    path("changes.atom", changes.feed, name="feed"),
    path("slippage/", changes.slippage, name="slippage"),
]
urlpatterns: list[URLPattern | URLResolver] = [path("public/", include(_PAGES))]
