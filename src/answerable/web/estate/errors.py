"""What the estate refuses, each with sentences fit to show."""

from answerable.vocabulary.errors import AnswerableError


class RefusedError(AnswerableError):
    """A rule of the estate does not allow it; nothing was changed."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class TableError(RefusedError):
    """A table that was brought cannot be loaded; `problems` names each row and what to do."""
