from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "answerable.web.dashboard"
    label = "dashboard"
