from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "answerable.web.plans"
    label = "plans"

    def ready(self) -> None:
        from answerable.web.commitments.services import phrases_changed  # noqa: PLC0415 - needs the models
        from answerable.web.plans.services.tagging import tag_findings_anew  # noqa: PLC0415 - likewise

        phrases_changed.connect(tag_findings_anew)
