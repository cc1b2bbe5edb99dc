"""`answerable release make`: results as tables that are fit to publish."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.cli.wording import counted, printable

if TYPE_CHECKING:
    from answerable.disclosure import Policy
    from answerable.releases import Made


def make(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The folder that `answerable measure run` wrote.")],
    *,
    ledger: Annotated[Path, typer.Option(metavar="DIR", help="The folder of all releases; begun where it is empty.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="The new folder to write.")],
    policy: Annotated[
        str, typer.Option(metavar="POLICY", help="standard, rounded, or a YAML file of your own.")
    ] = "standard",
    title: Annotated[str, typer.Option(help="The title of the release.")] = "Disparity in the figures",
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of publication; else today.")
    ] = None,
) -> None:
    """Hide what is small and whatever would give it away, attack the outcome, and publish it if it holds.

    Exit status: 0 published; 2 wrong use; 3 results, a policy or a ledger that cannot be used; 6 refused, because a
    hidden figure could be worked out.
    """
    from answerable.disparity.results_folder import read_results
    from answerable.releases import Terms
    from answerable.releases import make as publish

    day = on.date() if on else date.today()  # noqa: DTZ011 - the day where it is published
    made = publish(read_results(results), Terms(_policy(policy), title, day), ledger, out)
    typer.echo(printable("\n".join(_told(made, out))))


def _policy(name: str) -> "Policy":
    from answerable.disclosure import read_policy, shipped

    return shipped(name) if name in {"standard", "rounded"} else read_policy(Path(name))


def _told(made: "Made", out: Path) -> list[str]:
    tried = f"The attack tried all {made.report.tried:,} hidden counts and worked out none."
    lines = [f"Published {made.name} in {out}: {made.hidden:,} of {counted(made.counts, 'count')} hidden.", tried]
    if made.rounds > 1:
        lines.append(f"It took {made.rounds} rounds of hiding more.")
    if made.given_away:
        lines.append(f"{counted(made.given_away, 'count')} should be hidden, but follow from earlier releases.")
    if made.revised:
        lines.append(f"{counted(made.revised, 'figure')} of earlier releases revised: see revisions.csv.")
    return lines
