from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "answerable.web.demonstration"
    label = "demonstration"
