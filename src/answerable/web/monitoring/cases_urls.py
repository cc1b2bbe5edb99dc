"""Addresses: cases, their answers, and the pack of a meeting."""

from django.urls import URLPattern, path

from answerable.web.monitoring.views import cases, cases_acts, cases_pack

urlpatterns: list[URLPattern] = [
    path("cases/", cases.cases, name="cases"),
    path("cases/<int:pk>/", cases.case, name="case"),
    path("cases/<int:pk>/examine/", cases_acts.examine, name="examine_case"),
    path("cases/<int:pk>/explain/", cases_acts.explain, name="explain_case"),
    path("cases/<int:pk>/challenge/", cases_acts.challenge, name="challenge_case"),
    path("cases/<int:pk>/reform/", cases_acts.reform, name="reform_case"),
    path("cases/<int:pk>/link/", cases_acts.link, name="link_case"),
    path("cases/<int:pk>/close/", cases_acts.close, name="close_case"),
    path("cases/<int:pk>/decide/", cases_acts.decide, name="decide_case"),
    path("cases/<int:pk>/note/", cases_acts.note, name="note_case"),
    path("monitoring/places/<int:pk>/pack/", cases_pack.pack, name="meeting_pack"),
    path("monitoring/places/<int:pk>/pack.pdf", cases_pack.pdf, name="meeting_pack_pdf"),
    path("monitoring/places/<int:pk>/pack.odt", cases_pack.odt, name="meeting_pack_odt"),
]
