"""The files of a release as other programs read them: CSV with its description, spreadsheet, page."""

import csv
import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from odfdo import Document

from answerable.disclosure import shipped
from answerable.releases import Terms, make
from answerable.releases.columns import LAYOUTS
from tests.support.releasing import PROVED, USUAL, WHO, results
from tests.support.web.validity import faults

_KINDS: dict[str, re.Pattern[str]] = {
    "string": re.compile(r".*", re.DOTALL),
    "integer": re.compile(r"-?\d+"),
    "decimal": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "boolean": re.compile("yes|no"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    found = results(folder / "results", USUAL, (PROVED, WHO))
    make(found, Terms(shipped("standard"), "Hearings", date(2026, 11, 22)), folder / "ledger", folder / "out")
    return folder / "out"


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_table_is_as_its_description_says(folder: Path, name: str) -> None:
    about: dict[str, Any] = json.loads((folder / f"{name}.csv-metadata.json").read_text(encoding="utf-8"))
    with (folder / about["url"]).open(encoding="utf-8", newline="") as content:
        head, *table = list(csv.reader(content))
    columns = about["tableSchema"]["columns"]
    assert head == [column["titles"] for column in columns]
    wrong = [
        (column["name"], line[place])
        for place, column in enumerate(columns)
        for line in table
        if line[place] and not _fits(column["datatype"], line[place])
    ]
    assert wrong == []
    key = [head.index(one) for one in about["tableSchema"]["primaryKey"]]
    assert len({tuple(line[place] for place in key) for line in table}) == len(table)


def _fits(datatype: str | dict[str, str], text: str) -> bool:
    base = datatype if isinstance(datatype, str) else datatype["base"]
    return bool(_KINDS[base].fullmatch(text))


def test_every_empty_figure_is_hidden_or_told_why(folder: Path) -> None:
    for name in ("rates", "comparisons"):
        silent = [
            (row["group"], row["place"])
            for row in rows(folder / f"{name}.csv")
            if not row["rate"] and not row["reason"]
        ]
        assert silent == []


def test_a_hidden_figure_is_empty_and_one_that_is_not_hidden_is_not_named(folder: Path) -> None:
    for name in ("rates", "comparisons", "trends", "funnels"):
        for row in rows(folder / f"{name}.csv"):
            assert {row[figure] for figure in row["hidden"].split()} <= {""}


def test_the_spreadsheet_holds_every_table_with_numbers_as_numbers(folder: Path) -> None:
    document = Document(BytesIO((folder / "figures.ods").read_bytes()))
    tables = {str(table.name): list(table.iter_values()) for table in document.body.get_tables()}
    assert list(tables) == [layout.title for layout in LAYOUTS.values()]
    head, first, *_ = tables["Counts and rates"]
    told = dict(zip(head, first, strict=False))
    assert (told["measure"], told["k"], told["n"]) == ("proved", 724, 1838)


def test_the_page_is_valid_and_whole_in_itself(folder: Path, tmp_path: Path) -> None:
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert faults({"index": text}, tmp_path) == {}
    page = BeautifulSoup(text, "lxml")
    assert page.find_all(["script", "img", "iframe", "link"]) == []
    assert {str(link["href"]) for link in page.find_all("a")} == {path.name for path in folder.iterdir()} - {
        "index.html"
    }
    assert [one.get_text() for one in page.find_all("h1")] == ["Hearings"]
