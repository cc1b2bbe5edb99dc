"""Addresses of the pages that cross apps."""

from django.urls import path

from answerable.web.dashboard.views import calendars, disparities, home, lists, packs, pages, recording, slipping

app_name = "dashboard"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("more/", home.more, name="more"),
    path("search/", lists.search, name="search"),
    path("commitments/", lists.commitments, name="commitments"),
    path("commitments/<int:pk>/", pages.commitment, name="commitment"),
    path("findings/", lists.findings, name="findings"),
    path("findings/<int:pk>/", pages.finding, name="finding"),
    path("places/<int:pk>/", pages.place, name="place"),
    path("posts/<int:pk>/", pages.post, name="post"),
    path("tags/<int:pk>/", pages.tag, name="tag"),
    path("what-slips/", slipping.what_slips, name="what_slips"),
    path("slippage/", slipping.slipped, name="slippage"),
    path("not-mentioned/", slipping.not_mentioned, name="not_mentioned"),
    path("contradictions/", slipping.contradicting, name="contradictions"),
    path("map/", slipping.duplication, name="map"),
    path("places/<int:pk>/pack/", packs.pack, name="pack"),
    path("places/<int:pk>/pack.pdf", packs.pack_file, name="pack_file"),
    path("plans/<int:pk>/cases/", disparities.plan_cases, name="plan_cases"),
    path("calendar/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/new/", calendars.make_calendar, name="make_calendar"),
    path("places/<int:pk>/calendar/", calendars.make_place_calendar, name="make_place_calendar"),
    path("plans/<int:pk>/calendar/", calendars.make_plan_calendar, name="make_plan_calendar"),
    path("calendars/<int:pk>/stop/", calendars.revoke_calendar, name="revoke_calendar"),
    path("commitments/<int:pk>/voices/new/", recording.add_voice, name="add_voice"),
    path("commitments/<int:pk>/judge/", recording.judge, name="judge"),
    path("findings/<int:pk>/judge/", recording.judge_finding, name="judge_finding"),
]
