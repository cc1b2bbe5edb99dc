"""Lines of a PDF become the paragraphs that their author wrote."""

from answerable.documents.model import Cell, Table
from answerable.documents.readers.pdf import read_pdf
from tests.support.pdf_files import boxed, printed, show, tagged


def blocks(data: bytes) -> list[str]:
    return [item.text for item in read_pdf(data)[0].items if isinstance(item, Cell)]


def first_cell(data: bytes) -> str:
    table = read_pdf(data)[0].items[0]
    assert isinstance(table, Table)
    return table.rows[0][0].text


def cell(*lines: str | tuple[float, str]) -> str:
    """What is made of a ruled cell of these lines, each with its indent if not 0; 92 points fit into one."""
    return first_cell(boxed(*lines))


def test_wrapped_lines_are_joined() -> None:
    assert cell("the group will meet", "every month and say", "what it needs") == (
        "the group will meet every month and say what it needs"
    )


def test_a_line_that_ended_though_the_next_word_had_room_was_ended_by_hand() -> None:
    assert cell("June 2021", "July 2021") == "June 2021\nJuly 2021"
    assert cell("Head of Assurance,", "and Ethics", "Director") == "Head of Assurance, and Ethics\nDirector"


def test_a_gap_parts_paragraphs() -> None:
    assert cell("the group will meet", "", "every month and say") == "the group will meet\nevery month and say"


def test_words_cut_at_a_hyphen_or_slash_go_on_without_a_space() -> None:
    assert cell("a plan for the long-", "term needs of groups") == "a plan for the long-term needs of groups"
    assert cell("the short and mid-", "and long term plans") == "the short and mid- and long term plans"
    assert cell("probation and prison/", "custody services all") == "probation and prison/custody services all"
    assert cell("agreed/ partly said/", "Partly agreed or not") == "agreed/ partly said/ Partly agreed or not"
    assert cell("https://example.org/a", "b-c/report") == "https://example.org/ab-c/report"


def test_the_same_words_twice_are_two_entries() -> None:
    assert cell("Completed by the end", "Completed by the end") == "Completed by the end\nCompleted by the end"


def test_bullets_begin_paragraphs() -> None:
    listed = "• meet every group that asks for it\n• report"
    assert cell("• meet every group", (8, "that asks for it"), "• report") == listed
    nested = "• meet every group\n◦ and listen\n• report"
    assert cell("• meet every group", (12, "• and listen"), "• report") == nested


def test_no_break_spaces_are_spaces() -> None:
    assert cell("6\u00a0May\u00a02021") == "6 May 2021"


def test_in_a_narrow_column_dates_are_told_apart() -> None:
    lines = ("June 2021", "July 2021", "October", "2021", "Annually", "from May", "2022")
    assert first_cell(boxed(*lines, width=60)) == "June 2021\nJuly 2021\nOctober 2021\nAnnually from May 2022"


def test_a_space_drawn_at_the_end_of_lines_tells_wraps_from_words_cut() -> None:
    lines = [
        "the group will meet ", "each month and will ", "say what it may need ", "for accommodationan",
        "unsplittableword-for", "recommendationsthat", "one",
    ]  # fmt: skip
    text = first_cell(boxed(*lines))
    assert text.startswith("the group will meet each month and will say what it may need")
    assert text.replace("\n", "").replace(" ", "") == "".join(lines).replace(" ", "")


def test_a_soft_hyphen_is_a_hyphen_within_a_line_and_goes_at_its_end() -> None:
    content = show("Self\x01help for the orga\x01", 50, 700) + " " + show("nisers of the groups", 50, 688)
    assert blocks(tagged([content])) == ["Self-help for the organisers of the groups"]


def test_ligatures_are_taken_apart() -> None:
    # No standard font has them; the web page names the characters.
    assert blocks(printed("<p>eﬀect of the oﬃce ﬁrst ﬂoor</p>", tagged=True)) == ["effect of the office first floor"]
