from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "answerable.web.audit"
    label = "audit"
