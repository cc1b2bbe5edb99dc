"""The page that a run's results become."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from answerable.disparity.report.choosing import Scope
from answerable.disparity.report.page import report
from answerable.disparity.results_folder import Results
from answerable.vocabulary.errors import AnswerableError, InvalidMeasureError, UnusableResultsError
from tests.support.disparity.reporting import HOSTILE, TODAY
from tests.unit.cli.running import answerable


@pytest.fixture(scope="session")
def page(results: Results) -> str:
    return report(results, Scope(), TODAY)


@pytest.fixture(scope="session")
def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def words(page: str) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def test_it_says_first_that_it_is_not_for_publication(soup: BeautifulSoup) -> None:
    assert soup.body is not None
    assert soup.body.get_text(" ", strip=True).startswith("Not for publication: this page holds small numbers.")


def test_nothing_of_it_comes_from_elsewhere_and_nothing_runs(page: str, soup: BeautifulSoup) -> None:
    assert soup.style is not None
    digest = b64encode(sha256(soup.style.get_text().encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert soup.select("script, link, img, iframe, [src], [style]") == []
    assert [tag.attrs for tag in soup.find_all() if any(name.startswith("on") for name in tag.attrs)] == []
    assert {link["href"] for link in soup.select("a")} <= {f"#{tag['id']}" for tag in soup.select("[id]")}
    assert set(re.findall(r"https?://[^\s\"<]+", page)) == {"http://www.w3.org/2000/svg"}


def test_every_chart_is_named_says_what_it_shows_and_has_its_table(soup: BeautifulSoup) -> None:
    ids = Counter(str(tag["id"]) for tag in soup.select("[id]"))
    assert max(ids.values()) == 1
    charts = soup.select("svg")
    assert len(charts) > 5
    for chart in charts:
        figure = chart.find_parent("figure")
        assert figure is not None
        assert figure.figcaption is not None
        assert figure.figcaption.get_text(" ", strip=True) != ""
        assert (chart["role"], str(chart["aria-labelledby"]) in ids, str(chart["aria-describedby"]) in ids) == (
            "img",
            True,
            True,
        )
        assert figure.find_next("details") is not None


def test_the_summary_tells_what_is_worst_and_how_sure_that_is(soup: BeautifulSoup) -> None:
    titles = [heading.get_text() for heading in soup.select(".worst h3")]
    assert titles[0] == "Hearings with a finding of guilt: Caribbean"
    first = words(str(soup.select(".worst li")[0]))
    assert "times as often (95% interval" in first
    assert "It is flagged also beside all white people and everyone else." in first
    assert re.search(r"How sure: q below 0\.001, corrected for \d+ tests\.", first)


def test_a_group_that_fares_better_is_told_as_such(soup: BeautifulSoup) -> None:
    better = [one.select("h3")[0].get_text() for one in soup.select(".worst li") if "fares better" in one.get_text()]
    groups = ("English, Welsh, Scottish, Northern Irish or British", "White", "Indian", "Asian or Asian British")
    assert better == [f"Hearings with a finding of guilt: {group}" for group in groups]


def test_the_figure_of_everyone_is_told_in_the_way_of_its_kind(page: str) -> None:
    text = words(page)
    assert "March 2025 to February 2026; lower is better. Everyone: 1,907 of 3,084, which is 61.8%." in text
    assert "March 2025 to February 2026; lower is better. Everyone: 32,475 over 3,084, which is 10.5." in text


def test_the_summary_tells_what_cannot_be_said_and_what_was_not_known(page: str) -> None:
    text = words(page)
    assert "The newest record is of 27 February 2026, 268 days before this page was made." in text
    assert re.search(r"Codes that are not known .* hearings ethnicity \?\? \d+", text)


def test_problems_of_the_run_are_told(results: Results) -> None:
    problem = {"measure": ["proved"], "where": ["hearings"], "why": ["A column is missing."]}
    problems = results.tables["problems"].schema.empty_table().from_pydict(problem)
    told = replace(results, tables={**results.tables, "problems": problems})
    assert "proved: hearings A column is missing." in words(report(told, Scope(measures=("proved",)), TODAY))


def test_groups_are_compared_with_a_benchmark_where_they_are_a_share(page: str) -> None:
    text = words(page)
    assert "Ethnicity, compared with Census" in text
    assert "2 groups beside the benchmark." in text


def test_what_is_left_out_is_told_with_how_to_see_it(results: Results, page: str) -> None:
    assert "Not shown here: ethnicity × sex. To see all: answerable measure report RESULTS --measure proved." in words(
        page
    )
    assert "Not shown here" not in words(report(results, Scope(measures=("proved",)), TODAY))


def test_one_place_is_told_alone(results: Results) -> None:
    text = words(report(results, Scope("Dale", ("proved",)), TODAY))
    assert "Dale. The newest record" in text
    assert "At Dale, from March 2025 to February 2026" in text
    assert "In all places together" not in text


def test_a_region_is_told_with_the_places_below_it(results: Results) -> None:
    text = words(report(results, Scope("South", ("proved",)), TODAY))
    assert "In South, from March 2025 to February 2026" in text
    assert "Ashfield" not in text


def test_names_are_never_markup(results: Results) -> None:
    page = report(results, Scope(HOSTILE, ("proved",)), TODAY)
    assert "<script" not in page
    assert HOSTILE in words(page)


def test_the_same_results_make_the_same_page(results: Results) -> None:
    one, other = (report(results, Scope(measures=("days",)), TODAY) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("scope", "error", "told"),
    [
        (Scope("Dael"), UnusableResultsError, "The results hold no place `Dael`. Did you mean `Dale`?"),
        (Scope(measures=("prove",)), InvalidMeasureError, "There is no measure `prove`. Did you mean `proved`?"),
    ],
)
def test_what_the_results_do_not_hold_is_said(
    results: Results, scope: Scope, error: type[AnswerableError], told: str
) -> None:
    with pytest.raises(error) as raised:
        report(results, scope, TODAY)
    assert str(raised.value) == told


def test_a_measure_without_a_figure_here_is_said(results: Results) -> None:
    empty = {name: table.slice(0, 0) for name, table in results.tables.items()}
    with pytest.raises(UnusableResultsError, match="no figure of these measures for all places together"):
        report(replace(results, tables=empty), Scope(), TODAY)


def test_the_command_writes_the_page(results: Results, folder: Path, tmp_path: Path) -> None:
    assert results.manifest["problems"] == 0
    ran = answerable("measure", "report", folder / "results", "--measure", "days", "-o", tmp_path / "report.html")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert "Days given" in words((tmp_path / "report.html").read_text(encoding="utf-8"))
