from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "answerable.web.api"
    label = "api"
