"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver, include, path

from answerable.web.public.views import changes, commitments, figures, home, places, plans, reports, sheets

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
    path("figures/", figures.figures, name="figures"),
    path("figures/joint-decisions/", reports.joint_decisions, name="joint_decisions"),
    path("figures/measures/<slug:name>/", figures.measure, name="measure"),
    path("figures/releases/<slug:name>/", figures.release, name="release"),
    path("figures/releases/<slug:name>/<str:file>", figures.release_file, name="release_file"),
    path("figures/releases/<slug:name>/<slug:measure>/places/<int:pk>/", figures.figure, name="figure"),
    path("places/<int:pk>/figures/", figures.place_figures, name="place_figures"),
    path("places/<int:pk>/sheet/", sheets.sheet, name="sheet"),
    path("places/<int:pk>/sheet-<slug:size>.pdf", sheets.sheet_file, name="sheet_file"),
    path("regions/<int:pk>/report/", reports.regional_report, name="regional_report"),
    path("regions/<int:pk>/report.pdf", reports.regional_report_file, name="regional_report_file"),
    path("chapters/<int:year>/", reports.chapter, name="chapter"),
    path("chapters/<int:year>.pdf", reports.chapter_file, name="chapter_file"),
]
urlpatterns: list[URLPattern | URLResolver] = [path("public/", include(_PAGES))]
