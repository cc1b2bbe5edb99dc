from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "answerable.web.notices"
    label = "notices"
