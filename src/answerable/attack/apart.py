"""The attack in a child process of its own, with limits on time and memory."""

import os
import pickle
from pathlib import Path
from typing import Final, cast

from answerable.attack.attacking import attack
from answerable.attack.report import Report
from answerable.children import DIED, MEMORY, TIME, Answer, Bounds, Load, Order, answer_parent, ask_child
from answerable.vocabulary.errors import RefusedReleaseError, UnusableReleaseError

SECONDS: Final = 3600.0
"""Of searching: six times what anyone waits for who tries it alone, for here it runs beside other work."""
BOUNDS: Final = Bounds(seconds=2 * SECONDS, memory_bytes=16 << 30, processors=os.cpu_count() or 1)
"""The search stops itself after half of this time: the rest is for reading, and for saying what was found. Of memory,
the tables of one measure over 120 prisons and 30 months take the attack 2.6 GB."""
_LESS = "so nothing is known of what the release gives away. Publish fewer measures or periods at once."
_ENDED = {
    TIME: f"The attack did not finish in time, {_LESS}",
    MEMORY: f"The attack needed too much memory and was stopped, {_LESS}",
    DIED: f"The attack ended without a word, {_LESS}",
}
_BROKE = "The attack failed ({error}), so nothing is known of what the release gives away. Tell whoever looks after it."


def attack_apart(release: Path, ledger: Path, bounds: Bounds = BOUNDS) -> Report:
    """As `attack`. Raises RefusedReleaseError where it reached a bound or broke, since nothing is then known."""
    order = {"release": str(release), "ledger": str(ledger)}
    outcome, content = ask_child("answerable.attack.apart", order, b"", bounds)
    if outcome == "attacked":
        return cast("Report", pickle.loads(content))  # noqa: S301 - what our own child sent
    if outcome == "unusable":
        raise UnusableReleaseError(content.decode())
    raise RefusedReleaseError(_ENDED.get(outcome) or _BROKE.format(error=content.decode()))


def _answer(order: Order, _: Load) -> Answer:
    try:
        report = attack(Path(order["release"]), Path(order["ledger"]), seconds=SECONDS)
    except UnusableReleaseError as error:
        return "unusable", str(error).encode()
    return "attacked", pickle.dumps(report)


if __name__ == "__main__":
    answer_parent(_answer)
