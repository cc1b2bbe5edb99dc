"""Addresses of rounds of progress while they are gathered, and of updates between them."""

from django.urls import path

from answerable.web.plans.views import own_round, reporting, return_sheets, updates

urlpatterns = [
    path("plans/<int:pk>/rounds/new/", reporting.open_round, name="open_round"),
    path("plans/<int:pk>/updates/new/", updates.update_between, name="update_between"),
    path("plans/<int:pk>/updates-due/", updates.updates_due, name="updates_due"),
    path("updates-due/<int:pk>/met/", updates.meet_update, name="meet_update"),
    path("rounds/<int:pk>/", reporting.round_page, name="round"),
    path("rounds/<int:pk>/mine/", own_round.my_round, name="my_round"),
    path("rounds/<int:pk>/owners/<int:ask>/", reporting.ask, name="ask"),
    path("rounds/<int:pk>/addresses/", reporting.addresses, name="addresses"),
    path("rounds/<int:pk>/chase/", reporting.chase, name="chase"),
    path("rounds/<int:pk>/sheets/", return_sheets.read_sheets, name="sheets"),
    path("rounds/<int:pk>/sheets/<int:ask>/", return_sheets.sheet, name="sheet"),
    path("rounds/<int:pk>/assemble/", reporting.assemble, name="assemble"),
    path("rounds/<int:pk>/close/", reporting.close_round, name="close_round"),
]
