"""Addresses of the messages."""

from django.urls import path

from answerable.web.notices.views import messages

app_name = "notices"
urlpatterns = [
    path("messages/", messages.messages, name="messages"),
    path("messages/<int:pk>/", messages.message, name="message"),
    path("messages/sent/", messages.sent, name="sent"),
    path("messages/sent/<int:pk>/", messages.sent_message, name="sent_message"),
]
