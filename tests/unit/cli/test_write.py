import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from answerable.documents.plan import Plan
from answerable.documents.writers import write
from tests.unit.cli.plans import PLAN
from tests.unit.cli.running import Ran, answerable, environment


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(write(PLAN, "json"))
    return path


@pytest.mark.parametrize("file_format", ["html", "csv", "json"])
def test_it_prints_text_formats(plan_file: Path, file_format: str) -> None:
    written = answerable("write", plan_file, "--format", file_format)
    assert written == Ran(0, write(PLAN, file_format).decode(), "")


@pytest.mark.parametrize(("file_format", "start"), [("docx", b"PK"), ("odt", b"PK"), ("pdf", b"%PDF-")])
def test_it_writes_files(plan_file: Path, tmp_path: Path, file_format: str, start: bytes) -> None:
    table = tmp_path / f"table.{file_format}"
    assert answerable("write", plan_file, "--output", table) == Ran(0, "", "")
    assert table.read_bytes().startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", table.name]


def test_it_reads_standard_input() -> None:
    written = answerable("write", "-", "-f", "json", given=PLAN.model_dump_json().encode())
    assert Plan.model_validate_json(written.out) == PLAN


def test_the_ending_of_the_output_names_the_format_unless_one_is_given(plan_file: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.html"
    assert answerable("write", plan_file, "-f", "json", "-o", table).status == 0
    assert json.loads(table.read_bytes())["title"] == PLAN.title


@pytest.mark.parametrize("output", [(), ("-o", "table.xyz")])
def test_a_format_must_be_known(plan_file: Path, output: tuple[str, ...]) -> None:
    refused = answerable("write", plan_file, *output)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.endswith("Error: Invalid value for --format: give one of html, odt, docx, pdf, csv, json\n")


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    missing = tmp_path / "plan.json"
    message = f"answerable: {missing}: No such file or directory.\n"
    assert answerable("write", missing, "-f", "html") == Ran(2, "", message)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"%PDF-1.7", "This is not a plan: Invalid JSON: expected value at line 1 column 1"),
        (b'{"title": "A plan"}', "This is not a plan: file: Field required (and 12 more)"),
        (
            PLAN.model_dump_json().replace('"schema_version":"1.0"', '"schema_version":"2.0"').encode(),
            "This plan follows schema 2.0, and this program 1.0",
        ),
    ],
)
def test_what_is_not_a_plan_is_said_to_be_none(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    assert answerable("write", path, "-f", "html") == Ran(3, "", f"answerable: {path}: {fault}.\n")


def test_a_folder_that_is_not_there_is_said(plan_file: Path, tmp_path: Path) -> None:
    table = tmp_path / "nowhere" / "table.html"
    message = f"answerable: {table} cannot be written: No such file or directory.\n"
    assert answerable("write", plan_file, "-o", table) == Ran(2, "", message)


def test_binary_formats_are_not_for_a_terminal(plan_file: Path) -> None:
    screen, terminal = pty.openpty()
    refused = subprocess.run(
        [sys.executable, "-m", "answerable", "write", plan_file, "-f", "pdf"],
        stdout=terminal,
        stderr=subprocess.PIPE,
        env=environment(),
        timeout=60,
        check=False,
    )
    os.close(terminal)
    os.close(screen)
    assert refused.returncode == 2
    assert b"pdf is not for a terminal; name a file to write" in refused.stderr
