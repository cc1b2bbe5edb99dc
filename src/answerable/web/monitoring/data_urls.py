"""Addresses: data sets, deliveries and runs."""

from django.urls import path

from answerable.web.monitoring.views import data, data_deliveries, data_runs

urlpatterns = [
    path("monitoring/data/", data.data_sets, name="data_sets"),
    path("monitoring/data/new/", data.register, name="register_data_set"),
    path("monitoring/data/<int:pk>/", data.data_set, name="data_set"),
    path("monitoring/data/<int:pk>/columns/", data.map_columns, name="map_columns"),
    path("monitoring/data/<int:pk>/change/", data.change, name="change_data_set"),
    path("monitoring/data/<int:pk>/end/", data.end, name="end_data_set"),
    path("monitoring/data/<int:pk>/bring/", data_deliveries.bring, name="bring_data"),
    path("monitoring/deliveries/<int:pk>/", data_deliveries.delivery, name="delivery"),
    path("monitoring/deliveries/<int:pk>/take/", data_deliveries.take, name="take_delivery"),
    path("monitoring/deliveries/<int:pk>/refuse/", data_deliveries.refuse, name="refuse_delivery"),
    path("monitoring/runs/", data_runs.runs, name="runs"),
    path("monitoring/runs/new/", data_runs.start, name="start_run"),
    path("monitoring/runs/<int:pk>/", data_runs.run, name="run"),
    path("monitoring/runs/<int:pk>/cancel/", data_runs.cancel, name="cancel_run"),
    path("monitoring/places/<int:pk>/<slug:measure>/earlier/", data_runs.revisions, name="revisions"),
]
