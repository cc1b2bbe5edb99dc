"""Addresses of equality analyses."""

from django.urls import path

from answerable.web.consultations import views

app_name = "consultations"
urlpatterns = [
    path("equality-analyses/", views.analyses, name="analyses"),
    path("equality-analyses/new/", views.record_analysis, name="record_analysis"),
    path("equality-analyses/<int:pk>/", views.analysis, name="analysis"),
    path("equality-analyses/<int:pk>/version/", views.new_version, name="new_version"),
    path("equality-analyses/statements/<int:pk>/answer/", views.answer_challenge, name="answer_challenge"),
]
