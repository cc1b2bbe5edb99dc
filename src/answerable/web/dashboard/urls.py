"""Addresses of the pages that cross apps."""

from django.urls import path

from answerable.web.dashboard.views import home, lists, pages

app_name = "dashboard"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("search/", lists.search, name="search"),
    path("commitments/", lists.commitments, name="commitments"),
    path("commitments/<int:pk>/", pages.commitment, name="commitment"),
    path("findings/", lists.findings, name="findings"),
    path("findings/<int:pk>/", pages.finding, name="finding"),
    path("places/<int:pk>/", pages.place, name="place"),
    path("posts/<int:pk>/", pages.post, name="post"),
    path("tags/<int:pk>/", pages.tag, name="tag"),
]
