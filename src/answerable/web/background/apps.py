from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    name = "answerable.web.background"
    label = "background"
