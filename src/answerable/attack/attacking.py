"""The attack: everything that published files say, taken together, against each figure that they hide."""

from pathlib import Path

from answerable.attack.editions import read_editions
from answerable.attack.findings import Attacked, report_of
from answerable.attack.programs import unknown_of
from answerable.attack.propagation import propagate
from answerable.attack.published import read_ledger, read_release
from answerable.attack.report import Report
from answerable.attack.space import PLACE
from answerable.attack.system import system_of, with_figures
from answerable.attack.trying import tried

SECONDS = 600.0


def attack(release: Path, ledger: Path | None = None, *, seconds: float = SECONDS) -> Report:
    """Try to work out each hidden count of a release from its files and those of the releases before it.

    A count is given away if what is possible for it spans less than `smallest_count` - 1, so that it is known nearly
    or to be small; or if somebody who is alone in another hidden cell would know it to be small.
    Source of the rule: methods.md, Disclosure control 4.

    Raises:
        UnusableReleaseError: a file is missing or was changed, or what is printed does not add up.

    """
    published = read_release(release)
    earlier = read_ledger(ledger, published) if ledger else ()
    space, editions = read_editions([published, *earlier])
    system, understood = system_of(space, editions)
    said = system.low == system.high
    first = propagate(system)
    narrowed = propagate(with_figures(first.system, understood)).after(first)
    unknown = unknown_of(narrowed.system)
    rules, hidden = published.rules, narrowed.system.hidden[unknown.column]
    places = space.code(narrowed.system.columns[unknown.column] % space.size, PLACE)
    search = tried(unknown, hidden, places, rules.smallest_count, seconds)
    return report_of(Attacked(narrowed, said, unknown, search, rules.smallest_count), editions)
