"""What is done when a task has failed for good, so that whoever waits for it is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django_tasks.base import Task

if TYPE_CHECKING:
    from django_tasks_db.models import DBTaskResult

Tell = Callable[..., None]
_TELLS: dict[str, Tell] = {}


def on_failure(task: Task[Any, Any]) -> Callable[[Tell], Tell]:
    """Have the decorated function called, with the arguments of the task, in the transaction that marks it failed."""

    def keep(tell: Tell) -> Tell:
        _TELLS[task.module_path] = tell
        return tell

    return keep


def say_failed(result: "DBTaskResult[Any, Any]") -> None:
    """Tell of a task; importing it is what makes known whom to tell."""
    tell = _TELLS.get(result.task.module_path)
    if tell:
        tell(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])
