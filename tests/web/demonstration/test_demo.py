"""`python -m answerable.web demo`, as a person runs it."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from answerable.web.demonstration.people import PASSWORD, PEOPLE
from answerable.web.estate.types import Role

pytestmark = pytest.mark.slow
FOLLOWED = (
    *("commitments_verification", "commitments_judgement", "commitments_voice", "commitments_voiceanswer"),
    *("commitments_update", "commitments_evidence", "commitments_wait", "commitments_backlogfigure"),
    *("plans_ask", "plans_pilot", "plans_offer", "plans_dispatch", "notices_mail"),
)
STATES = "SELECT state, count(*) FROM plans_import GROUP BY state ORDER BY state"
OF_THEMATIC = """
SELECT rounds.position, count(*), sum(relation = 'made'), sum(relation = 'progress'), rounds.settled_at IS NOT NULL
FROM plans_entry entries JOIN plans_round rounds ON rounds.id = entries.round_id
JOIN plans_actionplan plans ON plans.id = rounds.plan_id WHERE plans.title LIKE 'Fair chances%'
GROUP BY rounds.position, rounds.settled_at ORDER BY rounds.position
"""
ACROSS = """
SELECT reported.number, made.number FROM plans_entry told JOIN plans_finding reported ON reported.id = told.finding_id
JOIN plans_entry promise ON promise.commitment_id = told.commitment_id AND promise.relation = 'made'
JOIN plans_finding made ON made.id = promise.finding_id WHERE told.relation = 'progress' AND made.id <> reported.id
"""
OF_MOORLAND = """
SELECT measure, "group", state FROM monitoring_case found JOIN estate_place place ON place.id = found.place_id
WHERE place.code = 'MDI' AND characteristic = 'ethnicity' ORDER BY measure
"""


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demonstration") / "state"


def start_demo(state: Path, *options: str) -> "subprocess.Popen[str]":
    """As a script starts it in its background: with Ctrl+C ignored, unless the program asks for it."""
    demo = [sys.executable, "-m", "answerable.web", "demo", "--state", str(state), *options]
    command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *demo]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment["ANSWERABLE_STATE"] = str(state.parent / "elsewhere")
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment)


def answers(address: str) -> bool:
    said = urlsplit(address)
    try:
        with socket.create_connection((str(said.hostname), said.port or 80)):
            return True
    except ConnectionRefusedError:
        return False


@pytest.fixture(scope="module")
def said(state: Path) -> str:
    demo = start_demo(state, "--check")
    out, errors = demo.communicate()
    assert (demo.returncode, errors) == (0, "")
    return out


def asked(state: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(state / "answerable.sqlite3")) as database:
        return database.execute(query).fetchall()


def test_it_says_where_to_look_who_to_be_and_what_to_bring(said: str, state: Path) -> None:
    assert "The register is at http://127.0.0.1:" in said
    assert f"with the password {PASSWORD}" in said
    assert [one.email for one in PEOPLE if one.email not in said] == []
    path = next(line for line in said.splitlines() if line.startswith("A plan to bring by hand")).rpartition(": ")[2]
    assert Path(path).parent == state / "plans"
    assert Path(path).is_file()


def test_there_is_somebody_for_every_role() -> None:
    assert {one.role for one in PEOPLE} == set(Role)


@pytest.mark.usefixtures("said")
def test_plans_are_accepted_one_waits_and_one_failed(state: Path) -> None:
    assert asked(state, STATES) == [("accepted", 9), ("failed", 1), ("in_review", 1)]
    assert asked(state, "SELECT count(*) FROM plans_actionplan") == [(9,)]


@pytest.mark.usefixtures("said")
def test_the_plans_are_followed(state: Path) -> None:
    """All but one are published; some were verified, judged, spoken of and reported on, and mails went out."""
    counted = {name: asked(state, f"SELECT count(*) FROM {name}")[0][0] for name in FOLLOWED}  # noqa: S608 - names of ours
    assert asked(state, "SELECT count(*) FROM plans_actionplan WHERE published_edition_id IS NULL") == [(1,)]
    assert {name: bool(number) for name, number in counted.items()} == dict.fromkeys(FOLLOWED, True)


@pytest.mark.usefixtures("said")
def test_the_thematic_has_three_rounds_the_later_two_settled(state: Path) -> None:
    rounds = [row[1:] for row in asked(state, OF_THEMATIC)]
    assert rounds == [(15, 15, 0, 0), (5, 0, 5, 1), (10, 0, 10, 1)]


@pytest.mark.usefixtures("said")
def test_some_work_of_one_recommendation_is_reported_under_another(state: Path) -> None:
    assert asked(state, ACROSS) == [("6", "3")]


@pytest.mark.usefixtures("said")
def test_made_up_records_are_counted_and_what_is_found_is_answered(state: Path) -> None:
    """Of disparities that were planted one is reformed in vain, one explained, one went: a case in each state."""
    assert asked(state, "SELECT DISTINCT state FROM monitoring_run") == [("done",)]
    assert asked(state, OF_MOORLAND) == [
        ("adjudications-charges", "Caribbean", "reform"),
        ("education-attended", "Caribbean", "closed"),
        ("use-of-force-incidents", "Caribbean", "explained"),
    ]
    states = {found for (found,) in asked(state, "SELECT DISTINCT state FROM monitoring_case")}
    assert states == {"new", "examined", "explained", "reform", "closed"}
    assert asked(state, "SELECT count(*) FROM consultations_policy") == [(2,)]
    readings = "SELECT measure, verdict FROM monitoring_effectreading JOIN monitoring_aim aim ON aim.id = aim_id"
    assert sorted(asked(state, readings)) == [("adjudications-charges", "no_sign"), ("education-attended", "changed")]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("said")
def test_it_goes_on_with_what_an_earlier_one_left_until_it_is_stopped(
    state: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the earlier one ran is counted by coverage; it need not be twice more.
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    with start_demo(state, "--keep") as demo:
        assert demo.stdout
        address = next(line.split()[-1] for line in demo.stdout if line.startswith("The register is at"))
        next(line for line in demo.stdout if line.startswith("The first page was served"))
        served = answers(address)
        demo.send_signal(number)
        assert (demo.communicate()[1], demo.returncode, served, answers(address)) == ("", 0, True, False)
    assert asked(state, STATES) == [("accepted", 9), ("failed", 1), ("in_review", 1)]
