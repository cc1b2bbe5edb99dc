"""What stands before the plan: its title, what it responds to, who inspected, when it was submitted."""

import pytest

from answerable.documents.plan import Plan
from tests.unit.documents.understanding.plans_said import HEAD, read

ROW = ("1", "Mend the looms.", "Agreed", "The mill will buy new thread.", "Head of Looms", "May 2031")


def behind(*front: str, name: str = "plan.txt") -> Plan:
    """A plan with these lines before it."""
    return read(*front, HEAD, ROW, name=name)


def test_the_front_of_a_plan_is_read() -> None:
    plan = behind(
        "HM Prison and Probation Service",
        "Action plan: Idle looms of Wold Mill",
        "A response to: Idle looms",
        "Report published: 3 May 2031",
        "Original action plan submitted: 9 June 2031",
        "Updated action plan submitted: 1 December 2031",
        "Place: Wold Mill",
        "Inspectorate: Inspectorate of Mills",
    )
    assert (plan.title, plan.responds_to) == ("Idle looms of Wold Mill", "Idle looms")
    assert (plan.inspectorate, plan.place, plan.body) == (
        "Inspectorate of Mills",
        "Wold Mill",
        "HM Prison and Probation Service",
    )
    assert plan.report_published is not None
    assert (plan.report_published.raw, str(plan.report_published.date)) == ("3 May 2031", "2031-05-03")
    assert [(one.round, one.raw, str(one.date)) for one in plan.submitted] == [
        ("Original", "9 June 2031", "2031-06-09"),
        ("Updated", "1 December 2031", "2031-12-01"),
    ]


def test_the_body_may_be_named_after_a_label() -> None:
    assert behind("Body: The Wold Mill Company").body == "The Wold Mill Company"


def test_a_plan_without_a_title_takes_what_it_responds_to() -> None:
    plan = behind("Wold Mill", "Response to the HMIP inspection of: Idle looms")
    assert (plan.title, plan.responds_to) == ("Idle looms", "Idle looms")


def test_a_plan_that_names_nothing_takes_its_first_line_for_a_title() -> None:
    assert behind("Looms of the north", "Upper Wold").title == "Looms of the north"


def test_a_plan_without_front_takes_the_name_of_its_file_for_a_title() -> None:
    plan = behind(name="looms.txt")
    assert (plan.title, plan.responds_to, plan.inspectorate, plan.place, plan.body) == (
        *("looms.txt", ""),
        *(None, None, None),
    )
    assert (plan.report_published, plan.submitted) == (None, ())


def test_a_long_passage_is_no_title() -> None:
    assert behind("Looms " * 60, "Idle looms").title == "Idle looms"


@pytest.mark.parametrize("line", ["Action plan submitted: soon", "Report published: soon"])
def test_a_day_that_cannot_be_read_is_no_day(line: str) -> None:
    plan = behind(line)
    assert (plan.report_published, plan.submitted) == (None, ())


def test_the_inspectorate_and_the_place_may_stand_in_a_sentence() -> None:
    plan = behind("This plan answers an inspection by HM Inspectorate of Prisons.", "Action plan: HMP Wold Mill")
    assert (plan.inspectorate, plan.place) == ("HM Inspectorate of Prisons", "HMP Wold Mill")
