import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.due_dates import split_due_dates


def split(words: str) -> list[str]:
    return [words[start:end] for start, end in split_due_dates(words)]


@pytest.mark.parametrize(
    "run",
    [
        "Ongoing | June 2021 | August 2021 | Ongoing",
        "November 2021 | October 2021",
        "June 2022 | June 2021 | March 2022 | Commencing August 2021",
        "Draft framework October 2021 | March 2022 publication of framework | Annually from",
        "Quarterly staff forums from June 2021 | Exit interview results review July 2021 | December 2021 | Ongoing",
        "March 2022 for trials to be completed | Course launch June 2021; | commencement September 2021",
        "Audit complete by January 2022 | Case sampling Guidance in place January 2022",
        "January 2022 | This is ongoing work that will be checked in March 2022.",
        "October 2021 | January 2022 | Complete",
        "Completed and ongoing",
        "Completed March 2022",
        "July 2022 (Subject to Census)",
        "July 2022 (Subject to Census) | August 2022",
        "June 2022 subject to funding | July 2022",
        "Initial look at data December 2021 (6 months post merger) | Ongoing",
        "March 2022 (completed) | Ongoing (reviewed quarterly) | June 2022",
        "Ongoing until March 2022 | Ongoing",
        "June 2021 to March 2022 | Complete",
        "June 2021 and July 2021",
        "June 2021, | August 2021",
        "June 2021 onwards | July 2022",
        "June 2021 | from August 2021",
        "June 2021 launch | July 2021",
        "Draft June 2021 | launch by July 2021",
        "June 2021 Launch | July 2021 Review",
        "June 2021 for launch | by July 2021",
        "March 2022 for trials in London to be completed | Course launch June 2021",
        "Commencing April 2022 | Commencing May 2022 | June 2022",
        "• June 2021 | • Ongoing",
        "To be completed by March 2022 | TBC",
        "June 2021 | Publication of the HMPPS Race Action plan July 2021",
        "June 2021 work is ongoing",
        "June 2021 - | Launch July 2021",
        "Ongoing - review March 2022",
        "June 2021 for new HMPPS guidance | Course launch by July 2021",
        "00010111001 2022",
        "Publication of guidance",
    ],
)
def test_a_run_is_split_where_a_reader_would(run: str) -> None:
    targets = run.split(" | ")
    assert split(" ".join(targets)) == targets


def test_lines_and_semicolons_always_part() -> None:
    assert split("June 2021\nComplete;Draft\n guidance; ") == ["June 2021", "Complete;", "Draft", "guidance;"]


def test_bare_marks_join_what_stands_beside_them() -> None:
    assert [split("•\nJune 2021\n;\nOngoing"), split(" - ; "), split("")] == [
        ["•\nJune 2021\n;", "Ongoing"],
        ["- ;"],
        [],
    ]


PIECES = st.sampled_from(
    [
        "June 2021",
        "9 May 2022",
        "Ongoing",
        "complete",
        "Completed",
        "subject to",
        "(",
        ")",
        "funding",
        "by",
        "from",
        "and",
        "Monthly",
        ";",
        "\n",
        "•",
        "Review",
        "review",
        "-",
        ",",
        "TBC",
    ]
)


@given(st.lists(PIECES).map(" ".join) | st.lists(PIECES).map("".join) | st.text())
def test_the_ranges_hold_every_character_once_and_in_order(words: str) -> None:
    ranges = split_due_dates(words)
    offsets = [0, *(offset for pair in ranges for offset in pair), len(words)]
    assert offsets == sorted(offsets)
    assert all(start < end for start, end in ranges)
    outside = [words[start:end] for start, end in zip(offsets[::2], offsets[1::2], strict=True)]
    assert "".join(outside).strip() == ""


TARGETS = st.sampled_from(
    (
        *("June 2021", "9th September 2022", "31/03/2022", "Quarter One of 2022", "Q3 2021/22", "Winter 2021"),
        *("Complete", "Complete and ongoing", "Ongoing", "In progress", "Commenced and ongoing", "Monthly", "TBC"),
        *("Commencing July 2022", "From June 2021", "June 2021 onwards", "Annually from March 2022", "Within 3 months"),
        *("June 2022 (Subject to Census)", "Draft guidance October 2021", "Review complete by January 2022"),
        *("Course launch June 2021", "Ongoing until March 2022", "By March 2022", "Completed March 2022"),
    )
)


@given(st.lists(TARGETS, min_size=1, max_size=12))
def test_known_targets_are_split_back_into_themselves(targets: list[str]) -> None:
    assert split(" ".join(targets)) == targets
    assert split("\n".join(targets)) == targets
