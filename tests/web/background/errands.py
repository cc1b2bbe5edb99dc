"""Tasks to try a worker with."""

from django_tasks import task

from answerable.web.background.failing import on_failure

ran: list[str] = []
told: list[str] = []


@task
def run(errand: str) -> None:
    if errand == "break":
        raise ValueError(errand)
    ran.append(errand)


@on_failure(run)
def tell(errand: str) -> None:
    told.append(errand)
