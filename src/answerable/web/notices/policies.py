"""When a mail is tried again, and for how long the one who sends it has it alone. Pure rules."""

import datetime as dt

ATTEMPTS = 6
"""Times that a mail is handed to a server that refuses it."""
LEASE = dt.timedelta(minutes=10)
"""After this, whoever took a mail and has not said what became of it is taken to have stopped."""
_FIRST_WAIT = dt.timedelta(minutes=10)


def wait_after(attempts: int) -> dt.timedelta:
    """How long to wait once this many attempts were refused: 10 minutes, 20, 40..."""
    wait: dt.timedelta = _FIRST_WAIT * 2 ** (attempts - 1)
    return wait
