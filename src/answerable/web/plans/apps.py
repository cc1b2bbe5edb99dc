from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "answerable.web.plans"
    label = "plans"
