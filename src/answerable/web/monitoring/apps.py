from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "answerable.web.monitoring"
    label = "monitoring"
