"""Addresses: figures: what it is like, where, for whom."""

from django.urls import URLPattern, path

from answerable.web.monitoring.views import figures, figures_measure, figures_themes

urlpatterns: list[URLPattern] = [
    path("monitoring/", figures.home, name="home"),
    path("monitoring/places/<int:pk>/", figures.place, name="place"),
    path("monitoring/places/<int:pk>/measures/<slug:measure>/", figures_measure.measure_at, name="measure_at"),
    path("monitoring/places/<int:pk>/groups/<str:group>/", figures.group_at, name="group_at"),
    path("monitoring/places/<int:pk>/themes/<slug:slug>/", figures_themes.theme, name="theme"),
    path("monitoring/figures/<int:run>/<slug:measure>/places/<int:pk>/", figures_measure.figure, name="figure"),
]
