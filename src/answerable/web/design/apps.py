from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "answerable.web.design"
    label = "design"
