"""Definitions as YAML again."""

import tempfile
from pathlib import Path

from hypothesis import given, settings

from answerable.disparity.measures import read_catalogue, shipped, write_catalogue
from answerable.disparity.measures.conditions import AllOf, Condition, Known
from answerable.disparity.measures.model import Band, Catalogue, Characteristic, Quantity
from tests.unit.disparity.measures.conditions import CONDITIONS
from tests.unit.disparity.measures.definitions import ETHNICITY, PROVED, catalogue_of, changed


def read_back(catalogue: Catalogue) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "written.yaml"
        file.write_text(write_catalogue(catalogue), "utf-8")
        return read_catalogue(file)


def test_the_shipped_catalogue_is_read_back_as_it_was() -> None:
    assert read_back(shipped()) == shipped()


@settings(deadline=None, max_examples=60)
@given(CONDITIONS)
def test_every_condition_is_read_back_as_it_was(condition: Condition) -> None:
    whole = Quantity("charges", "hearings", condition)
    part = Quantity("some charges", "hearings", AllOf((condition, Known("plea"))))
    catalogue = catalogue_of(changed(numerator=part, denominator=whole))
    assert read_back(catalogue) == catalogue


def test_bands_are_written_as_people_write_them() -> None:
    bands = (Band("Young", None, 17), Band("18-25", 18, 25), Band("Old", 26, None))
    catalogue = catalogue_of(changed(characteristics=(ETHNICITY, Characteristic("age", "age", bands=bands))))
    assert (
        "bands:\n    - label: Young\n      to: 17\n    - 18-25\n    - label: Old\n      from: 26\n"
        in write_catalogue(catalogue)
    )
    assert read_back(catalogue) == catalogue


def test_what_is_at_its_default_is_not_written() -> None:
    text = write_catalogue(catalogue_of(PROVED))
    assert text[text.index("measures:") :] == (
        "measures:\n"
        "- name: proved\n"
        "  title: Charges proved\n"
        "  why: Hearings should be fair.\n"
        "  kind: proportion\n"
        "  direction: lower is better\n"
        "  numerator:\n"
        "    stage: charges proved\n"
        "    data: hearings\n"
        "    where:\n"
        "      outcome: proved\n"
        "  denominator:\n"
        "    stage: charges\n"
        "    data: hearings\n"
        "  characteristics:\n"
        "  - name: ethnicity\n"
        "    column: ethnicity\n"
        "    classification: ethnicity\n"
        "  repeats: every\n"
    )
