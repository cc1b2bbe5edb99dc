"""Which counts must be hidden for what they are."""

import pytest

from answerable.disclosure import Reason, link, shipped
from answerable.disclosure.primary import primary
from tests.support.disclosure import cell, counts, groups, places

SMALL, BASE, SHOWN = Reason.SMALL, Reason.BASE, Reason.SHOWN


@pytest.mark.parametrize(
    ("k", "n", "reasons"),
    [
        (4, 40, (SMALL, SHOWN, SHOWN)),
        (5, 40, (SHOWN, SHOWN, SHOWN)),
        (6, 40, (SHOWN, SHOWN, SHOWN)),
        (0, 40, (SHOWN, SHOWN, SHOWN)),
        (37, 40, (SHOWN, SHOWN, SMALL)),
        (40, 40, (SHOWN, SHOWN, SHOWN)),
        (5, 10, (SHOWN, SHOWN, SHOWN)),
        (5, 9, (BASE, BASE, BASE)),
        (0, 0, (BASE, BASE, BASE)),
    ],
)
def test_counts_bases_and_complements(k: int, n: int, reasons: tuple[Reason, ...]) -> None:
    cells = counts([cell(k, stage="proved"), cell(n)])
    linked = link(cells, groups=groups(), places=places(), denominators=[("proved", "people")])
    assert primary(linked, shipped("standard")).tolist() == list(reasons)


def test_none_and_all_are_protected_where_there_are_few_people() -> None:
    from dataclasses import replace

    policy = replace(shipped("standard"), zeros_below=50)
    for k, reasons in ((0, [SMALL, SHOWN, SMALL]), (40, [SMALL, SHOWN, SMALL]), (20, [SHOWN, SHOWN, SHOWN])):
        cells = counts([cell(k, stage="proved"), cell(40)])
        linked = link(cells, groups=groups(), places=places(), denominators=[("proved", "people")])
        assert primary(linked, policy).tolist() == reasons


def test_a_zero_that_everybody_knows_is_not_hidden() -> None:
    cells = counts([cell(0, stage="proved"), cell(0)]).assign(structural=True)
    linked = link(cells, groups=groups(), places=places(), denominators=[("proved", "people")])
    assert primary(linked, shipped("standard")).tolist() == [SHOWN, SHOWN, SHOWN]
