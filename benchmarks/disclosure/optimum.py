"""The least that must be hidden of a small table, by an integer program: to see how far the method is from it."""

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from answerable.disclosure import Linked, Policy
from answerable.disclosure.primary import primary


def least_hidden(linked: Linked, policy: Policy) -> tuple[int, float]:
    """Cells hidden, and their value, where the value hidden is least and each small count can be from 0 to the width.

    What one person who knows of themself could find out is not asked of it.

    Unknowns: whether each cell is hidden (0 or 1), and two tables for each small count, one in which it is 0 and one in
    which it is the width, that differ from the true one in hidden cells only, and not by far.
    """
    must = np.flatnonzero(primary(linked, policy) != "")
    values, cells = linked.counts.astype(float), len(linked.counts)
    targets = [(cell, step) for cell in must for step in (-values[cell], policy.width - values[cell]) if step]
    tables, most = len(targets), 3.0 * policy.width
    sums = sparse.hstack(
        [sparse.csr_array((tables * linked.equations.shape[0], cells)), sparse.kron(np.eye(tables), linked.equations)]
    )
    hidden, moves = sparse.kron(np.ones((tables, 1)), sparse.eye(cells)), sparse.eye(tables * cells)
    down = sparse.hstack([hidden @ sparse.diags_array(values), moves])
    up = sparse.hstack([-most * hidden, moves])
    low, high = np.full(tables * cells, -most), np.full(tables * cells, most)
    for number, (cell, step) in enumerate(targets):
        low[number * cells + cell] = high[number * cells + cell] = step
    chosen = np.zeros(cells)
    chosen[must] = 1
    found = milp(
        np.concatenate([values + 0.001, np.zeros(tables * cells)]),
        integrality=np.concatenate([np.ones(cells), np.zeros(tables * cells)]),
        bounds=Bounds(np.concatenate([chosen, low]), np.concatenate([np.ones(cells), high])),
        constraints=[
            LinearConstraint(sums, 0, 0),
            LinearConstraint(down, 0, np.inf),
            LinearConstraint(up, -np.inf, 0),
        ],
    )
    best = found.x[:cells] > 0.5
    return int(best.sum()), float(values[best].sum())
