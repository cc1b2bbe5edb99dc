"""Addresses of programmes, their pilots, and of findings offered to plans."""

from django.urls import path

from answerable.web.plans.views import offers, programmes

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<int:pk>/", programmes.programme, name="programme"),
    path("programmes/<int:pk>/workstreams/new/", programmes.add_workstream, name="add_workstream"),
    path("programmes/<int:pk>/map/", programmes.choose_plan_to_map, name="choose_plan_to_map"),
    path("programmes/<int:pk>/map/<int:other>/", programmes.map_findings, name="map_findings"),
    path("programmes/<int:pk>/pilots/new/", programmes.add_pilot, name="add_pilot"),
    path("pilots/<int:pk>/", programmes.pilot, name="pilot"),
    path("pilots/<int:pk>/result/", programmes.report_pilot, name="report_pilot"),
    path("pilots/<int:pk>/places/new/", programmes.roll_out, name="roll_out"),
    path("offers/", offers.offers, name="offers"),
    path("offers/<int:pk>/", offers.decide_offer, name="decide_offer"),
    path("findings/<int:pk>/offers/new/", offers.offer_finding, name="offer_finding"),
]
