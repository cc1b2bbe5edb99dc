from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "answerable.web.public"
    label = "public"
