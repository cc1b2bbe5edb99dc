from django.apps import AppConfig


class EstateConfig(AppConfig):
    name = "answerable.web.estate"
    label = "estate"
