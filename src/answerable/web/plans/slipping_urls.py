"""Addresses of likenesses, of findings that another plan's commitment answers, and of plans that end."""

from django.urls import path

from answerable.web.plans.views import alike, carrying, handing_on

urlpatterns = [
    path("alike/", alike.alike, name="alike"),
    path("alike/<int:pk>/", alike.decide_likeness, name="decide_likeness"),
    path("findings/<int:pk>/carry/", carrying.carry, name="carry"),
    path("carried/<int:pk>/undo/", carrying.put_down, name="put_down"),
    path("ending/", handing_on.ending, name="ending"),
    path("plans/<int:pk>/hand-on/", handing_on.hand_on, name="hand_on"),
    path("plans/<int:pk>/handed-on/", handing_on.handed_on, name="handed_on"),
]
