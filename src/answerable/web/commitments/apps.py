from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "answerable.web.commitments"
    label = "commitments"
