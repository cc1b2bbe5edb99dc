import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from answerable.cli.summary import summarise
from answerable.documents.demonstration import demonstration_plan
from answerable.documents.plan import Plan
from answerable.documents.reading import read_model, read_plan
from answerable.documents.writers import write
from tests.unit.cli.running import Ran, answerable

HTML = write(demonstration_plan(), "html")
PLAN = read_plan(HTML, "plan.html")
LETTER = b"Dear editor,\n\nThe market on Saturday was a pleasure.\n"


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    return made(tmp_path / "plan.html", HTML)


def made(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def told(plan: Plan) -> str:
    """What is said of a plan on standard error."""
    actions = [action for finding in plan.findings for made in finding.rounds for action in made.actions]
    doubts = len(plan.doubts)
    return f"{len(plan.findings)} findings, {len(actions)} actions, {doubts} doubt{'s' * (doubts != 1)}"


def said_of_one(path: Path | str, plan: Plan) -> str:
    return f"{path}: {told(plan)}\n" if plan.doubts else ""


def test_it_prints_a_summary(plan_file: Path) -> None:
    assert answerable("read", plan_file) == Ran(0, summarise(PLAN), said_of_one(plan_file, PLAN))


@pytest.mark.parametrize("file_format", ["json", "csv", "markdown"])
def test_it_prints_other_formats(plan_file: Path, file_format: str) -> None:
    printed = answerable("read", plan_file, "--format", file_format)
    assert printed == Ran(0, write(PLAN, file_format).decode(), said_of_one(plan_file, PLAN))


def test_it_writes_a_file(plan_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "result.json"
    assert answerable("read", plan_file, "-f", "json", "-o", output) == Ran(0, "", said_of_one(plan_file, PLAN))
    assert Plan.model_validate_json(output.read_bytes()) == PLAN


def test_a_summary_in_a_file_is_eighty_wide(plan_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "summary.txt"
    assert answerable("read", plan_file, "-o", output).status == 0
    assert output.read_text(encoding="utf-8") == summarise(PLAN, width=80)


def test_it_reads_standard_input() -> None:
    printed = answerable("read", "-", "-f", "json", given=HTML)
    assert Plan.model_validate_json(printed.out) == read_plan(HTML, "standard-input")


def test_a_terminal_without_its_characters_gets_plain_ones(plan_file: Path) -> None:
    printed = answerable("read", plan_file, encoding="ascii")
    assert printed.status == 0
    assert "-> by" in printed.out
    assert "?" not in printed.out.replace("\n ? ", "")


def test_it_prints_the_schema_that_its_results_follow() -> None:
    printed = answerable("read", "--schema")
    schema = json.loads(printed.out)
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(write(PLAN, "json")))) == []
    assert schema["required"] == list(Plan.model_fields)


def test_it_prints_the_decoded_document(plan_file: Path) -> None:
    printed = answerable("read", plan_file, "--model")
    document = read_model(HTML, "plan.html")
    assert json.loads(printed.out) == {
        "schema_version": "1.0",
        "file": {
            "name": "plan.html",
            "sha256": document.file.sha256,
            "media_type": document.file.media_type,
            "pages": document.file.pages,
        },
        "cells": [{"id": cell.id, "text": cell.text} for cell in document.cells()],
    }


def test_several_files_are_one_line_of_json_each(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a.html", HTML), made(tmp_path / "b.html", HTML)
    printed = answerable("read", first, second, "-f", "json")
    names = [Plan.model_validate_json(line).file.name for line in printed.out.splitlines()]
    assert (printed.status, names) == (0, ["a.html", "b.html"])
    assert printed.err == f"{first}: {told(PLAN)}\n{second}: {told(PLAN)}\n"


def test_several_decoded_documents_are_one_line_each(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a.txt", LETTER), made(tmp_path / "b.txt", LETTER)
    printed = answerable("read", first, second, "--model")
    assert [json.loads(line)["file"]["name"] for line in printed.out.splitlines()] == ["a.txt", "b.txt"]


def test_several_summaries_are_parted_by_a_line(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a.html", HTML), made(tmp_path / "b.html", HTML)
    summaries = [summarise(read_plan(HTML, name)) for name in ("a.html", "b.html")]
    assert answerable("read", first, second).out == f"\n{'-' * 72}\n\n".join(summaries)


def test_several_results_go_into_a_folder(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a.html", HTML), made(tmp_path / "b.html", HTML)
    folder = tmp_path / "out"
    assert answerable("read", first, second, "-f", "csv", "-o", folder).status == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "a.html.csv": write(PLAN, "csv"),
        "b.html.csv": write(PLAN, "csv"),
    }


def test_one_bad_file_does_not_stop_the_others_and_the_highest_status_counts(tmp_path: Path) -> None:
    plan, letter = made(tmp_path / "a.html", HTML), made(tmp_path / "letter.txt", LETTER)
    broken, missing = made(tmp_path / "broken.pdf", b"%PDF-1.7 and no more"), tmp_path / "missing.pdf"
    printed = answerable("read", missing, letter, broken, plan, "-f", "json")
    assert (printed.status, Plan.model_validate_json(printed.out)) == (4, read_plan(HTML, "a.html"))
    said = printed.err.splitlines()
    assert said[0] == f"answerable: {missing}: No such file or directory."
    assert [line.split(": ")[1] for line in said[1:3]] == [str(letter), str(broken)]
    assert said[3] == f"{plan}: {told(PLAN)}"


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [("broken.pdf", b"%PDF-1.7 and no more", 3), ("empty.docx", b"", 3), ("letter.txt", LETTER, 4)],
)
def test_a_file_that_gives_no_plan_ends_in_a_sentence(tmp_path: Path, name: str, content: bytes, status: int) -> None:
    path = made(tmp_path / name, content)
    ended = answerable("read", path)
    assert (ended.status, ended.out) == (status, "")
    assert ended.err.startswith(f"answerable: {path}: ")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Invalid value for FILE: name at least one file, or - for standard input"),
        (["-", "-"], "Invalid value for FILE: standard input can be read once only"),
        (["a", "b", "-f", "csv"], "Invalid value for --output: name a folder for the tables of several files"),
        (["a", "-f", "docx"], "Invalid value for '--format' / '-f': Value error, 'docx' is not one of"),
        (["a", "--timeout", "0"], "Invalid value for '--timeout': Input should be greater than or equal to 0.1"),
    ],
)
def test_wrong_use_is_said(arguments: list[str], message: str) -> None:
    refused = answerable("read", *arguments)
    assert (refused.status, refused.out) == (2, "")
    assert message in refused.err


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    message = f"answerable: {tmp_path}: This is a folder; name the files in it.\n"
    assert answerable("read", tmp_path) == Ran(2, "", message)
