from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "answerable.web.consultations"
    label = "consultations"
